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
from data.targets.settings import Settings
from metrics import months
from metrics.coverage.periods import Completeness
from pages.cache import figures, store
from pages.cache import register as cache_register

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
SIGNS = 8  # of a fingerprint that people compare by eye
TARGETS = (
    "response_target_hours",
    "resolution_days_information",
    "resolution_days_complaint",
    "resolution_days_oversight",
)


@dataclass(frozen=True)
class Facts:
    """``rows`` read from ``uploads`` (undone ones aside), ``cases`` of the window that ends with
    ``month``; ``first`` and ``now``: since when and until when (WIB) there are data; ``years``:
    year → whether its calendar is confirmed; ``targets``: the settings of that name; ``min_cases``:
    of an OPD and of an account."""

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
    targets: dict[str, float]
    min_cases: tuple[int, int]
    clock: str
    fingerprint: str


@store.kept()
def facts(path: str) -> Facts:
    """Of a store with cases."""
    known, register, place = figures.known(path), Register.current(home.shown()), home.shown()
    settings, clock = Settings.current(place), figures.settings(path).official_clock
    valid = [
        upload
        for upload in cache_register.uploads(path)
        if not (upload["undone"] or upload["purged"])
    ]
    first = months.first_day(min(known.months))
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
        targets={name: settings.value(name) for name in TARGETS},
        min_cases=(figures.settings(path).min_cases_opd, figures.settings(path).min_cases_account),
        clock=clock,
        fingerprint=Path(path).stem.removeprefix("store-")[:SIGNS],
    )


@cache
def version() -> str:
    """0.1.0, aturan 1a2b3c4d: the program, and the rules that cut cases (data/sql)."""
    return f"{tomllib.loads(PROJECT.read_text())['project']['version']}, aturan {rule_version()[:SIGNS]}"
