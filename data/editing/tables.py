"""The register's tables, each as rows of text: how it reads now, and what document its CSV makes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data import moment
from data.access import users
from data.access.users import Users
from data.cases import cached
from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import register as registers
from data.register.register import Register
from data.targets import calendar as calendars
from data.targets import classes, grounds, schedule_file, settings, topics
from data.targets.calendar import Calendar
from data.targets.classes import CLASSES, Classes
from data.targets.schedules import ALWAYS, Schedules
from data.targets.settings import Settings
from data.targets.topics import Topics

Row = dict[str, str]
NO_OPDS, NO_ACCOUNTS = "opd_id,name\n", "account_id,opd_id,platform,handle\n"


@dataclass(frozen=True)
class Table:
    """``kind`` of its documents; ``columns`` of its CSV; ``replaced``: of a row, what is replaced
    as a whole by the rows of a file that have it in common (a schedule, a year of the calendar);
    ``can_vanish``: whether leaving all of that out takes it away, ``farewell`` by which values."""

    name: str
    kind: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: Callable[[Home], list[Row]]
    content: Callable[[Home, Path, bool], dict]
    replaced: Callable[[Row], tuple[str, ...]]
    can_vanish: bool = False
    farewell: tuple[tuple[str, str], ...] = ()

    def key(self, row: Row) -> tuple[str, ...]:
        """What tells a row from the others."""
        return tuple(row.get(column, "") for column in self.keys)


def _opds(home: Home) -> list[Row]:
    return [
        {
            "opd_id": opd.opd_id,
            "name": opd.name,
            "kind": opd.kind,
            "schedule": opd.schedules[-1][1],
            "contact": opd.contact,
        }
        for opd in Register.current(home).opds.values()
    ]


def _accounts(home: Home) -> list[Row]:
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


def _settings(home: Home) -> list[Row]:
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


def _classes(home: Home) -> list[Row]:
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


def _topics(home: Home) -> list[Row]:
    found = Topics.current(home).classes
    return [{"topic": topic, "class": its_class} for topic, its_class in found.items()]


def _schedules(home: Home) -> list[Row]:
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


def _calendar(home: Home) -> list[Row]:
    span = years(home)
    found = Calendar.current(home, span[0], span[-1]).sources
    return [
        {"date": day.isoformat(), "kind": kind, "source": source}
        for (day, kind), source in found.items()
    ]


def _users(home: Home) -> list[Row]:
    return [
        {
            "email": user.email,
            "name": user.name,
            "role": user.role,
            "opd_ids": "; ".join(user.opd_ids),
        }
        for _, user in sorted(Users.current(home).items())
    ]


def _opds_content(home: Home, path: Path, correct: bool) -> dict:
    none = path.with_name("akun-kosong.csv")
    none.write_text(NO_ACCOUNTS)
    return registers.content_of(home, path, none, correct, lambda _: cached.opened(home))


def _accounts_content(home: Home, path: Path, correct: bool) -> dict:
    none = path.with_name("opd-kosong.csv")
    none.write_text(NO_OPDS)
    return registers.content_of(home, none, path, correct, lambda _: cached.opened(home))


def _plain(content: Callable[[Home, Path], dict]) -> Callable[[Home, Path, bool], dict]:
    return lambda home, path, _: content(home, path)


def _by(*columns: str) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(row.get(column, "") for column in columns)


DATED = ("valid_from", *grounds.COLUMNS)
ACCOUNT_COLUMNS = ("account_id", "opd_id", "platform", "handle")
TABLES = {
    table.name: table
    for table in (
        Table(
            name="opds",
            kind="register",
            columns=("opd_id", "name", "kind", "schedule", "contact"),
            keys=("opd_id",),
            rows=_opds,
            content=_opds_content,
            replaced=_by("opd_id"),
        ),
        Table(
            name="accounts",
            kind="register",
            columns=(*ACCOUNT_COLUMNS, "valid_from", "valid_to", "staff_handles"),
            keys=("account_id", "valid_from"),
            rows=_accounts,
            content=_accounts_content,
            replaced=_by("account_id"),
        ),
        Table(
            name="users",
            kind="users",
            columns=("email", "name", "role", "opd_ids"),
            keys=("email",),
            rows=_users,
            content=_plain(users.content_of),
            replaced=_by("email"),
            can_vanish=True,
            farewell=(("role", ""), ("opd_ids", "")),
        ),
        Table(
            name="settings",
            kind="settings",
            columns=("name", "value", *DATED),
            keys=("name", "valid_from"),
            rows=_settings,
            content=_plain(settings.content_of),
            replaced=_by("name", "valid_from"),
        ),
        Table(
            name="classes",
            kind="classes",
            columns=("class", "resolution_days", *DATED),
            keys=("class", "valid_from"),
            rows=_classes,
            content=_plain(classes.content_of),
            replaced=_by("class", "valid_from"),
        ),
        Table(
            name="topics",
            kind="topics",
            columns=("topic", "class"),
            keys=("topic",),
            rows=_topics,
            content=_plain(topics.content_of),
            replaced=_by("topic"),
        ),
        Table(
            name="schedules",
            kind="schedules",
            columns=(*schedule_file.COLUMNS, "ground"),
            keys=("schedule", "valid_from", "season", "weekday", "opens"),
            rows=_schedules,
            content=_plain(schedule_file.content_of),
            replaced=_by("schedule"),
        ),
        Table(
            name="calendar",
            kind="calendar",
            columns=("date", "kind", "source"),
            keys=("date", "kind"),
            rows=_calendar,
            content=_plain(calendars.content_of),
            replaced=lambda row: (row.get("date", "")[:4],),
        ),
    )
}


def of_kind(kind: str) -> list[Table]:
    """The tables that a document of that kind holds."""
    return [table for table in TABLES.values() if table.kind == kind]


def taken_back(home: Home, kind: str) -> str | None:
    """The newest document of a kind, the one that can be taken back; None where there is none."""
    return documents.version(home, kind) or None
