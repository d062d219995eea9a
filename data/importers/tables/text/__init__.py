"""Tables as delimited text: CSV and its kin."""
