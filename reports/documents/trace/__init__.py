"""Every number of a finished document led back to its version."""
