"""The walk-throughs of somebody who does not know Tanggap."""
