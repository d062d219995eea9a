"""The funnel plot: each unit as a point between two bands of what may be chance. It stretches with
the screen; its words and points keep their size. Each point is a link."""

import textwrap
from typing import NamedTuple

import pandas as pd

from metrics.trend.trend import axis
from pages.drawing.markup import text
from words import numbers

WIDE, HIGH, TOUCH = 1000, 320, 12  # of the stretched drawing; radius of a point for a finger
LABELLED, LINE, ROW = 3, 22, 17  # the outermost units get their names; signs and pixels of a line
APART = 0.12  # of the rate, between two names


class Scale(NamedTuple):
    """``low`` and ``high`` rate (0–1), and the most cases."""

    low: float
    high: float
    most: float

    def x(self, due: float) -> str:
        return f"{due / self.most * 100:.2f}%"

    def y(self, rate: float) -> float:
        return (self.high - rate) / (self.high - self.low) * HIGH


def funnel(units: pd.DataFrame, curve: pd.DataFrame, target: float, noun: str, words: str) -> str:
    """HTML. In: ``units`` (name, due, rate 0–1, ``said``: the rate in words, ``href``), ``curve``
    (due, low95, high95, low998, high998), the pooled rate; ``words`` for a screen reader."""
    low = min(float(units["rate"].min()), float(curve["low998"].quantile(0.5)))
    scale = Scale(max(0.0, low - 0.05), 1.02, float(curve["due"].iloc[-1]))
    middle = scale.y(target)
    far = units[(units["rate"].map(scale.y) - middle).abs() > ROW]  # a name is not struck through
    named, half = _named(far, target), units["due"].max() / 2
    points = "".join(
        _point(row, scale, i in named, row["due"] > half)
        for i, row in enumerate(units.to_dict("records"))
    )
    bands = _band(curve, "low998", "high998", scale) + _band(curve, "low95", "high95", scale)
    return (
        f'<div class="funnel-chart"><p class="small muted">Tegak: bagian yang tepat waktu. Mendatar: banyaknya '
        f'{text(noun)} yang sudah dapat dinilai.</p><svg role="group" aria-label="{text(words)}">'
        f'<svg viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" height="{HIGH}" '
        f'aria-hidden="true">{bands}</svg>{_axes(scale)}'
        f'<line x1="0" x2="100%" y1="{middle:.1f}" y2="{middle:.1f}" stroke="var(--text)" '
        f'stroke-dasharray="2 4"/>{points}{_ends(curve, target, scale)}</svg></div>'
    )


def _band(curve: pd.DataFrame, low: str, high: str, scale: Scale) -> str:
    there = zip(curve["due"], curve[high], strict=True)
    back = reversed(list(zip(curve["due"], curve[low], strict=True)))
    path = " ".join(
        f"{due / scale.most * WIDE:.1f},{scale.y(min(max(rate, scale.low), scale.high)):.1f}"
        for due, rate in (*there, *back)
    )
    return f'<polygon points="{path}" fill="var(--bar)" opacity=".16"/>'


def _axes(scale: Scale) -> str:
    rates = [n / 10 for n in range(11) if scale.low <= n / 10]
    counts = [count for count in axis(int(scale.most)) if count <= scale.most]
    return "".join(
        f'<text class="ending" x="0" dx="-8" y="{scale.y(rate) + 4:.1f}">{numbers.threshold(rate)}</text>'
        for rate in rates
    ) + "".join(
        f'<text class="centred" x="{scale.x(count)}" y="{HIGH + 20}">{numbers.count(count)}</text>'
        for count in counts
    )


def _ends(curve: pd.DataFrame, target: float, scale: Scale) -> str:
    """What the lines are, at their right ends, one below the other where they lie too close."""
    end, below, parts = curve.iloc[-1], 0.0, []
    for rate, words in (
        (target, f"rata-rata {numbers.rate(target)}"),
        (end["low95"], f"batas 95{numbers.NBSP}%"),
        (end["low998"], f"batas 99,8{numbers.NBSP}%"),
    ):
        lines = textwrap.wrap(words, 11, break_on_hyphens=False)
        y = max(scale.y(float(rate)) + 4, below)
        below = y + ROW * len(lines)
        parts += [
            f'<text x="100%" dx="8" y="{y + i * ROW:.1f}">{text(line)}</text>'
            for i, line in enumerate(lines)
        ]
    return "".join(parts)


def _point(row: dict, scale: Scale, is_named: bool, is_right: bool) -> str:
    x, y, said = scale.x(row["due"]), scale.y(row["rate"]), f"{row['name']}: {row['said']}"
    at = f'cx="{x}" cy="{y:.1f}"'
    lines = textwrap.wrap(row["name"], LINE) if is_named else []
    names = "".join(
        f'<text class="{"strong ending" if is_right else "strong"}" x="{x}" dx="{-11 if is_right else 11}" '
        f'y="{y + 5 + (i - (len(lines) - 1) / 2) * ROW:.1f}">{text(line)}</text>'
        for i, line in enumerate(lines)
    )
    return (
        f'<a href="{row["href"]}" aria-label="{text(said)}"><circle {at} r="{TOUCH}" '
        f'fill="transparent"/><circle {at} r="5.5" fill="var(--edge)" stroke="var(--bg)"/>{names}'
        f"<title>{text(said)}</title></a>"
    )


def _named(units: pd.DataFrame, target: float) -> set[int]:
    """The outermost units, as long as their names do not lie on each other, not even on a phone."""
    named: list[int] = []
    for i in (units["rate"] - target).abs().sort_values(ascending=False).index[:LABELLED]:
        if all(abs(units["rate"][i] - units["rate"][j]) > APART for j in named):
            named.append(i)
    return set(named)
