"""Killed at every step: ``python -m bench.crash``."""
