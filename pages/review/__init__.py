"""The screen "Tinjauan bulanan" and its print sheet."""
