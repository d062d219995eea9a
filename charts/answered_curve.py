"""The share of messages answered after t: a unit, the regency in grey, the target, and two marked points."""

from typing import NamedTuple

import plotly.graph_objects as go

from charts.theme import OTHERS, THIS_UNIT, colour, framed, harmless, ink, percent_axis


class Curve(NamedTuple):
    """``hours`` and ``shares`` (0–1 or None) of one unit, hover texts, the name at its end."""

    hours: list
    shares: list
    hover: list
    end: str


class Mark(NamedTuple):
    """A point of the curve with its words."""

    hour: float
    share: float
    words: str


def answered_curve(own: Curve, regency: Curve | None, marks: list[Mark], target: float, words: str,
                   ticks: dict[float, str]) -> go.Figure:
    """In: ``target`` in hours with its ``words``; ``ticks``: hour → text."""
    figure = go.Figure()
    if regency:
        figure.add_trace(_line(regency, OTHERS, 2))
    figure.add_trace(_line(own, THIS_UNIT, 3))
    figure.add_vline(x=target, line_dash="dash", line_width=1.5, line_color=ink())
    figure.add_annotation(x=target, y=1, yref="paper", yanchor="bottom", text=words, showarrow=False)
    figure.add_trace(go.Scatter(
        x=[m.hour for m in marks], y=[m.share for m in marks], mode="markers", hoverinfo="skip",
        marker={"size": 11, "color": colour(THIS_UNIT)}, cliponaxis=False))
    for mark in marks:
        figure.add_annotation(x=mark.hour, y=mark.share, text=harmless(mark.words), showarrow=False, xanchor="left",
                              xshift=8, yanchor="top", yshift=-4, font={"color": colour(THIS_UNIT)}, align="left")
    _ends(figure, own, regency)
    framed(figure, right=100)
    figure.update_layout(margin_t=36)
    figure.update_xaxes(tickvals=list(ticks), ticktext=list(ticks.values()), range=[-0.5, max(own.hours)])
    percent_axis(figure, 0, 1)
    figure.update_yaxes(range=[-0.01, 1.02])
    return figure


def _line(curve: Curve, role: int, width: float) -> go.Scatter:
    return go.Scatter(x=curve.hours, y=curve.shares, mode="lines", line={"color": colour(role), "width": width},
                      customdata=[[harmless(text)] for text in curve.hover],
                      hovertemplate="%{customdata[0]}<extra></extra>")


def _ends(figure: go.Figure, own: Curve, regency: Curve | None) -> None:
    """The two names at the right; the higher curve's name above the other."""
    at = [(curve, next((share for share in reversed(curve.shares) if share is not None), 0.0), role)
          for curve, role in ((own, THIS_UNIT), (regency, OTHERS)) if curve]
    at.sort(key=lambda end: end[1])
    apart = len(at) > 1 and at[1][1] - at[0][1] < 0.09
    for (curve, share, role), shift in zip(at, (-9, 9) if apart else (0, 0), strict=False):
        font = {"color": colour(role)} if role == THIS_UNIT else {}
        figure.add_annotation(x=1, xref="paper", xanchor="left", xshift=4, y=share, yshift=shift, showarrow=False,
                              text=harmless(curve.end), align="left", font=font)
