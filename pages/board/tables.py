"""One table of a board: places, or, where there is no reliable difference, the funnel and an
alphabetical list."""

import pandas as pd

from metrics.board.board import surprising
from metrics.board.funnel_table import funnel_table
from metrics.board.headline import RATES
from pages.board import ranking
from pages.board.cells import Figures
from pages.drawing import markup
from pages.drawing.funnel import funnel
from pages.drawing.heading import heading
from pages.drawing.part import Part
from pages.figure import address
from words import board, numbers
from words import terms as words
from words.chosen import Chosen
from words.units import name


def parts(rows: pd.DataFrame, chosen: Chosen, by: str, kind: str | None) -> list[Part]:
    """``rows``: all of one board with a score. A list that the search empties goes with its heading
    (styles/board.css)."""
    basis = rows["basis"].iloc[0]
    measure, units = (
        words.measure(chosen.board, basis, chosen.clock, chosen.hours),
        words.units(by, kind),
    )
    of = Figures(by, chosen, measure.noun)
    if rows["status"].iloc[0] != "ranked":
        title = heading(markup.text(board.no_difference(len(rows), units, basis)))
        return [
            Part("html", title, f"title-{basis}"),
            *_funnel(rows, of, units, chosen),
            Part(
                "html",
                f'<section class="named-list">{heading(f"Angka tiap {markup.text(units)}, menurut abjad", 3)}'
                f"{ranking.alphabetical(rows, of)}</section>",
                f"plain-{basis}",
            ),
        ]
    odd = surprising(rows)
    about = board.why_this_order(measure)
    if odd is not None:
        writing = address.writing(by, odd["unit"], chosen)
        about = board.why_not_first(measure, odd, name(odd, by), RATES[chosen.board], writing)
    places = ranking.ranked(rows, measure, of, words.window_before(chosen.month))
    return [
        Part(
            "html",
            f'<section class="named-list">{heading(markup.text(board.groups(rows, units, basis)))}'
            f'<p class="under-title">{board.RANGES}</p><p class="under-title">{about}</p>{places}'
            "</section>",
            f"places-{basis}",
        )
    ]


def _funnel(rows: pd.DataFrame, of: Figures, units: str, chosen: Chosen) -> list[Part]:
    found = funnel_table(rows)
    if found is None:
        return []
    records = found.units.to_dict("records")
    rate = RATES[chosen.board]
    points = found.units.assign(
        name=[name(row, of.by) for row in records],
        said=[f"{_said(row)} {of.noun}" for row in records],
        href=[address.href(rate, of.by, row["unit"], chosen) for row in records],
    )
    outside = int((points["flag"] != "inside").sum())
    sentence = board.in_funnel(outside, len(points), units)
    drawn = funnel(points, found.curve, found.target, of.noun, f"Diagram corong. {sentence}")
    return [
        Part(
            "gray",
            f"{sentence} Setiap titik satu {units}. Makin sedikit {of.noun}nya, makin besar "
            "peran kebetulan, maka corong melebar di kiri. Titik di dalam corong tidak berbeda "
            "dari rata-rata; karena itu tidak ada tempat satu, dua, tiga di sini.",
        ),
        Part("html", drawn, f"funnel-{rows['basis'].iloc[0]}"),
    ]


def _said(row: dict) -> str:
    """82,4 %, 412 dari 500"""
    counts = f"{numbers.count(row['met'])} dari {numbers.count(row['due'])}"
    return f"{numbers.rate(row['rate'])}, {counts}"
