"""Which published version is looked at instead of the figures as they are now: it stands in the
address (?bulan=…&versi=…), and stays while the session goes from page to page."""

import streamlit as st

from data.lake import home
from pages.cache import published
from pages.cache.frozen import rows
from pages.cache.published import Newest
from pages.cache.store import kept
from pages.drawing import dead_link
from words import markdown
from words.review import published as said

KEY = "viewed"  # month and version, in the session
NOW = "Yang ditampilkan: angka sekarang."
SINCE = ("weeks", "parts", "rhythm", "activity", "curves", "before")  # not in the earliest versions


def version() -> Newest | None:
    """The version that the address names, or that the session has kept; None: the figures as they
    are now."""
    address = st.query_params.to_dict()
    if "versi" in address:
        st.session_state[KEY] = (address.get("bulan", ""), address["versi"])
    if KEY not in st.session_state:
        return None
    place, (month, number) = home.shown(), st.session_state[KEY]
    if number not in published.versions(place, month):
        leave()
        what = f"versi terbit {dead_link.GONE}"
        dead_link.say(what, f"{number} ({month})" if month else number, NOW)
        return None
    if (address.get("bulan"), address.get("versi")) != (month, number):
        st.query_params.update(bulan=month, versi=number)
    return Newest(str(place.path), month, number)


def say(found: Newest) -> None:
    """That these are published figures, what this version does not hold, and the way back."""
    with st.container(key="viewed", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_sentence(published.path_of(found)), width="content")
        st.button("Lihat angka sekarang", on_click=leave, key="viewed-leave", type="tertiary")


@kept()
def _sentence(path: str) -> str:
    sentence = said.viewed(published.at(path).manifest)
    if not all(rows.has(path, table) for table in SINCE):
        sentence += f" {said.LACKS}"
    return f":blue-badge[Terbit] {markdown.plain(sentence)}"


def leave() -> None:
    """Back to the figures as they are now."""
    st.session_state.pop(KEY, None)
    st.query_params.pop("versi", None)


def links() -> None:
    """A way to the newest version of every published month."""
    place = home.shown()
    for month in published.months_of(place):
        number = published.versions(place, month)[-1]
        st.page_link(
            "pages/board/leaderboard.py",
            label=markdown.link(said.name(month, number)),
            query_params={"bulan": month, "versi": number},
        )
