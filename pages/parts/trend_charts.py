"""The line of a unit beside the regency's, and open cases by age, each with its table."""

import pandas as pd
import streamlit as st

from charts import backlog_bars as bars
from charts.monthly_lines import Line, monthly_lines
from metrics import trend
from pages.parts import numbers, table_behind
from pages.parts.table_behind import Column

PLAIN = {"displayModeBar": False}
AGES = dict(zip(trend.AGES, ("kurang dari 1 hari", "1–3 hari", "3–7 hari", "7–30 hari", "lebih dari 30 hari"),
                strict=True))


def lines(regency: pd.DataFrame, own: pd.DataFrame | None, name: str, noun: str, alt: str, key: str) -> None:
    """``own`` in the accent and the regency in grey, or the regency alone; tables of ``metrics.trend.monthly``."""
    shown = [("Kabupaten", regency)] if own is None else [(name, own), ("Kabupaten", regency)]
    figure = monthly_lines([_line(*pair, noun, role=i) for i, pair in enumerate(shown)], month_words(regency))
    st.plotly_chart(figure, key=f"lines-{key}", config=PLAIN, height=340, alt=f"Garis per bulan. {alt}")
    columns = [Column("Bulan", "month", list(regency["month"]))]
    for title, rows in shown:
        columns += [Column(f"{title}: {noun} jatuh tempo", "count", list(rows["due"])),
                    Column(f"{title}: tepat waktu", "count", list(rows["met"])),
                    Column(f"{title}: bagian", "rate", list(rows["rate"]), f"tidak ada {noun}"),
                    Column(f"{title}: batas bawah 90 %", "rate", list(rows["low"]), f"tidak ada {noun}"),
                    Column(f"{title}: batas atas 90 %", "rate", list(rows["high"]), f"tidak ada {noun}"),
                    Column(f"{title}: keadaan", "text", [_state(u) for u in rows["unfinished"]])]
    table_behind.show(columns, "tren per bulan", alt, key)


def _line(name: str, rows: pd.DataFrame, noun: str, role: int) -> Line:
    rates = _known(rows["rate"])
    last = next((rate for rate in reversed(rates) if rate is not None), None)
    unfinished = bool(rows["unfinished"].iloc[-1]) and rates[-1] is not None
    end = f"{name}\n{numbers.rate(last)}" if last is not None else name
    hover = [f"{name}\n{_hover(row, noun)}" for row in rows.to_dict("records")]
    with_bars = not trend.has_limits(rows) and role == 0
    end += "\nbelum selesai" if unfinished and not role else ""
    return Line(rates, list(rows["unfinished"]), hover, role, end,
                (_known(rows["low"]), _known(rows["high"])) if with_bars else None)


def _hover(row: dict, noun: str) -> str:
    state = "\nbelum selesai" if row["unfinished"] else ""
    if not row["due"]:
        return f"{numbers.month(row['month'])}\ntidak ada {noun} yang dapat dinilai{state}"
    return (f"{numbers.month(row['month'])}\n{numbers.rate(row['rate'])}, {numbers.count(row['met'])} dari "
            f"{numbers.counted(row['due'], noun)}{state}")


def _known(values) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]


def _state(unfinished: bool) -> str:
    return "belum selesai" if unfinished else "lengkap"


def month_words(rows: pd.DataFrame) -> list[str]:
    """Every third month, with the year at the first one and in January; so that they fit on a phone."""
    days = list(rows["month"])
    every = 3 if len(days) > 6 else 1
    return [_month(day, i == 0 or day.year != days[i - every].year) if i % every == 0 else ""
            for i, day in enumerate(days)]


def _month(day, with_year: bool) -> str:
    """Sep, or the year beneath it."""
    return numbers.short_month(day, with_year).replace(numbers.NBSP, "\n")


def backlog(rows: pd.DataFrame, alt: str, key: str) -> None:
    """Open cases at the end of each month, by age."""
    hover = {words: [f"{numbers.month(day)}\n{words}: {numbers.counted(n, 'pesan')}" for day, n in
                     zip(rows["month"], rows[age], strict=True)] for age, words in AGES.items()}
    ages = {words: [int(n) for n in rows[age]] for age, words in AGES.items()}
    axis = {n: numbers.count(n) for n in trend.axis(max(sum(part) for part in zip(*ages.values(), strict=True)))}
    figure = bars.backlog_bars(ages, month_words(rows), hover, list(rows["unfinished"]), axis)
    st.plotly_chart(figure, key=f"backlog-{key}", config=PLAIN, height=320, alt=f"Batang per bulan. {alt}")
    columns = [Column("Akhir bulan", "month", list(rows["month"]))]
    columns += [Column(words, "count", counts) for words, counts in ages.items()]
    table_behind.show([*columns, Column("Keadaan", "text", [_state(u) for u in rows["unfinished"]])],
                      "belum dijawab menurut umur", alt, f"backlog-{key}")
