"""Who looks, and what they may see; every restricted page asks here for itself, in every run."""

from collections.abc import Callable

import streamlit as st

from data.access import wall_link, whose
from data.errors import Refused
from data.lake import home
from data.lake.damage import Damaged
from data.register.register import Register
from pages.access import opened_link, rights, sign_in
from pages.access.sign_in import Person
from pages.server import run, warm
from words import markdown

Viewer = Person
ROLES = rights.NAMES
OPERATOR = "operator"
LOCAL_ROLE, LOCAL_OPD = "local-role", "local-opd"
ENTERED, OPENED = "entered", "opened"  # for whom the page was drawn; the path that a stranger opened
WALL_KEY = "kunci"  # in the address of the wall's link
WHO_TO_ASK = "Minta Diskominfo Kabupaten Klaten mendaftarkan alamat ini."
STRANGERS = {
    "signed_out": ("Masuk ke Tanggap", "Pakai akun dinas Anda. Yang dapat masuk hanya alamat yang didaftarkan "
                                       "Diskominfo."),
    "too_old": ("Sesi Anda sudah berakhir", "Satu kali masuk berlaku 8 jam. Masuk lagi untuk melanjutkan."),
    "unverified": ("Alamat surel ini belum dipastikan", "Penyedia akun belum memastikan bahwa alamat ini milik Anda."),
    "unknown": ("Alamat ini belum terdaftar", WHO_TO_ASK)}
NOBODY = Person("", "")


def current() -> Viewer:
    """Who looks at the screen now. Without sign-in: the one person at this machine, in the role that they try."""
    if not sign_in.is_set_up() and sign_in.comes_from_outside():
        return NOBODY
    if WALL_KEY in st.query_params:
        return Person("Layar", rights.WALL) if wall_viewer() else NOBODY
    if sign_in.is_set_up():
        found = sign_in.signed_in()
        return found if isinstance(found, Person) else NOBODY
    role = st.session_state.get(LOCAL_ROLE) or rights.DISKOMINFO
    own = (st.session_state.get(LOCAL_OPD),) if role == rights.OPD and st.session_state.get(LOCAL_OPD) else ()
    return Person(OPERATOR, role, own)


def wall_viewer() -> bool:
    """Whether the address carries the wall's secret and it still opens the wall; a page that refreshes itself asks
    again in every refresh."""
    return wall_link.opens(home.current(), st.query_params.get(WALL_KEY, ""))


def enter() -> Viewer:
    """Who looks, or the page that stops whoever may not, under every address: called once per run, by dashboard.py."""
    sign_in.refuse_open_door()
    try:
        viewer = st.session_state[ENTERED] = current()
    except Damaged as refusal:
        run.say_damaged(refusal)
        st.stop()
    if viewer == NOBODY:
        paths = {screen.url_path for screen in rights.SCREENS}
        pages = [st.Page(_say_why, title="Tanggap", url_path=path or None, default=not path) for path in paths]
        opened = st.navigation(pages, position="hidden")
        st.session_state[OPENED] = opened.url_path
        opened.run()
        if sign_in.is_set_up():
            warm.board()
        st.stop()
    return viewer


def stay() -> None:
    """For what runs again without the rest of its page: where the one who looks is no longer who they were when the
    page was drawn, the whole page runs anew, and ``enter`` decides."""
    if current() != st.session_state.get(ENTERED, NOBODY):
        st.rerun()


def held(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """``make`` of a download. It runs when it is clicked, maybe long after the page was drawn, in a thread that knows
    no visitor: it asks again whether whoever it was drawn for is still who they were. Refused where not."""
    if not sign_in.is_set_up():
        return make
    claim = sign_in.claim()
    drawn_for = sign_in.judged(claim)

    def made() -> bytes:
        if isinstance(drawn_for, sign_in.Stranger) or sign_in.judged(claim) != drawn_for:
            raise Refused("Unduhan ini tidak dibuat: hak Anda sudah berubah atau sesi Anda berakhir; muat ulang "
                          "halaman ini.")
        return make()
    return made


def _say_why() -> None:
    if not sign_in.is_set_up() and sign_in.comes_from_outside():
        _say("Tanggap ini hanya untuk komputernya sendiri", "Masuk dengan akun belum disiapkan, jadi Tanggap tidak "
             "melayani komputer lain, juga tidak lewat proksi. Diskominfo menyiapkannya menurut docs/menjalankan.md.")
    elif WALL_KEY in st.query_params:
        _say("Tautan layar ini tidak berlaku", "Tautannya keliru atau sudah dicabut. Minta tautan baru kepada "
                                               "Diskominfo.")
    else:
        _say_stranger(sign_in.signed_in())


def _say(title: str, sentence: str) -> None:
    st.title(title, anchor=False)
    st.write(sentence)


def _say_stranger(stranger: sign_in.Stranger) -> None:
    _say(*STRANGERS[stranger.why])
    if stranger.email:
        st.text(f"Anda masuk sebagai {stranger.email}.")
    if stranger.why == "signed_out":
        st.button(":violet[Masuk]", type="primary", on_click=_begin)
    elif stranger.why == "too_old":
        st.button(":violet[Masuk lagi]", type="primary", on_click=_begin)
    if stranger.why != "signed_out":
        st.button("Keluar", on_click=sign_in.sign_out)


def _begin() -> None:
    """Begins the sign-in, which comes back to the start page; what was opened is kept for then."""
    opened_link.keep(st.session_state.get(OPENED, ""), st.query_params.to_dict())
    st.login()


def who(viewer: Viewer) -> None:
    """The small line at the top: who is signed in and the way out; in local mode the role that is tried."""
    if sign_in.is_set_up():
        st.text(f"{viewer.called} · {ROLES[viewer.role]}", width="content")
        st.button("Keluar", on_click=sign_in.sign_out, type="tertiary")
        return
    with st.popover("Mode lokal"):  # as tertiary its name is too pale while it is open, in the dark
        st.write("Belum ada masuk dengan akun: Tanggap hanya dapat dibuka di komputer ini. Coba tampilannya sebagai:")
        role = st.selectbox("Peran", [rights.DISKOMINFO, rights.BUPATI, rights.OPD, rights.VIEWER],
                            format_func=ROLES.get, key=LOCAL_ROLE, persist_state="session")
        if role == rights.OPD:
            names = Register.current(home.shown()).names
            st.selectbox("OPD", sorted(names, key=names.get), format_func=names.get, key=LOCAL_OPD,
                         persist_state="session")


def allowed(*roles: str) -> bool:
    """Whether the one who looks has one of the roles (see ``rights``)."""
    return current().role in roles


def own_accounts(viewer: Viewer) -> set[str]:
    """The accounts that somebody may upload for: those of their OPDs, and all for others."""
    return set(whose.limited(Register.current(home.shown()), limit(viewer)).accounts)


def own_uploads(viewer: Viewer, uploads: list[dict]) -> list[dict]:
    """Those of ``cached.uploads`` that somebody may see and take out: an OPD only what is all its own."""
    if limit(viewer) is None:
        return uploads
    register = Register.current(home.shown())
    return [upload for upload in uploads if whose.owns(register, viewer.opd_ids, upload)]


def limit(viewer: Viewer) -> tuple[str, ...] | None:
    """The OPDs that somebody's actions are limited to; None: not limited. The actions themselves ask for it again."""
    return viewer.opd_ids if viewer.role == rights.OPD else None


def knows_citizens(opd_id: str | None) -> bool:
    """Whether masked names may be shown: to the OPD itself only (handbook, section 8)."""
    viewer = current()
    return viewer.role == rights.OPD and opd_id in viewer.opd_ids


def sees_cases(opd_id: str | None) -> bool:
    """Whether the cases behind the figures of an OPD's account may be listed: by the OPD itself and by Diskominfo
    (those of the whole regency, None, by Diskominfo only)."""
    viewer = current()
    return viewer.role in rights.CASES and (limit(viewer) is None or opd_id in viewer.opd_ids)


def require(*roles: str) -> Viewer:
    """The one who looks, if the role is right; else the page ends here with a sentence that says whose it is."""
    viewer = current()
    if viewer.role not in roles:
        _say_whose(roles)
        st.stop()
    return viewer


def refused(screen: rights.Screen) -> Callable[[], None]:
    """What stands at the address of a screen that is not for the one who looks, in the place of the screen itself."""
    return lambda: _say_whose(screen.roles)


def _say_whose(roles: tuple[str, ...]) -> None:
    names = [ROLES[role] for role in roles if role in ROLES]
    st.title("Halaman ini tidak untuk Anda", anchor=False)
    st.write(f"Halaman ini untuk {' dan '.join(names)}. Masuk dengan akun {' atau '.join(names)}, atau kembali ke "
             "Papan peringkat.")
    st.page_link("pages/board/leaderboard.py", label=markdown.link("Kembali ke Papan peringkat"))
