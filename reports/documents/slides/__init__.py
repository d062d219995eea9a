"""Slides for the coordination meeting."""
