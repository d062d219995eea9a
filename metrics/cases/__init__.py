"""The cases behind a figure, and those that wait."""
