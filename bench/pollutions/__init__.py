"""Broken tables that are meant: ``python -m bench.pollutions``."""
