"""Who looks, and what they may see; every restricted page asks here for itself.

There is no sign-in yet: whoever reaches the server, which listens on this machine only, is its operator.
"""

from dataclasses import dataclass

import streamlit as st

ROLES = {"bupati": "Kantor Bupati", "diskominfo": "Diskominfo", "opd": "OPD", "viewer": "pengguna tamu"}


@dataclass(frozen=True)
class Viewer:
    """One person: the name that uploads are signed with, the role, and the OPDs of an ``opd``."""

    name: str
    role: str
    opd_ids: tuple[str, ...] = ()


def current() -> Viewer:
    """Who looks at the screen now."""
    return Viewer("operator", "diskominfo")


def allowed(*roles: str) -> bool:
    """Whether the one who looks has one of the roles."""
    return current().role in roles


def knows_citizens(opd_id: str | None) -> bool:
    """Whether masked names may be shown: to the OPD itself (handbook, section 8), and to the operator while there is
    no sign-in, because nobody else can be told apart yet."""
    viewer = current()
    return opd_id is not None and (opd_id in viewer.opd_ids or viewer == Viewer("operator", "diskominfo"))


def sees_cases(opd_id: str | None) -> bool:
    """Whether the cases behind the figures of an OPD's account may be listed: by the OPD itself and by Diskominfo
    (those of the whole regency, None, by Diskominfo only)."""
    viewer = current()
    return viewer.role == "diskominfo" or (viewer.role == "opd" and opd_id in viewer.opd_ids)


def require(*roles: str) -> Viewer:
    """The one who looks, if the role is right; else the page ends here with a sentence that says whose it is."""
    viewer = current()
    if viewer.role not in roles:
        whose = " dan ".join(ROLES[role] for role in roles)
        st.title("Halaman ini tidak untuk Anda")
        st.write(f"Halaman ini untuk {whose}. Masuk dengan akun {' atau '.join(ROLES[role] for role in roles)}, "
                 "atau kembali ke Papan peringkat.")
        st.page_link("pages/bupati/leaderboard.py", label="Kembali ke Papan peringkat")
        st.stop()
    return viewer
