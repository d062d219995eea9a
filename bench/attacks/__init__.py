"""Attacks on the figures: ``python -m bench.attacks``."""
