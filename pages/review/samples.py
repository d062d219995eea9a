"""The sample of the monthly review: closed cases of each OPD, looked at one after another, and the
share found not to be resolved."""

import math

import pandas as pd
import streamlit as st

from data.errors import Refused
from data.lake import home
from data.review import samples
from data.review.samples import RIGHT, WRONG, Sampled
from metrics.cases import case_list
from metrics.statistics.limits import wilson_interval
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import reviewed, units
from pages.cache.store import cursor, kept
from pages.review.step import Review
from words import markdown, numbers
from words.review import review as review_words
from words.uploads import number


def state(now: Review) -> str:
    """How many were looked at, and the share found not to be resolved with its interval."""
    found = reviewed.sample(now.home, now.month)
    return review_words.sample_state(found, *_interval(found))


def show(now: Review) -> None:
    """Draw it once; then case by case."""
    found = reviewed.sample(now.home, now.month)
    if not found:
        st.write(
            f"Paling banyak {samples.PER_OPD} kasus selesai per OPD, diambil acak satu kali per "
            "bulan. Cocokkan dengan percakapannya: apakah warga memang terlayani?"
        )
        st.button("Ambil sampel", key="sample-draw", on_click=_draw, args=(now.path, now.month))
    else:
        _judge(now.path, now.month, found)
    if refusal := st.session_state.pop("sample-refused", None):
        st.error(markdown.plain(refusal))


def _judge(path: str, month: str, found: list[Sampled]) -> None:
    names = {opd: row["opd_name"] for opd, row in units.names(path)["opd"].items()}
    for line in review_words.sample_of_opds(found, names):
        st.text(line)
    left = [case for case in found if case.verdict is None] or found
    rows = _cases(path, month).set_index("case_id")
    labels = {
        case.case_id: f"{names.get(case.opd_id, case.opd_id)} · {_where(rows, case.case_id)}"
        for case in left
    }
    chosen = st.selectbox("Kasus", list(labels), format_func=labels.get, key="sample-case")
    st.text(labels[chosen])  # a phone cuts what stands in the field
    seen = next(case.verdict for case in found if case.case_id == chosen)
    with st.container(horizontal=True, gap="small"):
        for verdict, label in ((RIGHT, "Memang selesai"), (WRONG, "Ternyata belum")):
            st.button(
                label, key=f"sample-{verdict}", on_click=_put, args=(month, chosen, verdict, seen)
            )


def _where(rows: pd.DataFrame, case_id: str) -> str:
    if case_id not in rows.index:
        return f"kasus {case_id} tidak ada lagi dalam unggahan"
    row = rows.loc[case_id]
    return (
        f"{numbers.moment(row['opened_at'])} · unggahan {number(row['upload_id'])}, baris "
        f"{numbers.count(row['row'])}"
    )


@kept()
def _cases(path: str, month: str) -> pd.DataFrame:
    """The closed cases of the month."""
    found = case_list.cases_behind(cursor(path), "regency", "regency", month, "wall")
    return found[found["resolved_at"].notna() & ~found["excluded"]]


@logged("sampel.undi")
def _draw(path: str, month: str) -> None:
    viewer = access.require(*rights.NOTES)
    rows, owners = _cases(path, month), units.names(path)["account"]
    closed = [
        (owners[account]["opd_id"], account, case_id)
        for account, case_id in zip(rows["account_id"], rows["case_id"], strict=True)
        if account in owners
    ]
    try:
        samples.draw(home.shown(), month, closed, viewer.name)
    except Refused as refusal:
        st.session_state["sample-refused"] = str(refusal)


@logged("sampel.nilai")
def _put(month: str, case_id: str, verdict: str, seen: str | None) -> None:
    viewer = access.require(*rights.NOTES)
    try:
        samples.judge(home.shown(), month, case_id, verdict, viewer.name, seen=seen)
    except Refused as refusal:
        st.session_state["sample-refused"] = str(refusal)


def _interval(found: list[Sampled]) -> tuple[float, float]:
    """90 % Wilson of the share that was found wrong; NaN before the first verdict."""
    judged = [case for case in found if case.verdict is not None]
    if not judged:
        return math.nan, math.nan
    wrong = sum(case.verdict == WRONG for case in judged)
    low, high = wilson_interval([wrong], [len(judged)])
    return float(low[0]), float(high[0])
