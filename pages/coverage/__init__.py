"""The screen "Cakupan"."""
