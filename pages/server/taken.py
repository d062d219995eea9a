"""How much one sign-in has sent within the last hour: Streamlit keeps what is uploaded in memory."""

import time
from collections import defaultdict, deque

WITHIN = 3600  # seconds
MOST_BYTES = 1_000_000_000
MOST_FILES = 500
_sent: dict[str, deque[tuple[float, int]]] = defaultdict(deque)  # by sign-in: when, bytes


def may_send(sign_in: str, size: int) -> bool:
    """Whether a file of that many bytes may be taken, too; if so, it is counted."""
    now, files = time.monotonic(), _sent[sign_in]
    while files and now - files[0][0] > WITHIN:
        files.popleft()
    if len(files) >= MOST_FILES or sum(bytes_ for _, bytes_ in files) + size > MOST_BYTES:
        return False
    files.append((now, size))
    return True
