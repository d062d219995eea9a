"""Signals of the newest complete month: raised outside the own limits, not for older months, not
before it is complete.

``worse`` and ``earlier`` answer 16 of 20 in time every month, but 5 of 20 once: ``worse`` in
February 2026, the newest month, ``earlier`` in July 2025. Limits of both are 197/260 ± 3 √(0,758 ·
0,242 ÷ 20): 47,0 % at least."""

from datetime import datetime, timedelta

import pandas as pd
import pytest

from data.intake.reader import Reader
from metrics.review.signals import cases_behind, month_signals
from tests.handbook.tables import WIB, Town

ACCOUNTS = "account | opd_id\n worse | worse\n earlier | earlier"
OPDS = "opd_id | name\n worse | Worse\n earlier | Earlier"
MONTHS = [(2025, month) for month in range(2, 13)] + [(2026, 1), (2026, 2)]
LOW = {"worse": (2026, 2), "earlier": (2025, 7)}
HOUR = timedelta(hours=1)


def shown(stamp: datetime) -> str:
    return f"{stamp:%a} {stamp.day} {stamp:%b %Y %H:%M:%S}"


def rows() -> list[dict[str, str]]:
    found = []
    for account, low in LOW.items():
        for year, month in MONTHS:
            for i in range(20):
                name = f"{account}-{year}-{month}-{i}"
                opened = datetime(year, month, i + 1, 8, i, tzinfo=WIB)
                late = i >= (5 if (year, month) == low else 16)
                for number, (at, side) in enumerate(
                    ((opened, "citizen"), (opened + (6 * 24 * HOUR if late else HOUR), "office"))
                ):
                    found.append(
                        {
                            "account": account,
                            "conversation": name,
                            "id": f"{name}-{number}",
                            "at": shown(at),
                            "from": side,
                            "text": f"pesan {name} {number}",
                        }
                    )
    return found


@pytest.fixture(scope="module")
def signals(tmp_path_factory):
    """What is raised of February before and after it is complete, of March, and the last cursor."""
    with Reader() as reader:
        town = Town(tmp_path_factory.mktemp("signals"), reader, ACCOUNTS, OPDS)
        town.load(rows(), "Sat 1 Feb 2025", "Sat 28 Feb 24:00:00")
        before = month_signals(town.cursor(), "2026-02")
        town.load(rows(), "Sat 1 Feb 2025", "Mon 2 Mar 00:00:00")
        cursor = town.cursor()
        yield before, month_signals(cursor, "2026-02"), month_signals(cursor, "2026-03"), cursor


def test_the_newest_complete_month_outside_its_limits(signals):
    found = signals[1].set_index("unit")
    assert list(found.index) == ["regency", "worse"]
    worse = found.loc["worse"]
    assert (worse["numerator"], worse["denominator"], worse["unit_type"]) == (5, 20, "opd")
    centre = 197 / 260
    assert worse["usual"] == pytest.approx(centre)
    assert worse["low"] == pytest.approx(centre - 3 * (centre * (1 - centre) / 20) ** 0.5)
    assert (found.loc["regency", "numerator"], found.loc["regency", "denominator"]) == (21, 40)


def test_nothing_before_it_is_complete_and_nothing_of_a_month_without_data(signals):
    assert signals[0].empty and signals[2].empty


@pytest.mark.parametrize(("by", "unit"), [("opd", "worse"), ("regency", "regency")])
def test_the_cases_behind_it_are_the_due_ones_of_the_month(signals, by, unit):
    behind = cases_behind(signals[3], by, unit, "2026-02")
    row = signals[1].set_index("unit").loc[unit]
    assert (behind["on_time"].sum(), len(behind)) == (row["numerator"], row["denominator"])
    assert set(pd.to_datetime(behind["opened_at"]).dt.month) == {2}


def test_the_office_clock_decides_so_a_weekend_is_no_signal(tmp_path, monkeypatch):
    """16 of 20 in time each month; in February fifteen wrote on Friday 6, 20:00 and were answered
    on Monday 9, 08:00: 60 hours for the citizen, half an hour for the office."""
    found = []
    for year, month in MONTHS:
        for i in range(20):
            opened, after = (
                datetime(year, month, i % 5 + 2, 8, i, tzinfo=WIB),
                HOUR if i < 16 else 6 * 24 * HOUR,
            )
            if (year, month) == (2026, 2) and i < 15:
                opened, after = datetime(2026, 2, 6, 20, i, tzinfo=WIB), timedelta(days=2, hours=12)
            found += [
                {
                    "account": "a",
                    "conversation": f"{month}-{year}-{i}",
                    "id": f"{month}-{year}-{i}-{side}",
                    "at": shown(at),
                    "from": side,
                    "text": "pesan",
                }
                for at, side in ((opened, "citizen"), (opened + after, "office"))
            ]
    with Reader() as reader:
        town = Town(tmp_path, reader, "account | opd_id\n a | a", "opd_id | name\n a | A")
        town.load(found, "Sat 1 Feb 2025", "Mon 2 Mar 00:00:00")
        assert month_signals(town.cursor(), "2026-02").empty
        monkeypatch.setattr(
            "metrics.review.signals.CLOCK", "wall"
        )  # the same month on the other clock would be one
        assert set(month_signals(town.cursor(), "2026-02")["unit"]) == {"regency", "a"}


def test_a_month_is_judged_as_when_it_was_the_newest(tmp_path):
    """16 of 20 in time every month, but 5 of 20 in January: a signal of January's review, also when
    February is over; none of February, neither while it is unfinished nor when it is complete."""
    found = []
    for year, month in [(2025, 1), *MONTHS]:
        for i in range(20):
            opened = datetime(year, month, i % 9 + 2, 8, i, tzinfo=WIB)
            after = HOUR if i < (5 if (year, month) == (2026, 1) else 16) else 6 * 24 * HOUR
            found += [
                {
                    "account": "a",
                    "conversation": f"{month}-{year}-{i}",
                    "id": f"{month}-{year}-{i}-{side}",
                    "at": shown(at),
                    "from": side,
                    "text": "pesan",
                }
                for at, side in ((opened, "citizen"), (opened + after, "office"))
            ]
    with Reader() as reader:
        town = Town(tmp_path, reader, "account | opd_id\n a | a", "opd_id | name\n a | A")
        for until in ("Fri 20 Feb 00:00:00", "Mon 2 Mar 00:00:00"):
            town.load(found, "Wed 1 Jan 2025", until)
            assert month_signals(town.cursor(), "2026-02").empty
            assert set(month_signals(town.cursor(), "2026-01")["unit"]) == {"regency", "a"}
