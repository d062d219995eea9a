"""Each worked example of a board word of Kamus indikator goes through load, store and ranking; its
text must agree."""

import re
from datetime import datetime

import numpy as np
import pytest

from metrics.dictionary import dictionary
from metrics.figures import series
from metrics.selection import Selection
from metrics.statistics import change, limits
from metrics.statistics.funnel import flags, funnel
from tests.handbook.worked import MONTH, Worked, parsed, plain
from words import numbers, terms

KNOWN = dictionary.definitions()
BOARDS = [column for column, found in KNOWN.items() if found.example.units]
SAID = {"above": "di atas corong", "below": "di bawah corong", "inside": "di dalam corong"}
PATTERNS = {
    r"^(\d+,\d+ %)": "rate",
    r"menjadi (\d+,\d+ %)": "rate",
    r"^dari (\d+,\d+ %)": "before",
    r"nilai (\d+,\d+ %)": "score",
    r"dari (\d+ pesan)": "due",
    r"^(tempat \d+)": "place",
}
MOVED = {"improving": "membaik", "declining": "menurun", "undecided": "bisa kebetulan"}


def board(worked: Worked, column: str) -> dict[str, dict]:
    """Unit → what the ranking, the funnel and the intervals say of it, as people read it."""
    found = worked.ranking("opd", "response", MONTH, "wall", column)
    rows = {row["unit"].removeprefix(f"{column} "): row for row in found}
    units = {unit["unit"]: unit for unit in parsed(KNOWN[column].example.units)}
    k, n = (np.array([float(unit[name]) for unit in units.values()]) for name in ("met", "due"))
    lowest, flag = funnel(k, n).od_low998, flags(k, n)
    for index, (name, unit) in enumerate(units.items()):
        assert (rows[name]["on_time"], rows[name]["due"]) == (int(unit["met"]), int(unit["due"]))
        rows[name] |= in_words(rows[name]) | {
            "od_low998": lowest[index],
            "flag": SAID[str(flag[index])],
        }
        rows[name] |= moved(unit) if "met_before" in unit else {}
    return rows


def in_words(row: dict) -> dict:
    return {
        "group": terms.GROUPS.get(row["group"]),
        "range": f"tempat {row['place_low']}–{row['place_high']}",
        "place": f"tempat {row['place']}",
        "due": f"{row['due']} pesan",
        "status": "tidak ada tempat" if row["status"] == "no_difference" else "tempat",
    }


def moved(unit: dict) -> dict:
    met, due, met_before, due_before = (
        [float(unit[name])] for name in ("met", "due", "met_before", "due_before")
    )
    low, high = change.difference_interval(met, due, met_before, due_before)
    return {
        "change_low": low[0],
        "change_high": high[0],
        "direction": MOVED[str(change.direction(low, high)[0])],
        "before": met_before[0] / due_before[0],
    }


def shown(name: str, value) -> str:
    if isinstance(value, str):
        return value
    return plain(numbers.change(value) if name.startswith("change") else numbers.rate(value))


@pytest.mark.parametrize("column", BOARDS)
def test_a_boards_example_says_what_the_ranking_gives(worked, column):
    example, found = KNOWN[column].example, board(worked, column)
    for name, text in example.computed.items():
        unit, _, what = name.partition(".")
        assert shown(what, found[unit][what]) == text, name
        assert text in example.result
    for row in example.rows:
        mine = found[row.label]
        for pattern, name in PATTERNS.items():
            if match := re.search(pattern, row.text):
                assert shown(name, mine[name]) == match[1], row
        if match := re.search(r"rentang (\d+–\d+)", row.text):
            assert mine["range"] == f"tempat {match[1]}"
        verdict = row.text.rpartition(": ")[2]
        for name, known in (("group", terms.GROUPS), ("flag", SAID), ("direction", MOVED)):
            if name in mine and verdict in known.values():
                assert mine[name] == verdict, row


def test_the_example_of_monthly_limits_is_laneys(worked):
    example, table = KNOWN["p_limits"].example, parsed(KNOWN["p_limits"].example.months)
    found = series(
        worked.known, Selection.of_months("account", table[0]["month"], table[-1]["month"], "wall")
    )
    found = found[found["unit"] == "p_limits bulan"]
    k, n = (found[name].to_numpy(dtype=float) for name in ("on_time", "due"))
    assert [(int(a), int(b)) for a, b in zip(k, n, strict=True)] == [
        (int(r["met"]), int(r["due"])) for r in table
    ]
    laney = limits.laney_limits(k, n)
    said = {"low": laney.low[-1], "high": laney.high[-1], "rate": k[-1] / n[-1]}
    assert {name: plain(numbers.rate(value)) for name, value in said.items()} == {
        name: example.computed[name] for name in said
    }
    assert limits.newest_signal(k, n) == "below" and example.computed["signal"] == "di bawah"
    assert all(text in example.result for text in example.computed.values())
    by_month = {
        plain(numbers.month(datetime.fromisoformat(f"{r['month']}-01").date())): r for r in table
    }
    for row in example.rows:
        assert row.text.startswith(
            f"{by_month[row.label]['met']} dari {by_month[row.label]['due']} pesan"
        )
