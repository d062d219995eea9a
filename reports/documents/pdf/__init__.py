"""Paper: Typst, its one template and its letters."""
