"""Figures out of the store's tables of days are those of the cases themselves, whatever is asked:
compared with the statements that count every case (``of_cases``), on random histories."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from data.cases import store
from data.intake.reader import Reader
from metrics.figures import of_days, series, weekly
from metrics.selection import Selection
from metrics.sql.statements import nullable, table
from tests import histories, program

pytestmark = pytest.mark.usefixtures("today")
OF_CASES = Path(__file__).parent / "of_cases"
BEGIN, DAYS = date(2026, 2, 23), 100  # a Monday before all of the histories, and days to after them
CLOCKS = st.sampled_from(["wall", "office"])
UNITS = st.sampled_from(["account", "opd", "kind", "platform", "regency"])


@st.composite
def days(draw) -> tuple[date, date]:
    """First and last day of a period, both inclusive."""
    first = BEGIN + timedelta(days=draw(st.integers(0, DAYS)))
    return first, first + timedelta(days=draw(st.integers(0, 40)))


@st.composite
def selections(draw) -> Selection:
    """Whose figures of when."""
    part = {
        "platform": draw(st.sampled_from([None, None, "instagram", "facebook", "ticket"])),
        "channel": draw(st.sampled_from([None, None, "private", "comment", "ticket"])),
    }
    found = Selection(draw(UNITS), *draw(days()), draw(CLOCKS), **part)
    return found.since(draw(st.sampled_from([None, None, date(2026, 3, 20)])))


WAYS = st.sampled_from(["months", "windows", "weeks", "days"])
# whose ceiling is compared at each of the eight questions
CEILINGS = [("regency", "regency"), ("opd", "dinas"), ("account", "a3"), ("account", "a1")] * 2
ASKED = st.lists(st.tuples(selections(), WAYS), min_size=8, max_size=8)


def store_of(folder: str, files: list, reader: Reader):
    """A cursor on the store of a home with the files."""
    home = program.new_home(Path(folder), histories.OPDS, histories.ACCOUNTS)
    for i, file in enumerate(files):
        file.write(Path(folder) / f"{i}.csv")
        program.load_file(home, file.path, reader, *file.options())
    return store.cursor(store.current(home))


def of_cases(cursor, name: str, parameters: dict) -> pd.DataFrame:
    """The same statement as it counts every case."""
    found = cursor.sql((OF_CASES / f"{name}.sql").read_text(), params=parameters)
    return found.to_arrow_table().to_pandas(types_mapper=nullable)


def compare_figures(cursor, asked: Selection, way: str) -> None:
    months = asked.first.replace(day=1), asked.last.replace(day=1)
    length = (asked.last - asked.first).days + 1
    found, first, last, step, steps = {
        "months": lambda: (series(cursor, asked), *months, "1 month", 1),
        "windows": lambda: (series(cursor, asked, 3), *months, "1 month", 3),
        "weeks": lambda: (weekly(cursor, asked), asked.first, asked.last, "7 days", 1),
        "days": lambda: (of_days(cursor, asked), asked.first, asked.first, f"{length} days", 1),
    }[way]()
    whose = {name: getattr(asked, name) for name in ("by", "clock", "platform", "channel")}
    periods = {"first": first, "last": last, "step": step, "steps": steps}
    expected = of_cases(cursor, "figures", whose | periods | {"start_date": asked.start})
    found = found.rename(columns={"month": "period", "week": "period"})
    assert_frame_equal(found, expected[list(found.columns)])


def compare(files: list, reader: Reader, every: list[tuple[Selection, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cursor = store_of(folder, files, reader)
        for (asked, way), (its_by, unit) in zip(every, CEILINGS, strict=True):
            compare_figures(cursor, asked, way)
            span = {"first_day": asked.first, "last_day": asked.last}
            by = asked.by if asked.by in ("account", "opd") else "opd"
            whose = {"by": by, "clock": asked.clock} | span
            assert_frame_equal(
                table(cursor, "clusters", whose), of_cases(cursor, "clusters", whose)
            )
            whose = {"by": its_by, "unit": unit} | span
            assert_frame_equal(table(cursor, "ceiling", whose), of_cases(cursor, "ceiling", whose))


QUIETLY = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


# Messages and tickets of the same accounts in each home, which costs more to make than to ask: eight
# homes with eight questions each ask for every unit, way and clock
@settings(max_examples=8, **QUIETLY)
@given(messages=histories.message_files(), tickets=histories.case_files(), every=ASKED)
def test_days_of_messages_and_tickets(messages, tickets, every, reader):
    compare([*messages, *tickets], reader, every)


# A home of one kind alone has figures that are null for want of the other
@settings(max_examples=2, **QUIETLY)
@given(files=histories.message_files(), every=ASKED)
def test_days_of_messages(files, every, reader):
    compare(files, reader, every)


@settings(max_examples=2, **QUIETLY)
@given(files=histories.case_files(), every=ASKED)
def test_days_of_tickets(files, every, reader):
    compare(files, reader, every)
