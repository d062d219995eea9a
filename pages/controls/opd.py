"""The OPD whose work is shown, chosen where somebody sees several."""

import streamlit as st

from data.lake import home
from data.register.register import Register
from pages.access import rights
from pages.access.access import Viewer
from pages.cache.store import KEPT, copied
from pages.drawing import dead_link

EVERY_OPD, EVERY_ACCOUNT, EVERY_CHANNEL = "Semua OPD", "Semua akun", "Semua kanal"


@copied(KEPT)
def opd_names(path: str) -> dict[str, str]:
    """Name → id of every OPD, by name; the id is added where two share a name."""
    opds = sorted(
        Register.current(home.shown()).opds.values(),
        key=lambda opd: (opd.name.casefold(), opd.opd_id),
    )
    names = [opd.name for opd in opds]
    return {
        opd.name if names.count(opd.name) == 1 else f"{opd.name} ({opd.opd_id})": opd.opd_id
        for opd in opds
    }


def chosen_opd(path: str, viewer: Viewer) -> str | None:
    """The OPD whose queue is shown: an OPD's user has only its own; None: all. Draws the choice
    where there is one."""
    names = every = opd_names(path)
    if viewer.role == rights.OPD:
        names = {name: opd_id for name, opd_id in names.items() if opd_id in viewer.opd_ids}
    options = list(names) if viewer.role == rights.OPD else [EVERY_OPD, *names]
    if not options:
        st.title("Akun Anda belum terhubung dengan OPD", anchor=False)
        st.write(
            "Minta Diskominfo menghubungkan akun Anda dengan OPD Anda dalam register pengguna."
        )
        st.stop()
    named = st.query_params.get("opd")
    what = "OPD yang bukan milik Anda" if named in every else f"OPD {dead_link.GONE}"
    dead_link.unless(named, options, what, options[0])
    if len(options) == 1:
        return names[options[0]]
    return names.get(
        st.selectbox(
            "OPD", options, key="opd", bind="query-params", label_visibility="collapsed", width=340
        )
    )
