"""A contest names the figure, the unit and the period that are contested."""

from data.review.contests import Subject
from words import contests
from words.numbers import NBSP

NAMES = {
    "opd": {"dinkes": {"opd_name": "Dinas Kesehatan"}},
    "account": {
        "ig": {"platform": "instagram", "handle": "@dinkes", "opd_name": "Dinas Kesehatan"}
    },
}


def said(by: str, unit: str, **what: str) -> str:
    subject = Subject("dinkes", by, unit, "2026-02", **what)
    return contests.subject(subject, NAMES, "24 jam").replace(NBSP, " ")


def test_a_contested_figure_names_its_account_and_month():
    assert said("account", "ig", figure="on_time_rate") == (
        "Dijawab dalam 24 jam · Instagram @dinkes · Dinas Kesehatan · Februari 2026"
    )


def test_a_contested_case_names_its_opd_and_month():
    assert said("opd", "dinkes", case_id="00000000000000ab") == (
        "Kasus 00000000000000ab · Dinas Kesehatan · Februari 2026"
    )


def test_a_unit_that_has_gone_is_called_by_its_id():
    assert said("opd", "gone", case_id="00000000000000ab").split(" · ")[1] == "gone"
