"""Questions where nothing happens: ``python -m bench.false_alarms``."""
