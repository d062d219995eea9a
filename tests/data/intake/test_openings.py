"""A number that people give stands for one case: another opening of it is refused, whichever file
has it, and nothing of that file is stored."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import Refused
from data.lake.uploads import Lake
from tests.commands.here import ReadsHere
from tests.data.importers.tables.reported import Office

HEADER = "account_id,case_id,opened_at,status\n"
FIRST = datetime(2026, 9, 14)
OPENINGS = st.builds(
    lambda minutes, seconds: FIRST + timedelta(minutes=minutes, seconds=seconds),
    st.sampled_from([0, 480, 481, 1440, 1920]),
    st.sampled_from([0, 20, 59]),
)
ROWS = st.lists(st.tuples(st.sampled_from("12"), OPENINGS), min_size=1, max_size=3)


def is_same(one: datetime, other: datetime) -> bool:
    """The reference: less than a minute apart, or one of them is a day without a time."""
    is_day = datetime.min.time() in (one.time(), other.time()) and one.date() == other.date()
    return is_day or abs((one - other).total_seconds()) < 60


def contradicts(rows: list, others: list) -> bool:
    """Whether a number of ``rows`` has only other openings among ``others``."""
    numbers = {number for number, _ in rows} & {number for number, _ in others}
    return any(
        not any(
            is_same(one, other)
            for first, one in rows
            for second, other in others
            if first == second == number
        )
        for number in numbers
    )


def content(rows: list) -> str:
    return HEADER + "".join(f"kes,{number},{at:%Y-%m-%d %H:%M:%S},baru\n" for number, at in rows)


@settings(max_examples=15, deadline=None)
@given(st.tuples(st.sampled_from("12"), OPENINGS), ROWS)
def test_another_opening_is_refused_as_the_reference_says(stored, fresh):
    fresh = list({number: (number, at) for number, at in fresh}.values())  # one row per number
    with tempfile.TemporaryDirectory() as folder, ReadsHere() as reader:
        office = Office(Path(folder), reader)
        office.load(office.written(content([stored]), "a.csv"))
        try:
            office.load(office.written(content(fresh), "b.csv"))
            is_refused = False
        except Refused as refusal:
            is_refused = "sudah tersimpan dengan waktu masuk lain" in str(refusal)
        assert is_refused == contradicts(fresh, [stored])
        assert len(Lake.read(office.home).valid) == 2 - is_refused or fresh == [stored]


@pytest.fixture
def office(tmp_path):
    with ReadsHere() as reader:
        yield Office(tmp_path, reader)


def test_the_sentence_says_both_openings_and_the_way_out(office):
    office.load(office.written(content([("1", FIRST + timedelta(hours=8))])))
    refusal = office.refused(office.written(content([("1", FIRST + timedelta(hours=9))]), "b.csv"))
    assert "14/09/2026 08.00, di sini 14/09/2026 09.00" in str(refusal)
    assert '--map "case_id=Nomor+Tanggal"' in str(refusal) and "--" not in refusal.on_screen
    assert "batalkan dulu unggahan 000001 di “Riwayat unggahan”" in refusal.on_screen
