"""The funnel's points are links, each to the figure of its unit."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pandas as pd
import pytest

from metrics.board.funnel_table import funnel_table
from pages.board import tables
from words.chosen import Chosen

CHOSEN = Chosen("2026-09", "wall", "response", 24)


@pytest.fixture
def rows():
    """Six units among which chance explains all differences, one with a long and evil name."""
    names = [*"ABCDE", "Dinas <b>Pemberdayaan</b> Masyarakat dan Desa, Pengendalian Penduduk"]
    found = pd.DataFrame(
        {
            "unit": [f"u{i}" for i in range(6)],
            "opd_id": [f"u{i}" for i in range(6)],
            "opd_name": names,
            "met": [40, 43, 38, 41, 44, 30],
            "due": [50, 52, 48, 50, 55, 40],
            "status": "no_difference",
            "basis": "response",
        }
    )
    return found.assign(
        rate=found["met"] / found["due"], change=float("nan"), direction="undecided"
    )


def test_every_point_opens_its_units_rate(rows):
    [_, _, drawn, _] = tables.parts(rows, CHOSEN, "opd", None)
    points = re.findall(r'<a href="angka\?([^"]*)" aria-label="([^"]*)"', drawn.content)
    asked = [dict(parse_qsl(unescape(query))) for query, _ in points]
    assert [query["unit"] for query in asked] == list(rows["unit"])
    assert {query["angka"] for query in asked} == {"on_time_rate"}
    assert points[0][1].replace("\u00a0", " ") == "A: 80,0 %, 40 dari 50 pesan"
    assert "<b>" not in drawn.content


def test_the_words_of_the_limits_do_not_lie_on_each_other(rows):
    found = funnel_table(rows)
    drawn = tables.funnel(
        found.units.assign(name="x", said="y", href="z"), found.curve, found.target, "pesan", "w"
    )
    heights = [float(y) for y in re.findall(r'<text x="100%" dx="8" y="([\d.]+)">', drawn)]
    assert len(heights) >= 3
    assert all(b - a > 12 for a, b in zip(heights, heights[1:], strict=False))
