"""What screens look up, kept per store: its path is its fingerprint, so an upload or an undo is seen at once.

Kept as resources, which are not copied for every viewer: nobody changes what comes from here.
"""

import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data.cases import store
from data.errors import Refused
from data.lake import home
from data.lake import uploads as lake
from data.lake.damage import Damaged
from data.register.register import Register
from metrics.board import board as boards
from metrics.board import funnel_table as funnels
from metrics.board import headline as headlines
from metrics.coverage import gaps as coverage_gaps
from metrics.coverage import periods
from metrics.settings import Settings
from metrics.trend import ceiling as ceilings

KEPT = 60  # results of each kind
LOOKED_FOR = 0.2  # seconds for which a look at the home holds: many viewers at once look many times
_looks: dict[Path, tuple[float, Path, str | None]] = {}  # home → when, what is shown of it, its store if it is there


def kept(most: int = KEPT):
    """A decorator: each result is made once, however many viewers ask for it at the same time (Streamlit's cache), and
    found again at once: a hit of Streamlit's cache alone hashes every argument, 0.1 ms of every viewer's visit."""
    def keep(make: Callable) -> Callable:
        return lru_cache(most)(st.cache_resource(max_entries=most, show_spinner=False)(make))
    return keep


def _look() -> tuple[Path, str | None]:
    """The home that is shown, and its store if that is there; what this process itself loads is seen at once."""
    place = home.current().path
    seen = _looks.get(place)
    if seen is None or time.monotonic() - seen[0] > LOOKED_FOR:
        shown = home.shown()
        ready = store.path_of(shown)
        seen = _looks[place] = (time.monotonic(), shown.path, str(ready) if ready.exists() else None)
    return seen[1:]


def look_again() -> None:
    """Forgets the last look, after something was loaded or taken out."""
    _looks.clear()


def store_path() -> str | None:
    """The store of the home as it is now; None where there is no register yet."""
    ready = _look()[1]
    if ready is not None:
        return ready
    look_again()
    try:
        with st.spinner("Menyusun angka dari unggahan terbaru …", show_time=False):
            return str(store.current(home.shown()))
    except Damaged:
        raise
    except Refused:
        return None


def is_demo() -> bool:
    """Whether what is shown is the invented regency."""
    return _look()[0] != home.current().path


def _cursor(path: str):
    return store.cursor(Path(path))


@kept()
def known(path: str) -> periods.Known | None:
    """Months with cases, and "now"."""
    return periods.known(_cursor(path))


@kept()
def settings(path: str) -> Settings:
    """The settings that the store was made with."""
    return Settings.of(_cursor(path))


@kept()
def target_hours(path: str) -> float:
    """The target of the first reply, in hours of the citizen clock."""
    return periods.response_target_hours(_cursor(path))


@kept()
def kinds(path: str) -> list[str]:
    """Kinds of OPD that can be compared."""
    return boards.kinds(_cursor(path))


@kept()
def completeness(path: str, month: str, clock: str) -> periods.Completeness:
    """How complete the window is."""
    return periods.completeness(_cursor(path), month, clock)


@kept()
def ceiling(path: str, month: str) -> float | None:
    """What an office could reach that answers at once, but only in office hours."""
    return ceilings.ceiling(_cursor(path), month)


@kept()
def headline(path: str, board: str, month: str, clock: str) -> headlines.Headline:
    """The regency's rate, its change and 13 months."""
    return headlines.headline(_cursor(path), board, month, clock)


@kept()
def board(path: str, by: str, which: str, month: str, clock: str, kind: str | None):
    """The rows of a board."""
    return boards.board(_cursor(path), by, which, month, clock, kind)


def board_for(is_staff: bool, *key):
    """The same as this viewer sees it: that a unit declines is for staff only (handbook, section 8)."""
    found = board(*key)
    if is_staff:
        return found
    declines = found["direction"] == "declining"
    hidden = {name: found[name].mask(declines) for name in ("change_low", "change_high", "bound")}
    return found.assign(direction=found["direction"].mask(declines, "undecided"), **hidden)


@kept()
def attention(path: str, by: str, which: str, month: str, clock: str, kind: str | None):
    """Units that staff should look at."""
    return funnels.needs_attention(board(path, by, which, month, clock, kind))


@kept()
def gaps(path: str, by: str, month: str) -> dict:
    """Days without an upload, of each unit."""
    return coverage_gaps.gaps(_cursor(path), by, month)


@kept()
def owner(path: str, account_id: str) -> str | None:
    """The OPD that has had the account ever since; None where it moved: then its cases are those of several."""
    owners = {row.opd_id for row in Register.current(home.shown()).accounts[account_id]}
    return owners.pop() if len(owners) == 1 else None


@kept()
def uploads(path: str) -> list[dict]:
    """All uploads, newest first: what ``python -m data uploads`` prints, and the accounts."""
    found = lake.Lake.read(home.shown()).uploads
    return [{**u.info, "upload_id": u.upload_id, "accounts": sorted(u.accounts()), "undone": u.undone,
             "purged": u.purged} for u in reversed(found)]


@kept()
def account_names(path: str) -> dict[str, str]:
    """Account id → its platform, handle and OPD, for a person to choose from."""
    register = Register.current(home.shown())
    rows = {account_id: rows[-1] for account_id, rows in register.accounts.items()}
    names = {a: f"{account_name(r.platform, r.handle or a)} · {register.opds[r.opd_id].name}" for a, r in rows.items()}
    return dict(sorted(names.items(), key=lambda pair: pair[1].split(" · ")[-1].casefold()))


def platform_name(platform: str) -> str:
    """WhatsApp, YouTube, Instagram."""
    return {"whatsapp": "WhatsApp", "tiktok": "TikTok", "youtube": "YouTube", "x": "X", "sp4n": "SP4N-LAPOR!",
            "lapor": "SP4N-LAPOR!", "ticket": "Tiket"}.get(platform.casefold(), platform.capitalize())


def account_name(platform: str, handle: str) -> str:
    """Instagram @dukcapil; the platform only once where the handle begins with it."""
    name = platform_name(platform)
    return handle if handle.casefold().startswith(name.casefold()) and len(name) > 1 else f"{name} {handle}"
