"""The one error that people see: a plain Indonesian sentence that names the thing and the way
out."""


class Refused(Exception):
    """What was asked is refused and nothing was stored; the text is the sentence shown to the
    person.

    ``question``: where an answer would let it through, what a screen needs to ask for it:
    ``{"asks": "dates"}``, ``{"asks": "own", "names": [...], "guess": name or None}``, ``{"asks":
    "account", ...}``, ``{"asks": "map", ...}``."""

    def __init__(self, sentence: str, question: dict | None = None):
        super().__init__(shorten(" ".join(sentence.split())))
        self.question = question


def shorten(text: str, limit: int = 300) -> str:
    """The text, cut to ``limit`` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quote(value: object, limit: int = 40) -> str:
    """A value from outside as it may stand in a sentence: one line, printable, short, in quotation
    marks."""
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return f"“{shorten(' '.join(text.split()), limit)}”"
