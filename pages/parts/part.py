"""A finished piece of a page: made once, kept, and drawn for every viewer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from pages.parts import markup


@dataclass(frozen=True)
class Part:
    """``kind`` header, subheader, text, gray, html (with a key) or figure (with a key, ``options`` for the chart)."""

    kind: str
    content: object
    key: str | None = None
    options: dict = field(default_factory=dict, hash=False, compare=False)


def draw(parts: Iterable[Part]) -> None:
    """Draws the parts in their order."""
    for part in parts:
        if part.kind == "html":
            markup.show(part.content, key=part.key)
        elif part.kind == "figure":
            st.plotly_chart(part.content, key=part.key, config={"displayModeBar": False}, **part.options)
        elif part.kind == "gray":
            st.markdown(f":gray[{part.content}]", width=760)
        elif part.kind == "text":
            st.text(part.content)
        else:
            {"header": st.header, "subheader": st.subheader}[part.kind](part.content, anchor=False)
