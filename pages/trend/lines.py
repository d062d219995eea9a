"""The line of a unit beside the regency's, with its table."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
import streamlit as st

from charts.band import Band
from charts.line import Line
from charts.monthly_lines import monthly_lines
from charts.theme import OTHERS
from metrics.trend import trend
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup
from pages.figure import address
from pages.trend import touched
from pages.trend.period_words import HEADS, hover_words, name, period_words, state
from words import numbers
from words.chosen import Chosen
from words.trend.certainty import signal
from words.trend.newest import NOUNS

PLAIN = {"displayModeBar": False}


@dataclass(frozen=True)
class Beside:
    """What stands beside the main line: its ``limits``; the ``ceilings`` of an office-hours desk
    per period, with their ``words`` (HTML)."""

    limits: trend.Limits | None = None
    ceilings: tuple[float | None, ...] = ()
    words: str = ""


class Shown(NamedTuple):
    """A line: its name, the ``rows`` of ``metrics.trend.over``, whose they are (by, id), and what
    stands at its end where the name is known already."""

    name: str
    rows: pd.DataFrame
    whose: tuple[str, str] = address.REGENCY
    short: str = ""


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
    about = f'<p class="under-title">{beside.words}</p>' if beside.words else ""
    markup.show(newest + about, key=f"touched-{key}")
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
        called = one.short or one.name
        end = f"{called}\n{numbers.rate(last)}" if last is not None else called
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
    for title, rows, *_ in shown:
        columns += [
            Column(f"{title}: {noun} dapat dinilai", "count", list(rows["due"])),
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


def known(values) -> list[float | None]:
    """NaN as None."""
    return [None if pd.isna(value) else float(value) for value in values]
