"""The screen "Antrean"."""
