"""Texts for groups, the Monday digest, and its way out by e-mail."""
