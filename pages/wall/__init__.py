"""The screen "Mode layar"."""
