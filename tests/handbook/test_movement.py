"""Change and movement between two windows, by hand (handbook, section 5, point 8).

Cases are tickets, one a day, so that every case is a cluster of its own, D is 1 and effective
counts are plain ones."""

import math
from datetime import date

import pytest

from metrics.board.board import board
from metrics.board.chosen import most_improved
from tests.handbook.tables import rows, town, value
from tests.handbook.test_ranking import NOW, UNTIL, tickets

APRIL = date(2026, 4, 1)
# On time of 40 in January to March and in April to June, and what follows for the place. ``new``
# begins in April.
# before: a 38  b 32  c 26  d 20  e 12  f 4          now: a 38  new 34  d 30  c 26  b 16  e 12  f 4
# b alone at 16 would have stood behind a, c and d: 2 → 4; e, who also passed nobody, lost a place
# to ``new``
MOVES = """
    unit | before | now | place_before | place | places_own | places_others | direction
    a    | 38     | 38  | 1            | 1     | 0          | 0             | undecided
    b    | 32     | 16  | 2            | 5     | -2         | -1            | declining
    c    | 26     | 26  | 3            | 4     | 0          | -1            | undecided
    d    | 20     | 30  | 4            | 3     | 1          | 0             | improving
    e    | 12     | 12  | 5            | 6     | 0          | -1            | undecided
    f    | 4      | 4   | 6            | 7     | 0          | -1            | undecided
    new  | -      | 34  | -            | 2     | -          | -             | undecided
    """


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    with town(tmp_path_factory.mktemp("moved"), [row["unit"] for row in rows(MOVES)]) as place:
        cases = [
            t
            for row in rows(MOVES)
            if row["before"] != "-"
            for t in tickets(row["unit"], int(row["before"]), 40)
        ]
        cases += [
            t for row in rows(MOVES) for t in tickets(row["unit"], int(row["now"]), 40, APRIL)
        ]
        place.load(cases, "Thu 1 Jan", UNTIL, now=NOW)
        yield board(place.cursor(), "account", "response", "2026-06", "wall").set_index("unit")


@pytest.mark.parametrize("row", rows(MOVES), ids=lambda row: row["unit"])
def test_own_change_and_the_others_add_up_to_the_move(moved, row):
    found = moved.loc[row["unit"]]
    for name in ("place_before", "place", "places_own", "places_others"):
        expected = None if row[name] == "-" else int(row[name])
        assert (None if found.isna()[name] else found[name]) == expected, name
    if row["place_before"] != "-":
        assert (
            found["places_own"] + found["places_others"] == found["place_before"] - found["place"]
        )
    assert found["direction"] == value(row["direction"])


def wilson(k: float, n: float) -> tuple[float, float]:
    z = 1.959963985
    middle, half = (
        (k + z * z / 2) / (n + z * z),
        z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4),
    )
    return middle - half, middle + half


def test_the_interval_is_newcombes_and_its_bound_nearest_0_orders_the_list(moved):
    found = moved.loc["d"]  # 30 of 40 after 20 of 40
    (low, high), (low_before, high_before) = wilson(30, 40), wilson(20, 40)
    assert found["change"] == pytest.approx(0.25)
    assert found["change_low"] == pytest.approx(
        0.25 - math.hypot(0.75 - low, high_before - 0.5), abs=1e-8
    )
    assert found["change_high"] == pytest.approx(
        0.25 + math.hypot(high - 0.75, 0.5 - low_before), abs=1e-8
    )
    assert found["bound"] == found["change_low"] > 0
    assert moved.loc["b"]["bound"] == moved.loc["b"]["change_high"] < 0
    assert moved.loc["c"]["bound"] == 0


def test_the_most_improved_are_listed_by_the_bound_nearest_0(tmp_path):
    """Of 40: ``sure`` 10 → 30, ``less`` 20 → 30, ``never`` 20 → 21; ``tiny`` 4 → 20 of 20 is
    further up but less sure than its size says."""
    with town(tmp_path, ["sure", "less", "never", "tiny", "even"]) as place:
        cases = (
            tickets("sure", 10, 40)
            + tickets("less", 20, 40)
            + tickets("never", 20, 40)
            + tickets("tiny", 4, 20)
        )
        cases += (
            tickets("sure", 30, 40, APRIL)
            + tickets("less", 30, 40, APRIL)
            + tickets("never", 21, 40, APRIL)
        )
        cases += tickets("tiny", 14, 20, APRIL) + tickets("even", 20, 40, APRIL)
        place.load(cases, "Thu 1 Jan", UNTIL, now=NOW)
        found = most_improved(board(place.cursor(), "account", "response", "2026-06", "wall"))
        # 50 points of 40 and 40 cases; 50 points of 20 and 20; 25 points of 40 and 40
        assert list(found["unit"]) == ["sure", "tiny", "less"]


def test_a_verdict_never_contradicts_the_plain_change(tmp_path):
    """``viral`` had 100 cases on one day, all in time, and none of 80 others: plain 100 of 180. Now
    40 of 80.

    The day weighs 10 of 90 cases, so the effective rate rose from 10/90 to 1/2, and the plain one
    fell by 5.6 points."""
    with town(tmp_path, ["viral", *"abcde"]) as place:
        cases = tickets("viral", 100, 100, per_day=100) + tickets("viral", 0, 80, date(2026, 1, 2))
        cases += tickets("viral", 40, 80, APRIL)
        for account in "abcde":
            cases += tickets(account, 40, 80) + tickets(account, 40, 80, APRIL)
        place.load(cases, "Thu 1 Jan", UNTIL, now=NOW)
        found = (
            board(place.cursor(), "account", "response", "2026-06", "wall")
            .set_index("unit")
            .loc["viral"]
        )
        assert found["change"] == pytest.approx(40 / 80 - 100 / 180)
        assert found["change_low"] > 0
        assert found["direction"] == "undecided"


def test_without_a_window_before_nothing_moved(moved, tmp_path):
    with town(tmp_path, list("abcde")) as place:
        place.load(
            [t for n, account in enumerate("abcde") for t in tickets(account, 8 * n, 40)],
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        found = board(place.cursor(), "account", "response", "2026-03", "wall")
        assert set(found["direction"]) == {"undecided"}
        assert found[["change", "place_before", "places_own", "bound"]].isna().all().all()
        assert most_improved(found).empty
