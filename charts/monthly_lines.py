"""Rates over months or weeks as lines: an unfinished one is dashed and hollow, the name stands at
the line's end."""

import textwrap
from typing import NamedTuple

import plotly.graph_objects as go

from charts.theme import BAND, BETTER, OTHERS, WORSE, colour, framed, harmless, percent_axis

LEAST_RANGE = 0.20  # of the axis: lower would make noise look like drama
LINE_HEIGHT = 0.055  # of the axis, of one line of a name
NAME_WIDTH = 15
SIGNALS = {"above": BETTER, "below": WORSE}


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


class Band(NamedTuple):
    """Control limits: ``low`` and ``high`` per period (0–1 or None), the ``centre``; ``signal``
    above, below or None of the period ``at``, with its ``words``."""

    low: tuple
    high: tuple
    centre: float
    signal: str | None = None
    at: int = 0
    words: str = ""


def monthly_lines(
    lines: list[Line], periods: list[str], band: Band | None = None, ceiling: Line | None = None
) -> go.Figure:
    """In: lines of one length, the main one first; ``periods``: a word per period, empty where none
    is wanted; ``band`` of the main line; ``ceiling``: a dotted line without points that no line can
    pass."""
    figure = go.Figure()
    if band:
        figure.add_trace(_band(band))
        figure.add_hline(y=band.centre, line_dash="dot", line_width=1, line_color=colour(OTHERS))
    if ceiling:
        figure.add_trace(_ceiling(ceiling))
    for line in reversed(lines):
        for trace in _traces(line, is_main=line is lines[0]):
            figure.add_trace(trace)
    if band and band.signal:
        _signal(figure, band, lines[0].rates[band.at])
    named = [*lines, ceiling] if ceiling else lines
    low, high = _range(named, band)
    for line, y in zip(named, _ends(named, high - low), strict=True):
        if y is not None:
            _name(figure, line, y)
    framed(figure, right=100)
    count = len(periods)
    shown = [i for i in range(count) if periods[i]]
    figure.update_xaxes(
        tickvals=shown, ticktext=[harmless(periods[i]) for i in shown], range=[-0.4, count - 0.6]
    )
    percent_axis(figure, low, high)
    return figure


def _traces(line: Line, is_main: bool) -> list[go.Scatter]:
    shade, width = colour(line.role), 3 if is_main else 2
    solid, dashed = _segments(line)
    error = (
        None
        if line.bars is None
        else {
            "type": "data",
            "symmetric": False,
            "thickness": 1,
            "width": 0,
            "color": shade,
            "array": [
                h - r if r is not None else None
                for r, h in zip(line.rates, line.bars[1], strict=True)
            ],
            "arrayminus": [
                r - low if r is not None else None
                for r, low in zip(line.rates, line.bars[0], strict=True)
            ],
        }
    )
    size = 8 if is_main else 5
    return [
        _path(solid, shade, width, line.dash),
        _path(dashed, shade, width, "dash"),
        go.Scatter(
            x=list(range(len(line.rates))),
            y=line.rates,
            mode="markers",
            error_y=error,
            cliponaxis=False,
            marker={
                "color": shade,
                "size": [size + 2 if u else size for u in line.unfinished],
                "symbol": ["circle-open" if u else "circle" for u in line.unfinished],
                "line": {"width": 2, "color": shade},
            },
            customdata=[[harmless(text)] for text in line.hover],
            hovertemplate="%{customdata[0]}<extra></extra>",
        ),
    ]


def _path(points: list, shade: str, width: float, dash: str) -> go.Scatter:
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        hoverinfo="skip",
        line={"color": shade, "width": width, "dash": dash},
        connectgaps=False,
    )


def _segments(line: Line) -> tuple[list, list]:
    """Points of the finished and of the dashed parts, each closed by a gap; periods without a rate
    break the line."""
    parts: tuple[list, list] = ([], [])
    for i in range(1, len(line.rates)):
        if line.rates[i - 1] is not None and line.rates[i] is not None:
            parts[bool(line.unfinished[i])].extend(
                [(i - 1, line.rates[i - 1]), (i, line.rates[i]), (None, None)]
            )
    return parts


def _band(band: Band) -> go.Scatter:
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


def _ceiling(line: Line) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(line.rates))),
        y=line.rates,
        mode="lines",
        line={"color": colour(line.role), "width": 1.5, "dash": "dot"},
        customdata=[[harmless(text)] for text in line.hover],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _signal(figure: go.Figure, band: Band, rate: float) -> None:
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


def _range(lines: list[Line], band: Band | None) -> tuple[float, float]:
    drawn = [line.rates for line in lines] + [side for line in lines for side in line.bars or ()]
    drawn += [band.low, band.high] if band else []
    known = [value for values in drawn for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    missing = max(0.0, LEAST_RANGE - (high - low)) / 2 + 0.02
    return max(-0.02, low - missing), min(1.02, high + missing)


def _ends(lines: list[Line], height: float) -> list[float | None]:
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


def _name(figure: go.Figure, line: Line, y: float) -> None:
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
