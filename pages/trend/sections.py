"""The first and the last sections of Tren: the headline, the lines with limits or ceiling, open
cases by age."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st

from metrics import months, steps
from metrics.figures import BANDS
from metrics.trend import trend
from pages.access import visible
from pages.cache import figures, periods
from pages.controls import filters
from pages.drawing import markup
from pages.drawing.heading import heading
from pages.figure import address
from pages.trend import lines as trend_charts
from pages.trend import stocks
from words import markdown, numbers, terms
from words.chosen import Chosen
from words.trend import certainty, movement
from words.trend import newest as newest_words
from words.units import Unit
from words.writing import PLAIN, Writing


class Found(NamedTuple):
    """A line's periods, its newest complete one, which way that moved, and its limits."""

    rows: pd.DataFrame
    newest: trend.Newest | None
    direction: str
    limits: trend.Limits | None


def look_up(path: str, by: str, unit: str, chosen: Chosen, step: str, is_staff: bool) -> Found:
    """Of a unit or the regency, as this viewer sees it."""
    rows = periods.over(
        path, step, by, unit, which=chosen.board, month=chosen.month, clock=chosen.clock
    )
    newest = trend.newest(rows, figures.settings(path).min_cases(by))
    direction = periods.direction(
        path, step, by, unit, which=chosen.board, newest=newest, clock=chosen.clock
    )
    return Found(
        rows,
        newest,
        direction if by == "regency" else visible.direction(direction, is_staff),
        visible.limits(rows, by, step, chosen.clock, is_staff),
    )


def title(path: str, chosen: Chosen, step: str, unit: Unit | None, is_staff: bool) -> Found:
    """The first line, of the unit where one is chosen: the page speaks of whose lines it shows. Out:
    the regency's line, which stands in grey beside."""
    regency = look_up(path, "regency", "regency", chosen, step=step, is_staff=True)
    shown = (
        look_up(path, unit.by, unit.unit, chosen, step=step, is_staff=is_staff) if unit else regency
    )
    by = unit.by if unit else "regency"
    has_other = trend.office_judges(shown.rows, by, chosen.clock, step)
    # there is one verdict, the office clock's: no colour speaks for the citizen clock
    plain = shown._replace(direction="undecided") if has_other else shown
    said = _sentence(plain, unit, chosen, step, _newest(plain, unit, chosen, step))
    lead = _lead(path, chosen, shown, unit, is_staff) if has_other else _sure(shown, step)
    markup.show(heading(terms.unbroken(said), 1, markup.text(lead)), key="title")
    if has_other:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":gray[{certainty.OFFER}]", width="content")
            st.button(
                markdown.link("Lihat dengan jam kantor"),
                on_click=filters.office_clock,
                key="office-clock",
                type="tertiary",
            )
    return regency


def _sentence(
    found: Found, unit: Unit | None, chosen: Chosen, step: str, writing: Writing = PLAIN
) -> str:
    said = (found.newest, found.direction, chosen, step, found.limits)
    if unit is None:
        return newest_words.headline(*said, writing=writing)
    return f"{newest_words.of_unit(unit.name, *said, writing=writing)}."


def _newest(found: Found, unit: Unit | None, chosen: Chosen, step: str) -> Writing:
    """A sentence on the newest complete period, whose figures open."""
    whose = (unit.by, unit.unit) if unit else address.REGENCY
    if found.newest is None:
        return address.writing(*whose, chosen)
    newest = found.newest.period
    earlier = steps.span_before(newest, step)
    return address.writing(*whose, chosen, steps.span(newest, step), earlier=earlier)


def _sure(found: Found, step: str) -> str:
    """How sure the first line is."""
    with_bars = step == "week" or not trend.has_limits(found.rows)
    return certainty.lead(
        found.newest,
        found.direction,
        _unfinished(found),
        step,
        limits=found.limits,
        with_bars=with_bars,
    )


def _lead(path: str, chosen: Chosen, found: Found, unit: Unit | None, is_staff: bool) -> str:
    """The same on the citizen clock where the office clock has a verdict: the two clocks never
    contradict each other."""
    by, id_ = (unit.by, unit.unit) if unit else ("regency", "regency")
    office = look_up(
        path, by, id_, replace(chosen, clock="office"), step="month", is_staff=is_staff
    )
    return certainty.by_office_clock(found.newest, _unfinished(found), office.limits)


def _unfinished(found: Found) -> date | None:
    rows = found.rows
    return rows["period"].iloc[-1] if rows["unfinished"].iloc[-1] else None


def lines(
    path: str, chosen: Chosen, step: str, regency: Found, unit: Unit | None, is_staff: bool
) -> None:
    """The regency's line, or a unit's with the regency's in grey; the ceiling of an office-hours
    desk."""
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    whole = trend_charts.Shown("Kabupaten", regency.rows)
    if unit is None:
        shown, found, key = [whole], regency, "regency"
    else:
        found = look_up(path, unit.by, unit.unit, chosen, step=step, is_staff=is_staff)
        own = trend_charts.Shown(unit.name, found.rows, (unit.by, unit.unit))
        shown, key = [own, whole], "unit"
    sentence = _sentence(found, unit, chosen, step)
    beside = _beside(path, chosen, step, regency, found.limits)
    trend_charts.lines(shown, chosen, noun, sentence, key, step=step, beside=beside)
    if unit is None:
        return
    markup.show(
        f'<a class="onward" href="{markup.profile(unit.by, unit.unit)}">Buka profil '
        f"{markup.text(unit.name)}</a>",
        key="go",
    )


def _beside(
    path: str, chosen: Chosen, step: str, regency: Found, limits: trend.Limits | None
) -> trend_charts.Beside:
    """The ceiling stands beside rates of the citizen clock only (handbook, section 3)."""
    if chosen.board != "response" or chosen.clock != "wall" or regency.newest is None:
        return trend_charts.Beside(limits)
    ceilings = periods.ceilings(path, step, chosen.month)
    at = list(regency.rows["period"]).index(regency.newest.period)
    writing = _newest(regency, None, chosen, step)
    said = certainty.ceiling(ceilings[at], regency.newest.period, step, writing)
    return trend_charts.Beside(limits, tuple(ceilings), said)


def backlog(path: str, rows: pd.DataFrame, chosen: Chosen, step: str) -> None:
    """Open cases by age at the end of each period, and those whose citizens wait again. Where the
    data begin within the periods, the first of them is no beginning to compare with."""
    known = figures.known(path)
    since = months.first_day(min(known.months))
    begins_within = since >= rows["period"].iloc[0]
    first = None if begins_within else trend.open_cases(rows, 0)
    counts = (first, trend.open_cases(rows, -1), int(rows[BANDS[-1]].iloc[-1]))
    at_the_ends = _ends(rows, chosen, step)
    head = movement.of_regency(movement.backlog(*counts, *at_the_ends))
    about = (
        f"Keadaan kabupaten pada akhir tiap {newest_words.NOUNS[step]}, jam warga. Makin kuat "
        f"warnanya, makin lama menunggu. Data mulai {numbers.month(since)}."
    )
    markup.show(heading(terms.unbroken(head), lead=about), key="head-backlog")
    stocks.backlog(rows, chosen, movement.of_regency(movement.backlog(*counts)), step)
    st.space("small")
    waiting = rows["waiting_again"]
    before = None if begins_within else int(waiting.iloc[0])
    waits = (before, int(waiting.iloc[-1]))
    again = movement.of_regency(movement.again(*waits, *at_the_ends))
    markup.show(heading(terms.unbroken(again), 3), key="head-again")
    stocks.again(rows, chosen, movement.of_regency(movement.again(*waits)), step)


def _ends(rows: pd.DataFrame, chosen: Chosen, step: str) -> tuple[Writing, Writing]:
    """A sentence on the regency at the end of the last period, and of the first."""
    last, first = (steps.span(rows["period"].iloc[at], step) for at in (-1, 0))
    return (
        address.writing(*address.REGENCY, chosen, last),
        address.writing(*address.REGENCY, chosen, first),
    )
