"""HTML that takes its colours and font from the theme: one component with the board's styles."""

import zlib
from base64 import b64encode
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

FOLDER = Path(__file__).parent
PACKED_FROM = 8192  # signs
SCRIPT = """
const KEPT = ["bulan", "jam", "papan"];  // the shared filters
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".tg");
  const sent = data.packed ?? data.html;
  if (root.shown !== sent) {
    root.shown = sent;
    if (data.packed) unpack(sent).then((html) => { if (root.shown === sent) root.innerHTML = html; });
    else root.innerHTML = sent;
  }
  root.onclick = (event) => {
    const link = event.target.closest("a[href^='profil?']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // what the browser's own buttons do: the page changes in the same session, and one step back leads here again
    const address = new URL(link.getAttribute("href"), window.location.href);
    const now = new URLSearchParams(window.location.search);
    for (const name of KEPT) if (now.has(name)) address.searchParams.set(name, now.get(name));
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
}
"""
_component = st.components.v2.component(
    "tanggap", html='<div class="tg" lang="id"></div>', js=SCRIPT,
    css="".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("ranking", "board", "work", "unit")))


def show(html: str, key: str) -> None:
    """Draws HTML; whatever came from outside must have gone through :func:`text`. A click on a link of :func:`profile`
    opens it in the same session."""
    show_all({key: html}, key)


def show_all(pieces: dict[str, str], key: str) -> None:
    """Draws several pieces of HTML as one element: each element costs every viewer's visit time."""
    html = "".join(pieces.values())
    _component(data={"html": html} if len(html) < PACKED_FROM else {"packed": _packed(html)}, key=key)


@lru_cache(64)
def _packed(html: str) -> str:
    """A tenth of the size: a long list is sent to, and hashed for, every viewer."""
    return b64encode(zlib.compress(html.encode())).decode()


def profile(by: str, unit: str) -> str:
    """The address of a unit's profile (``by`` opd or account), ready for ``href``."""
    return text(f"profil?{urlencode({'unit': unit, 'by': by})}")


def text(value: object) -> str:
    """Text from outside, harmless in HTML."""
    return escape(str(value))
