"""Documents of a published month: their cost, and pictures of their pages."""
