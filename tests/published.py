"""Homes whose September 2026 is ready to publish, or published; each is made once in a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from bench.publish import FACTS
from data.intake.reader import Reader
from data.lake.home import Home
from data.targets import calendar
from reports import month as month_tables
from reports.publish import publish
from reports.published import Version
from tests import program
from tests.pages import homes

MONTH, NOW = "2026-09", "2026-10-20T09:00:00+07:00"
HOLIDAY = "date,kind,source\n2026-08-17,holiday,SKB\n"


@homes.made_once
def ready_year(folder: Path) -> Path:
    """14 months that end with September, and a confirmed calendar."""
    home = homes.year(folder)
    confirm(home, f"{HOLIDAY}2025-12-25,holiday,SKB\n")
    return home


@homes.made_once
def year(folder: Path) -> Path:
    """The same with September as version 1.0."""
    home = ready_year(folder)
    with that_day():
        publish(Home(home), MONTH, None, "Diskominfo")
    return home


@homes.made_once
def quarter(folder: Path) -> Path:
    """A quarter whose September is published, then 60 more cases of it."""
    home = homes.filled(folder)
    confirm(home)
    (folder / "baru.csv").write_bytes(homes.improvement())
    stated = ("--from", "2026-07-01", "--until", "2026-10-01")
    with that_day(), Reader() as reader:
        publish(Home(home), MONTH, None, "Diskominfo")
        program.load_file(Home(home), folder / "baru.csv", reader, *stated)
    return home


def confirm(home: Path, days: str = HOLIDAY) -> None:
    """The calendar of the years in ``days`` is confirmed."""
    (home.parent / "calendar.csv").write_text(days)
    calendar.take_in(Home(home), home.parent / "calendar.csv", "test")


def computed(version: Version) -> month_tables.Month:
    """What publishing its month computes, without computing it again: where what is published is not
    the point."""
    names = [name.removesuffix(".parquet") for name in version.manifest["files"]]
    facts = {name: version.manifest[name] for name in FACTS}
    return month_tables.Month(facts, {name: partial(version.table, name) for name in names})


@contextmanager
def that_day() -> Iterator[None]:
    """It is 20 October 2026: the preview of September has ended."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANGGAP_NOW", NOW)
        yield
