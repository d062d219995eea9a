"""Where the words of marked points stand on a chart with an upright target line: beside the point,
or past the target at the point's height; on no line and not on each other, however wide the screen
is."""

from typing import NamedTuple

import numpy as np

WIDTHS = (200, 560, 1075)  # pixels that a phone, a tablet and a desk leave between the margins
SIGN, LINE, SIDE, CLEAR = (
    7,
    17,
    8,
    4,
)  # pixels: of a sign, of a line of words, from the point, to everything else
FINE = 8  # steps between two points of a curve


class Mark(NamedTuple):
    """A point of the curve with its words."""

    x: float
    y: float
    words: str


class Place(NamedTuple):
    """``x`` and ``y`` in the chart's units, the anchor as Plotly has it, the shift in pixels (up is
    positive); ``is_past_target``: not beside the point, so that a thin line has to lead there."""

    x: float
    y: float
    xanchor: str
    yanchor: str
    xshift: int
    yshift: int
    is_past_target: bool = False


class Frame(NamedTuple):
    """The ranges of both axes and the height between the margins in pixels."""

    x: tuple[float, float]
    y: tuple[float, float]
    height: int


def places(
    marks: list[Mark], curves: list[tuple[list, list]], target: float, frame: Frame
) -> list[Place]:
    """One place per mark. ``curves``: (x, y) of each, y may be None. Where nothing is free, the one
    that touches least."""
    found: list[Place] = []
    for mark in reversed(marks):  # the target's own point has the least choice
        taken = list(zip(marks[len(marks) - len(found) :], found, strict=True))
        found.insert(
            0,
            min(
                _choices(mark, target),
                key=lambda place, mark=mark, taken=taken: sum(
                    _touched(mark, place, curves, target, taken=taken, frame=frame, width=width)
                    for width in WIDTHS
                ),
            ),
        )
    return found


def _choices(mark: Mark, target: float) -> list[Place]:
    beside = [
        Place(
            x=mark.x,
            y=mark.y,
            xanchor=xanchor,
            yanchor=yanchor,
            xshift=SIDE if xanchor == "left" else -SIDE,
            yshift=CLEAR if yanchor == "bottom" else -CLEAR,
        )
        for xanchor, yanchor in (
            ("left", "top"),
            ("left", "bottom"),
            ("right", "bottom"),
            ("right", "top"),
        )
    ]
    heights = sorted(np.arange(0.05, 1, 0.05), key=lambda y: abs(y - mark.y))
    return beside + [
        Place(
            x=target,
            y=y,
            xanchor="left",
            yanchor="middle",
            xshift=SIDE,
            yshift=0,
            is_past_target=True,
        )
        for y in (mark.y, *heights)
    ]


def _touched(
    mark: Mark, place: Place, curves: list, target: float, taken: list, frame: Frame, width: int
) -> int:
    """How many points and lines lie under the words, and how much of them hangs over the frame."""
    box = _box(mark, place, frame, width)
    left, top, right, bottom = box
    over = max(0, -left) + max(0, right - width) + max(0, -top) + max(0, bottom - frame.height)
    count = int(over) + sum(_under(box, *_pixels(frame, width, *_fine(*curve))) for curve in curves)
    upright = _pixels(frame, width, [target], [frame.y[0]])[0][0]
    count += 10 * (left - CLEAR < upright < right + CLEAR)
    return count + 10 * sum(_meet(box, _box(other, there, frame, width)) for other, there in taken)


def _box(mark: Mark, place: Place, frame: Frame, width: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the words in pixels from the frame's upper left corner."""
    (x,), (y,) = _pixels(frame, width, [place.x], [place.y])
    lines = mark.words.split("\n")
    wide, high = SIGN * max(map(len, lines)), LINE * len(lines)
    left = x + place.xshift - (wide if place.xanchor == "right" else 0)
    top = y - place.yshift - {"top": 0, "middle": high / 2, "bottom": high}[place.yanchor]
    return left, top, left + wide, top + high


def _pixels(frame: Frame, width: int, x, y) -> tuple[np.ndarray, np.ndarray]:
    return (
        (np.asarray(x, float) - frame.x[0]) / (frame.x[1] - frame.x[0]) * width,
        (frame.y[1] - np.asarray(y, float)) / (frame.y[1] - frame.y[0]) * frame.height,
    )


def _fine(x: list, y: list) -> tuple[np.ndarray, np.ndarray]:
    """The curve with points between its points."""
    at = np.linspace(0, len(x) - 1, (len(x) - 1) * FINE + 1)
    known = np.arange(len(x))
    return np.interp(at, known, x), np.interp(
        at, known, [np.nan if value is None else value for value in y]
    )


def _under(box: tuple, x: np.ndarray, y: np.ndarray) -> int:
    left, top, right, bottom = box
    return int(
        ((x > left - CLEAR) & (x < right + CLEAR) & (y > top - CLEAR) & (y < bottom + CLEAR)).sum()
    )


def _meet(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
