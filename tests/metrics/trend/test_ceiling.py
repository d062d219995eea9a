"""The ceiling of an office that answers at once, but only in office hours: worked by hand."""

import csv

import pytest

from data.cases import store
from data.intake.reader import Reader
from metrics.trend.ceiling import ceiling
from tests import histories, program

# when a citizen wrote → hours until the office opens (April 2026; Friday 3 April is Good Friday)
ASKED = {
    "2026-04-06T08:00:00+07:00": 0,  # Monday morning
    "2026-04-06T12:30:00+07:00": 0.5,  # lunch, until 13.00
    "2026-04-07T20:00:00+07:00": 11.5,  # Tuesday evening, until Wednesday 07.30
    "2026-04-10T17:00:00+07:00": 62.5,  # Friday after 16.30, until Monday 07.30
    "2026-04-02T16:00:00+07:00": 87.5,  # Thursday at 16.00, then a holiday and a weekend
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", histories.NOW.isoformat())
    return program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)


def loaded(home, tmp_path, account, stamps):
    path = tmp_path / f"{account}.csv"
    with open(path, "w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(["account_id", "conversation_id", "sent_at", "direction"])
        writer.writerows([account, f"k{i}", stamp, "masuk"] for i, stamp in enumerate(stamps))
    with Reader() as reader:
        program.load_file(home, path, reader, "--until", "2026-05-31")
    return store.cursor(store.current(home))


def test_three_of_five_can_be_answered_within_24_hours(home, tmp_path):
    assert sum(hours <= 24 for hours in ASKED.values()) == 3
    assert ceiling(loaded(home, tmp_path, "a1", ASKED), "2026-04") == 3 / 5


def test_an_office_that_never_closes_can_answer_all(home, tmp_path):
    in_march = [
        stamp.replace("2026-04", "2026-03") for stamp in ASKED
    ]  # a3 was the hospital's until 31 March
    assert ceiling(loaded(home, tmp_path, "a3", in_march), "2026-03") == 1


def test_nothing_due_has_no_ceiling(home, tmp_path):
    assert ceiling(loaded(home, tmp_path, "a1", ASKED), "2025-12") is None
