"""What waits for an answer, by hand: data until 30 Sep 2026, 16.00 WIB (tests/waiting.py)."""

from datetime import UTC, datetime

import pytest

from data.cases import store
from data.lake.home import Home
from metrics.cases import queue
from metrics.figures import figures
from metrics.selection import Selection
from tests import waiting

DAY, HOUR = 86400, 3600


@pytest.fixture(scope="module")
def cursor(tmp_path_factory):
    return store.cursor(store.current(Home(waiting.home(tmp_path_factory.mktemp("waiting")))))


def test_longest_waiting_first_with_both_kinds(cursor):
    found = queue.queue(cursor, "sosial")
    assert list(zip(found["waiting"], found["waited"], strict=True)) == [
        ("again", 4 * DAY + 7 * HOUR),
        ("unanswered", 2 * DAY + 7 * HOUR),
        ("unanswered", 6 * HOUR),
    ]
    assert [f"{stamp:%d %H:%M}" for stamp in found["waiting_since"]] == [
        "26 09:00",
        "28 09:00",
        "30 10:00",
    ]
    assert [f"{stamp:%d %H:%M}" for stamp in found["opened_at"]] == [
        "25 09:00",
        "28 09:00",
        "30 10:00",
    ]


def test_each_case_leads_to_its_upload_and_row(cursor):
    found = queue.queue(cursor, "sosial")
    assert found["upload_id"].nunique() == 1 and found["upload_id"].iloc[0].startswith("000001-")
    assert list(found["row"]) == [4, 2, 3]  # the row that opened the case; the header is row 1
    asked = ("syaratnya apa?", "kapan bantuan cair?", "alamat kantor di mana?")
    assert list(found["text_length"]) == [len(text) for text in asked]


def test_every_opd_or_one(cursor):
    assert set(queue.queue(cursor, None)["opd_id"]) == {"sosial", "wedi"}
    assert len(queue.queue(cursor, "dukcapil")) == 0


def test_counts_are_those_of_the_figures(cursor):
    row = (
        figures(cursor, Selection.of_month("opd", "2026-09", "wall"))
        .set_index("opd_id")
        .loc["sosial"]
    )
    kinds = queue.queue(cursor, "sosial")["waiting"].value_counts()
    assert (
        sum(row[name] for name in row.index if name.startswith("backlog_")) == kinds["unanswered"]
    )
    assert row["waiting_again"] == kinds["again"]


def test_deadlines_only_while_the_data_are_fresh(cursor):
    cases = queue.queue(cursor, None)
    evening, next_morning = (
        datetime(2026, 9, 30, 12, tzinfo=UTC),
        datetime(2026, 10, 1, 2, tzinfo=UTC),
    )
    assert [f"{s:%d %H:%M}" for s in queue.in_time_yet(cases, evening)["answer_by"]] == ["01 10:00"]
    assert len(queue.in_time_yet(cases, next_morning)) == 1  # 09.00 WIB: one hour left
    assert (
        len(queue.in_time_yet(cases, datetime(2026, 10, 1, 3, tzinfo=UTC))) == 0
    )  # 10.00: too late
    assert (
        len(queue.in_time_yet(cases, datetime(2026, 10, 1, 9, tzinfo=UTC))) == 0
    )  # 24 h: no longer fresh


def test_age_names_the_earliest_end_and_who_never_uploaded(cursor):
    one = queue.age(cursor, "sosial", datetime(2026, 9, 30, 19, tzinfo=UTC))
    assert (
        f"{one.known_until:%d %H:%M}",
        one.seconds,
        one.is_fresh,
        one.accounts,
        one.unknown,
    ) == ("30 16:00", 10 * HOUR, True, 1, 0)
    everyone = queue.age(cursor, None, datetime(2026, 10, 3, 9, tzinfo=UTC))
    assert (everyone.seconds, everyone.is_fresh, everyone.accounts, everyone.unknown) == (
        3 * DAY,
        False,
        7,
        5,
    )
    assert queue.age(cursor, "dukcapil", datetime(2026, 10, 3, tzinfo=UTC)).known_until is None
