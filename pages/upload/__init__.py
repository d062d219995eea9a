"""The screen "Unggah"."""
