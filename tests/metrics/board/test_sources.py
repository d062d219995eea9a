"""Where an OPD's change comes from: parts worked by hand, and that they add up for any counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.board.sources import sources


def row(on_time: int, due: int) -> dict:
    return {"on_time": on_time, "due": due}


def test_the_account_that_fell_most_comes_first():
    """Before 80 of 100 (p = 0,8), now 60 of 100. WhatsApp: (20 − 0,8 · 40)/100 − (32 − 0,8 ·
    40)/100 = −0,12; Instagram: (40 − 0,8 · 60)/100 − (48 − 0,8 · 60)/100 = −0,08."""
    found = sources(
        row(60, 100),
        row(80, 100),
        {"ig": (row(40, 60), row(48, 60)), "wa": (row(20, 40), row(32, 40))},
        "response",
    )
    assert [one.unit for one in found] == ["wa", "ig"]
    assert [one.points for one in found] == pytest.approx([-0.12, -0.08])
    assert (found[0].before, found[0].own, found[0].due) == (0.8, 0.5, 40)


def test_a_weak_account_that_grew_lowers_the_whole_though_it_improved():
    """Before 90 of 100 of one account and 2 of 10 of the other (p = 92/110), now 90 of 100 and 30
    of 100."""
    found = sources(
        row(120, 200),
        row(92, 110),
        {"ig": (row(90, 100), row(90, 100)), "yt": (row(30, 100), row(2, 10))},
        "response",
    )
    assert found[0].unit == "yt" and found[0].own > found[0].before and found[0].points < -0.2


@pytest.mark.parametrize(
    "own, before, accounts",
    [
        (row(0, 0), row(5, 9), {"ig": (row(0, 0), row(5, 9))}),
        (row(5, 9), {}, {"ig": (row(5, 9), {})}),
        (row(5, 9), row(3, 9), {"ig": (row(5, 9), row(3, 8))}),
        (row(5, 9), row(3, 9), {}),
    ],
    ids=["nothing now", "nothing before", "an account has moved", "no account"],
)
def test_nothing_is_said_where_the_parts_are_not_the_whole(own, before, accounts):
    assert sources(own, before, accounts, "response") == []


COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(
    lambda pair: row(min(pair), max(pair))
)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=5))
def test_the_parts_add_up_to_the_change(pairs):
    own, before = (
        row(*(sum(pair[at][name] for pair in pairs) for name in ("on_time", "due")))
        for at in (0, 1)
    )
    found = sources(own, before, {str(i): pair for i, pair in enumerate(pairs)}, "response")
    if own["due"] and before["due"]:
        change = own["on_time"] / own["due"] - before["on_time"] / before["due"]
        assert sum(one.points for one in found) == pytest.approx(change)
