"""The store that is shown, and how results are kept per store."""

import pickle
import time
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path

import streamlit as st

from data.cases import lacking as lacks
from data.cases import store
from data.errors import NoRegister
from data.lake import home
from pages.cache import following, results

KEPT = 60  # results of each kind
PERIODS_KEPT, UNITS_KEPT = 40, 400  # likewise, of periods and of single units
PUBLISHED = "terbit:"  # begins what stands for a published version
EVER = (date(1, 1, 1), date(9999, 12, 31))


LOOKED_FOR = 0.2  # seconds for which a look at the home holds: many viewers at once look many times


# home → when, what is shown of it, its store if it is there
_looks: dict[Path, tuple[float, home.Home, str | None]] = {}
_brief: dict[tuple, tuple[float, object]] = {}  # what was asked → when, and what was found
followed = following.Follower()
SEEN = "store-seen"  # of a session: no older state than that of this moment


def kept(most: int = KEPT, frozen: Callable | None = None):
    """A decorator: each result is made once, however many viewers ask for it at the same time, and
    nobody changes it. ``frozen``: what gives the same of a published version, where the path is one
    (``published_path``)."""

    def keep(make: Callable) -> Callable:
        make = _either(make, frozen)
        return results.once(make, results.Kind(make, most))

    return keep


def copied(most: int, frozen: Callable | None = None):
    """The same for tables that whoever asks may change: each gets a copy of its own."""

    def keep(make: Callable) -> Callable:
        made = _either(make, frozen)

        @wraps(made)
        def packed(*args) -> bytes:
            return pickle.dumps(made(*args))

        found = results.once(made, results.Kind(packed, most))

        @wraps(made)
        def ask(*args, **named):
            return pickle.loads(found(*args, **named))

        return ask

    return keep


def briefly(look: Callable) -> Callable:
    """What a folder says is looked up once for all who ask within LOOKED_FOR seconds: many viewers at
    once would open it many times, and opening costs more than the rest of a look."""

    @wraps(look)
    def ask(*args):
        key = (look, home.named(), *args)
        seen = _brief.get(key)
        if seen is None or time.monotonic() - seen[0] > LOOKED_FOR:
            if len(_brief) >= KEPT:
                _brief.clear()
            seen = _brief[key] = (time.monotonic(), look(*args))
        return seen[1]

    return ask


def published_path(home: Path, month: str, version: str) -> str:
    """What stands for a published version where else the path of a store does."""
    return f"{PUBLISHED}{home / 'published' / month / version}"


def is_published(path: str) -> bool:
    """Whether a path stands for a published version."""
    return path.startswith(PUBLISHED)


def _either(make: Callable, frozen: Callable | None) -> Callable:
    """``make`` of a store, ``frozen`` of a published version."""
    if frozen is None:
        return make

    @wraps(make)
    def chosen(path: str, *rest):
        return frozen(path, *rest) if is_published(path) else make(path, *rest)

    return chosen


def _look() -> tuple[float, home.Home, str | None]:
    """When it was last looked, the home that is shown, and its store if that is there; what this
    process itself loads is seen at once."""
    place = home.named()
    seen = _looks.get(place)
    if seen is None or time.monotonic() - seen[0] > LOOKED_FOR:
        now, shown = time.monotonic(), home.shown()
        ready = store.ready(shown)
        seen = _looks[place] = (now, shown, str(ready) if ready else None)
    return seen


def look_again() -> None:
    """Forgets the last look, after something was loaded, taken out or published."""
    _looks.clear()
    _brief.clear()


def store_path() -> str | None:
    """The store of the home as it is now, for screens on which people act; None where there is no
    register yet, Refused where it cannot be had for another reason. Whoever has seen it is shown no
    older one afterwards."""
    looked, shown, path = _look()
    if path is None:
        look_again()
        looked = time.monotonic()
        try:
            with st.spinner("Menyusun angka dari unggahan terbaru …", show_time=False):
                path = str(store.current(home.shown()))
        except NoRegister:
            return None
    followed.notice(shown, path, looked)
    st.session_state[SEEN] = looked
    return path


def for_reading() -> following.Seen | None:
    """The store for screens that are only read, and whether a newer one is being made ready: while
    uploads are counted readers see the state before them, whole, rather than wait (``following``),
    unless their session has seen a newer one. None where there is no register yet."""
    looked, shown, ready = _look()
    least = max(st.session_state.get(SEEN, 0.0), time.monotonic() - following.BEHIND)
    if seen := followed.sees(shown, ready, looked, least):
        return seen
    path = store_path()
    return following.Seen(path, False) if path else None


@kept()
def lacking(path: str) -> tuple[str, ...]:
    """A sentence for each damaged upload that the figures have to do without."""
    return tuple(refusal.on_screen for refusal in lacks.refusals(cursor(path)))


def shown() -> home.Home:
    """The home that is shown, as it was at the last look."""
    return _look()[1]


def is_demo() -> bool:
    """Whether what is shown is the invented regency."""
    return shown().path != home.named()


def cursor(path: str):
    return store.cursor(Path(path))
