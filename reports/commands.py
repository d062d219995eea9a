"""What each command of ``python -m reports`` does; results go to standard output, nothing else
does."""

import json
import sys

from data.access.acting import who
from data.lake import home
from metrics.output import text as output
from reports import compared, published, steadiness
from reports import demo as demo_month
from reports.publish import publish as publish_month
from words.review.revisions import first_difference

LINE = ("month", "version", "hash", "previous", "at", "by", "reason")


def publish(chosen) -> int:
    """Publishes the month; prints the line of ``versions``."""
    return _say(publish_month(home.current(), chosen.month, chosen.reason, who()))


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


def demo(_) -> int:
    """Publishes and revises a month of the demo."""
    for manifest in demo_month.fill(home.current()):
        _say(manifest)
    return 0


def _say(manifest: dict) -> int:
    print(json.dumps({name: manifest[name] for name in LINE}, ensure_ascii=False), flush=True)
    return 0
