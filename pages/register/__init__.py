"""The screen "Register"."""
