"""The share of messages answered after t: a unit, the regency in grey, the target, and two marked
points."""

from typing import NamedTuple

import plotly.graph_objects as go

from charts.mark_words import Frame, Mark, Place, places
from charts.theme import OTHERS, THIS_UNIT, colour, framed, harmless, ink, percent_axis


class Curve(NamedTuple):
    """``hours`` and ``shares`` (0–1 or None) of one unit, hover texts, the name at its end."""

    hours: list
    shares: list
    hover: list
    end: str


HEIGHT, TOP, BOTTOM = 320, 36, 36  # of the figure and its margins, pixels
SHARES = (-0.01, 1.02)  # of the axis


def answered_curve(
    own: Curve,
    regency: Curve | None,
    marks: list[Mark],
    target: float,
    words: str,
    ticks: dict[float, str],
) -> go.Figure:
    """In: ``target`` in hours with its ``words``; ``ticks``: hour → text."""
    figure = go.Figure()
    if regency:
        figure.add_trace(_line(regency, OTHERS, 2))
    figure.add_trace(_line(own, THIS_UNIT, 3))
    figure.add_vline(x=target, line_dash="dash", line_width=1.5, line_color=ink())
    figure.add_annotation(
        x=target, y=1, yref="paper", yanchor="bottom", text=words, showarrow=False
    )
    figure.add_trace(
        go.Scatter(
            x=[m.x for m in marks],
            y=[m.y for m in marks],
            mode="markers",
            hoverinfo="skip",
            marker={"size": 11, "color": colour(THIS_UNIT)},
            cliponaxis=False,
        )
    )
    hours = (-0.5, max(own.hours))
    curves = [(curve.hours, curve.shares) for curve in (own, regency) if curve]
    for mark, place in zip(
        marks,
        places(marks, curves, target, Frame(hours, SHARES, HEIGHT - TOP - BOTTOM)),
        strict=True,
    ):
        _words(figure, mark, place)
    _ends(figure, own, regency)
    framed(figure, right=100)
    figure.update_layout(height=HEIGHT, margin_t=TOP, margin_b=BOTTOM)
    figure.update_xaxes(tickvals=list(ticks), ticktext=list(ticks.values()), range=hours)
    percent_axis(figure, 0, 1)
    figure.update_yaxes(range=SHARES)
    return figure


def _words(figure: go.Figure, mark: Mark, place: Place) -> None:
    """The words of a marked point, and the thin line that leads to them where they stand away from
    it."""
    shade = colour(THIS_UNIT)
    if place.is_past_target:
        figure.add_shape(
            type="line",
            x0=mark.x,
            y0=mark.y,
            x1=place.x,
            y1=place.y,
            line={"color": shade, "width": 1, "dash": "dot"},
        )
    figure.add_annotation(
        x=place.x,
        y=place.y,
        text=harmless(mark.words),
        showarrow=False,
        xanchor=place.xanchor,
        yanchor=place.yanchor,
        xshift=place.xshift,
        yshift=place.yshift,
        font={"color": shade},
        align="left",
    )


def _line(curve: Curve, role: int, width: float) -> go.Scatter:
    return go.Scatter(
        x=curve.hours,
        y=curve.shares,
        mode="lines",
        line={"color": colour(role), "width": width},
        customdata=[[harmless(text)] for text in curve.hover],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _ends(figure: go.Figure, own: Curve, regency: Curve | None) -> None:
    """The two names at the right; the higher curve's name above the other."""
    at = [
        (curve, next((share for share in reversed(curve.shares) if share is not None), 0.0), role)
        for curve, role in ((own, THIS_UNIT), (regency, OTHERS))
        if curve
    ]
    at.sort(key=lambda end: end[1])
    apart = len(at) > 1 and at[1][1] - at[0][1] < 0.09
    for (curve, share, role), shift in zip(at, (-9, 9) if apart else (0, 0), strict=False):
        font = {"color": colour(role)} if role == THIS_UNIT else {}
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            y=share,
            yshift=shift,
            showarrow=False,
            text=harmless(curve.end),
            align="left",
            font=font,
        )
