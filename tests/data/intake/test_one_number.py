"""One number of a case in two dresses, as people and spreadsheets write it, is one case: within a file
and against what is stored."""

import pytest

from tests.data.importers.homes import Place

HEADER = "account_id,case_id,opened_at,first_reply_at,closed_at,status\n"
OPENED = "2026-09-14 08:05:00"
REPLY = "2026-09-14 09:00:00"


@pytest.fixture
def place(tmp_path, reader):
    return Place(tmp_path, reader)


def table(number: str, reply: str = "") -> str:
    """One case as a line."""
    return HEADER + f'wa,"{number}",{OPENED},{reply},,{"dijawab" if reply else "baru"}\n'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "0012"),
        ("12", "# 12"),
        ("#0012", "12"),
        ("No. 12", "12"),
        ("nomor 12", "NO 012"),
        ("12", "12."),
        ("12", " 12 "),
        ("12", "12.0"),
        ("12", "'12"),
        ("１２", "12"),
        ("TKT-012", "tkt-012"),
        ("adu - 001 / 2026", "ADU-001/2026"),
        ("ADU/001/IX/2026", "Adu/001/ix/2026"),
        ("TKT–12", "TKT-12"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_dresses_are_one_case(place, one, other, turned):
    first, second = (other, one) if turned else (one, other)
    assert place.counts("a.csv", table(first)) == (1, 1, 0, 0, 0)
    assert place.counts("b.csv", table(second, REPLY)) == (1, 0, 1, 0, 0)
    assert place.counts("c.csv", table(first, REPLY)) == (1, 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "120"),
        ("TKT-1", "TKT-01"),
        ("A 1", "A1"),
        ("1/2026", "1/2025"),
        ("0", "00 1"),
        ("1.001", "1001"),
    ],
)
def test_other_numbers_are_other_cases(place, one, other):
    place.load("a.csv", table(one))
    assert place.counts("b.csv", table(other, REPLY))[1] == 1
