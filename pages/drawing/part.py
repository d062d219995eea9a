"""A finished piece of a page: made once, kept, and drawn for every viewer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

import streamlit as st

from pages.drawing import markup

TAGS = {"gray": '<p class="under-title">{}</p>', "small": '<p class="small muted">{}</p>'}


@dataclass(frozen=True)
class Part:
    """``kind`` gray or small (plain texts), html (with a key), or figure (with a key and
    ``options`` for the chart)."""

    kind: str
    content: object
    key: str | None = None
    options: dict = field(default_factory=dict, hash=False, compare=False)


def draw(
    parts: Iterable[Part], mine: dict | None = None, on_open: Callable[[], None] | None = None
) -> None:
    """Draws the parts in their order; those between two figures are one element. ``mine``: the
    viewer's own rows; ``on_open`` is called when the button of class ``open`` is pressed."""
    for is_figure, some in groupby(parts, lambda part: part.kind == "figure"):
        if is_figure:
            for part in some:
                st.plotly_chart(
                    part.content, key=part.key, config={"displayModeBar": False}, **part.options
                )
        else:
            pieces = {part.key or part.content: _html(part) for part in some}
            markup.show_all(pieces, key=f"parts-{next(iter(pieces))}", mine=mine, on_open=on_open)


def _html(part: Part) -> str:
    return (
        part.content if part.kind == "html" else TAGS[part.kind].format(markup.text(part.content))
    )
