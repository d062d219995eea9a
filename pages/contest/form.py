""" "Sanggah": an OPD contests a figure or a case of its own; below, its contests with state and
answer."""

import streamlit as st

from data.errors import Refused
from data.lake import home
from data.review import contests
from data.review.contests import WAITING, Subject
from metrics import months
from metrics.cases import case_list
from metrics.dictionary import dictionary
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import figures, store
from pages.cache import units as cache_units
from pages.contest import cases, sending
from pages.contest import rows as contest_rows
from pages.drawing import markup
from words import figures as words_figures
from words import numbers
from words.chosen import Chosen
from words.review import contests as contest_words
from words.units import full_name

KINDS = {"figure": "Angka", "case": "Pesan"}


def show(path: str, opd_id: str, chosen: Chosen) -> None:
    """The form and the OPD's contests."""
    st.header("Sanggah angka atau pesan", anchor=False)
    st.markdown(
        ":gray[Menurut Anda ada yang keliru? Tulis alasannya. Diskominfo yang memutuskan; sampai "
        "saat itu angkanya tetap.]",
        width=760,
    )
    with st.container(width=900):
        subject = _subject(path, opd_id, chosen)
        sending.show([subject] if subject else [], "Kirim sanggahan")
    _own(path, opd_id)


def _subject(path: str, opd_id: str, chosen: Chosen) -> Subject | None:
    """What is contested; draws the choices. None where the month has no case to choose."""
    names, known, units = cache_units.names(path), figures.known(path), sending.own(path, opd_id)
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
    labels = cases.called(path, _ids(path, by, unit, month))
    case_id = st.selectbox(
        "Pesan",
        list(labels),
        index=None,
        format_func=labels.get,
        key="contest-case",
        placeholder="Pilih pesannya" if labels else "Tidak ada pesan pada bulan ini",
    )
    return Subject(opd_id, by, unit, month, case_id=case_id) if case_id else None


@store.kept()
def _ids(path: str, by: str, unit: str, month: str) -> tuple[str, ...]:
    """The cases of a unit in a month, oldest first."""
    clock = figures.settings(path).official_clock
    found = case_list.cases_behind(store.cursor(path), by, unit, month, clock)
    return tuple(found.loc[~found["excluded"], "case_id"])


def _own(path: str, opd_id: str) -> None:
    found = [contest for contest in contests.read(home.shown()) if contest.subject.opd_id == opd_id]
    if not found:
        return
    about = (cache_units.names(path), figures.target(path), cases.contested(path, found))
    st.subheader(contest_words.headline(found), anchor=False)
    markup.show(contest_rows.listed(found, *about), key="contests")
    waiting = {
        c.number: contest_words.label(c, *about) for c in reversed(found) if c.state == WAITING
    }
    if waiting:
        with st.expander("Tarik sanggahan"):
            number = st.selectbox(
                "Sanggahan", list(waiting), format_func=waiting.get, key="contest-which"
            )
            st.button(
                "Tarik sanggahan ini", key="contest-withdraw", on_click=_withdraw, args=(number,)
            )


@logged("sanggahan.tarik")
def _withdraw(number: int) -> None:
    viewer = access.require(*rights.CONTEST)
    try:
        contests.withdraw(home.shown(), number, viewer.opd_ids, viewer.name)
    except Refused as refusal:
        st.session_state["contest-refused"] = refusal.on_screen
