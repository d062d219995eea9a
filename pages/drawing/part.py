"""A finished piece of a page: made once, kept, and drawn for every viewer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pages.drawing import markup

TAGS = {"gray": '<p class="under-title">{}</p>', "small": '<p class="small muted">{}</p>'}


@dataclass(frozen=True)
class Part:
    """``kind`` gray or small (plain texts), or html (with a key)."""

    kind: str
    content: str
    key: str | None = None


def draw(
    parts: Iterable[Part], mine: dict | None = None, on_open: Callable[[], None] | None = None
) -> None:
    """Draws the parts in their order as one element. ``mine``: the viewer's own rows; ``on_open``
    is called when the button of class ``open`` is pressed."""
    pieces = {part.key or part.content: _html(part) for part in parts}
    if pieces:
        markup.show_all(pieces, key=f"parts-{next(iter(pieces))}", mine=mine, on_open=on_open)


def _html(part: Part) -> str:
    return (
        part.content if part.kind == "html" else TAGS[part.kind].format(markup.text(part.content))
    )
