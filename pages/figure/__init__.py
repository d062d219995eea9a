"""The screen "Buka angka ini": what a figure means and what it is made of."""
