"""The line of a unit beside the regency's, and open cases by age, each with its table."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts import backlog_bars as bars
from charts.count_bars import count_bars
from charts.monthly_lines import Band, Line, monthly_lines
from charts.theme import OTHERS
from metrics import steps
from metrics.board.headline import RATES
from metrics.trend import trend
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.figure import address, chart
from words import numbers
from words import terms as words
from words import trend as trend_words
from words.chosen import Chosen

HEADS = {"month": "Bulan", "week": "Pekan"}
MANY_MONTHS = 15  # more and their words would lie on each other on a phone


@dataclass(frozen=True)
class Beside:
    """What stands beside the main line: its ``limits``; the ``ceilings`` of an office-hours desk
    per period, with their ``words``."""

    limits: trend.Limits | None = None
    ceilings: tuple[float | None, ...] = ()
    words: str = ""


class Shown(NamedTuple):
    """A line: its name, the ``rows`` of ``metrics.trend.over``, and whose they are (by, id)."""

    name: str
    rows: pd.DataFrame
    whose: tuple[str, str] = address.REGENCY


def lines(
    shown: list[Shown],
    chosen: Chosen,
    noun: str,
    alt: str,
    key: str,
    step: str = "month",
    beside: Beside = Beside(),
) -> None:
    """The first line in the accent, the regency's in grey beside it where it is another."""
    figure = _lines(shown, chosen, noun, step, beside)
    said = f"Garis per {trend_words.NOUNS[step]}. {alt}"
    chart.show(figure, f"lines-{key}", 340, said)
    if beside.words:
        st.markdown(f":gray[{beside.words}]", width=760)
    table_behind.show(
        _columns(shown, noun, step, beside), f"tren per {trend_words.NOUNS[step]}", alt, key
    )


@st.cache_data(max_entries=120, show_spinner=False)
def _lines(shown: list[Shown], chosen: Chosen, noun: str, step: str, beside: Beside) -> go.Figure:
    drawn = [line(one, chosen, noun, step, role=i) for i, one in enumerate(shown)]
    main = shown[0].rows
    return monthly_lines(
        drawn,
        period_words(main, step),
        _band(main, beside.limits),
        _ceiling(main, beside.ceilings, step),
    )


def _spans(rows: pd.DataFrame, step: str) -> list[steps.Span]:
    return [steps.span(day, step) for day in rows["period"]]


def _band(rows: pd.DataFrame, limits: trend.Limits | None) -> Band | None:
    if limits is None:
        return None
    if limits.signal is None:
        return Band(limits.low, limits.high, limits.centre)
    at = int(rows.index[~rows["unfinished"] & (rows["due"] > 0)][-1])
    return Band(
        limits.low,
        limits.high,
        limits.centre,
        signal=limits.signal,
        at=at,
        words=trend_words.signal(rows["period"][at], limits.signal),
    )


def _ceiling(rows: pd.DataFrame, ceilings: tuple, step: str) -> Line | None:
    known = [share for share in ceilings if share is not None]
    if not known:
        return None
    hover = [
        ""
        if share is None
        else f"{_name(day, step)}\npaling tinggi {numbers.rate(share)} pada jam kerja saja"
        for day, share in zip(rows["period"], ceilings, strict=True)
    ]
    return Line(
        list(ceilings),
        [False] * len(ceilings),
        hover,
        OTHERS,
        f"jam kerja saja\n{numbers.rate(known[-1])}",
    )


def line(
    one: Shown,
    chosen: Chosen,
    noun: str,
    step: str,
    role: int,
    end: str | None = None,
    dash: str = "solid",
) -> Line:
    """One unit's line; bars for the first one where there are no 12 complete months."""
    rows, rates = one.rows, known(one.rows["rate"])
    last = next((rate for rate in reversed(rates) if rate is not None), None)
    hover = [f"{one.name}\n{hover_words(row, noun, step)}" for row in rows.to_dict("records")]
    with_bars = role == 0 and end is None and (step == "week" or not trend.has_limits(rows))
    if end is None:
        end = f"{one.name}\n{numbers.rate(last)}" if last is not None else one.name
        unfinished = bool(rows["unfinished"].iloc[-1]) and rates[-1] is not None
        end += "\nbelum selesai" if unfinished and not role else ""
    return Line(
        rates,
        list(rows["unfinished"]),
        hover,
        role,
        end,
        bars=(known(rows["low"]), known(rows["high"])) if with_bars else None,
        dash=dash,
        opens=chart.opens(RATES[chosen.board], one.whose, chosen, _spans(rows, step)),
    )


def _columns(shown: list[Shown], noun: str, step: str, beside: Beside) -> list[Column]:
    columns = [Column(HEADS[step], step, list(shown[0].rows["period"]))]
    for title, rows, _ in shown:
        columns += [
            Column(f"{title}: {noun} jatuh tempo", "count", list(rows["due"])),
            Column(f"{title}: tepat waktu", "count", list(rows["met"])),
            Column(f"{title}: bagian", "rate", list(rows["rate"]), f"tidak ada {noun}"),
            Column(f"{title}: batas bawah 90 %", "rate", list(rows["low"]), f"tidak ada {noun}"),
            Column(f"{title}: batas atas 90 %", "rate", list(rows["high"]), f"tidak ada {noun}"),
            Column(f"{title}: keadaan", "text", [state(u) for u in rows["unfinished"]]),
        ]
    if beside.limits:
        columns += [
            Column(f"{shown[0].name}: {words}", "rate", list(side), "belum ada batas")
            for words, side in (
                ("batas wajar bawah", beside.limits.low),
                ("batas wajar atas", beside.limits.high),
            )
        ]
    if beside.ceilings:
        columns.append(
            Column(
                "Paling tinggi pada jam kerja saja",
                "rate",
                list(beside.ceilings),
                f"tidak ada {noun}",
            )
        )
    return columns


def hover_words(row: dict, noun: str, step: str) -> str:
    """September 2026, 82,4 %, 120 dari 146 pesan"""
    end = "\nbelum selesai" if row["unfinished"] else ""
    if not row["due"]:
        return f"{_name(row['period'], step)}\ntidak ada {noun} yang dapat dinilai{end}"
    return (
        f"{_name(row['period'], step)}\n{numbers.rate(row['rate'])}, {numbers.count(row['met'])} "
        f"dari {numbers.counted(row['due'], noun)}{end}"
    )


def _name(first: date, step: str) -> str:
    return numbers.month(first) if step == "month" else numbers.week(first)


def known(values) -> list[float | None]:
    """NaN as None."""
    return [None if pd.isna(value) else float(value) for value in values]


def state(unfinished: bool) -> str:
    """The state of a period in a table."""
    return "belum selesai" if unfinished else "lengkap"


def period_words(rows: pd.DataFrame, step: str) -> list[str]:
    """Every third month (every sixth of more than 15), with the year where it is another one, or
    every fifth week; so that they fit on a phone."""
    days = list(rows["period"])
    if step == "week":
        return [
            numbers.short_day(day).replace(numbers.NBSP, "\n") if i % 5 == 0 else ""
            for i, day in enumerate(days)
        ]
    every = 6 if len(days) > MANY_MONTHS else 3 if len(days) > 6 else 1
    return [
        _month(day, i == 0 or day.year != days[i - every].year) if i % every == 0 else ""
        for i, day in enumerate(days)
    ]


def _month(day, with_year: bool) -> str:
    """Sep, or the year beneath it."""
    return numbers.short_month(day, with_year).replace(numbers.NBSP, "\n")


def backlog(rows: pd.DataFrame, chosen: Chosen, alt: str, step: str) -> None:
    """The regency's open cases at the end of each period, by age."""
    said = f"Batang per {trend_words.NOUNS[step]}. {alt}"
    chart.show(_backlog(rows, chosen, step), "backlog-regency", 320, said)
    columns = [Column(f"Akhir {trend_words.NOUNS[step]}", step, list(rows["period"]))]
    columns += [Column(said, "count", list(rows[age])) for age, said in words.AGES.items()]
    table_behind.show(
        [*columns, Column("Keadaan", "text", [state(u) for u in rows["unfinished"]])],
        "belum dijawab menurut umur",
        alt,
        "backlog-regency",
    )


@st.cache_data(max_entries=60, show_spinner=False)
def _backlog(rows: pd.DataFrame, chosen: Chosen, step: str) -> go.Figure:
    hover = {
        said: [
            f"{_name(day, step)}\n{said}: {numbers.counted(n, 'pesan')}"
            for day, n in zip(rows["period"], rows[age], strict=True)
        ]
        for age, said in words.AGES.items()
    }
    ages = {said: [int(n) for n in rows[age]] for age, said in words.AGES.items()}
    days = _spans(rows, step)
    opens = {
        said: chart.opens(age, address.REGENCY, chosen, days) for age, said in words.AGES.items()
    }
    return bars.backlog_bars(
        ages,
        period_words(rows, step),
        hover,
        list(rows["unfinished"]),
        axis=_axis(max(sum(part) for part in zip(*ages.values(), strict=True))),
        opens=opens,
    )


def again(rows: pd.DataFrame, chosen: Chosen, alt: str, step: str) -> None:
    """The regency's cases in which the citizen, once answered, waits again at the end of each
    period."""
    said = f"Batang per {trend_words.NOUNS[step]}. {alt}"
    chart.show(_again(rows, chosen, step), "again-regency", 200, said)
    table_behind.show(
        [
            Column(f"Akhir {trend_words.NOUNS[step]}", step, list(rows["period"])),
            Column("Menunggu lagi", "count", list(rows["waiting_again"])),
            Column("Keadaan", "text", [state(u) for u in rows["unfinished"]]),
        ],
        "menunggu lagi",
        alt,
        "again-regency",
    )


@st.cache_data(max_entries=60, show_spinner=False)
def _again(rows: pd.DataFrame, chosen: Chosen, step: str) -> go.Figure:
    counts = [int(n) for n in rows["waiting_again"]]
    hover = [
        f"{_name(day, step)}\n{numbers.counted(n, 'pesan')} menunggu lagi"
        for day, n in zip(rows["period"], counts, strict=True)
    ]
    return count_bars(
        counts,
        period_words(rows, step),
        hover,
        list(rows["unfinished"]),
        axis=_axis(max(counts)),
        opens=chart.opens("waiting_again", address.REGENCY, chosen, _spans(rows, step)),
    )


def _axis(highest: int) -> dict[int, str]:
    return {n: numbers.count(n) for n in trend.axis(highest)}
