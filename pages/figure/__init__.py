"""The page "Angka": what a figure means and what it is made of."""
