"""Which downloads the server has told whom of: an address is good for that sign-in only, and while
one of its pages is open.

Streamlit gives a download to whoever knows its address. The address is told over a page's
connection, so what passes there says whose it is."""

import re
from collections import deque
from dataclasses import dataclass, field

ADDRESS = re.compile(rb"/media/([\w.\-]+)")
REMEMBERED = 1_000  # addresses of one connection; the oldest go first
_open: set["Connection"] = set()


@dataclass(eq=False)
class Connection:
    """One page's connection; ``key``: whose (see ``pages.access.visitor``)."""

    key: str
    names: deque[bytes] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def __enter__(self) -> "Connection":
        _open.add(self)
        return self

    def __exit__(self, *_of_error) -> None:
        _open.discard(self)

    def says(self, message: bytes) -> None:
        """Keeps the names of downloads in what is sent."""
        self.names.extend(name for name in ADDRESS.findall(message) if name not in self.names)


def knows(key: str, name: str) -> bool:
    """Whether that sign-in has been told of the download with that name. What follows an address in
    a message may look as if it belonged to it; names are long and random, so that their beginning
    tells them apart."""
    wanted = name.encode()
    return any(
        page.key == key and any(told.startswith(wanted) for told in page.names) for page in _open
    )
