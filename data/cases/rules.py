"""Everything besides uploads that cases depend on, as the documents of a home say now."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import pyarrow as pa

from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register.register import Register
from data.sql.statements import rule_version
from data.targets.calendar import Calendar
from data.targets.clocks import day_table
from data.targets.settings import Settings
from data.targets.topics import Topics


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
    calendar: Calendar
    exclusions: dict[str, dict[str, str]]
    rewritten: list[str]  # documents that say which uploads were written anew
    corrections: dict[str, list[Correction]]
    first_year: int
    last_year: int

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
        home = lake.home
        return cls(
            register=Register.current(home),
            settings=Settings.current(home),
            topics=Topics.current(home),
            calendar=Calendar.current(home, first, last),
            exclusions=exclusions(lake),
            rewritten=documents.file_names(home, "forgotten"),
            corrections=corrections(lake.home),
            first_year=first,
            last_year=last,
        )

    @cached_property
    def days(self) -> pa.Table:
        """Office clock, working days and targets of every day (see ``data.clocks.day_table``)."""
        return day_table(
            date(self.first_year, 1, 1), date(self.last_year, 12, 31), self.calendar, self.settings
        )

    @cached_property
    def common(self) -> str:
        """Hash of what all accounts share."""
        days = pa.BufferOutputStream()
        with pa.ipc.new_stream(days, self.days.schema) as stream:
            stream.write_table(self.days)
        return hash_of(
            [
                rule_version(),
                hashlib.sha256(days.getvalue()).hexdigest(),
                sorted(self.topics.classes.items()),
                self.rewritten,
            ]
        )


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
