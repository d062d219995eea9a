""" "Bagikan tautan": shares the address, in which all that is chosen stands; who opens it sees the
same, if they may. Where there is no sheet for sharing, it is copied."""

import streamlit as st

from pages.drawing.markup import text

BUTTON = '<button type="button" class="share" aria-live="polite">Bagikan tautan</button>'


def of_text(said: str) -> str:
    """A button that shares this text."""
    return (
        f'<button type="button" class="share" aria-live="polite" data-text="{text(said)}">'
        "Bagikan teks ini</button>"
    )


def base() -> str:
    """http://server:8501, as this browser calls it; on a page with a path of its own."""
    url = st.context.url or ""
    return url.partition("?")[0].rstrip("/").rpartition("/")[0] if url.count("/") > 2 else url
