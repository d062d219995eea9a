"""Sign-ins that somebody has ended: kept on disk, so that a server just restarted knows them too;
no figure needs them.

The file lies beside the documents, not among them: it forgets what is older than a sign-in can be.
"""

import json
from functools import lru_cache
from pathlib import Path

from data.lake.home import Home
from data.lake.writing import write_whole

# e-mail of staff → the newest sign-in (seconds since 1970) that has been ended
FILE = "signed-out.json"


def ended(home: Home, email: str) -> float:
    """When the newest of the e-mail's ended sign-ins was made; 0 where there is none."""
    path = home.path / FILE
    return _read(path, path.stat().st_mtime_ns).get(email, 0) if path.exists() else 0


def end(home: Home, email: str, since: float, oldest: float) -> None:
    """Ends the sign-in of that moment and all before it; forgets those that were made before
    ``oldest``."""
    home.create()
    with home.lock("signed-out.lock"):
        path = home.path / FILE
        found = json.loads(path.read_bytes()) if path.exists() else {}
        found[email] = max(since, found.get(email, 0))
        write_whole(path, json.dumps({e: at for e, at in found.items() if at >= oldest}).encode())


@lru_cache(maxsize=4)
def _read(path: Path, _written_at: int) -> dict[str, float]:
    """Kept by the moment at which the file was written: every run of every screen asks."""
    return json.loads(path.read_bytes())
