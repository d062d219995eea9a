"""Which store readers see while a newer one is made ready for them.

While uploads land, one store follows another, and of none are results there yet: readers would wait
for all of it. So they go on seeing the former store, whole and with the words that are true of it,
until what was asked of that one is there of the new one, too (``results.remake``). Only a server does
so, which has a thread for it; elsewhere whoever asks waits."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from data.cases import store, stores
from data.errors import Busy, Refused
from data.lake.home import Home
from pages.cache import results

BEHIND = 120  # seconds; who would see what was so before that waits
FIRST = 1  # second of making for which readers wait: most stores are ready by then
RUNS = 30  # seconds; runs that began with the former store have drawn their page by then
NAME = "Following."  # begins the names of threads (see ``pages.server.ending``)


class Seen(NamedTuple):
    """A store's path, and whether a newer one is being made ready."""

    path: str
    is_behind: bool


@dataclass
class _Shown:
    """``as_of``: when it was last known to be the newest; ``until``: when it has been shown for RUNS,
    and results of no other are wanted any more (monotonic; None where none are left)."""

    path: str
    as_of: float
    until: float | None = None


@dataclass
class _Making:
    thread: threading.Thread
    begun: float


class Follower:
    """What the readers of each home see."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shown: dict[Path, _Shown] = {}
        self._making: dict[Path, _Making] = {}
        self._is_over = threading.Event()
        self._is_over.set()

    @contextmanager
    def in_background(self) -> Iterator[None]:
        """Inside, newer stores are made ready by a thread."""
        self._is_over.clear()
        try:
            yield
        finally:
            self._is_over.set()

    def sees(self, home: Home, newest: str | None, looked: float, least: float) -> Seen | None:
        """What a reader sees, who must see what was so at ``least``; None where that is not to be had
        yet. ``newest``: the store that was ready when somebody last ``looked``, if there was one."""
        making = self.notice(home, newest, looked)
        if making is not None:
            making.thread.join(max(0.0, making.begun + FIRST - time.monotonic()))
        with self._lock:
            shown = self._shown.get(home.path)
            if shown is None or shown.as_of < least:
                return None
            return Seen(shown.path, home.path in self._making)

    def notice(self, home: Home, newest: str | None, looked: float) -> _Making | None:
        """Begins to make the newest store ready where it is not the one that is shown."""
        with self._lock:
            shown = self._shown.get(home.path)
            if shown is not None and shown.path == newest:
                shown.as_of = max(shown.as_of, looked)
                if shown.until is not None and time.monotonic() > shown.until:
                    shown.until = None
                    results.forget_all_but(shown.path)
            elif shown is None or self._is_over.is_set() or not stores.is_usable(Path(shown.path)):
                self._show(home, newest, looked)
            elif home.path not in self._making:
                self._begin(home, shown.path)
            return self._making.get(home.path)

    def _begin(self, home: Home, former: str) -> None:
        thread = threading.Thread(
            target=self._make, args=(home, former), name=f"{NAME}{home.path.name}", daemon=True
        )
        self._making[home.path] = _Making(thread, time.monotonic())
        thread.start()

    def _make(self, home: Home, former: str) -> None:
        path, as_of, stays = None, time.monotonic(), False
        try:
            path = str(store.current(home))
            results.remake(former, path, self._is_over.is_set)
        except Busy:  # others are at it: the next look tries again
            stays = True
        except Refused:  # nothing is shown then: whoever looks next is refused, too, and is told
            pass
        finally:
            with self._lock:
                del self._making[home.path]
                if not stays:
                    self._show(home, path, as_of)

    def _show(self, home: Home, path: str | None, as_of: float) -> None:
        former = self._shown.pop(home.path, None)
        if path is None:
            return
        self._shown[home.path] = shown = _Shown(path, as_of)
        if former is not None:
            results.forget_all_but(path, former.path)
            shown.until = time.monotonic() + RUNS
