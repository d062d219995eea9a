"""Handbook 4: Kaplan–Meier quantiles of time to first reply."""

import csv
import json
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.intake.reader import Reader
from metrics.statistics.survival import curve, quantile
from tests.handbook.tables import WIB, Town, shown

ORACLES = Path(__file__).parents[2] / "oracles"
SUMMARY = json.loads((ORACLES / "km_freireich_summary.json").read_text())
ARMS = ["6-MP", "placebo"]


def rows_of(name, arm):
    with (ORACLES / f"km_freireich_{name}.csv").open() as file:
        return [row for row in csv.DictReader(file) if row["arm"] == arm]


def patients(arm):
    rows = rows_of("raw", arm)
    return [int(row["weeks"]) for row in rows], [row["event"] == "1" for row in rows]


def exact_quantile(time, event, p):
    """The definition in fractions: no rounding, so no tolerance either."""
    waiting = Fraction(1)
    for t in sorted({t for t, answered in zip(time, event, strict=True) if answered}):
        at_risk = sum(other >= t for other in time)
        answered = sum(other == t and seen for other, seen in zip(time, event, strict=True))
        waiting *= 1 - Fraction(answered, at_risk)
        if 1 - waiting >= p:
            return t
    return None


@pytest.mark.parametrize(("arm", "weeks"), [("6-MP", 23), ("placebo", 8)])
def test_freireich_medians(arm, weeks):
    assert quantile(*patients(arm), 0.5) == weeks == SUMMARY[arm]["median"]


@pytest.mark.parametrize("arm", ARMS)
def test_freireich_curve(arm):
    table, found = rows_of("table", arm), curve(*patients(arm))
    assert found.time.tolist() == [int(row["time"]) for row in table]
    assert found.at_risk.tolist() == [int(row["n_risk"]) for row in table]
    assert found.events.tolist() == [int(row["n_event"]) for row in table]
    np.testing.assert_allclose(
        found.waiting, [float(row["surv"]) for row in table], rtol=0, atol=1e-9
    )


@pytest.mark.parametrize("arm", ARMS)
def test_freireich_share_waiting_between_steps(arm):
    found = curve(*patients(arm))
    for week, share in SUMMARY[arm]["surv_at"].items():
        steps = int(np.sum(found.time <= float(week)))
        waiting = found.waiting[steps - 1] if steps else 1.0
        assert waiting == pytest.approx(share, abs=1e-9)


def test_by_hand():
    # seconds  answered  at risk  still waiting
    #   60       yes        5     4/5
    #  120       no         4     -
    #  300       yes        3     4/5 · 2/3 = 8/15
    #  300       no         -     (was at risk at 300)
    #  900       yes        1     0
    time, event = [60, 120, 300, 300, 900], [1, 0, 1, 0, 1]
    found = curve(time, event)
    assert found.time.tolist() == [60, 300, 900]
    assert found.at_risk.tolist() == [5, 3, 1]
    np.testing.assert_allclose(found.waiting, [4 / 5, 8 / 15, 0], atol=1e-12)
    assert quantile(time, event, 7 / 15) == 300
    assert quantile(time, event, 0.5) == 900


def test_the_unanswered_count_as_waiting_not_as_absent():
    # Three answers within a minute, seven people still waiting: the median is not known to be fast.
    time, event = [60] * 3 + [86_400] * 7, [1] * 3 + [0] * 7
    assert quantile(time, event, 0.5) is None
    assert quantile(time[:3], event[:3], 0.5) == 60
    assert quantile(time, event, 0.3) == 60


def test_exactly_half_and_exactly_nine_tenths_are_enough():
    assert quantile([10, 20, 30, 40], [1] * 4, 0.5) == 20
    assert quantile(list(range(1, 11)), [1] * 10, 0.9) == 9
    assert quantile(list(range(1, 12)), [1] * 11, 0.9) == 10


def test_a_tenth_still_waiting_reaches_p90_and_more_does_not():
    assert quantile([5] * 9 + [100], [1] * 9 + [0], 0.9) == 5
    assert quantile([5] * 8 + [100] * 2, [1] * 8 + [0] * 2, 0.9) is None


def test_answered_in_the_same_second():
    assert quantile([0, 0, 50], [1, 1, 0], 0.5) == 0


@pytest.mark.parametrize(("time", "event"), [([], []), ([30, 40], [0, 0])])
def test_nobody_answered(time, event):
    assert quantile(time, event, 0.5) is None
    assert [len(column) for column in curve(time, event)] == [0, 0, 0, 0]


cases = st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=40)


@given(cases, st.sampled_from([0.1, 0.5, 0.9]))
@example([(second, True) for second in range(10)], 0.9)
@example([(second, True) for second in range(30)], 0.1)
def test_rounding_never_moves_a_quantile(rows, p):
    time, event = [row[0] for row in rows], [row[1] for row in rows]
    assert quantile(time, event, p) == exact_quantile(time, event, Fraction(str(p)))


@given(cases, st.randoms(use_true_random=False))
def test_order_of_cases_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    here, there = (
        curve([row[0] for row in order], [row[1] for row in order]) for order in (rows, shuffled)
    )
    for one, other in zip(here, there, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(("time", "event"), [([-1], [1]), ([float("nan")], [1]), ([1, 2], [1])])
def test_impossible_cases_are_refused(time, event):
    with pytest.raises(ValueError, match="time"):
        curve(time, event)


def test_freireichs_patients_as_messages_have_the_same_quantiles(tmp_path):
    """The published figures come from SQL: weeks as hours, whoever left the study as waiting when
    the data end."""
    end, rows = datetime(2026, 2, 20, tzinfo=WIB), []
    for arm in ARMS:
        for number, (hours, is_answered) in enumerate(zip(*patients(arm), strict=True)):
            talk, opened = f"{arm}-{number}", end - timedelta(hours=48 if is_answered else hours)
            stamps = [
                (opened, "citizen"),
                *([(opened + timedelta(hours=hours), "office")] if is_answered else []),
            ]
            rows += [
                {
                    "account": arm,
                    "conversation": talk,
                    "id": f"{talk}-{i}",
                    "at": shown(at),
                    "from": side,
                    "text": f"pesan {talk} {i}",
                }
                for i, (at, side) in enumerate(stamps)
            ]
    with Reader() as reader:
        town = Town(
            tmp_path, reader, "account | opd_id\n 6-MP | a\n placebo | a", "opd_id | name\n a | A"
        )
        town.load(rows, "Sun 1 Feb", "Fri 20 Feb 00:00:00")
        found = town.figures()
    for arm in ARMS:
        expected = [
            hours and hours * 3600 for hours in (quantile(*patients(arm), p) for p in (0.5, 0.9))
        ]
        assert [found[arm]["median_response"], found[arm]["p90_response"]] == expected
        assert expected[0] == SUMMARY[arm]["median"] * 3600
