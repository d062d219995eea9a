"""Taking in a file: look, read in a child process, check, store."""
