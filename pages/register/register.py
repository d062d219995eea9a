"""Register: every table that Diskominfo keeps, the wall's link, the letterhead, and who did what
when."""

import streamlit as st

from data.access import wall_link
from data.access.users import Users
from data.editing.tables import TABLES
from data.lake import home
from data.register.register import Register
from data.targets.setting import TABLE as SETTINGS
from data.targets.setting import Setting
from pages.access import access, rights
from pages.drawing import dead_link
from pages.register import calendar, editor, history, letterhead, move, start, wall, words
from words import numbers, settings

ADDRESS = "bagian"
WIDE = 1200  # pixels of what stands on the page
SECTIONS = {**words.TITLES, "history": "Riwayat"}


def page() -> None:
    """Headline, the steps of a first start, and the chosen section."""
    access.require(*rights.REGISTER)
    link = wall_link.in_force(home.current())
    st.title(_headline(link), anchor=False)
    steps = st.container(width=WIDE)
    if following := start.next_step():
        _lead_on(following)
    section = _choice()
    if following:
        with steps:
            start.show(_open, section)
    st.header(SECTIONS[section], anchor=False)
    with st.container(width=WIDE):
        if section in TABLES:
            _table(section)
        elif section == "wall":
            wall.show(link)
        elif section == "letterhead":
            letterhead.show()
        else:
            history.show()


def _table(name: str) -> None:
    table = TABLES[name]
    if name == "calendar":
        year = calendar.show(table)
        editor.show(table, lambda row: row["date"].startswith(year))
        return
    if name == "accounts":
        move.show(table)
    if name == "settings":
        with st.expander("Arti setiap setelan", key="meanings"):
            st.markdown("\n".join(map(_meaning, SETTINGS.values())))
    editor.show(table)  # last, for it shows what the others propose


def _meaning(setting: Setting) -> str:
    """What it is called, and its name in a CSV."""
    return f"- **{settings.NAMES[setting.name]}** (`{setting.name}`): {setting.meaning}"


def _headline(link: dict | None) -> str:
    place = home.current()
    register, users = Register.current(place), Users.current(place)
    people = (
        f"{numbers.counted(len(users), 'orang')} dapat masuk"
        if users
        else "belum ada pengguna terdaftar"
    )
    return (
        f"{numbers.counted(len(register.opds), 'OPD')}, "
        f"{numbers.counted(len(register.accounts), 'akun')}; {people}; tautan layar "
        f"{'berlaku' if link else 'tidak ada'}."
    )


def _choice() -> str:
    """The section that the address names, else the first; draws the choice."""
    address = st.query_params.get(ADDRESS)
    is_new = address != st.session_state.get("section-address") or "section" not in st.session_state
    if address in SECTIONS and is_new:
        st.session_state["section"] = address
    chosen = st.pills(
        "Bagian",
        list(SECTIONS),
        key="section",
        default=None if "section" in st.session_state else "opds",
        format_func=SECTIONS.get,
        label_visibility="collapsed",
        required=True,
    )
    dead_link.unless(address, SECTIONS, f"bagian {dead_link.GONE}", SECTIONS[chosen])
    st.query_params[ADDRESS] = st.session_state["section-address"] = chosen
    return chosen


def _lead_on(step: str) -> None:
    """In a first start the next table opens by itself once the one before it is kept."""
    if step in SECTIONS and st.session_state.get("first-step") != step:
        st.session_state["first-step"] = step
        _open(step)


def _open(section: str) -> None:
    st.session_state["section"] = section


page()
