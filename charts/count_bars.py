"""Counts over months or weeks as bars of one colour."""

import plotly.graph_objects as go

from charts.theme import THIS_UNIT, colour, framed, harmless


def count_bars(
    counts: list[int],
    periods: list[str],
    hover: list[str],
    unfinished: list[bool],
    axis: dict[int, str],
) -> go.Figure:
    """In: ``periods``: a word per period, empty where none is wanted; ``axis``: count → text."""
    figure = go.Figure(
        go.Bar(
            x=list(range(len(counts))),
            y=counts,
            customdata=[[harmless(text)] for text in hover],
            marker={
                "color": colour(THIS_UNIT),
                "opacity": [0.7 if u else 1 for u in unfinished],
                "line": {"width": 0},
            },
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    )
    framed(figure, right=16)
    figure.update_layout(bargap=0.3)
    shown = [i for i, period in enumerate(periods) if period]
    figure.update_xaxes(tickvals=shown, ticktext=[harmless(periods[i]) for i in shown])
    figure.update_yaxes(tickvals=list(axis), ticktext=list(axis.values()), rangemode="tozero")
    return figure
