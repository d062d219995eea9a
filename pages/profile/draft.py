"""The draft of the month that is to be published: an OPD's own figures, until when it can contest
them, how many of its cases were corrected, and that it has looked."""

import pandas as pd
import streamlit as st

from data.errors import DiskFails
from data.lake import home
from data.review import contests, looks
from data.review.contests import ACCEPTED
from metrics.figures import series
from metrics.selection import Selection
from metrics.trend import comparison, trend
from pages.access.access import Viewer
from pages.access.logged import action
from pages.cache import figures, store
from reports import preview
from reports.published import versions
from words import markdown, numbers
from words.coverage import NO_DATA
from words.figures import FIGURES, SHOWN
from words.review import review as review_words

OPENED = "draft-figures"


def show(path: str, opd_id: str, viewer: Viewer) -> None:
    """Nothing where no month is in its preview. The first look of an OPD at the figures themselves is
    kept: that they are there to be opened is no look."""
    place = home.shown()
    month = preview.running(place)
    if month is None or month not in figures.known(path).months or versions(place, month):
        return
    st.info(review_words.draft_until(month, preview.ends_on(place, month)) + ".")
    own = _own(path, opd_id, month)
    if own is None:
        return
    opened = st.expander(
        f"Angka {review_words.said(month)} menurut data sekarang", key=OPENED, on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.table(_figures(own, figures.target(path)), border="horizontal", width=640)
        accepted = [
            contest
            for contest in contests.read(place)
            if (contest.subject.opd_id, contest.subject.month) == (opd_id, month)
            and contest.state == ACCEPTED
        ]
        st.caption(
            f"{numbers.counted(len(accepted), 'kasus')} dikoreksi atas sanggahan. Sanggahan dan "
            "unggahan yang lebih lengkap masih dihitung sampai hari itu."
        )
    if opd_id in viewer.opd_ids and opd_id not in looks.read(place, month):
        _note(place, month, opd_id, viewer)


def _note(place: home.Home, month: str, opd_id: str, viewer: Viewer) -> None:
    """Keeps the first look; on a disk that takes nothing the figures are shown all the same."""
    try:
        with action("konsep.lihat", viewer):
            looks.add(place, month, opd_id, viewer.name)
    except DiskFails as refusal:
        why = markdown.plain(refusal.on_screen)
        st.warning(f"Tidak tercatat bahwa konsep ini sudah dilihat: {why}")


@store.kept(store.UNITS_KEPT)
def _own(path: str, opd_id: str, month: str) -> dict | None:
    """Every figure of one OPD in the month, on the official clock; None where it is not active."""
    clock = figures.settings(path).official_clock
    rows = series(store.cursor(path), Selection.of_month("opd", month, clock))
    own = rows[rows["unit"] == opd_id].to_dict("records")
    return {**own[0], "backlog": trend.open_and_old(own[0])[0]} if own else None


def _value(row: dict, name: str, form: str) -> str:
    if comparison.is_unseen(row) and name != "coverage":
        return NO_DATA
    return "tidak ada pesan" if pd.isna(row[name]) else SHOWN[form](row[name])


def _figures(row: dict, target: str) -> pd.DataFrame:
    """Every figure beside its name, in words."""
    said = {header.format(target=target): _value(row, name, form) for name, header, form in FIGURES}
    return pd.DataFrame({"Angka": list(said), "Bulan ini": list(said.values())}).set_index("Angka")
