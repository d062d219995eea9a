"""Disks that are full, read-only or failing: ``python -m bench.disks``."""
