"""The newest figures of a chart as links: what is drawn as a point cannot be touched or reached by a
keyboard (DECISIONS, "Points of a chart")."""

import pandas as pd

from metrics import steps
from metrics.board.headline import RATES
from pages.drawing.markup import text
from pages.figure import address
from words import numbers, terms
from words.chosen import Chosen

SHOWN = 13  # periods; every month stands on the figure's own page


def rates(rows: pd.DataFrame, whose: tuple[str, str], chosen: Chosen, step: str) -> str:
    """The line's newest periods: Nov 83,6 % · Okt 82,1 %; empty where none has a rate."""
    known = [row for row in rows.to_dict("records") if not pd.isna(row["rate"])][-SHOWN:]
    said = [f"{_short(row, step)} {_rate(row, whose, chosen, step)}" for row in reversed(known)]
    return _line(said) if said else ""


def ages(rows: pd.DataFrame, chosen: Chosen, step: str) -> str:
    """What is open at the end of the newest period, by age."""
    last = rows.to_dict("records")[-1]
    said = [f"{text(age)} {_count(last, name, chosen, step)}" for name, age in terms.AGES.items()]
    return _line([f"{_short(last, step)}: {said[0]}", *said[1:]])


def again(rows: pd.DataFrame, chosen: Chosen, step: str) -> str:
    """In how many cases the citizen waits again at the end of each of the newest periods."""
    found = rows.to_dict("records")[-SHOWN:]
    return _line(
        [
            f"{_short(row, step)} {_count(row, 'waiting_again', chosen, step)}"
            for row in reversed(found)
        ]
    )


def _short(row: dict, step: str) -> str:
    return (
        numbers.short_month(row["period"], with_year=row["period"].month in (1, 12))
        if step == "month"
        else numbers.short_day(row["period"])
    )


def _rate(row: dict, whose: tuple[str, str], chosen: Chosen, step: str) -> str:
    figure, days = RATES[chosen.board], steps.span(row["period"], step)
    return address.link(numbers.rate(row["rate"]), figure, *whose, chosen, days=days)


def _count(row: dict, figure: str, chosen: Chosen, step: str) -> str:
    days = steps.span(row["period"], step)
    shown = numbers.count(row[figure])
    return address.link(shown, figure, *address.REGENCY, chosen, days=days)


def _line(said: list[str]) -> str:
    *some, last = said
    parts = [*(f"{one} ·" for one in some), last]  # no line begins with a dot
    spans = " ".join(f'<span class="unbroken">{one}</span>' for one in parts)
    return f'<p class="small muted">{spans}</p>'
