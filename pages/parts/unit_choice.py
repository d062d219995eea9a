"""The unit that a screen is about: chosen from all OPDs and accounts, and always in the address (?unit=…&by=…)."""

from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from pages.parts import cached_units, ranking_list

PROFILE = "pages/bupati/profile.py"
SHARED = ("bulan", "jam", "papan")  # what stays in the address from page to page


@dataclass(frozen=True)
class Unit:
    """``by`` opd or account; ``name`` as people say it, ``opd`` the name of the OPD."""

    by: str
    unit: str
    name: str
    opd: str


def choose(path: str, label: str, placeholder: str, width: int = 420) -> Unit | None:
    """The unit in the address or in the field; draws the field."""
    names = cached_units.names(path)
    options = [(by, unit) for by in ("opd", "account") for unit in names[by]]
    address = (st.query_params.get("by", "opd"), st.query_params.get("unit"))
    if address in options and address != st.session_state.get("unit-address"):
        st.session_state["unit"] = address
    if st.session_state.get("unit") not in options:
        st.session_state["unit"] = None
    chosen = st.selectbox(label, options, format_func=lambda option: words(names, *option), key="unit", index=None,
                          persist_state="session", placeholder=placeholder, label_visibility="collapsed", width=width)
    st.session_state["unit-address"] = chosen
    if chosen is None:
        for name in ("unit", "by"):
            st.query_params.pop(name, None)
        return None
    st.query_params["by"], st.query_params["unit"] = chosen
    return of(path, *chosen)


def of(path: str, by: str, unit: str) -> Unit:
    """The unit of that id; KeyError where there is none."""
    row = cached_units.names(path)[by][unit]
    return Unit(by, unit, ranking_list.name(row, by), row["opd_name"])


def words(names: dict, by: str, unit: str) -> str:
    """Dinas Kesehatan; Instagram @dinkes · Dinas Kesehatan"""
    row = names[by][unit]
    return row["opd_name"] if by == "opd" else f"{ranking_list.name(row, by)} · {row['opd_name']}"


def address(by: str, unit: str) -> dict[str, str]:
    """What leads to a unit's profile: the unit, and the filters as they are now."""
    kept = {name: st.query_params[name] for name in SHARED if name in st.query_params}
    return {"unit": unit, "by": by, **kept}


def href(by: str, unit: str) -> str:
    """A link to the profile that also works in a new tab."""
    return f"profil?{urlencode(address(by, unit))}"
