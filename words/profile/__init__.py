"""The sentences of a profile."""
