"""All figures of random histories, computed a second time in plain Python, must agree exactly."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from data.lake.home import Home
from data.targets import schedule_file
from data.targets.calendar import Calendar
from tests import histories, program, reference

pytestmark = pytest.mark.usefixtures("today")
MONTHS = ((2026, 3), (2026, 4), (2026, 5))
SPANS = {  # month, clock, months: each unit has both months, both clocks, one month and three
    "account": (
        (MONTHS[0], "wall", 1),
        (MONTHS[0], "office", 1),
        (MONTHS[1], "wall", 1),
        (MONTHS[1], "office", 3),
    ),
    "opd": ((MONTHS[0], "wall", 1), (MONTHS[1], "office", 3)),
    "regency": ((MONTHS[0], "office", 1), (MONTHS[1], "wall", 3)),
}
# what the regency decrees: the offices' Ramadan without a break and other hours from April on, in
# the middle of cases; and a unit open on six days, which has no Ramadan hours of its own
IN_RAMADAN, FROM_APRIL = date(2026, 3, 12), date(2026, 4, 2)
HOURS = [
    *reference.weekly("office", (1, 2, 3, 4), "07:30-12:00 13:00-16:00", valid_from=IN_RAMADAN),
    *reference.weekly("office", (5,), "07:30-11:30 13:00-16:30", valid_from=IN_RAMADAN),
    *reference.weekly("office", (1, 2, 3, 4), "08:00-14:45", "ramadan", IN_RAMADAN),
    *reference.weekly("office", (5,), "08:00-11:30 12:30-14:00", "ramadan", IN_RAMADAN),
    *reference.weekly("office", (1, 2, 3, 4, 5), "08:00-16:00", valid_from=FROM_APRIL),
    *reference.weekly("enam hari", (1, 2, 3, 4), "07:30-13:30"),
    *reference.weekly("enam hari", (5,), "07:30-11:00"),
    *reference.weekly("enam hari", (6,), "07:30-09:00 09:30-11:00 11:30-12:30"),
]
OPDS = [*histories.OPDS, reference.Opd("unit", "Unit", "dinas", "enam hari")]
ACCOUNTS = [
    replace(account, opd_id="unit") if account.account_id == "a2" else account
    for account in histories.ACCOUNTS
]


def calendar_of(home) -> reference.Calendar:
    found = Calendar.current(home, 2025, 2027)
    return reference.Calendar(found.holidays, found.leaves, found.ramadan)


def decreed(folder) -> Path:
    """The hours as ``schedules.csv``."""
    path = folder / "schedules.csv"
    lines = [",".join((*schedule_file.COLUMNS, "ground"))]
    lines += [
        f"{row.schedule},{row.valid_from or ''},{row.season},{row.weekday},"
        f"{row.opens // 60:02d}:{row.opens % 60:02d},{row.closes // 60:02d}.{row.closes % 60:02d},"
        for row in HOURS
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def compare(files, reader):
    with tempfile.TemporaryDirectory() as folder:
        schedule_file.take_in(Home(Path(folder) / "home"), decreed(Path(folder)), "test")
        home = program.new_home(Path(folder), OPDS, ACCOUNTS)
        for i, file in enumerate(files):
            file.write(Path(folder) / f"{i}.csv")
            program.load_file(home, file.path, reader, *file.options())
        uploads = histories.as_reference(files, home.secret())
        for by in ("account", "opd", "regency"):
            for month, clock, length in SPANS[by]:
                expected = reference.figures(
                    ACCOUNTS,
                    OPDS,
                    uploads,
                    calendar_of(home),
                    reference.Settings(hours=[*reference.BUILT_IN, *HOURS]),
                    by,
                    month,
                    clock,
                    months=length,
                )
                found = program.figures(home, by, f"{month[0]}-{month[1]:02d}", clock, length)
                for one, other in zip(found, expected, strict=True):
                    assert list(one) == list(other)
                    for name in one:
                        want = (
                            pytest.approx(other[name], abs=1e-12)
                            if isinstance(other[name], float)
                            else other[name]
                        )
                        assert one[name] == want, f"{by} {month} {clock} {name}"


# Each home has messages and tickets of the same accounts: ten hold as many histories of each kind as
# twenty would, and what mixes the two is seen, too
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(messages=histories.message_files(), tickets=histories.case_files())
def test_messages_and_tickets_agree(messages, tickets, reader):
    compare([*messages, *tickets], reader)


# A home of one kind alone has figures that are null for want of the other
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=histories.message_files())
def test_messages_agree(files, reader):
    compare(files, reader)


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=histories.case_files())
def test_tickets_agree(files, reader):
    compare(files, reader)
