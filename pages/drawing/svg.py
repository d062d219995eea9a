"""Small lines drawn as SVG: 13 months beside a row, and 13 months under the headline. Arithmetic of
pixels only."""

from functools import lru_cache
from typing import NamedTuple

from metrics.board.headline import Month
from words import numbers

WINDOW = 3
TOUCH = 12  # radius of a point for a finger
Ends = tuple[float, float]
UNFINISHED_WIDTH = 90  # of the words beside the last point
LEAST_RANGE = (
    0.20  # less than 20 points high would make noise look like drama (design tokens, section 4)
)


def sparkline(trend: list[float | None]) -> str:
    """92 × 30, on its own range; the window's months in the text colour, the last known one as a
    dot."""
    known = [value for value in trend if value is not None]
    if not known:
        return ""
    points = _points(trend, (2, 90 - 4), (4, 26), _range(known))
    last = next(point for point in reversed(points) if point)
    return (
        f'<svg viewBox="0 0 92 30" preserveAspectRatio="none" aria-hidden="true">'
        f"{_lines(points[: -WINDOW + 1], 'var(--bar)', 1.5)}{_lines(points[-WINDOW:], 'var(--text)', 2)}"
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3" fill="var(--text)"/></svg>'
    )


@lru_cache(maxsize=64)
def months_line(monthly: tuple[Month, ...], words: str, noun: str, opens: tuple[str, ...]) -> str:
    """The line under the headline, once for a desk and once for a phone; ``words`` say it to a
    screen reader; a point says its month and its count of ``noun``, and ``opens`` an address."""
    line = _Line(monthly, words, noun, opens)
    both = (
        _months_line(line, "wide", width=1200, right=1080, every=1),
        _months_line(line, "narrow", width=358, right=296, every=3),
    )
    return f'<div class="box"><div class="months-chart">{"".join(both)}</div></div>'


class _Line(NamedTuple):
    monthly: tuple[Month, ...]
    words: str
    noun: str
    opens: tuple[str, ...]


def _months_line(line: _Line, name: str, width: int, right: int, every: int) -> str:
    monthly = line.monthly
    known = [month.rate for month in monthly if month.rate is not None]
    if not known:
        return ""
    points = _points([month.rate for month in monthly], (8, right), (20, 84), _range(known))
    step = (right - 8) / (len(monthly) - 1)
    begin = 8 + step * (len(monthly) - WINDOW) - step / 2
    parts = [
        f'<rect x="{begin:.1f}" y="8" width="{right + step / 2 - begin:.1f}" height="88" rx="4" '
        'fill="var(--accent-soft)"/>',
        _lines(points[: -WINDOW + 1], "var(--bar)", 2),
    ]
    parts += [
        _lines(points[i : i + 2], "var(--accent)", 3, dashed=monthly[i + 1].unfinished)
        for i in range(len(points) - WINDOW, len(points) - 1)
    ]
    parts += [
        _dot(point, month, line.noun, i >= len(points) - WINDOW, opens=line.opens[i])
        for i, (point, month) in enumerate(zip(points, monthly, strict=True))
        if point
    ]
    parts += _labels(points, monthly, every, width)
    said = f"{line.words}: {_said(monthly)}"
    return (
        f'<svg class="{name}" viewBox="0 0 {width} 118" role="group" aria-label="{said}">'
        f"{''.join(parts)}</svg>"
    )


def _said(monthly) -> str:
    """78,5 % pada November 2025, 83,6 % pada November 2026"""
    known = [
        f"{numbers.rate(month.rate)} pada {numbers.month(month.begin)}"
        for month in monthly
        if month.rate is not None
    ]
    return ", ".join(dict.fromkeys((known[0], known[-1])))


def _labels(points, monthly, every: int, width: int) -> list[str]:
    shown = [i for i, point in enumerate(points) if point]
    first, last = shown[0], shown[-1]
    x, y = points[last]
    parts = [
        f'<text x="{x + 10:.1f}" y="{y + 5:.1f}" '
        f'class="accent">{numbers.rate(monthly[last].rate)}</text>'
    ]
    if monthly[last].unfinished:
        fits = x + 10 + UNFINISHED_WIDTH <= width
        at = f'x="{x + 10:.1f}"' if fits else f'x="{width}" text-anchor="end"'
        parts.append(f'<text {at} y="{y + 22:.1f}">belum selesai</text>')
    if first != last:
        x, y = points[first]
        parts.append(
            f'<text x="{x - 4:.1f}" y="{y - 11:.1f}" '
            f'class="strong">{numbers.rate(monthly[first].rate)}</text>'
        )
    count = len(monthly)
    step = (points[last][0] - 8) / last if last else 0
    for i in range(0, count, every):
        at = points[i][0] if points[i] else 8 + step * i
        words = numbers.short_month(monthly[i].begin, with_year=every == 1 and i in (0, count - 1))
        parts.append(
            f'<text x="{at:.1f}" y="114" '
            f'text-anchor="{"start" if i == 0 else "middle"}">{words}</text>'
        )
    return parts


def _dot(point, month: Month, noun: str, in_window: bool, opens: str) -> str:
    """The point of a month, with room for a finger around it."""
    x, y = point
    said = f"{numbers.month(month.begin)}: {numbers.rate(month.rate)} dari {numbers.counted(month.due, noun)}"
    colour = "var(--accent)" if in_window else "var(--bar)"
    at = f'cx="{x:.1f}" cy="{y:.1f}"'
    if month.unfinished:
        size = 4.5 if in_window else 3
        look = f'r="{size}" fill="var(--bg)" stroke="{colour}" stroke-width="2.5"'
    else:
        look = f'r="{4 if in_window else 2.5}" fill="{colour}"'
    return (
        f'<a href="{opens}" aria-label="{said}"><circle {at} r="{TOUCH}" fill="transparent"/>'
        f"<circle {at} {look}/><title>{said}</title></a>"
    )


def _range(known: list[float]) -> tuple[float, float]:
    low, high = min(known), max(known)
    missing = max(0.0, LEAST_RANGE - (high - low)) / 2
    return low - missing, high + missing


def _points(values, across: Ends, down: Ends, scale: Ends):
    (left, right), (top, bottom), (low, high) = across, down, scale
    step = (right - left) / (len(values) - 1)
    return [
        None
        if value is None
        else (left + step * i, bottom - (value - low) / (high - low) * (bottom - top))
        for i, value in enumerate(values)
    ]


def _lines(points, colour: str, width: float, dashed: bool = False) -> str:
    """A line through the known points, broken where a month has none."""
    runs, run = [], []
    for point in [*points, None]:
        if point:
            run.append(point)
        else:
            runs, run = [*runs, run], []
    dash = ' stroke-dasharray="5 5"' if dashed else ""
    return "".join(
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dash}/>'
        for run in runs
        if len(run) > 1
    )


WIDTH, HEIGHT, EDGE = 172, 64, 4


def polylines(
    rates: tuple, unfinished: tuple[bool, ...], low: float, colour: str, width: float
) -> str:
    """The line on a scale from ``low`` to 1, dashed where it leads into an unfinished month."""
    step = (WIDTH - 2 * EDGE) / (len(rates) - 1)
    points = [
        None
        if rate is None
        else f"{EDGE + i * step:.1f},{HEIGHT - EDGE - _height(rate, low) * (HEIGHT - 2 * EDGE):.1f}"
        for i, rate in enumerate(rates)
    ]
    runs: list[tuple[list[str], bool]] = []
    for i in range(1, len(points)):
        if points[i - 1] and points[i]:
            dashed = unfinished[i]
            if runs and runs[-1][0][-1] == points[i - 1] and runs[-1][1] == dashed:
                runs[-1][0].append(points[i])
            else:
                runs.append(([points[i - 1], points[i]], dashed))
    return "".join(
        f'<polyline points="{" ".join(run)}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round"{" stroke-dasharray=" + chr(34) + "3 3" + chr(34) if dashed else ""}/>'
        for run, dashed in runs
    )


def _height(rate: float, low: float) -> float:
    return max(0.0, (rate - low) / (1 - low))
