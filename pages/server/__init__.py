"""How the server starts, runs a page and ends."""
