"""The store that is shown, and how results are kept per store."""

import inspect
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path

import streamlit as st

from data.cases import lacking as lacks
from data.cases import store
from data.errors import NoRegister
from data.lake import home

KEPT = 60  # results of each kind
PERIODS_KEPT, UNITS_KEPT = 40, 400  # likewise, of periods and of single units
PUBLISHED = "terbit:"  # begins what stands for a published version
EVER = (date(1, 1, 1), date(9999, 12, 31))


LOOKED_FOR = 0.2  # seconds for which a look at the home holds: many viewers at once look many times


_looks: dict[
    Path, tuple[float, Path, str | None]
] = {}  # home → when, what is shown of it, its store if it is there
_brief: dict[tuple, tuple[float, object]] = {}  # what was asked → when, and what was found
_last: dict[Path, str] = {}  # home → the store that was seen last
_emptying: list[Callable[[], None]] = []  # empties the results of one kind


def kept(most: int = KEPT, frozen: Callable | None = None):
    """A decorator: each result is made once, however many viewers ask for it at the same time
    (Streamlit's cache), and found again at once: a hit of Streamlit's cache alone hashes every
    argument, 0.1 ms of every viewer's visit. ``frozen``: what gives the same of a published version,
    where the path is one (``published_path``)."""

    def keep(make: Callable) -> Callable:
        make = _either(make, frozen)
        found = st.cache_resource(max_entries=most, show_spinner=False)(make)
        hit = lru_cache(most)(found)
        _emptying.extend((hit.cache_clear, found.clear))
        return _one_way(make, hit)

    return keep


def copied(most: int, frozen: Callable | None = None):
    """The same for tables that whoever asks may change: each gets a copy of its own."""

    def keep(make: Callable) -> Callable:
        make = _either(make, frozen)
        found = st.cache_data(max_entries=most, show_spinner=False)(make)
        _emptying.append(found.clear)
        return _one_way(make, found)

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


def _one_way(make: Callable, found: Callable) -> Callable:
    """``found`` is asked by position and for every argument: a cache takes what is said by name, in
    another order or left to its default for something else, and makes it again."""
    signature = inspect.signature(make)

    @wraps(make)
    def ask(*args, **named):
        if named or len(args) < len(signature.parameters):
            bound = signature.bind(*args, **named)
            bound.apply_defaults()
            args = bound.args
        return found(*args)

    return ask


def _look() -> tuple[Path, str | None]:
    """The home that is shown, and its store if that is there; what this process itself loads is
    seen at once."""
    place = home.named()
    seen = _looks.get(place)
    if seen is None or time.monotonic() - seen[0] > LOOKED_FOR:
        shown = home.shown()
        ready = store.ready(shown)
        seen = _looks[place] = (time.monotonic(), shown.path, str(ready) if ready else None)
        if ready:
            _forget_of_another(place, str(ready))
    return seen[1:]


def _forget_of_another(place: Path, path: str) -> None:
    """Results of a store that another has taken the place of serve nobody: without this a day of
    uploads would fill every cache with them."""
    if _last.setdefault(place, path) != path:
        _last[place] = path
        for empty in _emptying:
            empty()


def look_again() -> None:
    """Forgets the last look, after something was loaded, taken out or published."""
    _looks.clear()
    _brief.clear()


def store_path() -> str | None:
    """The store of the home as it is now; None where there is no register yet, Refused where it
    cannot be had for another reason."""
    ready = _look()[1]
    if ready is not None:
        return ready
    look_again()
    try:
        with st.spinner("Menyusun angka dari unggahan terbaru …", show_time=False):
            return str(store.current(home.shown()))
    except NoRegister:
        return None


@kept()
def lacking(path: str) -> tuple[str, ...]:
    """A sentence for each damaged upload that the figures have to do without."""
    return tuple(refusal.on_screen for refusal in lacks.refusals(cursor(path)))


def shown() -> home.Home:
    """The home that is shown, as it was at the last look."""
    return home.Home(_look()[0])


def is_demo() -> bool:
    """Whether what is shown is the invented regency."""
    return _look()[0] != home.named()


def cursor(path: str):
    return store.cursor(Path(path))
