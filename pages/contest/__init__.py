"""The screen "Sanggah"."""
