"""All figures of random histories, computed a second time in plain Python, must agree exactly."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from data.intake.reader import Reader
from data.targets.calendar import Calendar
from tests import histories, program, reference

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


@pytest.fixture(scope="module")
def reader():
    with Reader() as one:
        yield one


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", histories.NOW.isoformat())


def calendar_of(home) -> reference.Calendar:
    found = Calendar.current(home, 2025, 2027)
    return reference.Calendar(found.holidays, found.leaves, found.ramadan)


def compare(files, reader):
    with tempfile.TemporaryDirectory() as folder:
        home = program.new_home(Path(folder), histories.OPDS, histories.ACCOUNTS)
        for i, file in enumerate(files):
            file.write(Path(folder) / f"{i}.csv")
            program.load_file(home, file.path, reader, *file.options())
        uploads = histories.as_reference(files, home.secret())
        for by in ("account", "opd", "regency"):
            for month, clock, length in SPANS[by]:
                expected = reference.figures(
                    histories.ACCOUNTS,
                    histories.OPDS,
                    uploads,
                    calendar_of(home),
                    reference.Settings(),
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


@settings(
    max_examples=16, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=histories.message_files())
def test_messages_agree(files, reader):
    compare(files, reader)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=histories.case_files())
def test_tickets_agree(files, reader):
    compare(files, reader)
