"""The definitions of all indicators, as reviewed files."""
