"""How each table of the register reads now, as rows of text."""

import hashlib

from data import moment
from data.access import wall_link
from data.access.users import Users
from data.editing.table import Row
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register.letterhead import Letterhead
from data.register.register import Register
from data.targets.calendar import Calendar
from data.targets.classes import CLASSES, Classes
from data.targets.schedules import ALWAYS, Schedules
from data.targets.settings import Settings
from data.targets.topics import Topics


def opds(home: Home) -> list[Row]:
    """Every OPD, with its latest schedule, and from when that holds."""
    return [
        {
            "opd_id": opd.opd_id,
            "name": opd.name,
            "kind": opd.kind,
            "schedule": opd.schedules[-1][1],
            "schedule_from": str(opd.schedules[-1][0] or ""),
            "contact": opd.contact,
        }
        for opd in Register.current(home).opds.values()
    ]


def accounts(home: Home) -> list[Row]:
    """Every account while it belongs to one OPD."""
    return [
        {
            "account_id": row.account_id,
            "opd_id": row.opd_id,
            "platform": row.platform,
            "handle": row.handle,
            "valid_from": str(row.valid_from or ""),
            "valid_to": str(row.valid_to or ""),
            "staff_handles": "; ".join(row.staff_handles),
        }
        for rows in Register.current(home).accounts.values()
        for row in rows
    ]


def settings(home: Home) -> list[Row]:
    """Without those of classes, which have a table of their own."""
    current = Settings.current(home)
    of_classes = {f"resolution_days_{name}" for name in CLASSES}
    return [
        {
            "name": name,
            "value": "" if value is None else str(value),
            "valid_from": str(since or ""),
            **current.ground(name, since).row,
        }
        for name, dated in current.history.items()
        if name not in of_classes
        for since, value in dated
    ]


def classes(home: Home) -> list[Row]:
    """Every class of topics, with each day from which its target holds."""
    return [
        {
            "class": name,
            "resolution_days": str(target.days),
            "valid_from": str(target.since or ""),
            **target.ground.row,
        }
        for name, targets in Classes.current(home).history.items()
        for target in targets
    ]


def topics(home: Home) -> list[Row]:
    """Every topic that has a class."""
    found = Topics.current(home).classes
    return [{"topic": topic, "class": its_class} for topic, its_class in found.items()]


def schedules(home: Home) -> list[Row]:
    """Without ``24h``, which nobody can change."""
    history = Schedules.current(home).history
    return [
        dict(row)
        for name, versions in history.items()
        if name != ALWAYS
        for hours in versions
        for row in hours.rows
    ]


def years(home: Home) -> range:
    """The years of the data, this one and the next."""
    now = moment.now().astimezone(moment.WIB).year
    stamps = [u.info["first_stamp"] for u in Lake.read(home).valid if u.info["first_stamp"]]
    return range(min([now, *(int(stamp[:4]) for stamp in stamps)]), now + 2)


def calendar(home: Home) -> list[Row]:
    """The days of ``years``, confirmed or provisional."""
    span = years(home)
    found = Calendar.current(home, span[0], span[-1]).sources
    return [
        {"date": day.isoformat(), "kind": kind, "source": source}
        for (day, kind), source in found.items()
    ]


def users(home: Home) -> list[Row]:
    """Everybody who may sign in."""
    return [
        {
            "email": user.email,
            "name": user.name,
            "role": user.role,
            "opd_ids": "; ".join(user.opd_ids),
        }
        for _, user in sorted(Users.current(home).items())
    ]


def letterhead(home: Home) -> list[Row]:
    """Its parts, the logo by its size and what its bytes add up to; none where it is empty."""
    found = Letterhead.current(home)
    logo = found.logo and f"{len(found.logo)} byte, {hashlib.sha256(found.logo).hexdigest()[:8]}"
    parts = {"office": found.office, "official": found.official, "title": found.title}
    return [
        {"part": part, "value": value}
        for part, value in {**parts, "logo": logo or ""}.items()
        if value
    ]


def wall(home: Home) -> list[Row]:
    """The link in force: since when, by whom; its secret is nowhere."""
    link = wall_link.in_force(home)
    if link is None:
        return []
    at = moment.from_text(link["at"]).astimezone(moment.WIB)
    return [{"link": "layar", "made_at": f"{at:%Y-%m-%d %H:%M:%S}", "made_by": link["by"]}]
