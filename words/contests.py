"""The sentences on contests: what is contested, why, and how it stands."""

from data.review.contests import ACCEPTED, DECLINED, WAITING, WITHDRAWN, Contest, Subject
from metrics import months
from words import numbers, units
from words.figures import figure

STATES = {WAITING: "menunggu", WITHDRAWN: "ditarik", ACCEPTED: "diterima", DECLINED: "ditolak"}


def subject(found: Subject, names: dict, target: str) -> str:
    """Dijawab dalam 24 jam · Instagram @dukcapil · Dinas Kependudukan … · September 2026. Plain
    text."""
    what = figure(found.figure, target) if found.figure else f"Kasus {found.case_id}"
    known = found.unit in names[found.by]
    unit = units.full_name(names, found.by, found.unit) if known else found.unit
    return f"{what} · {unit} · {numbers.month(months.first_day(found.month))}"


def label(contest: Contest, names: dict, target: str) -> str:
    """Nomor 3: Dijawab dalam 24 jam · … Plain text."""
    return f"Nomor {contest.number}: {subject(contest.subject, names, target)}"


def corrected(count: int) -> str:
    """3 kasus dikoreksi atas sanggahan OPD; empty where there is none."""
    return f"{numbers.counted(count, 'kasus')} dikoreksi atas sanggahan OPD" if count else ""


def headline(found: list[Contest]) -> str:
    """2 sanggahan menunggu jawaban"""
    waiting = sum(contest.state == WAITING for contest in found)
    return (
        f"{numbers.count(waiting)} sanggahan menunggu jawaban"
        if waiting
        else "Tidak ada sanggahan yang menunggu"
    )
