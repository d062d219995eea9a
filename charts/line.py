"""One line of a chart over months or weeks, and the name at its end."""

import re
import textwrap
from typing import NamedTuple

import plotly.graph_objects as go

from charts.theme import OTHERS, colour, harmless

LINE_HEIGHT = 0.055  # of the axis, of one line of a name
NAME_WIDTH, NAME_LINES = 15, 3  # signs and lines of a name
CUT = "…"
JOINT = "\v"  # within a handle, where it may go on in the next line


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


def ends(lines: list[Line], names: list[str], height: float) -> list[float | None]:
    """Where the ``names`` stand: at the last month with a rate, moved apart where two would lie on
    each other."""
    ends = [
        next((rate for rate in reversed(line.rates) if rate is not None), None) for line in lines
    ]
    order = sorted((i for i, end in enumerate(ends) if end is not None), key=lambda i: ends[i])
    for _ in lines:  # moving two apart may push one of them against a third
        for lower, upper in zip(order, order[1:], strict=False):
            half = sum(names[i].count("<br>") + 1 for i in (lower, upper)) / 2
            overlap = (half + 0.3) * LINE_HEIGHT * height - (ends[upper] - ends[lower])
            if overlap > 0:
                ends[lower] -= overlap / 2
                ends[upper] += overlap / 2
    return ends


def names(lines: list[Line]) -> list[str]:
    """What stands at the ends of the lines: three lines of a long name, or as many as tell it from the
    others; the whole name is in the hover words."""
    for most in range(NAME_LINES, max((len(line.end) for line in lines), default=0)):
        found = [_text(line, most) for line in lines]
        if len(set(found)) == len(found):
            return found
    return [_text(line, len(line.end)) for line in lines]


def _text(line: Line, most: int) -> str:
    return harmless("\n".join(part for row in line.end.split("\n") for part in _rows(row, most)))


def _rows(text: str, most: int) -> list[str]:
    """The text in at most so many lines, broken and cut between two words or at a joint of a
    handle (@dinas_klaten)."""
    jointed = re.sub(r"([_.])(?=\w)", rf"\1{JOINT}", text)
    rows = [
        row.replace(JOINT, "")
        for row in textwrap.wrap(jointed, NAME_WIDTH, replace_whitespace=False)
    ]
    if len(rows) <= most:
        return rows
    last, room = rows[most - 1], NAME_WIDTH - 3
    if len(last) > room:
        last = last.rpartition(" ")[0] or last[:room]
    return [*rows[: most - 1], f"{last.rstrip(',')}{CUT}"]


def name(figure: go.Figure, line: Line, text: str, y: float) -> None:
    """Writes the ``text`` of a line at the right edge, at the height ``y``."""
    font = {} if line.role == OTHERS else {"color": colour(line.role)}
    figure.add_annotation(
        x=1,
        xref="paper",
        xanchor="left",
        xshift=2,
        y=y,
        text=text,
        showarrow=False,
        align="left",
        font=font,
    )
