"""Beside plain DuckDB, pandas and Polars: ``python -m bench.peers``."""
