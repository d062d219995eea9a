"""The line of a unit beside the regency's, and open cases by age, each with its table."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from charts import backlog_bars as bars
from charts.count_bars import count_bars
from charts.monthly_lines import Band, Line, monthly_lines
from charts.theme import OTHERS
from metrics.trend import trend
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup
from pages.figure import address
from pages.trend import touched
from words import numbers
from words import terms as words
from words.chosen import Chosen
from words.trend.certainty import signal
from words.trend.newest import NOUNS

PLAIN = {"displayModeBar": False}
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
    """The first line in the accent, the regency's in grey beside it where it is another; below, the
    first line's newest figures, which open."""
    _draw_lines(shown, noun, alt, key, step=step, beside=beside)
    newest = touched.rates(shown[0].rows, shown[0].whose, chosen, step)
    markup.show(newest, key=f"touched-{key}")
    if beside.words:
        st.markdown(f":gray[{beside.words}]", width=760)
    table_behind.show(_columns(shown, noun, step, beside), f"tren per {NOUNS[step]}", alt, key)


@st.cache_data(max_entries=120, show_spinner=False)
def _draw_lines(
    shown: list[Shown], noun: str, alt: str, key: str, step: str, beside: Beside
) -> None:
    """Drawn once and then replayed."""
    drawn = [line(one, noun, step, role=i) for i, one in enumerate(shown)]
    main = shown[0].rows
    figure = monthly_lines(
        drawn,
        period_words(main, step),
        _band(main, beside.limits),
        _ceiling(main, beside.ceilings, step),
    )
    st.plotly_chart(
        figure, key=f"lines-{key}", config=PLAIN, height=340, alt=f"Garis per {NOUNS[step]}. {alt}"
    )


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
        words=signal(rows["period"][at], limits.signal),
    )


def _ceiling(rows: pd.DataFrame, ceilings: tuple, step: str) -> Line | None:
    known = [share for share in ceilings if share is not None]
    if not known:
        return None
    hover = [
        ""
        if share is None
        else f"{name(day, step)}\npaling tinggi {numbers.rate(share)} pada jam kerja saja"
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
    one: Shown, noun: str, step: str, role: int, end: str | None = None, dash: str = "solid"
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
        return f"{name(row['period'], step)}\ntidak ada {noun} yang dapat dinilai{end}"
    return (
        f"{name(row['period'], step)}\n{numbers.rate(row['rate'])}, {numbers.count(row['met'])} "
        f"dari {numbers.counted(row['due'], noun)}{end}"
    )


def name(first: date, step: str) -> str:
    """September 2026, or the days of the week."""
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
    """The regency's open cases at the end of each period, by age; below, the newest of each age,
    which open."""
    _draw_backlog(rows, alt, step)
    markup.show(touched.ages(rows, chosen, step), key="touched-backlog")
    columns = [Column(f"Akhir {NOUNS[step]}", step, list(rows["period"]))]
    columns += [Column(said, "count", list(rows[age])) for age, said in words.AGES.items()]
    table_behind.show(
        [*columns, Column("Keadaan", "text", [state(u) for u in rows["unfinished"]])],
        "belum dijawab menurut umur",
        alt,
        "backlog-regency",
    )


@st.cache_data(max_entries=60, show_spinner=False)
def _draw_backlog(rows: pd.DataFrame, alt: str, step: str) -> None:
    hover = {
        said: [
            f"{name(day, step)}\n{said}: {numbers.counted(n, 'pesan')}"
            for day, n in zip(rows["period"], rows[age], strict=True)
        ]
        for age, said in words.AGES.items()
    }
    ages = {said: [int(n) for n in rows[age]] for age, said in words.AGES.items()}
    axis = _axis(max(sum(part) for part in zip(*ages.values(), strict=True)))
    figure = bars.backlog_bars(
        ages, period_words(rows, step), hover, list(rows["unfinished"]), axis
    )
    st.plotly_chart(
        figure,
        key="backlog-regency",
        config=PLAIN,
        height=320,
        alt=f"Batang per {NOUNS[step]}. {alt}",
    )


def again(rows: pd.DataFrame, chosen: Chosen, alt: str, step: str) -> None:
    """The regency's cases in which the citizen, once answered, waits again at the end of each
    period; below, the newest, which open."""
    _draw_again(rows, alt, step)
    markup.show(touched.again(rows, chosen, step), key="touched-again")
    table_behind.show(
        [
            Column(f"Akhir {NOUNS[step]}", step, list(rows["period"])),
            Column("Menunggu lagi", "count", list(rows["waiting_again"])),
            Column("Keadaan", "text", [state(u) for u in rows["unfinished"]]),
        ],
        "menunggu lagi",
        alt,
        "again-regency",
    )


@st.cache_data(max_entries=60, show_spinner=False)
def _draw_again(rows: pd.DataFrame, alt: str, step: str) -> None:
    counts = [int(n) for n in rows["waiting_again"]]
    hover = [
        f"{name(day, step)}\n{numbers.counted(n, 'pesan')} menunggu lagi"
        for day, n in zip(rows["period"], counts, strict=True)
    ]
    figure = count_bars(
        counts, period_words(rows, step), hover, list(rows["unfinished"]), _axis(max(counts))
    )
    st.plotly_chart(
        figure,
        key="again-regency",
        config=PLAIN,
        height=200,
        alt=f"Batang per {NOUNS[step]}. {alt}",
    )


def _axis(highest: int) -> dict[int, str]:
    return {n: numbers.count(n) for n in trend.axis(highest)}
