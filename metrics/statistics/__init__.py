"""Statistics over arrays: shrinkage, places, change, limits, funnel, survival."""
