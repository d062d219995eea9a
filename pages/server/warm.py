"""Figures kept ready before anybody has signed in: the start page's, made once per process and
store.

Where sign-in is set up, the first visit to a server (``first_visit``) sees the sign-in page only.
So that page's run makes what the first person will need, after it is drawn and without showing any
of it: what is kept belongs to no session, and who may see which of it is decided when it is shown.
"""

import threading
from collections import deque
from itertools import product

from data.errors import Refused
from pages.access import rights
from pages.board import view
from pages.cache import figures, store
from pages.server import ending
from words.chosen import BOARDS, UNITS, Chosen

SEES = tuple(  # who lags, who did not upload, and the way to it
    {
        "is_staff": role in rights.LAGGING,
        "sees_gaps": role in rights.COMPLETENESS,
        "lacking": rights.lacking(role),
    }
    for role in (rights.DISKOMINFO, rights.OPD, rights.VIEWER)  # the Bupati's office as the first
)
_lock = threading.Lock()
_done: deque[str] = deque(maxlen=2)  # stores, the last of the home and of the invented regency


def board() -> None:
    """The board of the newest store as it opens: OPDs and accounts, both boards, for each of
    SEES."""
    if not _lock.acquire(blocking=False):  # somebody else's visit is at it
        return
    try:
        seen = store.for_reading()
        if seen is None or seen.path in _done or figures.known(seen.path) is None:
            return
        path = seen.path
        month, clock = figures.known(path).default, figures.settings(path).official_clock
        for by, which, sees in product(UNITS, BOARDS, SEES):
            if ending.begun.is_set():
                return
            chosen = Chosen(month, clock, which, figures.target_hours(path))
            view.sentence(path, chosen)
            view.board(path, by, None, chosen, **sees)
        figures.kinds(path)
        _done.append(path)
    except Refused:  # said to whoever signs in (pages.server.run), not to a stranger
        return
    finally:
        _lock.release()
