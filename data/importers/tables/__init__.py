"""Tables of any kind: CSV, workbooks, HTML, JSON, Parquet."""
