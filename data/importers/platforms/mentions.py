"""Whom a comment mentions: the known names that stand after an "@", in the order of the text."""

import re
from collections.abc import Container

from data.importers.names import plain

AT = re.compile(r"@(?=\S)")
LONGEST_NAME = 120  # characters
MOST_WORDS = 4  # handles are one word, display names may be several


def first_mentioned(text: str, known: Container[str]) -> str | None:
    """The first of the ``known`` names (as ``own_names.plain`` compares them) that the text
    mentions, or None."""
    for at in AT.finditer(text):
        words = text[at.end() : at.end() + LONGEST_NAME].split()[:MOST_WORDS]
        for count in range(len(words), 0, -1):
            name = plain(" ".join(words[:count]))
            found = next((n for n in (name, name.rstrip(".,:;!?)")) if n in known), None)
            if found is not None:
                return found
    return None
