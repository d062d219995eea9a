"""What each command of ``python -m reports`` does; results go to standard output, nothing else
does."""

import getpass
import json
import os
import sys
from pathlib import Path

from data.errors import Refused
from data.lake import home
from metrics.output import text as output
from reports import compared, published, steadiness
from reports import demo as demo_month
from reports.draft import open_draft
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


def monthly(chosen) -> int:
    """Writes the documents of a published month, or of its draft; prints each file's path."""
    from reports.documents.monthly import monthly as write  # Typst and PPTX: of no use elsewhere

    if chosen.draft and chosen.version:
        raise Refused("--draft dan --version tidak bersama: konsep belum punya versi.")
    place = home.current()
    version = (
        open_draft(place, chosen.month)
        if chosen.draft
        else published.open_version(place, chosen.month, chosen.version)
    )
    return _written(write(version, chosen.out, chosen.opd))


def public(chosen) -> int:
    """Writes the public site of the month's newest version; prints each file's path."""
    from reports.documents.site import site

    place = home.current()
    version = published.open_version(place, chosen.month)
    found = []
    for file in site(version, published.versions(place)):
        path = chosen.out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        found.append(path)
    return _written(found)


def trace(chosen) -> int:
    """One JSON line per number of the document; 1 where one differs from its version."""
    from reports.documents.trace import trace as traced

    numbers = traced(home.current(), chosen.document)
    for one in numbers:
        line = {"key": one.key, "document": one.text, "version": one.found, "same": one.is_right}
        print(json.dumps(line, ensure_ascii=False))
    wrong = next((one for one in numbers if not one.is_right), None)
    if wrong is not None:
        raise Refused(
            f"{chosen.document.name}: {wrong.key} menurut versinya {wrong.found}, dalam dokumen "
            f"{wrong.text if wrong.is_there else 'tidak ada lagi'}."
        )
    return 0


def _written(paths: list[Path]) -> int:
    for path in paths:
        print(path)
    return 0


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
