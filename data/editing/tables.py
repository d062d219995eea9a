"""The tables of the register: how each reads, and what document its CSV makes."""

from collections.abc import Callable
from pathlib import Path

from data.access import users
from data.cases import cached
from data.editing import rows
from data.editing.table import Readable, Row, Table
from data.lake.home import Home
from data.register import merging
from data.targets import calendar as calendars
from data.targets import classes, grounds, schedule_file, settings_file, topics

NO_OPDS, NO_ACCOUNTS = "opd_id,name\n", "account_id,opd_id,platform,handle\n"


def _opds_content(home: Home, path: Path, correct: bool) -> dict:
    none = path.with_name("akun-kosong.csv")
    none.write_text(NO_ACCOUNTS)
    return merging.content_of(home, path, none, correct, lambda _: cached.opened(home))


def _accounts_content(home: Home, path: Path, correct: bool) -> dict:
    none = path.with_name("opd-kosong.csv")
    none.write_text(NO_OPDS)
    return merging.content_of(home, none, path, correct, lambda _: cached.opened(home))


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
            columns=("opd_id", "name", "kind", "schedule", "schedule_from", "contact"),
            keys=("opd_id",),
            rows=rows.opds,
            content=_opds_content,
            replaced=_by("opd_id"),
        ),
        Table(
            name="accounts",
            kind="register",
            columns=(*ACCOUNT_COLUMNS, "valid_from", "valid_to", "staff_handles"),
            keys=("account_id", "valid_from"),
            rows=rows.accounts,
            content=_accounts_content,
            replaced=_by("account_id"),
        ),
        Table(
            name="users",
            kind="users",
            columns=("email", "name", "role", "opd_ids"),
            keys=("email",),
            rows=rows.users,
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
            rows=rows.settings,
            content=_plain(settings_file.content_of),
            replaced=_by("name", "valid_from"),
        ),
        Table(
            name="classes",
            kind="classes",
            columns=("class", "resolution_days", *DATED),
            keys=("class", "valid_from"),
            rows=rows.classes,
            content=_plain(classes.content_of),
            replaced=_by("class", "valid_from"),
        ),
        Table(
            name="topics",
            kind="topics",
            columns=("topic", "class"),
            keys=("topic",),
            rows=rows.topics,
            content=_plain(topics.content_of),
            replaced=_by("topic"),
        ),
        Table(
            name="schedules",
            kind="schedules",
            columns=(*schedule_file.COLUMNS, "ground"),
            keys=("schedule", "valid_from", "season", "weekday", "opens"),
            rows=rows.schedules,
            content=_plain(schedule_file.content_of),
            replaced=_by("schedule"),
        ),
        Table(
            name="calendar",
            kind="calendar",
            columns=("date", "kind", "source"),
            keys=("date", "kind"),
            rows=rows.calendar,
            content=_plain(calendars.content_of),
            replaced=lambda row: (row.get("date", "")[:4],),
        ),
    )
}


LETTERHEAD = Readable(
    name="letterhead",
    kind="letterhead",
    columns=("part", "value"),
    keys=("part",),
    rows=rows.letterhead,
)
WALL = Readable(
    name="wall",
    kind="wall_link",
    columns=("link", "made_at", "made_by"),
    keys=("link",),
    rows=rows.wall,
)
BESIDE = (LETTERHEAD, WALL)  # kept by forms of their own, and shown in Riwayat as the others are


def of_kind(kind: str) -> list[Readable]:
    """The tables that a document of that kind changes; classes have targets among the settings,
    too."""
    kinds = ("settings", "classes") if kind == "settings" else (kind,)
    return [table for table in (*TABLES.values(), *BESIDE) if table.kind in kinds]
