"""Weekday × hour as a heat map: the stronger, the more; an hour without anything stays empty."""

import plotly.graph_objects as go

from charts.theme import framed, harmless

GAP, EVERY = 2, 4  # pixels between cells; hours between two words of the axis


def hours(
    counts: tuple[tuple[int, ...], ...], weekdays: list[str], hover: list[list[str]]
) -> go.Figure:
    """In: seven rows (the first weekday on top) of 24 counts, with a hover text each."""
    cells = [[count or None for count in day] for day in counts]
    figure = go.Figure(
        go.Heatmap(
            z=cells,
            zmin=0,
            zmax=max((count for day in counts for count in day), default=0) or 1,
            xgap=GAP,
            ygap=GAP,
            autocolorscale=True,
            showscale=False,
            customdata=[[[harmless(text)] for text in day] for day in hover],
            hovertemplate="%{customdata[0]}<extra></extra>",
            hoverongaps=False,
        )
    )
    framed(figure, right=8)
    figure.update_layout(margin_l=64)
    ticks = list(range(0, 24, EVERY))
    figure.update_xaxes(
        range=[-0.5, 23.5],
        tickvals=[tick - 0.5 for tick in ticks],
        ticktext=[f"{tick:02d}.00" for tick in ticks],
    )
    figure.update_yaxes(
        tickvals=list(range(len(weekdays))), ticktext=weekdays, autorange="reversed", showgrid=False
    )
    return figure
