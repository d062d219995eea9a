"""Case-level exports of ticket systems."""
