"""Who may see which screen and do what: the one table of rights. Screens and actions ask for these
tuples.

An OPD sees other OPDs' figures and places, never their cases, uploads or questions; those who lag,
and Diskominfo's questions, are not for guests."""

from dataclasses import dataclass, replace

BUPATI, DISKOMINFO, OPD, VIEWER = "bupati", "diskominfo", "opd", "viewer"
WALL = "wall"  # whoever has the wall's link, which opens that one screen: no role of a person
NAMES = {BUPATI: "Kantor Bupati", DISKOMINFO: "Diskominfo", OPD: "OPD", VIEWER: "Tamu"}
EVERYONE = (BUPATI, DISKOMINFO, OPD, VIEWER)

# actions
LAGGING = (BUPATI, DISKOMINFO)  # "Perlu perhatian": who lags
COMPLETENESS = (BUPATI, DISKOMINFO, OPD)  # days that an OPD has not uploaded; links to posts
UPLOAD = (OPD, DISKOMINFO)  # an OPD: for its own accounts only
START_UPLOAD = (OPD,)  # the start page takes files too, for "Unggah"
UNDO = (OPD, DISKOMINFO)  # an OPD: its own uploads only
CASES = (OPD, DISKOMINFO)  # an OPD: its own cases only
QUESTIONS = (DISKOMINFO,)
CONTEST = (OPD,)
DECIDE = (DISKOMINFO,)  # contests
NOTES = (DISKOMINFO,)  # of a month, and what is found of its sampled cases
PUBLISH = (DISKOMINFO,)
WALL_LINK = (DISKOMINFO,)
REGISTER = (DISKOMINFO,)
USERS = (DISKOMINFO,)  # add, change and remove who may sign in
REVIEW = (DISKOMINFO,)
COVERAGE = LAGGING  # which days every account lacks; the uploads behind them are Diskominfo's
COMMANDS = {
    "load": UPLOAD,
    "look": UPLOAD,
    "undo": UNDO,
}  # of ``python -m data``, started by screens


@dataclass(frozen=True)
class Screen:
    """One page of the menu, or one that is only linked to (``hidden``); the first is the start
    page."""

    path: str
    title: str
    url_path: str
    roles: tuple[str, ...]
    hidden: bool = False


SCREENS = (
    Screen("pages/board/leaderboard.py", "Papan peringkat", "", EVERYONE),
    Screen("pages/trend/trends.py", "Tren", "tren", EVERYONE),
    Screen("pages/profile/profile.py", "Profil", "profil", EVERYONE, hidden=True),
    Screen("pages/figure/figure.py", "Angka", "angka", EVERYONE, hidden=True),
    Screen("pages/wall/wall.py", "Mode layar", "layar", (*EVERYONE, WALL), hidden=True),
    Screen("pages/profile/mine.py", "Angka saya", "angka-saya", CONTEST),
    Screen("pages/contest/contest.py", "Sanggah", "sanggah", CONTEST, hidden=True),
    Screen("pages/queue/queue.py", "Antrean", "antrean", CASES),
    Screen("pages/upload/upload.py", "Unggah", "unggah", UPLOAD),
    Screen("pages/review/review.py", "Tinjauan bulanan", "tinjauan", REVIEW),
    Screen("pages/review/account_sheet.py", "Lembar cetak", "lembar", REVIEW, hidden=True),
    Screen("pages/coverage/coverage.py", "Cakupan", "cakupan", COVERAGE),
    Screen("pages/register/register.py", "Register", "register", REGISTER),
    Screen("pages/dictionary/dictionary.py", "Kamus indikator", "kamus", EVERYONE),
    Screen("pages/about/about.py", "Tentang data", "tentang", EVERYONE),
)


def lacking(role: str | None) -> str:
    """The address of the page that says which uploads are missing, as far as a role may know: every
    account's, or an OPD's own; empty for a guest."""
    if role in COVERAGE:
        return "cakupan"
    return "angka-saya" if role in CONTEST else ""


def others(role: str) -> tuple[Screen, ...]:
    """The screens that a role of a person may not open: their addresses say so. The wall's link
    knows none of them."""
    own = {screen.path for screen in of(role)}
    return () if role == WALL else tuple(screen for screen in SCREENS if screen.path not in own)


def of(role: str) -> tuple[Screen, ...]:
    """The screens of a role; others are not even registered. The wall's one screen is its start
    page too."""
    found = tuple(screen for screen in SCREENS if role in screen.roles)
    return (*found, *(replace(screen, url_path="") for screen in found)) if role == WALL else found
