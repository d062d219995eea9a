"""The screen "Tentang data"."""
