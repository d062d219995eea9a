"""The step "Sanggahan" of the monthly review: contests that wait for Diskominfo are decided one
after another, by keyboard alone: a form whose Enter key decides and brings the next."""

from collections import Counter
from datetime import datetime

import streamlit as st

from data import moment
from data.errors import Refused, quote
from data.lake import home
from data.review import contests, decisions
from data.review.contests import ACCEPTED, DECLINED, LONGEST_REASON, WAITING, Contest
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import reviewed, units
from pages.cache.figures import target
from pages.cache.store import look_again
from pages.contest import cases, rows
from pages.drawing import markup
from pages.review.step import Review
from reports import effects
from words import markdown
from words.review import contests as contest_words
from words.review import review as review_words
from words.review.review import DECISIONS

STAMP = "%Y-%m-%d %H.%M"
SAID = ("case", "time", "sentence")  # fields of the form that are written into


def state(now: Review) -> str:
    """How many wait, of other months too, and what became of the others."""
    waiting, decided, elsewhere = _found(now)
    return review_words.contests_state([*waiting, *decided], sum(elsewhere.values()))


def show(now: Review) -> None:
    """The form for what waits, what was decided, and the way to what waits of other months."""
    waiting, decided, elsewhere = _found(now)
    if not waiting and not decided:
        st.write(
            "OPD menyanggah angka atau kasus pada layar Angka saya; sanggahannya muncul di sini."
        )
    about = (
        units.names(now.path),
        target(now.path),
        cases.contested(now.path, [*waiting, *decided]),
    )
    if waiting:
        markup.show(rows.listed(waiting, *about), key="contests")
        _decide(waiting, about)
    if decided:
        _decided(decided, about)
    _elsewhere(elsewhere)
    if refusal := st.session_state.pop("decision-refused", None):
        st.error(markdown.plain(refusal))


def _found(now: Review) -> tuple[list[Contest], list[Contest], Counter[str]]:
    """What waits and what was decided of this month; of other months, how many wait."""
    found = reviewed.contests(now.home)
    every = [contest for contest in found if contest.state == WAITING]
    own = [contest for contest in found if contest.subject.month == now.month]
    decided = [contest for contest in own if contest.state in (ACCEPTED, DECLINED)]
    months = Counter(one.subject.month for one in every)
    months.pop(now.month, None)
    return [one for one in every if one.subject.month == now.month], decided, months


def _elsewhere(waiting: Counter[str]) -> None:
    """The ways to other months whose contests wait (month → how many)."""
    for month, count in sorted(waiting.items()):
        st.page_link(
            "pages/review/review.py",
            label=markdown.link(review_words.waits_in(month, count)),
            query_params={"bulan": month},
        )


def _decide(waiting: list[Contest], about: tuple) -> None:
    labels = {c.number: contest_words.label(c, *about) for c in waiting}
    number = st.selectbox(
        "Yang diputuskan", list(labels), format_func=labels.get, key="decision-which"
    )
    contest = next(c for c in waiting if c.number == number)
    with st.form("decide"):  # always the same: the keyboard stays in it for the next contest
        with st.container(horizontal=True, gap="small"):
            st.selectbox(
                "Keputusan",
                list(DECISIONS),
                format_func=DECISIONS.get,
                key="decision-kind",
                width=380,
            )
            if contest.subject.case_id is None:
                st.text_input("Nomor kasus (bila diterima)", key="decision-case", width=220)
            st.text_input(
                "Waktu yang benar (WIB)",
                key="decision-time",
                placeholder="2026-09-12 14.05; kosong: tidak pernah",
                width=300,
            )
        st.text_input("Jawaban untuk OPD", key="decision-sentence", max_chars=LONGEST_REASON)
        st.form_submit_button("Putuskan", on_click=_put, args=(number,))


@logged("sanggahan.putuskan")
def _put(number: int) -> None:
    """Decides, signed by the one who looks."""
    viewer = access.require(*rights.DECIDE)
    said = {name: st.session_state.get(f"decision-{name}", "") for name in SAID}
    kind, detail = st.session_state["decision-kind"]
    try:
        if kind == "decline":
            decisions.decline(home.shown(), number, said["sentence"], viewer.name)
        else:
            decisions.accept(
                home.shown(),
                number,
                kind,
                said["sentence"],
                viewer.name,
                case_id=said["case"],
                reason=detail if kind == "exclude" else "",
                field=detail if kind == "time" else "",
                value=_stamp(said["time"]) if kind == "time" else None,
            )
        look_again()
    except Refused as refusal:
        st.session_state["decision-refused"] = str(refusal)
        if _waits(number):  # what was written stays, to be mended
            return
        st.session_state["decision-refused"] += f" Jawaban Anda: {quote(said['sentence'])}."
    for name in SAID:
        st.session_state[f"decision-{name}"] = ""


def _waits(number: int) -> bool:
    """False where somebody else decided it meanwhile: the next one stands in the form then."""
    found = contests.read(home.shown())
    return any(c.number == number and c.state == WAITING for c in found)


def _stamp(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return datetime.strptime(text.strip().replace(":", "."), STAMP).replace(tzinfo=moment.WIB)
    except ValueError:
        raise Refused(f"{quote(text)} bukan waktu; tulis seperti 2026-09-12 14.05.") from None


def _decided(found: list[Contest], about: tuple) -> None:
    opds = {opd_id: row["opd_name"] for opd_id, row in about[0]["opd"].items()}
    for line in review_words.effects_of(found, opds):
        st.text(line)
    if any(contest.effect for contest in found):
        _moved(found[0].subject.month, opds, about[1])
    with st.popover("Lihat atau tarik keputusan"):
        markup.show(rows.listed(found, *about), key="decided")
        labels = {c.number: contest_words.label(c, *about) for c in found}
        number = st.selectbox(
            "Keputusan atas", list(labels), format_func=labels.get, key="decided-which"
        )
        st.button("Tarik keputusan ini", key="decided-back", on_click=_back, args=(number,))


def _moved(month: str, opds: dict[str, str], hours: str) -> None:
    """The month without these corrections is computed when somebody asks for it."""
    if not st.button("Lihat apa yang digeser", key="decided-moved"):
        return
    with st.spinner("Menghitung bulan ini tanpa koreksi itu …", show_time=False):
        found = effects.of_contests(home.shown(), month).to_dict("records")
    for row in found:
        st.text(review_words.moved(row, opds.get(row["opd_id"], row["opd_id"]), hours))
    if not found:
        st.text("Tidak ada angka OPD pada bulan ini yang bergeser.")


@logged("sanggahan.batal-putus")
def _back(number: int) -> None:
    viewer = access.require(*rights.DECIDE)
    try:
        decisions.take_back(home.shown(), number, viewer.name)
        look_again()
    except Refused as refusal:
        st.session_state["decision-refused"] = str(refusal)
