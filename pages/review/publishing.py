"""The last step of the monthly review: who has looked at the draft, then "Terbitkan"; of a
published month its versions, and the revision."""

from datetime import date

import streamlit as st

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home, shown
from metrics.review import review
from pages.access import access, rights
from pages.access.logged import action
from pages.cache import published, reviewed, units
from pages.cache.store import cursor, kept, look_again
from pages.review import revised
from pages.review.step import Review
from reports import preview
from reports.publish import publish
from words import markdown, numbers
from words.review import review as review_words


def state(now: Review) -> str:
    """Whether it is published, or may be."""
    if found := published.versions(now.home, now.month):
        return f"✓ terbit, versi {found[-1]}"
    return "belum dapat" if _hindrances(now) else "siap diterbitkan"


def show(now: Review) -> None:
    """Draft, hindrances, the button; or versions and revision."""
    found, hindrances = published.versions(now.home, now.month), _hindrances(now)
    if found:
        _published(now.home, now.month, found)
    else:
        _looked(now)
        for sentence in hindrances:
            st.write(sentence)
    _button(now.home, now.month, found, bool(hindrances))


def _hindrances(now: Review) -> list[str]:
    return _kept_hindrances(now.path, now.month, preview.today())


@kept()
def _kept_hindrances(_: str, month: str, today: date) -> list[str]:
    """As long as neither the store nor the day is another one: calendar and settings are of the
    store."""
    return preview.hindrances(shown(), month)


@kept()
def _opds(path: str, month: str) -> int:
    return review.opds_of(cursor(path), month)


def _looked(now: Review) -> None:
    seen = reviewed.looks(now.home, now.month)
    st.write(review_words.looked(len(seen), _opds(now.path, now.month)) + ".")
    names = {opd: row["opd_name"] for opd, row in units.names(now.path)["opd"].items()}
    missing = sorted(name for opd, name in names.items() if opd not in seen)
    if seen and missing:
        st.caption(markdown.plain(f"Belum melihat: {' · '.join(missing)}"))


def _button(place: Home, month: str, found: list[str], is_hindered: bool) -> None:
    reason = None
    if found:
        reason = st.text_input(
            "Alasan revisi", key=f"revision-reason-{month}", max_chars=500, persist_state="session"
        )
    label = "Terbitkan revisi" if found else "Terbitkan"
    if not st.button(label, type="primary", key="publish", disabled=is_hindered):
        return
    viewer = access.require(*rights.PUBLISH)
    try:
        with (
            action("bulan.terbitkan", viewer),
            st.spinner("Menghitung dan membekukan semua angka bulan ini …", show_time=False),
        ):
            publish(place, month, reason, viewer.name)
    except Refused as refusal:
        st.error(markdown.plain(refusal.on_screen))
        return
    look_again()
    st.rerun()


def _published(place: Home, month: str, found: list[str]) -> None:
    every = [published.version(published.Newest(str(place.path), month, one)) for one in found]
    for version in reversed(every):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(review_words.version(version.manifest), width="content")
            st.page_link(
                "pages/board/leaderboard.py",
                label=markdown.link(f"Lihat versi {version.version}"),
                query_params={"bulan": month, "versi": version.version},
                width="content",
            )
    newest = every[-1]
    undecided = newest.table("contests").query("state == 'waiting'")["number"]
    if len(undecided):
        st.write(
            "Terbit dengan sanggahan yang belum diputuskan: nomor "
            f"{', '.join(map(str, undecided))}."
        )
    before = frozenset(newest.table("inputs")["name"])
    later = [name for name in documents.put_in(place) - before if _counts(name)]
    if later:
        st.write(
            f"{numbers.counted(len(later), 'unggahan, keputusan, atau perubahan register')} masuk "
            f"sejak versi {newest.version}; angka yang terbit tetap."
        )
    if len(found) > 1:
        revised.show(place, month, newest.version)


def _counts(name: str) -> bool:
    return name.split("/")[1] not in documents.BESIDE_FIGURES
