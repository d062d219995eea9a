"""The unit that a screen is about: chosen from all OPDs and accounts, and always in the address (?unit=…&by=…)."""

from dataclasses import dataclass

import streamlit as st

from pages.board import ranking
from pages.cache import periods

WIDTH, SHORT = 420, 13  # of the field in pixels, and signs of a name that fit beside a line


@dataclass(frozen=True)
class Unit:
    """``by`` opd or account; ``name`` as people say it, ``opd`` the name of its OPD, ``opd_id`` that one's id."""

    by: str
    unit: str
    name: str
    opd: str
    opd_id: str

    @property
    def short(self) -> str:
        """The name beside a line."""
        return self.name if len(self.name) <= SHORT else "OPD ini" if self.by == "opd" else "Akun ini"


def choose(path: str) -> Unit | None:
    """The unit in the address or in the field; draws the field, the same on every page so that its choice stays."""
    names = periods.names(path)
    options = [(by, unit) for by in ("opd", "account") for unit in names[by]]
    address = (st.query_params.get("by", "opd"), st.query_params.get("unit"))
    kept = st.session_state.get("unit", st.session_state.get("unit-address"))
    changed = address in options and address != st.session_state.get("unit-address")
    # written in every run: what is only kept for another page's field is not taken over by this one's
    st.session_state["unit"] = address if changed else kept if kept in options else None
    chosen = st.selectbox("OPD atau akun", options, format_func=lambda option: words(names, *option), key="unit",
                          index=None, persist_state="session", placeholder="Pilih OPD atau akun",
                          label_visibility="collapsed", width=WIDTH)
    st.session_state["unit-address"] = chosen
    if chosen is None:
        for name in ("unit", "by"):
            st.query_params.pop(name, None)
        return None
    st.query_params["by"], st.query_params["unit"] = chosen
    return of(path, *chosen)


def in_address(path: str) -> Unit | None:
    """The unit that was chosen further up on the page."""
    chosen = st.session_state.get("unit-address")
    return None if chosen is None else of(path, *chosen)


def of(path: str, by: str, unit: str) -> Unit:
    """The unit of that id; KeyError where there is none."""
    row = periods.names(path)[by][unit]
    return Unit(by, unit, ranking.name(row, by), row["opd_name"], row["opd_id"])


def words(names: dict, by: str, unit: str) -> str:
    """Dinas Kesehatan; Instagram @dinkes · Dinas Kesehatan"""
    row = names[by][unit]
    return row["opd_name"] if by == "opd" else f"{ranking.name(row, by)} · {row['opd_name']}"
