"""How much one sign-in has sent within the last hour: Streamlit keeps what is uploaded in memory."""

import time
from collections import deque

WITHIN = 3600  # seconds
MOST_BYTES = 1_000_000_000
MOST_FILES = 500
_sent: dict[str, deque[tuple[float, int]]] = {}  # by sign-in: when, bytes


def may_send(sign_in: str, size: int) -> bool:
    """Whether a file of that many bytes may be taken, too; if so, it is counted."""
    now = time.monotonic()
    _forget_before(now - WITHIN)
    files = _sent.setdefault(sign_in, deque())
    if len(files) >= MOST_FILES or sum(bytes_ for _, bytes_ in files) + size > MOST_BYTES:
        return False
    files.append((now, size))
    return True


def _forget_before(moment: float) -> None:
    """Forgets what was sent before a moment, and the sign-ins of which nothing is left."""
    for sign_in, files in list(_sent.items()):
        while files and files[0][0] < moment:
            files.popleft()
        if not files:
            del _sent[sign_in]
