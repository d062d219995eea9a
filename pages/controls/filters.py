"""The shared filters: they stand at one place and live in the address, so that a link opens the
same view."""

import streamlit as st

from metrics import months
from pages.cache import figures, store
from pages.drawing import dead_link
from words import numbers, terms
from words.chosen import BOARDS, CLOCKS, STEPS, UNITS, Chosen

NO_DATA = "bulan tanpa data"
EVERY_KIND = "Semua"


def shared(path: str) -> Chosen:
    """Window, clock and board; draws them."""
    known, address = figures.known(path), st.query_params.to_dict()
    choices = (known.default,) if store.is_published(path) else known.months
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _from_address(address, "bulan", choices, known.default)
        month = st.selectbox(
            "Masa",
            choices,
            format_func=terms.short_window,
            key="bulan",
            persist_state="session",
            label_visibility="collapsed",
            width=180,
        )
        _from_address(
            address, "jam", tuple(CLOCKS.values()), CLOCKS[figures.settings(path).official_clock]
        )
        clock = st.selectbox(
            "Jam",
            list(CLOCKS.values()),
            key="jam",
            persist_state="session",
            label_visibility="collapsed",
            width=130,
        )
        _from_address(address, "papan", tuple(BOARDS.values()), BOARDS["response"])
        kept = st.session_state[
            "papan"
        ]  # a switch that has just come to another page says nothing at first
        board = (
            st.segmented_control(
                "Papan",
                list(BOARDS.values()),
                key="papan",
                persist_state="session",
                required=True,
                label_visibility="collapsed",
            )
            or kept
        )
    dead_link.unless(address.get("bulan"), known.months, NO_DATA, terms.window(month))
    dead_link.unless(address.get("jam"), CLOCKS.values(), f"jam {dead_link.GONE}", clock)
    dead_link.unless(address.get("papan"), BOARDS.values(), f"papan {dead_link.GONE}", board)
    _into_address(address, bulan=month, jam=clock, papan=board)
    clock, board = _of(CLOCKS, clock), _of(BOARDS, board)
    return Chosen(month, clock, board, figures.target_hours(path))


def month(path: str) -> str:
    """One month, which is the last of the other screens' window; draws it. Its field is another one
    than theirs: the browser sends a field's words along from page to page, and those of a window
    are none of a month's."""
    known = figures.known(path)
    address, last = st.query_params.get("bulan"), st.session_state.get("bulan", known.default)
    if address in known.months and address != st.session_state.get("bulan-address"):
        last = address
    last = last if last in known.months else known.default
    if st.session_state.get("month") in (None, st.session_state.get("month-shared")):
        st.session_state["month"] = last
    chosen = st.selectbox(
        "Bulan",
        known.months,
        format_func=lambda m: numbers.month(months.first_day(m)),
        key="month",
        label_visibility="collapsed",
        width=205,
    )
    dead_link.unless(address, known.months, NO_DATA, numbers.month(months.first_day(chosen)))
    st.session_state["bulan"] = st.session_state["month-shared"] = chosen
    st.query_params["bulan"] = st.session_state["bulan-address"] = chosen
    return chosen


def units() -> str:
    """opd or account; draws the switch."""
    return _switch("Daftar", "daftar", UNITS)


def step() -> str:
    """month or week; draws the switch."""
    return _switch("Langkah", "langkah", STEPS)


def office_clock() -> None:
    """Chooses the office clock, for a button elsewhere on the page."""
    st.session_state["jam"] = CLOCKS["office"]


def listed(kinds: list[str]) -> tuple[str, str | None]:
    """Units (opd or account) and kind (None: all) of the board's lists, which the address alone
    says; the links of ``board_tools`` change it."""
    units = {name: code for code, name in UNITS.items()}
    sorts = {EVERY_KIND: None, **kind_names(kinds)}
    address = st.query_params.to_dict()
    dead_link.unless(address.get("daftar"), units, f"daftar {dead_link.GONE}", UNITS["opd"])
    dead_link.unless(address.get("jenis"), sorts, f"jenis OPD {dead_link.GONE}", "semua jenis")
    return units.get(address.get("daftar"), "opd"), sorts.get(address.get("jenis"))


def kind_names(kinds: list[str]) -> dict[str, str]:
    """What the screen and the address call each kind of OPD."""
    return {terms.capital(terms.kind(kind)): kind for kind in kinds}


def _switch(label: str, key: str, names: dict[str, str]) -> str:
    """The code of what is chosen, the first of ``names`` at first; Streamlit takes what the switch
    does not know out of the address, so it is read before."""
    named, first = st.query_params.get(key), next(iter(names.values()))
    chosen = st.segmented_control(
        label,
        list(names.values()),
        default=first,
        key=key,
        required=True,
        bind="query-params",
        label_visibility="collapsed",
    )
    dead_link.unless(named, names.values(), f"{label.lower()} {dead_link.GONE}", chosen)
    return _of(names, chosen)


def _from_address(
    addresses: dict[str, str], key: str, known: tuple[str, ...], default: str
) -> None:
    """Sets a field to what the address says, if that is new; a field keeps its value when the page
    changes.

    Bound widgets (``bind=``) lose their parameter on every change of page, and leave their default
    out: a link without a month would show another window next month."""
    address = addresses.get(key)
    if address in known and address != st.session_state.get(f"{key}-address"):
        st.session_state[key] = address
    if st.session_state.get(key) not in known:
        st.session_state[key] = default


def _into_address(address: dict[str, str], **chosen: str) -> None:
    """Writes what is chosen into the address, all at once and only where it says something else:
    each writing is a message to the browser."""
    if not chosen.items() <= address.items():
        st.query_params.update(chosen)
    st.session_state.update({f"{key}-address": value for key, value in chosen.items()})


def _of(names: dict[str, str], chosen: str) -> str:
    return next(code for code, name in names.items() if name == chosen)
