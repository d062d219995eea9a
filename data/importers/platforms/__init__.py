"""Exports of the platforms themselves: Meta, TikTok, X, YouTube."""
