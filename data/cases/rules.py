"""Everything besides uploads that cases depend on, as the documents of a home say now."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

import pyarrow as pa

from data.cases.coverage import as_of
from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.moment import WIB
from data.register.register import Register
from data.sql.statements import rule_version
from data.targets.calendar import Calendar
from data.targets.classes import Classes
from data.targets.clocks import TARGET, all_days, class_table, day_table
from data.targets.schedules import BUILT_IN, Schedules
from data.targets.setting import Value
from data.targets.settings import Settings
from data.targets.topics import Topics

SECOND = timedelta(seconds=1)
KEPT = 4  # tables of days: both kinds before and after an upload
_tables: dict[str, pa.Table] = {}


class Correction(NamedTuple):
    """What Diskominfo decided against an export: ``effect`` time (a stated time of the case
    ``target``: ``field`` first_reply_at or resolved_at is ``value``, UTC, or None: it never
    happened), automatic or courtesy (of the message ``target``), post (``target`` is no channel of
    service). ``target``: a key in hexadecimal."""

    effect: str
    target: str
    field: str = ""
    value: str | None = None


@dataclass(frozen=True)
class Rules:
    """Everything besides uploads that cases depend on."""

    register: Register
    settings: Settings
    topics: Topics
    classes: Classes
    schedules: Schedules
    calendar: Calendar
    exclusions: dict[str, dict[str, str]]
    rewritten: list[str]  # documents that say which uploads were written anew
    corrections: dict[str, list[Correction]]
    first_year: int
    last_year: int
    known_day: date | None  # the last that uploads are complete for; None without any

    @classmethod
    def current(cls, lake: Lake) -> "Rules":
        """As the documents of the lake's home say now; the calendar spans the lake's stamps and the
        year after."""
        stamps = [
            s
            for u in lake.valid
            for first_last in u.info["stamps"].values()
            for s in first_last[:2]
        ]
        stamps += [u.info[k] for u in lake.valid for k in ("from", "until") if u.info[k]]
        years = [int(s[:4]) for s in stamps] or [2026]
        first, last = min(years) - 1, max(years) + 1
        ends = [as_of(account_id, uploads) for account_id, uploads in lake.by_account.items()]
        known = [(end - SECOND).astimezone(WIB).date() for end in ends if end]  # ends: exclusive
        home = lake.home
        return cls(
            register=Register.current(home),
            settings=Settings.current(home),
            topics=Topics.current(home),
            classes=Classes.current(home),
            schedules=Schedules.current(home),
            calendar=Calendar.current(home, first, last),
            exclusions=exclusions(lake),
            rewritten=documents.file_names(home, "forgotten"),
            corrections=corrections(lake.home),
            first_year=first,
            last_year=last,
            known_day=max(known, default=None),
        )

    def held(self, name: str) -> Value:
        """The setting that holds on the last day that the data know: one that begins later is not
        in force yet."""
        return self.settings.value(name, self.known_day)

    @cached_property
    def days(self) -> pa.Table:
        """Office clock, working days and targets of every day (see ``data.targets.clocks``), for
        the built-in schedules and those that an OPD has or had."""
        used = {row["schedule"] for row in BUILT_IN}
        used |= {name for opd in self.register.opds.values() for _, name in opd.schedules}
        history = self.schedules.history
        in_force = [hours for name in history if name in used for hours in history[name]]
        made_of = [
            *(self.first_year, self.last_year),
            [(str(day), kind) for day, kind in self.calendar.sources],
            [(str(since), value) for since, value in self.settings.history[TARGET]],
            [(hours.key, hours.rows) for hours in in_force],
        ]
        days = all_days(self.first_year, self.last_year)
        return _kept(made_of, lambda: day_table(days, self.calendar, self.settings, in_force))

    @cached_property
    def class_days(self) -> pa.Table:
        """Working days to resolve a case, for every class and day of opening."""
        made_of = [
            *(self.first_year, self.last_year),
            [
                (name, [(str(target.since), target.days) for target in targets])
                for name, targets in self.classes.history.items()
            ],
        ]
        days = all_days(self.first_year, self.last_year)
        return _kept(made_of, lambda: class_table(days, self.classes))

    @cached_property
    def common(self) -> str:
        """Hash of what all accounts share."""
        return hash_of(
            [
                rule_version(),
                _table_hash(self.days),
                _table_hash(self.class_days),
                sorted(self.topics.classes.items()),
                self.rewritten,
            ]
        )


def _kept(made_of: list, make: Callable[[], pa.Table]) -> pa.Table:
    """A table of days that depends on nothing but ``made_of``: one load asks for the same three
    times, and each takes as long as planning its cases."""
    key = hash_of(made_of)
    if key not in _tables:
        if len(_tables) >= KEPT:
            _tables.clear()
        _tables[key] = make()
    return _tables[key]


def _table_hash(table: pa.Table) -> str:
    content = pa.BufferOutputStream()
    with pa.ipc.new_stream(content, table.schema) as stream:
        stream.write_table(table)
    return hashlib.sha256(content.getvalue()).hexdigest()


def exclusions(lake: Lake) -> dict[str, dict[str, str]]:
    """Account → case id → reason, after all decisions and their withdrawals."""
    found: dict[str, dict[str, str]] = {}
    for document in documents.read(lake.home, "exclusions"):
        of_account = found.setdefault(document["account_id"], {})
        if document["reason"] is None:
            of_account.pop(document["case_id"], None)
        else:
            of_account[document["case_id"]] = document["reason"]
    return {account_id: cases for account_id, cases in found.items() if cases}


def corrections(home: Home) -> dict[str, list[Correction]]:
    """Account → its corrections in force, after all decisions and their withdrawals."""
    found: dict[str, dict[tuple, Correction]] = {}
    for document in documents.read(home, "corrections"):
        one = Correction(*(document[name] for name in Correction._fields))
        of_account = found.setdefault(document["account_id"], {})
        of_account.pop(one[:3], None)
        if not document["withdrawn"]:
            of_account[one[:3]] = one
    return {account: sorted(of.values()) for account, of in found.items() if of}


def hash_of(value) -> str:
    """Twenty hexadecimal digits that stand for a value of JSON."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:20]
