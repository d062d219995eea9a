"""Tables as offices keep them: ``python -m bench.everyday``."""
