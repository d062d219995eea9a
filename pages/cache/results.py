"""Results of stores: each is made once, made of the next store before readers see that one, and
forgotten with its own.

Streamlit's caches know no store: of one they could only be cleared question by question, and they keep
a counter for every question that they have cleared."""

import inspect
import sys
import threading
import time
from collections.abc import Callable
from functools import wraps

RECENT = 600  # seconds within which somebody has asked for what is made anew
_NONE = object()  # None is a result, too
_kinds: list["Kind"] = []


class Kind:
    """Results of one function by what was asked of it; the first argument is the store's path. No more
    than ``most`` are kept, the last asked for."""

    def __init__(self, make: Callable, most: int):
        self._make, self._most = make, most
        self._found: dict[tuple, object] = {}
        self._asked: dict[tuple, float] = {}  # when last
        self._turns: dict[tuple, threading.Lock] = {}  # of those that are being made
        self._lock = threading.Lock()
        _kinds.append(self)

    @property
    def name(self) -> str:
        """What its results are, for the log."""
        return self._make.__qualname__

    def ask(self, *args):
        """The result; whoever asks while it is made waits for it."""
        self._asked[args] = time.monotonic()
        found = self._found.get(args, _NONE)
        return self._made(args) if found is _NONE else found

    def _made(self, args: tuple):
        with self._lock:
            turn = self._turns.setdefault(args, threading.Lock())
        with turn:
            try:
                found = self._found.get(args, _NONE)
                if found is _NONE:
                    found = self._make(*args)
                    self._keep(args, found)
                return found
            finally:
                self._end(args, turn)

    def _end(self, args: tuple, turn: threading.Lock) -> None:
        """Forgets the turn, also of whoever waited for it in vain or found the result there: one of
        each result of each store, kept for good, would pin a day's memory."""
        with self._lock:
            if self._turns.get(args) is turn:
                del self._turns[args]

    def _keep(self, args: tuple, found: object) -> None:
        with self._lock:
            self._found[args] = found
            self._asked.setdefault(args, time.monotonic())
            for old in sorted(self._asked, key=self._asked.__getitem__)[: -self._most]:
                self._drop(old)

    def _drop(self, args: tuple) -> None:
        self._asked.pop(args, None)
        self._found.pop(args, None)

    def asked_of(self, path: str) -> list[tuple[float, tuple]]:
        """When last each question was asked of a store, and what follows the path in it."""
        return [(when, args[1:]) for args, when in list(self._asked.items()) if args[0] == path]

    def remake(self, when: float, *args) -> None:
        """Makes a result that nobody has asked for yet, as if it had been asked for then."""
        self._asked.setdefault(args, when)
        self._made(args)

    def forget_all_but(self, *paths: str) -> None:
        """Keeps the results of these stores only."""
        with self._lock:
            for args in [args for args in list(self._asked) if args[0] not in paths]:
                self._drop(args)


def once(make: Callable, kind: Kind) -> Callable:
    """``make`` as its results are kept: asked by position and for every argument, for what is said by
    name, in another order or left to its default would be made again."""
    signature = inspect.signature(make)

    @wraps(make)
    def ask(*args, **named):
        if named or len(args) < len(signature.parameters):
            bound = signature.bind(*args, **named)
            bound.apply_defaults()
            args = bound.args
        return kind.ask(*args)

    return ask


def remake(former: str, path: str, is_over: Callable[[], bool]) -> None:
    """Makes of a store what was asked of the former one of late, the last asked for first; ends early
    once all is over."""
    since = time.monotonic() - RECENT
    wanted = [(when, kind, rest) for kind in _kinds for when, rest in kind.asked_of(former)]
    for when, kind, rest in sorted(wanted, key=lambda one: one[0], reverse=True):
        if is_over() or when < since:
            return
        try:
            kind.remake(when, path, *rest)
        except Exception as error:  # as of a unit that is gone: whoever asks for it meets it, too
            reason = type(error).__name__
            print(f"tanggap susun={kind.name} galat={reason}", file=sys.stderr, flush=True)


def forget_all_but(*paths: str) -> None:
    """Keeps the results of these stores only: those of a store that another has long taken the place
    of serve nobody, and a day of uploads would fill the memory with them."""
    for kind in _kinds:
        kind.forget_all_but(*paths)
