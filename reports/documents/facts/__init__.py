"""A version's numbers as documents print them, each with where it comes from."""
