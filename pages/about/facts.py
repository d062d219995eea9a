"""The live numbers of "Tentang data": what there is, how complete it is, under which calendar and
which version."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from data.lake import home
from data.register.register import Register
from data.sql.statements import rule_version
from data.targets.calendar import Calendar
from data.targets.classes import Classes
from data.targets.settings import Settings
from metrics import months
from metrics.coverage.periods import Completeness
from pages.cache import figures, store
from pages.cache import register as cache_register
from words import grounds

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
KINDS = (grounds.RESPONSE, grounds.RESOLUTION)
SIGNS = 8  # of a fingerprint that people compare by eye


@dataclass(frozen=True)
class Facts:
    """``rows`` read from ``uploads`` (undone ones aside), ``cases`` of the window that ends with
    ``month``; ``first`` and ``now``: since when and until when (WIB) there are data; ``years``:
    year → whether its calendar is confirmed; ``hours`` and ``classes``: the targets; ``grounds``: each of
    them in words with its ground; ``other_hours``: OPDs with another schedule than the built-in
    one; ``min_cases``: of an OPD and of an account."""

    opds: int
    accounts: int
    uploads: int
    rows: int
    cases: int
    month: str
    complete: Completeness
    first: date
    now: datetime
    years: dict[int, bool]
    hours: float
    classes: str
    grounds: tuple[tuple[str, str], ...]
    other_hours: int
    min_cases: tuple[int, int]
    clock: str
    fingerprint: str


@store.kept()
def facts(path: str) -> Facts:
    """Of a store with cases."""
    known, register, place = figures.known(path), Register.current(home.shown()), home.shown()
    classes = Classes.current(place)
    settings, clock = Settings.current(place), figures.settings(path).official_clock
    valid = [
        upload
        for upload in cache_register.uploads(path)
        if not (upload["undone"] or upload["purged"])
    ]
    first, day = months.first_day(min(known.months)), known.last_day
    calendar = Calendar.current(place, first.year, known.now.year)
    return Facts(
        opds=len(register.opds),
        accounts=len(register.accounts),
        uploads=len(valid),
        rows=sum(upload["accepted"] + upload["updated"] for upload in valid),
        cases=figures.headline(path, "response", known.default, clock).cases,
        month=known.default,
        complete=figures.completeness(path, known.default, clock),
        first=first,
        now=known.now,
        years={
            year: year in calendar.confirmed_years for year in range(first.year, known.now.year + 1)
        },
        hours=settings.number("response_target_hours", day),
        classes=grounds.days(classes, day),
        grounds=tuple(row for kind in KINDS for row in grounds.rows(kind, settings, classes, day)),
        other_hours=sum(register.schedule(opd_id, day) != "office" for opd_id in register.opds),
        min_cases=(figures.settings(path).min_cases_opd, figures.settings(path).min_cases_account),
        clock=clock,
        fingerprint=Path(path).stem.removeprefix("store-")[:SIGNS],
    )


@cache
def version() -> str:
    """0.1.0, aturan 1a2b3c4d: the program, and the rules that cut cases (data/sql)."""
    return f"{tomllib.loads(PROJECT.read_text())['project']['version']}, aturan {rule_version()[:SIGNS]}"
