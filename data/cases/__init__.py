"""From the rows of uploads to cases, one account at a time, and from all cases to the store."""
