"""However rows arrive, the figures are the same: split over two files, shuffled, loaded twice, in
another order.

All with the same stated period (handbook, section 2). Stamps have seconds; with minute stamps the
order of the rows says what came first."""

import random
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.intake.reader import Reader
from tests.handbook.tables import Town, moment, shown

SINCE, UNTIL = "Thu 1 Jan", "Fri 27 Mar 12:00:00"
ACCOUNTS = """
    account | opd_id | valid_from | valid_to
    a       | dinas  | -          | -
    b       | dinas  | -          | 2026-02-09
    b       | rsud   | 2026-02-10 | -
    c       | rsud   | -          | -
    """
OPDS = """
    opd_id | name  | schedule
    dinas  | Dinas | office
    rsud   | RSUD  | 24h
    """
GAPS = [timedelta(seconds=s) for s in (0, 1, 10, 11, 3600)] + [
    timedelta(hours=h) for h in (20, 24, 72, 168, 169)
]
TEXTS = ("Mohon info", "terima kasih", "Silakan", "Pesan Anda kami terima", "-")


def _messages(steps: list[tuple]) -> list[dict]:
    """Conversations step by step; every fourth message stands in the file twice, the second time
    without its topic."""
    clock, found = {}, []
    for number, (account, conversation, gap, sender, auto, text, topic) in enumerate(steps):
        talk = account, conversation
        clock[talk] = clock.get(talk, moment("Mon 2 Feb 08:00:00")) + gap
        found.append(
            {
                "account": account,
                "conversation": conversation,
                "id": f"m{number}",
                "at": shown(clock[talk]),
                "from": sender,
                "auto": auto if sender == "office" else "-",
                "text": text,
                "topic": topic,
            }
        )
        if number % 4 == 0:
            found.append(found[-1] | {"topic": "-"})
    return found


def _tickets(steps: list[tuple]) -> list[dict]:
    begin, found = moment("Mon 2 Feb 08:00:00"), []
    for number, (account, after, reply, closing, status) in enumerate(steps):
        opened = begin + after * number
        found.append(
            {
                "account": account,
                "case": f"t{number}",
                "opened": shown(opened),
                "replied": "-" if reply is None else shown(opened + reply),
                "closed": "-" if closing is None else shown(opened + closing),
                "status": status,
            }
        )
    return found


def histories():
    """Message files or ticket files, of about 30 rows."""
    account, gap, maybe = (
        st.sampled_from("abc"),
        st.sampled_from(GAPS),
        st.sampled_from([None, *GAPS]),
    )
    step = st.tuples(
        account,
        st.sampled_from(["k1", "k2"]),
        gap,
        st.sampled_from(["citizen", "citizen", "office"]),
        st.sampled_from(["-", "-", "true", "false"]),
        st.sampled_from(TEXTS),
        st.sampled_from(["-", "pengaduan"]),
    )
    case = st.tuples(
        account,
        st.sampled_from(GAPS[5:7]),
        maybe,
        maybe,
        st.sampled_from(["open", "resolved", "closed", "auto_closed", "rejected"]),
    )
    return st.one_of(
        st.lists(step, min_size=12, max_size=30).map(_messages),
        st.lists(case, min_size=12, max_size=30).map(_tickets),
    )


def figures(reader: Reader, files: list[list[dict]]) -> list:
    """What a fresh home says after these files."""
    with tempfile.TemporaryDirectory() as folder:
        place = Town(Path(folder), reader, ACCOUNTS, OPDS)
        accounts = [option for account in "abc" for option in ("--account", account)]
        for table in files:
            place.load(table, SINCE, UNTIL, *accounts)
        return [
            place.figures("account"),
            place.figures("account", clock="office"),
            place.figures("opd", "2026-03"),
        ]


def split(rows: list[dict], chance: random.Random) -> list[list[dict]]:
    """Two files that together have all rows, each at least one."""
    which = [0, *(chance.randrange(2) for _ in rows[2:]), 1]
    return [
        [row for row, number in zip(rows, which, strict=True) if number == file] for file in (0, 1)
    ]


def shuffled(rows: list[dict], chance: random.Random) -> list[list[dict]]:
    """One file in another order of rows."""
    return [chance.sample(rows, len(rows))]


def twice(rows: list[dict], chance: random.Random) -> list[list[dict]]:
    """Everything, and then some of it once more."""
    return [rows, chance.sample(rows, len(rows) // 2)]


def in_another_order(rows: list[dict], chance: random.Random) -> list[list[dict]]:
    """Two files, the later rows first."""
    return [rows[len(rows) // 2 :], rows[: len(rows) // 2]]


@pytest.fixture(autouse=True)
def same_key(monkeypatch):
    """Ties within one second are decided by keyed ids, so both homes need one key."""
    monkeypatch.setenv("TANGGAP_KEY", "ab" * 32)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=histories(), seed=st.integers(0, 1000))
def test_the_figures_stay_the_same(rows, seed, reader):
    at_once = figures(reader, [rows])
    for way in (split, shuffled, twice, in_another_order):
        assert figures(reader, way(rows, random.Random(seed))) == at_once, way.__name__
