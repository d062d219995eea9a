"""HTML that takes its colours and font from the theme: one component with the board's styles."""

from html import escape
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import streamlit as st

FOLDER = Path(__file__).parent
PROFILE, FILTERS = "pages/bupati/profile.py", ("bulan", "jam", "papan")
SCRIPT = """
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".tg");
  if (root.shown !== data.html) { root.innerHTML = data.html; root.shown = data.html; }
  root.onclick = (event) => {
    const link = event.target.closest("a[href^='profil?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("profile", link.getAttribute("href"));
  };
}
"""
_component = st.components.v2.component(
    "tanggap", html='<div class="tg" lang="id"></div>', js=SCRIPT,
    css="".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("ranking", "board", "work", "unit")))


def show(html: str, key: str) -> None:
    """Draws HTML; whatever came from outside must have gone through :func:`text`. A click on a link of :func:`profile`
    opens it in the same session."""
    chosen = _component(data={"html": html}, key=key, on_profile_change=lambda: None).profile
    if chosen:
        st.switch_page(PROFILE, query_params={**kept_filters(), **dict(parse_qsl(chosen.partition("?")[2]))})


def profile(by: str, unit: str) -> str:
    """The address of a unit's profile (``by`` opd or account), ready for ``href``."""
    return text(f"profil?{urlencode({'unit': unit, 'by': by})}")


def kept_filters() -> dict[str, str]:
    """The filters that stay in the address from page to page."""
    return {name: st.query_params[name] for name in FILTERS if name in st.query_params}


def text(value: object) -> str:
    """Text from outside, harmless in HTML."""
    return escape(str(value))
