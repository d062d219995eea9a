"""The screen "Tren"."""
