"""Who looks, and what they may see; every restricted page asks here for itself, in every run."""

from collections.abc import Callable

import streamlit as st

from data.access import wall_link, whose
from data.errors import Refused
from data.lake import home
from data.register.register import Register
from pages.access import rights, sign_in, visitor, wall_key
from pages.access.sign_in import Person
from pages.access.tried import LOCAL_OPD, LOCAL_ROLE
from words import markdown

Viewer = Person
ROLES = rights.NAMES
OPERATOR = visitor.OPERATOR.name
ENTERED, OPENED = (
    "entered",
    "opened",
)  # for whom the page was drawn; the path that a stranger opened
NOBODY = Person("", "")


def current() -> Viewer:
    """Who looks at the screen now. Without sign-in: the one person at this machine, in the role
    that they try."""
    if not sign_in.is_set_up() and sign_in.comes_from_outside():
        return NOBODY
    if wall_viewer():
        return Person("Layar", rights.WALL)
    if sign_in.is_set_up():
        found = sign_in.signed_in()
        return found if isinstance(found, Person) else NOBODY
    role = st.session_state.get(LOCAL_ROLE) or rights.DISKOMINFO
    own = (
        (st.session_state.get(LOCAL_OPD),)
        if role == rights.OPD and st.session_state.get(LOCAL_OPD)
        else ()
    )
    return Person(OPERATOR, role, own)


def wall_viewer() -> bool:
    """Whether this browser has the wall's secret, at the wall's address, and it still opens the
    wall; a page that refreshes itself asks again in every refresh."""
    secret = wall_key.given() if wall_key.is_asked() else ""
    return bool(secret) and wall_link.opens(home.current(), secret)


def stay() -> None:
    """For what runs again without the rest of its page: where the one who looks is no longer who
    they were when the page was drawn, the whole page runs anew, and ``enter`` decides."""
    if current() != st.session_state.get(ENTERED, NOBODY):
        st.rerun()


def held(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """``make`` of a download. It runs when it is clicked, maybe long after the page was drawn, in a
    thread that knows no visitor: it asks again whether whoever it was drawn for is still who they
    were. Refused where not."""
    if not sign_in.is_set_up():
        return make
    claim = sign_in.claim()
    drawn_for = sign_in.judged(claim)

    def made() -> bytes:
        if isinstance(drawn_for, sign_in.Stranger) or sign_in.judged(claim) != drawn_for:
            raise Refused(
                "Unduhan ini tidak dibuat: hak Anda sudah berubah atau sesi Anda berakhir; muat "
                "ulang halaman ini."
            )
        return make()

    return made


def allowed(*roles: str) -> bool:
    """Whether the one who looks has one of the roles (see ``rights``)."""
    return current().role in roles


def own_accounts(viewer: Viewer) -> set[str]:
    """The accounts that somebody may upload for: those of their OPDs, and all for others."""
    return set(whose.limited(Register.current(home.shown()), limit(viewer)).accounts)


def seen_uploads(viewer: Viewer, uploads: list[dict]) -> list[dict]:
    """Those of ``cached.uploads`` that somebody may see: an OPD what holds an account of its own,
    also beside those of others."""
    if limit(viewer) is None:
        return uploads
    register = Register.current(home.shown())
    return [upload for upload in uploads if whose.concerns(register, viewer.opd_ids, upload)]


def own_uploads(viewer: Viewer, uploads: list[dict]) -> list[dict]:
    """Those of ``cached.uploads`` that somebody may take out: an OPD only what is all its own."""
    if limit(viewer) is None:
        return uploads
    register = Register.current(home.shown())
    return [upload for upload in uploads if whose.owns(register, viewer.opd_ids, upload)]


def limit(viewer: Viewer) -> tuple[str, ...] | None:
    """The OPDs that somebody's actions are limited to; None: not limited. The actions themselves
    ask for it again."""
    return viewer.opd_ids if viewer.role == rights.OPD else None


def knows_citizens(opd_id: str | None) -> bool:
    """Whether masked names may be shown: to the OPD itself only (handbook, section 8)."""
    viewer = current()
    return viewer.role == rights.OPD and opd_id in viewer.opd_ids


def sees_cases(opd_id: str | None) -> bool:
    """Whether the cases behind the figures of an OPD's account may be listed: by the OPD itself and
    by Diskominfo (those of the whole regency, None, by Diskominfo only)."""
    viewer = current()
    return viewer.role in rights.CASES and (limit(viewer) is None or opd_id in viewer.opd_ids)


def require(*roles: str) -> Viewer:
    """The one who looks, if the role is right; else the page ends here with a sentence that says
    whose it is."""
    viewer = current()
    if viewer.role not in roles:
        _say_whose(roles)
        st.stop()
    return viewer


def refused(screen: rights.Screen) -> Callable[[], None]:
    """What stands at the address of a screen that is not for the one who looks, in the place of the
    screen itself."""
    return lambda: _say_whose(screen.roles)


def _say_whose(roles: tuple[str, ...]) -> None:
    names = [ROLES[role] for role in roles if role in ROLES]
    st.title("Halaman ini tidak untuk Anda", anchor=False)
    st.write(
        f"Halaman ini untuk {' dan '.join(names)}. Masuk dengan akun {' atau '.join(names)}, atau "
        "kembali ke Papan peringkat."
    )
    st.page_link("pages/board/leaderboard.py", label=markdown.link("Kembali ke Papan peringkat"))
