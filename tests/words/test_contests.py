"""A contest names the figure, the unit and the period that are contested."""

from datetime import datetime

from data.review.contests import Subject
from words.numbers import NBSP
from words.review import contests

NAMES = {
    "opd": {"dinkes": {"opd_name": "Dinas Kesehatan"}},
    "account": {
        "ig": {"platform": "instagram", "handle": "@dinkes", "opd_name": "Dinas Kesehatan"}
    },
}


CASES = {"00000000000000ab": "Pesan 3 Feb 2026, 09.15 WIB · Instagram @dinkes"}


def said(by: str, unit: str, **what: str) -> str:
    subject = Subject("dinkes", by, unit, "2026-02", **what)
    return contests.subject(subject, NAMES, "24 jam", CASES).replace(NBSP, " ")


def test_a_contested_figure_names_its_account_and_month():
    assert said("account", "ig", figure="on_time_rate") == (
        "Dijawab dalam 24 jam · Instagram @dinkes · Dinas Kesehatan · Februari 2026"
    )


def test_a_contested_case_is_known_by_moment_and_account_never_by_a_code():
    assert said("account", "ig", case_id="00000000000000ab") == (
        "Pesan 3 Feb 2026, 09.15 WIB · Instagram @dinkes · Dinas Kesehatan"
    )


def test_a_case_that_has_gone_is_said_to_be_gone():
    assert said("account", "ig", case_id="00000000000000ac") == (
        "Pesan yang tidak ada lagi dalam data · Dinas Kesehatan"
    )


def test_a_unit_that_has_gone_is_called_by_its_id():
    assert said("opd", "gone", figure="due").split(" · ")[1] == "gone"


def test_the_masked_name_stands_only_where_it_is_given():
    row = {
        "platform": "instagram",
        "handle": "@dinkes",
        "account_id": "ig",
        "opened_at": datetime(2026, 2, 3, 9, 15),
    }
    shown = [contests.case(row, citizen).replace(NBSP, " ") for citizen in ("B…71", None)]
    assert shown == [
        "Pesan 3 Feb 2026, 09.15 WIB dari B…71 · Instagram @dinkes",
        "Pesan 3 Feb 2026, 09.15 WIB · Instagram @dinkes",
    ]


def test_several_contests_are_said_to_be_sent_by_their_numbers():
    assert contests.sent([4, 5, 6]).startswith("Sanggahan nomor 4, 5 dan 6 terkirim")
    assert contests.sent([4]).startswith("Sanggahan nomor 4 terkirim")
