"""Rates over months or weeks as lines: an unfinished one is dashed and hollow, the name stands at
the line's end."""

import plotly.graph_objects as go

from charts.band import Band, area, signal
from charts.line import Line, ends, name, names
from charts.theme import OTHERS, colour, framed, harmless, percent_axis

LEAST_RANGE = 0.20  # of the axis: lower would make noise look like drama


def monthly_lines(
    lines: list[Line], periods: list[str], band: Band | None = None, ceiling: Line | None = None
) -> go.Figure:
    """In: lines of one length, the main one first; ``periods``: a word per period, empty where none
    is wanted; ``band`` of the main line; ``ceiling``: a dotted line without points that no line can
    pass."""
    figure = go.Figure()
    if band:
        figure.add_trace(area(band))
        figure.add_hline(y=band.centre, line_dash="dot", line_width=1, line_color=colour(OTHERS))
    if ceiling:
        figure.add_trace(_ceiling(ceiling))
    for line in reversed(lines):
        for trace in _traces(line, is_main=line is lines[0]):
            figure.add_trace(trace)
    if band and band.signal:
        signal(figure, band, lines[0].rates[band.at])
    named = [*lines, ceiling] if ceiling else lines
    low, high = _range(named, band)
    texts = names(named)
    for line, text, y in zip(named, texts, ends(named, texts, high - low), strict=True):
        if y is not None:
            name(figure, line, text, y)
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


def _ceiling(line: Line) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(line.rates))),
        y=line.rates,
        mode="lines",
        line={"color": colour(line.role), "width": 1.5, "dash": "dot"},
        customdata=[[harmless(text)] for text in line.hover],
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _range(lines: list[Line], band: Band | None) -> tuple[float, float]:
    drawn = [line.rates for line in lines] + [side for line in lines for side in line.bars or ()]
    drawn += [band.low, band.high] if band else []
    known = [value for values in drawn for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    missing = max(0.0, LEAST_RANGE - (high - low)) / 2 + 0.02
    return max(-0.02, low - missing), min(1.02, high + missing)
