"""The Pollock benchmark: ``python -m bench.pollock``."""
