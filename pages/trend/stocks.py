"""The regency's open cases by age, and those whose citizens wait again, each with its table."""

import pandas as pd
import streamlit as st

from charts import backlog_bars as bars
from charts.count_bars import count_bars
from metrics.trend import trend
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup
from pages.trend import touched
from pages.trend.lines import PLAIN
from pages.trend.period_words import name, period_words, state
from words import numbers
from words import terms as words
from words.chosen import Chosen
from words.trend.newest import NOUNS


def backlog(rows: pd.DataFrame, chosen: Chosen, alt: str, step: str) -> None:
    """The regency's open cases at the end of each period, by age; below, the newest of each age,
    which open."""
    _draw_backlog(_only(rows, *words.AGES), alt, step)
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
    if rows["waiting_again"].any():  # nothing to draw is said above
        _draw_again(_only(rows, "waiting_again"), alt, step)
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


def _only(rows: pd.DataFrame, *figures: str) -> pd.DataFrame:
    """What a chart draws: for every visit it is hashed, and all figures take ten times as long."""
    return rows[["period", *figures, "unfinished"]]


def _axis(highest: int) -> dict[int, str]:
    return {n: numbers.count(n) for n in trend.axis(highest)}
