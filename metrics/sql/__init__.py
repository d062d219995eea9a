"""Figures from cases, one SQL statement per file."""
