"""The funnel plot: each unit as a dot between two bands of what may be chance."""

import pandas as pd
import plotly.graph_objects as go
from babel.numbers import format_decimal, format_percent

LABELLED = 3  # the outermost units get their names, no others
BAND = "rgba(128,144,138,.16)"  # the one colour that no theme key gives: a grey that works on both grounds


def funnel_figure(units: pd.DataFrame, curve: pd.DataFrame, target: float, noun: str) -> go.Figure:
    """In: ``units`` (name, met, due, rate 0–1), ``curve`` (due, low95, high95, low998, high998), the pooled rate.

    Out: a figure whose colours are the theme's; no legend, no title, hover in Indonesian.
    """
    figure = go.Figure()
    for low, high in (("low998", "high998"), ("low95", "high95")):
        figure.add_scatter(x=[*curve["due"], *curve["due"][::-1]], y=[*curve[high], *curve[low][::-1]], fill="toself",
                           fillcolor=BAND, line_width=0, hoverinfo="skip", mode="lines")
    figure.add_hline(y=target, line_dash="dot", line_width=1)
    farthest = set((units["rate"] - target).abs().sort_values(ascending=False).index[:LABELLED])
    figure.add_scatter(
        x=units["due"], y=units["rate"], mode="markers+text", marker={"size": 10, "opacity": 0.9},
        text=[name if i in farthest else "" for i, name in enumerate(units["name"])], textposition="top center",
        customdata=[[_plain(row)] for row in units.to_dict("records")],
        hovertemplate=f"%{{customdata[0]}} {noun}<extra></extra>", cliponaxis=False)
    end = curve.iloc[-1]
    for y, words in ((target, f"rata-rata {_percent(target)}"), (end["high95"], "batas 95\u00a0%"),
                     (end["high998"], "batas 99,8\u00a0%")):
        figure.add_annotation(x=1, xref="paper", xanchor="left", xshift=6, y=y, text=words, showarrow=False)
    figure.update_layout(showlegend=False, separators=",.", margin={"l": 56, "r": 124, "t": 12, "b": 44},
                         dragmode=False, hovermode="closest")
    figure.update_xaxes(title=f"Banyaknya {noun} yang sudah jatuh tempo", showgrid=False, rangemode="tozero")
    ticks = [i / 10 for i in range(11)]
    figure.update_yaxes(tickvals=ticks, ticktext=[f"{i * 10}\u00a0%" for i in range(11)], range=_range(units, curve))
    return figure


def _range(units: pd.DataFrame, curve: pd.DataFrame) -> list[float]:
    low = min(float(units["rate"].min()), float(curve["low998"].quantile(0.3)))
    return [max(0.0, low - 0.05), 1.02]


def _plain(row: dict) -> str:
    name = str(row["name"]).replace("<", "‹").replace(">", "›")
    return (f"{name}<br>{_percent(row['rate'])}, {format_decimal(int(row['met']), locale='id')} dari "
            f"{format_decimal(int(row['due']), locale='id')}")


def _percent(share: float) -> str:
    return format_percent(share, "#,##0.0\u00a0%", locale="id")
