"""What the commands of ``python -m reports`` do that make or read documents; results go to standard
output, nothing else does. What computes figures is imported only where a command computes some: a
published month is read without it."""

import json
from pathlib import Path

from data import moment
from data.access.acting import who
from data.access.users import Users
from data.errors import Refused, quote
from data.lake import home
from data.register.register import Register
from data.targets.settings import Settings
from reports import published
from reports.documents.monthly import monthly as write
from reports.documents.site.site import site
from reports.documents.texts import sending
from reports.documents.texts.digest import Target, mail
from reports.documents.texts.digest import digest as made
from reports.documents.trace.trace import trace as traced
from words import grounds, numbers


def monthly(chosen) -> int:
    """Writes the documents of a published month, or of its draft; prints each file's path."""
    if chosen.draft and chosen.version:
        raise Refused("--draft dan --version tidak bersama: konsep belum punya versi.")
    return _written(write(_version(chosen), chosen.out, chosen.opd))


def _version(chosen) -> published.Version:
    place = home.current()
    if not chosen.draft:
        return published.open_version(place, chosen.month, chosen.version)
    from reports.draft import open_draft

    return open_draft(place, chosen.month)


def public(chosen) -> int:
    """Writes the public site, the month in front of all others; prints each file's path."""
    place = home.current()
    version, manifests = published.open_version(place, chosen.month), published.versions(place)
    others = sorted({one["month"] for one in manifests} - {chosen.month})
    whole = [published.open_version(place, month) for month in others]
    found = []
    for file in site(version, whole, manifests):
        path = chosen.out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        found.append(path)
    return _written(found)


def trace(chosen) -> int:
    """One JSON line per number of the document; 1 where one differs from its version."""
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


def digest(chosen) -> int:
    """Prints the digest of one OPD, or of all; with --out also as files, with --send by e-mail to the
    OPD's users, each once a week."""
    place, now = home.current(), moment.now().astimezone(moment.WIB)
    server = sending.Server.configured() if chosen.send else None
    sender = server.sender if server else "tanggap@localhost"
    for found in _digests(place, chosen, now):
        print(found.text)
        message = mail(found, sender, _receivers(place, found.opd_id), now)
        if chosen.out:
            _written(_kept(chosen.out, found, message.as_bytes()))
        if server and message["To"]:
            sending.send_once(place, server, found, message, who())
    return 0


def _digests(place, chosen, now):
    from reports import month

    register = Register.current(place)
    if chosen.opd and chosen.opd not in register.opds:
        raise Refused(f"OPD {quote(chosen.opd)} tidak ada dalam register.")
    manifests = published.versions(place)
    newest = max((one["month"] for one in manifests), default=None)
    version = published.open_version(place, newest) if newest else None
    cursor = month.whole(place)
    settings = Settings.current(place)
    hours = float(str(settings.value("response_target_hours", now.date())))
    target = Target(numbers.hours(hours), grounds.held(settings, "wall", now.date()))
    for opd_id in [chosen.opd] if chosen.opd else sorted(register.opds):
        opd = (opd_id, register.opds[opd_id].name)
        yield made(cursor, opd, now, target, version)


def _receivers(place, opd_id: str) -> list[str]:
    """The addresses of the OPD's own users."""
    users = Users.current(place).values()
    return sorted(user.email for user in users if user.role == "opd" and opd_id in user.opd_ids)


def _kept(folder: Path, found, mail: bytes) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    text = folder / f"ringkasan-{found.opd_id}-{found.week}.txt"
    text.write_text(found.text, encoding="utf-8")
    text.with_suffix(".eml").write_bytes(mail)
    return [text, text.with_suffix(".eml")]


def _written(paths: list[Path]) -> int:
    for path in paths:
        print(path)
    return 0
