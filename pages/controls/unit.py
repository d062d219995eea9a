"""The unit that a screen is about: chosen from all OPDs and accounts, and always in the address
(?unit=…&by=…)."""

import streamlit as st

from data.lake import home
from data.register.register import Register
from pages.cache import units
from pages.drawing import dead_link
from words.units import Unit, name

WIDTH = 420  # of the field in pixels


def choose(path: str) -> Unit | None:
    """The unit in the address or in the field; draws the field, the same on every page so that its
    choice stays."""
    labels = units.labels(path)
    options = list(labels)
    address = (st.query_params.get("by", "opd"), st.query_params.get("unit"))
    kept = st.session_state.get("unit", st.session_state.get("unit-address"))
    is_dead = address[1] is not None and address not in options
    kept = None if is_dead else kept
    changed = address in options and address != st.session_state.get("unit-address")
    # written in every run: what is only kept for another page's field is not taken over by this
    # one's
    st.session_state["unit"] = address if changed else kept if kept in options else None
    chosen = st.selectbox(
        "OPD atau akun",
        options,
        format_func=labels.get,
        key="unit",
        index=None,
        persist_state="session",
        placeholder="Pilih OPD atau akun",
        label_visibility="collapsed",
        width=WIDTH,
    )
    st.session_state["unit-address"] = chosen
    if is_dead and address[0] == "opd" and address[1] in (known := _opds()):
        dead_link.tell(
            f"{known[address[1]]} belum punya akun dalam register; tidak ada angka untuk "
            "ditampilkan. Pilih yang lain dalam daftar di atas."
        )
    elif is_dead:
        dead_link.say(
            f"OPD atau akun {dead_link.GONE}", address[1], "Pilih yang lain dalam daftar di atas."
        )
    if chosen is None:
        for parameter in ("unit", "by"):
            st.query_params.pop(parameter, None)
        return None
    st.query_params["by"], st.query_params["unit"] = chosen
    return of(path, *chosen)


def _opds() -> dict[str, str]:
    """OPD id → name, of the whole register: those without an account have no figures."""
    return Register.current(home.shown()).names


def in_address(path: str) -> Unit | None:
    """The unit that was chosen further up on the page."""
    chosen = st.session_state.get("unit-address")
    return None if chosen is None else of(path, *chosen)


def of(path: str, by: str, unit: str) -> Unit:
    """The unit of that id; KeyError where there is none."""
    row = units.names(path)[by][unit]
    return Unit(by, unit, name(row, by), row["opd_name"], row["opd_id"])
