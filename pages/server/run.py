"""How a page is run: what was opened before signing in comes first, and a refusal is a page of its
own."""

from base64 import b64encode
from pathlib import Path

import streamlit as st

from data.errors import Refused, refused_by_disk
from pages.access import opened_link
from pages.cache import store
from pages.drawing.refused import say
from words.markdown import plain

# as an address: a file would be read and encoded anew for every visit, and Streamlit serves SVG
# files as plain text
LOGO = (
    "data:image/svg+xml;base64,"
    + b64encode((Path(__file__).parents[2] / "static" / "logo.svg").read_bytes()).decode()
)


def run(opened: st.Page, pages: list[st.Page]) -> None:
    """Runs the opened page (see ``st.navigation``) of those of the one who looks."""
    if not opened.url_path:
        opened_link.follow(pages)
    try:
        with refused_by_disk():
            opened.run()
    except Refused as refusal:
        say(refusal)


def say_lacking() -> None:
    """Above every page: which damaged uploads the figures have to do without."""
    try:
        seen = store.for_reading()
    except Refused:  # said by the page itself
        return
    for sentence in store.lacking(seen.path) if seen else ():
        st.warning(plain(sentence))
