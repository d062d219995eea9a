"""Tanggap: the frame around every screen. Run it with ``streamlit run dashboard.py``.

The server imports this file once, for its ``app``; every visit then runs it as a script, for the
screen."""

import streamlit as st

from pages.access import access, door, rights, sign_in, tried
from pages.server import application, ending, health, run, wall_door, warm


def show() -> None:
    """One run of one visit: who looks, and the page of their role that they have opened."""
    st.set_page_config(
        "Tanggap",
        page_icon="/app/static/favicon.png",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.logo(run.LOGO, size="large")
    ending.register()
    viewer = door.enter()
    if viewer == access.NOBODY:
        if sign_in.is_set_up():
            warm.board()
        st.stop()
    pages = _pages(viewer)
    if viewer.role == rights.WALL:
        run.run(st.navigation(pages, position="hidden"), pages)
        st.stop()
    with st.container(horizontal_alignment="center"), st.container(width=1240):
        with st.container(key="who", horizontal=True, vertical_alignment="center", width="content"):
            door.who(viewer)  # beside the navigation (style.css)
        opened = st.navigation(pages, position="top")
        if not sign_in.is_set_up():
            tried.into_address()
        run.say_lacking()
        run.run(opened, pages)


def _pages(viewer: access.Viewer) -> list[st.Page]:
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
    others = [
        st.Page(
            access.refused(screen),
            title=screen.title,
            url_path=screen.url_path,
            visibility="hidden",
        )
        for screen in rights.others(viewer.role)
    ]
    return pages + others


if __name__ == "__main__":
    show()
else:
    app = st.App(
        __file__,
        secrets=sign_in.secrets(),
        routes=wall_door.ROUTES + health.ROUTES,
        middleware=application.MIDDLEWARE,
        lifespan=application.ends_in_order,
    )
