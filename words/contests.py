"""Contests in words: what is contested, why, and how it stands."""

from data import moment
from data.review.contests import WAITING, WITHDRAWN, Contest, Subject
from metrics import months
from metrics.dictionary import dictionary
from pages.controls import unit as unit_choice
from pages.dictionary import entry
from pages.drawing.markup import text
from words import numbers

STATES = {WAITING: "menunggu", WITHDRAWN: "ditarik"}


def figure(name: str, target: str) -> str:
    """An indicator as Kamus calls it; ``target`` in words."""
    return entry.said(dictionary.definitions()[name].name, target)


def subject(found: Subject, names: dict, target: str) -> str:
    """Dijawab dalam 24 jam · Instagram @dukcapil · Dinas Kependudukan … · September 2026. Plain text."""
    what = figure(found.figure, target) if found.figure else f"Kasus {found.case_id}"
    known = found.unit in names[found.by]
    unit = unit_choice.words(names, found.by, found.unit) if known else found.unit
    return f"{what} · {unit} · {numbers.month(months.first_day(found.month))}"


def label(contest: Contest, names: dict, target: str) -> str:
    """Nomor 3: Dijawab dalam 24 jam · … Plain text."""
    return f"Nomor {contest.number}: {subject(contest.subject, names, target)}"


def listed(found: list[Contest], names: dict, target: str) -> str:
    """Contests as an HTML list, the newest first."""
    rows = "".join(_row(contest, names, target) for contest in reversed(found))
    return f'<div class="box"><ul class="ct">{rows}</ul></div>'


def _row(contest: Contest, names: dict, target: str) -> str:
    when = numbers.moment(contest.made_at.astimezone(moment.WIB))
    reference = f"<span>Rujukan: {text(contest.reference)}</span>" if contest.reference else ""
    answer = f"<span>Jawaban Diskominfo: {text(contest.answer)}</span>" if contest.answer else ""
    return (f'<li><b>{text(label(contest, names, target))}</b><em>{STATES[contest.state]}</em>'
            f"<span>{text(contest.reason)}</span>{reference}{answer}"
            f"<small>{text(contest.made_by)}, {when}</small></li>")


def headline(found: list[Contest]) -> str:
    """2 sanggahan menunggu jawaban"""
    waiting = sum(contest.state == WAITING for contest in found)
    return f"{numbers.count(waiting)} sanggahan menunggu jawaban" if waiting else "Tidak ada sanggahan yang menunggu"
