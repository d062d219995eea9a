""" "Sanggah": an OPD contests a figure or a case of its own; below, its contests with state and
answer."""

from pathlib import Path

import pandas as pd
import streamlit as st

from data.cases import store
from data.errors import Refused
from data.lake import home
from data.review import contests
from data.review.contests import LONGEST_REASON, LONGEST_REFERENCE, WAITING, Subject
from metrics import months
from metrics.cases import case_list
from metrics.dictionary import dictionary
from pages.access import access, rights
from pages.cache import figures
from pages.cache import units as cache_units
from pages.cache.store import KEPT, store_path
from pages.contest import rows as contest_rows
from pages.drawing import markup
from words import contests as contest_words
from words import figures as words_figures
from words import numbers
from words.chosen import Chosen
from words.units import full_name
from words.uploads import number

KINDS = {"figure": "Angka", "case": "Kasus"}
CITIZENS = (
    "Tanpa data warga: jangan menulis nama, nomor, atau isi pesannya. Yang tampak seperti nomor "
    "telepon, NIK, atau surel ditolak."
)


def show(path: str, opd_id: str, chosen: Chosen) -> None:
    """The form and the OPD's contests."""
    st.header("Sanggah angka atau kasus", anchor=False)
    st.markdown(
        ":gray[Menurut Anda ada yang keliru? Tulis alasannya. Diskominfo yang memutuskan; sampai "
        "saat itu angkanya tetap.]",
        width=760,
    )
    with st.container(width=900):
        subject = _subject(path, opd_id, chosen)
        st.text_area("Alasan", key="contest-reason", max_chars=LONGEST_REASON, height=100)
        st.caption(CITIZENS)
        st.text_input(
            "Rujukan berkas",
            key="contest-reference",
            max_chars=LONGEST_REFERENCE,
            placeholder="Misalnya unggahan 000012, baris 118",
        )
        st.button(
            ":violet[Kirim sanggahan]",
            type="primary",
            key="contest-send",
            on_click=_send,
            args=(subject,),
            disabled=subject is None,
        )
        if refusal := st.session_state.pop("contest-refused", None):
            st.error(refusal)
        if sent := st.session_state.pop("contest-sent", None):
            st.success(f"Sanggahan nomor {sent} terkirim dan menunggu jawaban Diskominfo.")
    _own(path, opd_id)


def _subject(path: str, opd_id: str, chosen: Chosen) -> Subject | None:
    """What is contested; draws the choices. None where the month has no case to choose."""
    names, known, units = cache_units.names(path), figures.known(path), _units(path, opd_id)
    with st.container(horizontal=True, gap="small"):
        kind = st.segmented_control(
            "Yang disanggah",
            list(KINDS.values()),
            default=KINDS["figure"],
            required=True,
            key="contest-kind",
        )
        month = st.selectbox(
            "Bulan",
            known.months,
            index=known.months.index(chosen.month),
            width=205,
            format_func=lambda m: numbers.month(months.first_day(m)),
            key="contest-month",
        )
        by, unit = st.selectbox(
            "OPD atau akun",
            units,
            format_func=lambda u: full_name(names, *u),
            key="contest-unit",
            width=340,
        )
    if kind == KINDS["figure"]:
        target = figures.target(path)
        named = [name for name, entry in dictionary.definitions().items() if entry.columns]
        figure = st.selectbox(
            "Angka",
            named,
            format_func=lambda name: words_figures.figure(name, target),
            key="contest-figure",
        )
        return Subject(opd_id, by, unit, month, figure=figure)
    labels = _cases(path, by, unit, month)
    case_id = st.selectbox(
        "Kasus",
        list(labels),
        format_func=labels.get,
        key="contest-case",
        placeholder="Tidak ada kasus pada bulan ini",
    )
    return Subject(opd_id, by, unit, month, case_id=case_id) if case_id else None


def _units(path: str, opd_id: str) -> list[tuple[str, str]]:
    """What an OPD may contest: itself and its accounts."""
    accounts = cache_units.names(path)["account"].items()
    return [
        ("opd", opd_id),
        *(("account", account) for account, row in accounts if row["opd_id"] == opd_id),
    ]


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _cases(path: str, by: str, unit: str, month: str) -> dict[str, str]:
    """Case id → when it was opened and where its row stands."""
    found = case_list.cases_behind(
        store.cursor(Path(path)), by, unit, month, figures.settings(path).official_clock
    )
    return {row["case_id"]: _label(row) for row in found[~found["excluded"]].to_dict("records")}


def _label(row: dict) -> str:
    state = (
        "belum dibalas"
        if pd.isna(row["first_reply_at"])
        else f"dibalas {numbers.moment(row['first_reply_at'])}"
    )
    return (
        f"{numbers.moment(row['opened_at'])} · {state} · unggahan "
        f"{number(row['upload_id'])}, baris {numbers.count(row['row'])}"
    )


def _send(subject: Subject) -> None:
    """Keeps the contest, signed by the one who looks: only what their own OPD may contest."""
    viewer, path = access.require(*rights.CONTEST), store_path()
    if subject.opd_id not in viewer.opd_ids or (subject.by, subject.unit) not in _units(
        path, subject.opd_id
    ):
        return
    if subject.case_id and subject.case_id not in _cases(
        path, subject.by, subject.unit, subject.month
    ):
        return
    try:
        kept = contests.add(
            home.shown(),
            subject,
            st.session_state["contest-reason"],
            st.session_state["contest-reference"],
            viewer.name,
        )
    except Refused as refusal:
        st.session_state["contest-refused"] = refusal.on_screen
        return
    st.session_state.update(
        {"contest-sent": kept.number, "contest-reason": "", "contest-reference": ""}
    )


def _own(path: str, opd_id: str) -> None:
    found = [contest for contest in contests.read(home.shown()) if contest.subject.opd_id == opd_id]
    if not found:
        return
    names, target = cache_units.names(path), figures.target(path)
    st.subheader(contest_words.headline(found), anchor=False)
    markup.show(contest_rows.listed(found, names, target), key="contests")
    waiting = {
        c.number: contest_words.label(c, names, target)
        for c in reversed(found)
        if c.state == WAITING
    }
    if waiting:
        with st.expander("Tarik sanggahan"):
            number = st.selectbox(
                "Sanggahan", list(waiting), format_func=waiting.get, key="contest-which"
            )
            st.button(
                "Tarik sanggahan ini", key="contest-withdraw", on_click=_withdraw, args=(number,)
            )


def _withdraw(number: int) -> None:
    viewer = access.require(*rights.CONTEST)
    try:
        contests.withdraw(home.shown(), number, viewer.opd_ids, viewer.name)
    except Refused as refusal:
        st.session_state["contest-refused"] = refusal.on_screen
