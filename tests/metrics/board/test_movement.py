"""Change and movement for any two windows (handbook, section 5, point 8)."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.board.movement import movement
from metrics.statistics.change import verdict
from metrics.statistics.places import places

counts = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda pair: (min(pair), max(pair)))
units = st.lists(st.tuples(counts, counts, st.booleans(), st.booleans()), min_size=1, max_size=12)


def window(found: list[tuple[int, int]], present: list[bool]) -> pd.DataFrame:
    """Units with k of n, their score the plain rate; those that are not there have too few
    cases."""
    frame = pd.DataFrame(
        {
            "unit": [f"u{i:02d}" for i in range(len(found))],
            "basis": "response",
            "k": [float(k) for k, _ in found],
            "n": [float(n) for _, n in found],
        }
    )
    frame["rate"] = frame["k"] / frame["n"]
    frame["score"] = frame["rate"].round(3).where(present)
    frame["status"] = ["ranked" if there else "few_cases" for there in present]
    frame["place"] = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    there = frame.index[frame["status"] == "ranked"]
    if len(there):
        frame.loc[there, "place"] = places(frame.loc[there, "score"])
    return frame


def both(drawn) -> tuple[pd.DataFrame, pd.DataFrame]:
    now, before, is_now, was_before = zip(*drawn, strict=True)
    return window(list(now), list(is_now)), window(list(before), list(was_before))


@given(units)
@settings(max_examples=30, deadline=None)
def test_the_parts_add_up_to_the_places_gained(drawn):
    now, before = both(drawn)
    found = movement(now, before).merge(now[["unit", "place"]], on="unit")
    assert list(found["unit"]) == [
        f"u{i:02d}" for i, unit in enumerate(drawn) if unit[2] and unit[3]
    ]
    gained = found["place_before"] - found["place"]
    assert ((found["places_own"] + found["places_others"]) == gained).all()


@given(units)
@settings(max_examples=30, deadline=None)
def test_the_same_window_twice_moves_nothing(drawn):
    now, _ = both(drawn)
    found = movement(now, now)
    assert set(found["direction"]) <= {"undecided"}
    assert (found["places_own"] == 0).all() and (found["places_others"] == 0).all()


@given(units)
@settings(max_examples=30, deadline=None)
def test_exchanged_windows_give_the_mirror_image(drawn):
    now, before = both(drawn)
    found, back = movement(now, before), movement(before, now)
    mirror = {"improving": "declining", "declining": "improving", "undecided": "undecided"}
    assert list(back["direction"]) == [mirror[way] for way in found["direction"]]
    pd.testing.assert_series_equal(back["change_low"], -found["change_high"], check_names=False)
    assert (
        (back["places_own"] + back["places_others"])
        == -(found["places_own"] + found["places_others"])
    ).all()


def test_a_verdict_agrees_with_the_difference_as_it_is_shown():
    # established and of the same sign; of the other sign; shown as 0,0 points; not established
    assert list(verdict([0.06, -0.06, 0.0004, 0.06], [0.01] * 3 + [-0.01], [0.1] * 4)) == [
        "improving",
        "undecided",
        "undecided",
        "undecided",
    ]
    assert list(verdict([-0.06, 0.06, -0.00049, -0.0005], [-0.1] * 4, [-0.01] * 4)) == [
        "declining",
        "undecided",
        "undecided",
        "declining",
    ]
