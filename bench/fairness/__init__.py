"""Whether boards find the truth: ``python -m bench.fairness``."""
