"""Until which day the data are complete, and what a unit lacks: one account speaks for itself only."""

from datetime import date

import pytest

from metrics.coverage.complete_until import CompleteUntil, complete_until
from metrics.coverage.gaps import gaps
from tests.handbook.tables import Reader, Town
from words import coverage

ACCOUNTS = """
account | opd_id
a       | satu
b       | satu
c       | dua
d       | dua
e       | dua
"""
OPDS = """
opd_id | name
satu   | Dinas Satu
dua    | Dinas Dua
"""


def one(account: str) -> list[dict]:
    return [
        {
            "account": account,
            "conversation": f"{account}-1",
            "id": f"{account}-1",
            "at": "Wed 4 Feb 09:00",
            "from": "citizen",
            "text": "tanya",
        }
    ]


@pytest.fixture
def town(tmp_path):
    with Reader() as reader:
        yield Town(tmp_path, reader, ACCOUNTS, OPDS)


def test_one_newer_upload_moves_nothing_for_the_others(town):
    """Four of five accounts (min_coverage is 80 %) are known to the end of 10 February."""
    for account in "abcd":
        town.load(one(account), "Sun 1 Feb", "Wed 11 Feb 00:00")
    assert complete_until(town.cursor()) == CompleteUntil(date(2026, 2, 10), 4, 5)
    town.load(one("a"), "Sun 1 Feb", "Fri 20 Feb 00:00")
    found = complete_until(town.cursor())
    assert found == CompleteUntil(date(2026, 2, 10), 4, 5)
    assert coverage.freshness(found).replace("\xa0", " ") == (
        "Lengkap sampai 10 Feb 2026 · 4 dari 5 akun"
    )


def test_a_day_that_is_not_over_is_not_complete(town):
    for account in "abcde":
        town.load(one(account), "Sun 1 Feb", "Tue 10 Feb 23:00")
    assert complete_until(town.cursor()) == CompleteUntil(date(2026, 2, 9), 5, 5)


def test_too_few_accounts_have_uploaded(town):
    town.load(one("a"), "Sun 1 Feb", "Wed 11 Feb 00:00")
    found = complete_until(town.cursor())
    assert found == CompleteUntil(None, 1, 5)
    assert coverage.freshness(found).replace("\xa0", " ") == (
        "Belum ada hari yang lengkap · 1 dari 5 akun sudah mengunggah"
    )


def test_one_of_two_accounts_has_uploaded(town):
    """The OPD's coverage is 0, its lowest account's; what is said of it is not "belum ada"."""
    for account in "acde":
        town.load(one(account), "Sun 1 Feb", "Sun 1 Mar 00:00")
    found = gaps(town.cursor(), "opd", "2026-02")
    assert (found["satu"].accounts, found["satu"].silent) == (2, 1)
    assert coverage.lacking(found["satu"]) == ["1 dari 2\xa0akun belum mengunggah"]
    assert coverage.lacking(gaps(town.cursor(), "account", "2026-02")["b"]) == [
        "belum ada unggahan"
    ]
