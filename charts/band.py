"""Control limits of a line: the area between them, and the one signal."""

from typing import NamedTuple

import plotly.graph_objects as go

from charts.theme import BAND, BETTER, WORSE, colour, harmless

SIGNALS = {"above": BETTER, "below": WORSE}


class Band(NamedTuple):
    """Control limits: ``low`` and ``high`` per period (0–1 or None), the ``centre``; ``signal``
    above, below or None of the period ``at``, with its ``words``."""

    low: tuple
    high: tuple
    centre: float
    signal: str | None = None
    at: int = 0
    words: str = ""


def area(band: Band) -> go.Scatter:
    """Control limits as an area without outline."""
    known = [i for i, value in enumerate(band.low) if value is not None]
    return go.Scatter(
        x=[*known, *known[::-1]],
        y=[*(band.high[i] for i in known), *(band.low[i] for i in known[::-1])],
        fill="toself",
        fillcolor=BAND,
        line_width=0,
        mode="lines",
        hoverinfo="skip",
    )


def signal(figure: go.Figure, band: Band, rate: float) -> None:
    """The one signal of a chart: a larger dot with its words."""
    shade = colour(SIGNALS[band.signal])
    figure.add_trace(
        go.Scatter(
            x=[band.at],
            y=[rate],
            mode="markers",
            hoverinfo="skip",
            cliponaxis=False,
            marker={"color": shade, "size": 13},
        )
    )
    figure.add_annotation(
        x=band.at,
        y=rate,
        text=harmless(band.words),
        showarrow=False,
        xanchor="right",
        xshift=-10,
        yshift=14 if band.signal == "above" else -14,
        font={"color": shade},
    )
