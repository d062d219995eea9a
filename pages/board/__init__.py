"""The screen "Papan peringkat"."""
