"""Every figure as typed cells."""
