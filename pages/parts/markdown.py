"""Texts from outside inside Markdown: titles and headings read it."""

import re


def plain(text: object) -> str:
    """The text, with every sign that Markdown could read made literal."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|:$~<>&-])", r"\\\1", str(text))
