""""Bagikan": the link to what is on the screen now, to copy into a message."""

from urllib.parse import urlencode

import streamlit as st


def button(path: str) -> None:
    """A popover with the link; ``path`` is the page's, the rest is the address as it is now."""
    with st.popover("Bagikan tautan"):
        st.write("Salin tautan ini; yang membukanya melihat halaman yang sama.")
        st.code(f"{base()}/{path}?{urlencode(st.query_params.to_dict())}", language=None, wrap_lines=True)


def base() -> str:
    """http://server:8501, as this browser calls it."""
    url = st.context.url or ""
    return url.partition("?")[0].rstrip("/").rpartition("/")[0] if url.count("/") > 2 else url
