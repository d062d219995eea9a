"""The tables of a month, as a screen or document of it shows them; ``reports`` lists them."""
