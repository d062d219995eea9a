"""Rates over the months as lines: an unfinished month is dashed and hollow, the name stands at the line's end."""

import textwrap
from typing import NamedTuple

import plotly.graph_objects as go

from charts.theme import BAND, THIS_UNIT, colour, framed, harmless, percent_axis

LEAST_RANGE = 0.20  # of the axis: lower would make noise look like drama
LINE_HEIGHT = 0.055  # of the axis, of one line of a name
NAME_WIDTH = 15


class Line(NamedTuple):
    """One unit: ``rates`` 0–1 or None, ``unfinished`` per month, ``hover`` texts; ``role`` of its colour; ``bars``:
    (low, high) per month, or None; ``end`` is written at its end."""

    rates: list
    unfinished: list
    hover: list
    role: int
    end: str
    bars: tuple | None = None
    band: tuple | None = None


def monthly_lines(lines: list[Line], months: list[str]) -> go.Figure:
    """In: lines of one length, the main one first; ``months``: a word per month, empty where none is wanted."""
    figure = go.Figure()
    for line in reversed(lines):
        if line.band:
            figure.add_trace(_band(line.band))
        for trace in _traces(line, is_main=line is lines[0]):
            figure.add_trace(trace)
    low, high = _range(lines)
    for line, y in zip(lines, _ends(lines, high - low), strict=True):
        if y is not None:
            _name(figure, line, y)
    framed(figure, right=92)
    count = len(months)
    shown = [i for i in range(count) if months[i]]
    figure.update_xaxes(tickvals=shown, ticktext=[harmless(months[i]) for i in shown], range=[-0.4, count - 0.6])
    percent_axis(figure, low, high)
    return figure


def _traces(line: Line, is_main: bool) -> list[go.Scatter]:
    shade, width = colour(line.role), 3 if is_main else 2
    solid, dashed = _segments(line)
    error = None if line.bars is None else {
        "type": "data", "symmetric": False, "thickness": 1, "width": 0, "color": shade,
        "array": [h - r if r is not None else None for r, h in zip(line.rates, line.bars[1], strict=True)],
        "arrayminus": [r - low if r is not None else None for r, low in zip(line.rates, line.bars[0], strict=True)]}
    size = 8 if is_main else 5
    return [
        _path(solid, shade, width, "solid"), _path(dashed, shade, width, "dash"),
        go.Scatter(x=list(range(len(line.rates))), y=line.rates, mode="markers", error_y=error, cliponaxis=False,
                   marker={"color": shade, "size": [size + 2 if u else size for u in line.unfinished],
                           "symbol": ["circle-open" if u else "circle" for u in line.unfinished],
                           "line": {"width": 2, "color": shade}},
                   customdata=[[harmless(text)] for text in line.hover],
                   hovertemplate="%{customdata[0]}<extra></extra>")]


def _path(points: list, shade: str, width: float, dash: str) -> go.Scatter:
    return go.Scatter(x=[x for x, _ in points], y=[y for _, y in points], mode="lines", hoverinfo="skip",
                      line={"color": shade, "width": width, "dash": dash}, connectgaps=False)


def _segments(line: Line) -> tuple[list, list]:
    """Points of the solid and of the dashed parts, each part closed by a gap; months without a rate break the line."""
    parts: tuple[list, list] = ([], [])
    for i in range(1, len(line.rates)):
        if line.rates[i - 1] is not None and line.rates[i] is not None:
            parts[bool(line.unfinished[i])].extend([(i - 1, line.rates[i - 1]), (i, line.rates[i]), (None, None)])
    return parts


def _band(band: tuple) -> go.Scatter:
    """Control limits as an area without outline."""
    known = [i for i, value in enumerate(band[0]) if value is not None]
    return go.Scatter(x=[*known, *known[::-1]], y=[*(band[1][i] for i in known), *(band[0][i] for i in known[::-1])],
                      fill="toself", fillcolor=BAND, line_width=0, mode="lines", hoverinfo="skip")


def _range(lines: list[Line]) -> tuple[float, float]:
    drawn = [line.rates for line in lines] + [side for line in lines for side in (*(line.bars or ()),
                                                                                  *(line.band or ()))]
    known = [value for values in drawn for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    missing = max(0.0, LEAST_RANGE - (high - low)) / 2 + 0.02
    return max(-0.02, low - missing), min(1.02, high + missing)


def _ends(lines: list[Line], height: float) -> list[float | None]:
    """Where the names stand: at the last month with a rate, moved apart where two would lie on each other."""
    ends = [next((rate for rate in reversed(line.rates) if rate is not None), None) for line in lines]
    order = sorted((i for i, end in enumerate(ends) if end is not None), key=lambda i: ends[i])
    for lower, upper in zip(order, order[1:], strict=False):
        half = sum(_text(lines[i]).count("<br>") + 1 for i in (lower, upper)) / 2
        overlap = (half + 0.3) * LINE_HEIGHT * height - (ends[upper] - ends[lower])
        if overlap > 0:
            ends[lower] -= overlap / 2
            ends[upper] += overlap / 2
    return ends


def _text(line: Line) -> str:
    return harmless("\n".join(part for row in line.end.split("\n") for part in textwrap.wrap(row, NAME_WIDTH)))


def _name(figure: go.Figure, line: Line, y: float) -> None:
    font = {"color": colour(line.role)} if line.role == THIS_UNIT else {}
    figure.add_annotation(x=1, xref="paper", xanchor="left", xshift=2, y=y, text=_text(line), showarrow=False,
                          align="left", font=font)
