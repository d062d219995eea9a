"""Figures over time: months, weeks, hours, units side by side."""
