"""The wall's frame: over the whole window, with clock and date of the data; sizes follow the window
(wall.css)."""

from pathlib import Path

import streamlit as st

from data import moment
from pages.cache import store
from pages.wall.panels import Panels
from words import numbers

STYLES = (
    Path(__file__).parents[1] / "drawing" / "styles" / "theme.css",
    Path(__file__).with_name("wall.css"),
)
SCRIPT = """
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".tanggap");
  if (root.shown !== data.html) { root.innerHTML = data.html; root.shown = data.html; }
}
"""
LOGO = (
    '<svg viewBox="0 0 28 28" aria-hidden="true"><rect width="28" height="28" rx="7" '
    'fill="var(--accent)"/><path d="M7 9.5h14M7 14h9M7 18.5h5" stroke="var(--bg)" '
    'stroke-width="2.4" stroke-linecap="round"/><circle cx="19.5" cy="18" r="2.6" '
    'fill="var(--bg)"/></svg>'
)
_component = st.components.v2.component(
    "tanggap-wall",
    html='<div class="tanggap wall" lang="id"></div>',
    js=SCRIPT,
    css="".join(path.read_text(encoding="utf-8") for path in STYLES),
)


def show(html: str) -> None:
    """Draws one turn."""
    _component(data={"html": html}, key="wall")


def html(panels: Panels, at: int) -> str:
    """The turn with that number."""
    demo = '<span class="demo">Data contoh</span>' if store.is_demo() else ""
    dots = "".join(f"<i{' class=on' if i == at else ''}></i>" for i in range(len(panels.parts)))
    body = panels.parts[at] if panels.parts else f"<p>{panels.nothing}</p>"
    return (
        f'<div class="wall-head"><span class="brand">{LOGO}<span>Tanggap <em>Kabupaten '
        f"Klaten</em></span></span>{demo}"
        f'<span class="clock">{numbers.clock(moment.now().astimezone(moment.WIB))}</span></div>'
        f"<h1>{panels.headline}</h1><section>{body}</section>"
        f'<div class="wall-foot"><span>{panels.freshness}<small>{panels.ground}</small></span><span class="dots" '
        f'aria-hidden="true">{dots}</span></div>'
    )
