"""The 13 months under the headline. The line stretches with the screen; its words and points keep
their size, at any width and any zoom."""

from collections.abc import Sequence
from functools import lru_cache

from metrics.board.headline import Month
from pages.drawing import svg
from pages.drawing.svg import WINDOW
from words import numbers

TOUCH = 12  # radius of a point for a finger
TOP, BOTTOM, FOOT = 20, 84, 114  # pixels from above: highest and lowest point, the months' names
WIDE = 1000  # of the stretched drawing within
EVERY = 3  # months between two names on a phone
ABOVE, UNDER = -11, 17  # pixels from a point to the foot of its words
EDGE, BESIDE = 7, 11  # pixels from the last point to the window's edge, and to the words beside it


@lru_cache(maxsize=64)
def months_line(monthly: tuple[Month, ...], words: str, noun: str, opens: tuple[str, ...]) -> str:
    """HTML; ``words`` say it to a screen reader; a point says its month and its count of ``noun``,
    and ``opens`` an address."""
    rates = [month.rate for month in monthly]
    known = [rate for rate in rates if rate is not None]
    if not known:
        return ""
    points = svg.points(rates, (0, WIDE), (TOP, BOTTOM), svg.scale(known))
    first, beside = len(monthly) - WINDOW, _rates(points, monthly)
    dots = "".join(
        _dot(point, month, noun, i >= first, opens=opens[i], beside=beside.get(i, ""))
        for i, (point, month) in enumerate(zip(points, monthly, strict=True))
        if point
    )
    step = WIDE / (len(monthly) - 1)
    begin = step * (first - 0.5)
    return (
        f'<div class="months-chart"><svg role="group" aria-label="{words}: {_said(monthly)}">'
        f'<rect x="{_share(begin)}" y="8" style="width:calc({_share(WIDE - begin)} + {EDGE}px)" '
        'height="88" rx="4" fill="var(--accent-soft)"/>'  # ends before the words beside the last point
        f'<svg viewBox="0 0 {WIDE} 118" preserveAspectRatio="none" aria-hidden="true">'
        f"{_line(points, monthly)}</svg>{dots}{_names(monthly)}</svg></div>"
    )


def _line(points: Sequence, monthly: Sequence[Month]) -> str:
    """Grey up to the window, the accent within it, dashed into an unfinished month."""
    return svg.line(points[: -WINDOW + 1], "before") + "".join(
        svg.line(points[i : i + 2], f"in-window{' unfinished' * monthly[i + 1].unfinished}")
        for i in range(len(points) - WINDOW, len(points) - 1)
    )


def _said(monthly: Sequence[Month]) -> str:
    """78,5 % pada November 2025, 83,6 % pada November 2026"""
    known = [
        f"{numbers.rate(month.rate)} pada {numbers.month(month.begin)}"
        for month in monthly
        if month.rate is not None
    ]
    return ", ".join(dict.fromkeys((known[0], known[-1])))


def _rates(points: Sequence, monthly: Sequence[Month]) -> dict[int, str]:
    """The words beside the last point and the first, by their months' numbers."""
    shown = [i for i, point in enumerate(points) if point]
    first, last = shown[0], shown[-1]
    x, y = points[last]
    said = {last: _text(x, y + 5, numbers.rate(monthly[last].rate), "accent", dx=BESIDE)}
    if monthly[last].unfinished:
        said[last] += _text(x, y + 22, "belum selesai", dx=BESIDE)
    if first != last:
        x, y = points[first]
        beside = (
            UNDER if points[shown[1]][1] < y else ABOVE
        )  # on the side that the line leaves free
        said[first] = _text(x, y + beside, numbers.rate(monthly[first].rate), "strong", dx=-4)
    return said


def _names(monthly: Sequence[Month]) -> str:
    """The months' names; on a phone every third."""
    step, end = WIDE / (len(monthly) - 1), len(monthly) - 1
    parts = []
    for i, month in enumerate(monthly):
        year = f'<tspan class="year"> {month.begin.year}</tspan>' if i in (0, end) else ""
        name = f"{numbers.short_month(month.begin, with_year=False)}{year}"
        parts.append(_text(step * i, FOOT, name, _place(i)))
    return "".join(parts)


def _place(i: int) -> str:
    """The first name begins under its point, so that none stands outside at the left."""
    return "" if i == 0 else "centred" if i % EVERY == 0 else "centred desk"


def _text(x: float, y: float, words: str, name: str = "", dx: float = 0) -> str:
    named = f' class="{name}"' if name else ""
    return f'<text x="{_share(x)}" y="{y:.1f}" dx="{dx}"{named}>{words}</text>'


def _dot(point, month: Month, noun: str, in_window: bool, opens: str, beside: str) -> str:
    """The point of a month, with room for a finger around it, and the words ``beside`` it."""
    x, y = point
    said = f"{numbers.month(month.begin)}: {numbers.rate(month.rate)} dari {numbers.counted(month.due, noun)}"
    colour = "var(--accent)" if in_window else "var(--bar)"
    at = f'cx="{_share(x)}" cy="{y:.1f}"'
    if month.unfinished:
        size = 4.5 if in_window else 3
        look = f'r="{size}" fill="var(--bg)" stroke="{colour}" stroke-width="2.5"'
    else:
        look = f'r="{4 if in_window else 2.5}" fill="{colour}"'
    return (
        f'<a href="{opens}" aria-label="{said}"><circle {at} r="{TOUCH}" fill="transparent"/>'
        f"<circle {at} {look}/>{beside}<title>{said}</title></a>"
    )


def _share(x: float) -> str:
    """Pixels of the stretched drawing as a share of whatever width the screen gives it."""
    return f"{x / WIDE * 100:.2f}%"
