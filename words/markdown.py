"""Markdown: texts from outside made literal, and the accent of what can be clicked."""

import re


def plain(text: object) -> str:
    """The text, with every sign that Markdown could read made literal."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|:$~<>&-])", r"\\\1", str(text))


def link(label: str) -> str:
    """The label of a link or of a button that looks like one, in the accent: Streamlit writes both
    like plain text."""
    return f":green[{label}]"
