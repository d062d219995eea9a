"""Which column of an unknown table is which field: header, guess, mapping."""
