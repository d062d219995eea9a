"""The first and the last sections of Tren: the headline, the lines with limits or ceiling, open
cases by age."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from metrics.trend import trend
from pages.access import visible
from pages.cache import figures, periods
from pages.controls import filters
from pages.drawing import markup
from pages.trend import lines as trend_charts
from words import markdown, terms
from words import trend as trend_words
from words.chosen import Chosen
from words.units import Unit


class Found(NamedTuple):
    """A line's periods, its newest complete one, which way that moved, and its limits."""

    rows: pd.DataFrame
    newest: trend.Newest | None
    direction: str
    limits: trend.Limits | None


def look_up(path: str, by: str, unit: str, chosen: Chosen, step: str, is_staff: bool) -> Found:
    """Of a unit or the regency, as this viewer sees it."""
    rows = periods.over(path, step, by, unit, chosen.board, chosen.month, chosen.clock)
    newest = trend.newest(rows, figures.settings(path).min_cases(by))
    direction = periods.direction(path, step, by, unit, chosen.board, newest, chosen.clock)
    return Found(
        rows,
        newest,
        direction if by == "regency" else visible.direction(direction, is_staff),
        visible.limits(rows, by, step, chosen.clock, is_staff),
    )


def title(path: str, chosen: Chosen, step: str) -> Found:
    """The regency in the first line, how sure that is, and where the limits are."""
    found = look_up(path, "regency", "regency", chosen, step, True)
    st.title(
        trend_words.headline(found.newest, found.direction, chosen, step, found.limits),
        anchor=False,
    )
    rows = found.rows
    last = rows["period"].iloc[-1] if rows["unfinished"].iloc[-1] else None
    with_bars = step == "week" or not trend.has_limits(rows)
    st.markdown(
        f":gray[{trend_words.lead(found.newest, found.direction, last, step, found.limits, with_bars)}]",
        width=760,
    )
    if step == "month" and chosen.clock == "wall" and trend.has_limits(rows):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":gray[{trend_words.OFFER}]", width="content")
            st.button(
                markdown.link("Lihat dengan jam kantor"),
                on_click=filters.office_clock,
                key="office-clock",
                type="tertiary",
            )
    return found


def lines(
    path: str, chosen: Chosen, step: str, regency: Found, unit: Unit | None, is_staff: bool
) -> None:
    """The regency's line, or a unit's with the regency's in grey; the ceiling of an office-hours
    desk."""
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    if unit is None:
        sentence = trend_words.headline(
            regency.newest, regency.direction, chosen, step, regency.limits
        )
        trend_charts.lines(
            regency.rows,
            None,
            "",
            noun,
            sentence,
            "regency",
            step,
            _beside(path, chosen, step, regency, regency.limits),
        )
        return
    own = look_up(path, unit.by, unit.unit, chosen, step, is_staff)
    sentence = trend_words.of_unit(unit.name, own.newest, own.direction, chosen, step, own.limits)
    st.subheader(sentence, anchor=False)
    trend_charts.lines(
        regency.rows,
        own.rows,
        unit.short,
        noun,
        sentence,
        "unit",
        step,
        _beside(path, chosen, step, regency, own.limits),
    )
    markup.show(
        f'<a class="go" href="{markup.profile(unit.by, unit.unit)}">Buka profil '
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
    return trend_charts.Beside(
        limits, tuple(ceilings), trend_words.ceiling(ceilings[at], regency.newest.period, step)
    )


def backlog(rows: pd.DataFrame, step: str) -> None:
    """Open cases by age at the end of each period, and those whose citizens wait again."""
    first, last = (trend.open_cases(rows, at) for at in (0, -1))
    head = trend_words.backlog(first, last, int(rows[trend.AGES[-1]].iloc[-1]))
    st.header(head, anchor=False)
    st.markdown(
        f":gray[Keadaan kabupaten pada akhir tiap {trend_words.NOUNS[step]}, jam warga. Makin kuat "
        "warnanya, makin lama menunggu.]",
        width=760,
    )
    trend_charts.backlog(rows, head, "regency", step)
    st.space("small")
    again = trend_words.again(*(int(rows["waiting_again"].iloc[at]) for at in (0, -1)))
    st.subheader(again, anchor=False)
    trend_charts.again(rows, again, "regency", step)
