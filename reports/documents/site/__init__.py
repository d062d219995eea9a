"""The public site and its data."""
