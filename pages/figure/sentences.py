"""The sentences of an opened figure: what it is, and how many cases are above and below the
line."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.cases import evidence
from metrics.dictionary.dictionary import Definition
from metrics.trend import comparison
from words import numbers
from words.figures import FIGURES
from words.markdown import plain

REGENCY = "Kabupaten"
NOTHING = "tidak ada yang dapat dinilai"
BEHIND = (
    "Dasarnya kasus dari angka berikut. Pada nilai dan tempat, yang “Kiriman atau hari”-nya sama "
    "dihitung bersama-sama, paling banyak 10."
)
LOWEST = " Untuk OPD, angkanya adalah angka akun yang paling rendah."
BACKLOG = {name: words for name, words, _ in FIGURES if name.startswith("backlog")}
ROWS = {"coverage": "hari akun", "replies_sent": "balasan"}


class Opened(NamedTuple):
    """A figure that was opened: of whom and when, its column, the unit's ``row`` of figures, what
    is behind it."""

    name: str
    period: str
    figure: str
    row: dict
    found: evidence.Evidence
    clock: str


def name(entry: Definition, target: str, figure: str) -> str:
    """Dijawab dalam 24 jam; Belum dijawab 7–30 hari"""
    return BACKLOG.get(figure, entry.name).replace("{target}", target)


def period(first: date, last: date) -> str:
    """Juli–September 2026, September 2026, pekan 21–27 Sep 2026, 6 Apr–27 Sep 2026"""
    if first.day == 1 and last == months.last_day(f"{last:%Y-%m}"):
        return numbers.months(first, last)
    said = numbers.days(first, last)
    return f"pekan {said}" if (last - first).days == 6 else said


def says(entry: Definition, target: str) -> str:
    """What a figure or a word of the board says. Markdown."""
    return entry.says.replace("{target}", target)


def of_word(entry: Definition, name_: str, first: date, last: date) -> str:
    """Tempat dan rentangnya: Dinas Sosial, Juli–September 2026. Markdown."""
    return f"{entry.name}: {plain(name_)}, {period(first, last)}"


def sentence(opened: Opened, entry: Definition, target: str) -> str:
    """Dinas Sosial, Juli–September 2026. Dijawab dalam 24 jam: **30,0 %**. Markdown."""
    shown = value(opened.figure, opened.row, entry, opened.clock)
    return (
        f"{plain(opened.name)}, {opened.period}. {name(entry, target, opened.figure)}: **{shown}**"
    )


def value(figure: str, row: dict, entry: Definition, clock: str) -> str:
    """One figure of a row in words."""
    number = comparison.backlog(row) if figure == "backlog" else row[figure]
    if pd.isna(number):
        is_beyond = figure in comparison.UNREACHED and not pd.isna(row["longest_response"])
        return numbers.beyond(row["longest_response"], clock) if is_beyond else NOTHING
    if entry.form == "rate":
        return numbers.rate(number)
    return (
        numbers.duration(number, clock)
        if entry.form == "duration"
        else numbers.counted(number, entry.noun)
    )


def parts(opened: Opened, entry: Definition) -> str:
    """Yang dihitung: … : 18. Dari: … : 60. Markdown."""
    found, noun = opened.found, ROWS.get(opened.figure, entry.noun)
    if found.met is None:
        return f":gray[Dihitung:] {entry.numerator}: **{numbers.counted(found.of, noun)}**."
    if entry.form == "duration":
        return (
            f":gray[Dihitung dari:] {entry.denominator}: **{numbers.counted(found.of, noun)}**, "
            f"{numbers.count(found.met)} di antaranya sudah, {numbers.count(found.of - found.met)} "
            "masih menunggu pada akhir data."
        )
    lowest = LOWEST if opened.figure == "coverage" else ""
    return (
        f":gray[Yang dihitung:] {entry.numerator}: **{numbers.count(found.met)}**.  \n"
        f":gray[Dari:] {entry.denominator}: **{numbers.counted(found.of, noun)}**.{lowest}"
    )
