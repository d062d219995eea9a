"""The funnel plot: each unit as a dot between two bands of what may be chance."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from charts.theme import BAND, framed, harmless

LABELLED, LINE = 3, 22  # the outermost units get their names, no others
APART = 0.12  # of the rate, between two names


def funnel_figure(
    units: pd.DataFrame, curve: pd.DataFrame, target: float, middle: str, noun: str
) -> go.Figure:
    """In: ``units`` (name, due, rate 0–1, and ``said``: the rate in words), ``curve`` (due, low95,
    high95, low998, high998), the pooled rate, and that one in words.

    Out: a figure whose colours are the theme's; no legend, no title, hover in Indonesian.
    """
    figure = go.Figure(
        [
            _band(curve, "low998", "high998"),
            _dots(units, target, noun),
            _band(curve, "low95", "high95"),
        ]
    )
    figure.add_hline(y=target, line_dash="dot", line_width=1)
    end = curve.iloc[-1]
    for y, words in (
        (target, f"rata-rata<br>{middle}"),
        (end["low95"], "batas 95\u00a0%"),
        (end["low998"], "batas 99,8\u00a0%"),
    ):
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=y,
            text=words,
            showarrow=False,
            align="left",
        )
    framed(figure, right=88)
    figure.update_layout(margin_l=52, margin_b=44)
    figure.update_xaxes(
        title=f"Banyaknya {noun} yang sudah jatuh tempo", rangemode="tozero", tickformat=",d"
    )
    ticks = [i / 10 for i in range(11)]
    figure.update_yaxes(
        tickvals=ticks, ticktext=[f"{i * 10}\u00a0%" for i in range(11)], range=_range(units, curve)
    )
    return figure


def _band(curve: pd.DataFrame, low: str, high: str) -> go.Scatter:
    return go.Scatter(
        x=[*curve["due"], *curve["due"][::-1]],
        y=[*curve[high], *curve[low][::-1]],
        fill="toself",
        fillcolor=BAND,
        line_width=0,
        hoverinfo="skip",
        mode="lines",
    )


def _dots(units: pd.DataFrame, target: float, noun: str) -> go.Scatter:
    """All units in the second chart colour, the grey of "the others"; hence the second trace, above
    the third."""
    named = _named(units, target)
    middle = units["due"].max() / 2
    return go.Scatter(
        x=units["due"],
        y=units["rate"],
        mode="markers+text",
        zorder=3,
        marker={"size": 11},
        text=[_wrapped(name) if i in named else "" for i, name in enumerate(units["name"])],
        textposition=["middle left" if due > middle else "middle right" for due in units["due"]],
        customdata=[[_plain(row)] for row in units.to_dict("records")],
        hovertemplate=f"%{{customdata[0]}} {noun}<extra></extra>",
        cliponaxis=False,
    )


def _named(units: pd.DataFrame, target: float) -> set[int]:
    """The outermost units, as long as their names do not lie on each other, not even on a phone."""
    named: list[int] = []
    for i in (units["rate"] - target).abs().sort_values(ascending=False).index[:LABELLED]:
        if all(abs(units["rate"][i] - units["rate"][j]) > APART for j in named):
            named.append(i)
    return set(named)


def _wrapped(name: str) -> str:
    return "<br>".join(textwrap.wrap(harmless(name), LINE))


def _range(units: pd.DataFrame, curve: pd.DataFrame) -> list[float]:
    low = min(float(units["rate"].min()), float(curve["low998"].quantile(0.5)))
    return [max(0.0, low - 0.05), 1.02]


def _plain(row: dict) -> str:
    return f"{harmless(row['name'])}<br>{row['said']}"
