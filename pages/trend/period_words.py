"""What a period of a line is called: under the axis, where it is touched, in tables."""

from datetime import date

import pandas as pd

from words import numbers

HEADS = {"month": "Bulan", "week": "Pekan"}
MANY_MONTHS = 15  # more and their words would lie on each other on a phone


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
