"""What screens look up, kept per store."""
