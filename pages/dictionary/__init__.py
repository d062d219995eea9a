"""The screen "Kamus indikator"."""
