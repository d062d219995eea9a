"""Tanggap: the frame around every screen. Run it with ``streamlit run dashboard.py``."""

import streamlit as st

from pages.access import access, door, rights, sign_in
from pages.cache import store
from pages.server import ending, run, warm

st.set_page_config(
    "Tanggap", page_icon="/app/static/favicon.png", layout="wide", initial_sidebar_state="collapsed"
)
st.logo(run.LOGO, size="large")

ending.register()
viewer = door.enter()
if viewer == access.NOBODY:
    if sign_in.is_set_up():
        warm.board()
    st.stop()
pages = [
    st.Page(
        screen.path,
        title=screen.title,
        url_path=screen.url_path or None,
        default=not screen.url_path,
        visibility="hidden" if screen.hidden else "visible",
    )
    for screen in rights.of(viewer.role)
]
pages += [
    st.Page(
        access.refused(screen), title=screen.title, url_path=screen.url_path, visibility="hidden"
    )
    for screen in rights.others(viewer.role)
]

if viewer.role == rights.WALL:
    run.run(st.navigation(pages, position="hidden"), pages)
    st.stop()
with st.container(horizontal_alignment="center"), st.container(width=1240):
    is_demo = store.is_demo()
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute" if is_demo else "right",
    ):
        if is_demo:
            st.badge(
                "Data contoh",
                color="orange",
                help="Kabupaten rekaan. Register pertama mengakhiri data contoh ini.",
            )
        door.who(viewer)
    run.run(st.navigation(pages, position="top"), pages)
