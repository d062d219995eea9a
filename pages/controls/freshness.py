"""Until when the data are complete, and whether they are invented: in sight on every screen."""

import streamlit as st

from pages.access import access, rights
from pages.cache import figures, store
from pages.controls import ground
from words import coverage, markdown

PAGES = {"cakupan": "pages/coverage/coverage.py", "angka-saya": "pages/profile/mine.py"}
DEMO = ":gray-badge[Data contoh]"  # of an invented regency; the first register ends it


def show(path: str, with_link: bool = True, ground_of: str | None = None) -> None:
    """The day, and how many accounts reach it; a way to who lacks what, for those who may see it, and
    to the ground of a board's target on screens that say one (``ground_of``). Nothing before the
    first upload."""
    if figures.known(path) is None:
        return
    found = figures.complete_until(path)
    said = coverage.freshness(found)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if store.is_demo():
            st.markdown(f"{DEMO} :small[:gray[{said}]]", width="content")
        else:
            st.caption(said, width="content")
        way = rights.lacking(access.current().role)
        if with_link and way and found.reached < found.accounts:
            label = markdown.link(coverage.LACKING[way])
            st.page_link(PAGES[way], label=label, width="content")
        if ground_of:
            ground.show(ground_of)
