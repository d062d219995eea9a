"""HTML that takes its colours and font from the theme: one component with the board's styles."""

import re
import zlib
from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

FOLDER = Path(__file__).parent
# in this order: a later style wins, and the last script is the component itself
STYLES = (
    "theme charts ranking board choices queue upload dictionary print_sheet review coverage trend accounts"
    " profile links"
)
SCRIPTS = "share search unsaved own_rows chosen_cases week_map address component"
PACKED_FROM = 8192  # signs


def _joined(folder: str, names: str, kind: str) -> str:
    """The files of a folder as one text, without the blanks at the beginning of its lines:
    Streamlit sends it anew with every element."""
    files = (FOLDER / folder / f"{name}.{kind}" for name in names.split())
    return re.sub(r"\n\s+", "\n", "".join(file.read_text(encoding="utf-8") for file in files))


_component = st.components.v2.component(
    "tanggap",
    html='<div class="tanggap" lang="id"></div>',
    js=_joined("scripts", SCRIPTS, "js"),
    css=_joined("styles", STYLES, "css"),
)


def show(html: str, key: str) -> None:
    """Draws HTML; whatever came from outside must have gone through :func:`text`. A click on a link
    of :func:`profile` opens it in the same session."""
    show_all({key: html}, key)


def show_all(
    pieces: dict[str, str],
    key: str,
    mine: dict | None = None,
    on_open: Callable[[], None] | None = None,
) -> None:
    """Draws several pieces of HTML as one element: each element costs every viewer's visit time.
    ``mine``: the viewer's own rows (``own_rows``), which are marked in the browser; ``on_open``:
    what a press of button.open calls."""
    parts = tuple(pieces.values())
    is_long = sum(map(len, parts)) >= PACKED_FROM
    sent = {"packed": _packed(parts)} if is_long else {"html": "".join(parts)}
    heard = {"on_opened_change": on_open} if on_open else {}
    _component(data=sent | ({"mine": mine} if mine else {}), key=key, **heard)


@lru_cache(64)
def _packed(parts: tuple[str, ...]) -> str:
    """A tenth of the size: a long list is sent to, and hashed for, every viewer. Found by its parts,
    which are kept and know their hashes; joined anew for each viewer, all would be hashed."""
    return b64encode(zlib.compress("".join(parts).encode())).decode()


def profile(by: str, unit: str) -> str:
    """The address of a unit's profile (``by`` opd or account), ready for ``href``."""
    return text(f"profil?{urlencode({'unit': unit, 'by': by})}")


def text(value: object) -> str:
    """Text from outside, harmless in HTML."""
    return escape(str(value))
