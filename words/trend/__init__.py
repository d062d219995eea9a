"""The sentences of Tren."""
