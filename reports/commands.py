"""What each command of ``python -m reports`` does; results go to standard output, nothing else
does."""

import getpass
import json
import os
import sys

from data.lake import home
from metrics.output import text as output
from reports import compared, published, steadiness
from reports import demo as demo_month
from reports import trace as tracing
from reports.publish import publish as publish_month
from words.revisions import first_difference

LINE = ("month", "version", "hash", "previous", "at", "by", "reason")


def publish(chosen) -> int:
    """Publishes the month; prints the line of ``versions``."""
    return _say(publish_month(home.current(), chosen.month, chosen.reason, _who()))


def versions(chosen) -> int:
    """One JSON line per version, in the order in which they were published; or how steady each
    month is."""
    if chosen.steadiness:
        print(output.FORMATS[chosen.format](steadiness.steadiness(home.current())))
        return 0
    for manifest in published.versions(home.current(), chosen.month):
        _say(manifest)
    return 0


def changes(chosen) -> int:
    """What differs between two versions, figure by figure, and why."""
    found = compared.between(home.current(), chosen.month, chosen.first, chosen.last)
    print(output.FORMATS[chosen.format](found))
    return 0


def verify(chosen) -> int:
    """Recomputes the newest version from the lake: “sama”, or the first figure that differs."""
    place = home.current()
    version = published.open_version(place, chosen.month)
    found = compared.since(place, version)
    if found.empty:
        print("sama")
        return 0
    print(first_difference(found, version), file=sys.stderr)
    return 1


def trace(chosen) -> int:
    """Every figure in a document beside that of its version; exit code 1 where one differs."""
    found = tracing.trace(home.current(), chosen.document)
    for one in found:
        key = {name: getattr(one.figure, name) for name in tracing.KEY}
        print(json.dumps({**key, "found": one.found, "same": one.same}, ensure_ascii=False))
    return int(not all(one.same for one in found))


def demo(_) -> int:
    """Publishes and revises a month of the demo."""
    for manifest in demo_month.fill(home.current()):
        _say(manifest)
    return 0


def _say(manifest: dict) -> int:
    print(json.dumps({name: manifest[name] for name in LINE}, ensure_ascii=False), flush=True)
    return 0


def _who() -> str:
    """Who does this: TANGGAP_USER (set by a screen), else the name on this machine."""
    return os.environ.get("TANGGAP_USER") or getpass.getuser()
