"""One line of a chart over months or weeks, and the name at its end."""

import textwrap
from typing import NamedTuple

import plotly.graph_objects as go

from charts.theme import OTHERS, colour, harmless

LINE_HEIGHT = 0.055  # of the axis, of one line of a name
NAME_WIDTH = 15


class Line(NamedTuple):
    """One unit: ``rates`` 0–1 or None, ``unfinished`` per period, ``hover`` texts; ``role`` of its
    colour; ``end`` is written at its end; ``bars``: (low, high) per period, or None; ``dash`` of
    the finished parts."""

    rates: list
    unfinished: list
    hover: list
    role: int
    end: str
    bars: tuple | None = None
    dash: str = "solid"


def ends(lines: list[Line], height: float) -> list[float | None]:
    """Where the names stand: at the last month with a rate, moved apart where two would lie on each
    other."""
    ends = [
        next((rate for rate in reversed(line.rates) if rate is not None), None) for line in lines
    ]
    order = sorted((i for i, end in enumerate(ends) if end is not None), key=lambda i: ends[i])
    for _ in lines:  # moving two apart may push one of them against a third
        for lower, upper in zip(order, order[1:], strict=False):
            half = sum(_text(lines[i]).count("<br>") + 1 for i in (lower, upper)) / 2
            overlap = (half + 0.3) * LINE_HEIGHT * height - (ends[upper] - ends[lower])
            if overlap > 0:
                ends[lower] -= overlap / 2
                ends[upper] += overlap / 2
    return ends


def _text(line: Line) -> str:
    return harmless(
        "\n".join(part for row in line.end.split("\n") for part in textwrap.wrap(row, NAME_WIDTH))
    )


def name(figure: go.Figure, line: Line, y: float) -> None:
    """Writes the name of a line at the right edge, at the height ``y``."""
    font = {} if line.role == OTHERS else {"color": colour(line.role)}
    figure.add_annotation(
        x=1,
        xref="paper",
        xanchor="left",
        xshift=2,
        y=y,
        text=_text(line),
        showarrow=False,
        align="left",
        font=font,
    )
