""" "Bagikan tautan": copies the address, in which all that is chosen stands; who opens it sees the
same, if they may."""

import streamlit as st

BUTTON = '<button type="button" class="share" aria-live="polite">Bagikan tautan</button>'


def base() -> str:
    """http://server:8501, as this browser calls it; on a page with a path of its own."""
    url = st.context.url or ""
    return url.partition("?")[0].rstrip("/").rpartition("/")[0] if url.count("/") > 2 else url
