"""What each command of ``python -m reports`` does; results go to standard output, nothing else
does."""

import getpass
import json
import os

from data.lake import home
from reports import published
from reports.publish import publish as publish_month

LINE = ("month", "version", "hash", "previous", "at", "by", "reason")


def publish(chosen) -> int:
    """Publishes the month; prints the line of ``versions``."""
    return _say(publish_month(home.current(), chosen.month, chosen.reason, _who()))


def versions(chosen) -> int:
    """One JSON line per version, in the order in which they were published."""
    for manifest in published.versions(home.current(), chosen.month):
        _say(manifest)
    return 0


def _say(manifest: dict) -> int:
    print(json.dumps({name: manifest[name] for name in LINE}, ensure_ascii=False), flush=True)
    return 0


def _who() -> str:
    """Who does this: TANGGAP_USER (set by a screen), else the name on this machine."""
    return os.environ.get("TANGGAP_USER") or getpass.getuser()
