"""HTML that takes its colours and font from the theme: one component with the board's styles."""

from html import escape
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
SCRIPT = """
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".tg");
  if (root.shown !== data.html) { root.innerHTML = data.html; root.shown = data.html; }
}
"""
_component = st.components.v2.component(
    "tanggap", html='<div class="tg" lang="id"></div>', js=SCRIPT,
    css="".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("ranking", "board", "work")))


def show(html: str, key: str) -> None:
    """Draws HTML; whatever came from outside must have gone through :func:`text`."""
    _component(data={"html": html}, key=key)


def text(value: object) -> str:
    """Text from outside, harmless in HTML."""
    return escape(str(value))
