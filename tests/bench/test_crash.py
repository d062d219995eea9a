"""Whatever writes is killed at moments from its first step to its last (``bench.crash``): nothing is
damaged, figures are those from before or after, and it can be done again. Files are spoilt, and the
disk fails, one after another (``bench.spoiling``, ``bench.disks``)."""

import os
import shutil
from functools import cache

import pytest

from bench import spoiling
from bench.crash import killing, screen, small
from bench.crash.deeds import DEEDS
from bench.disks import commands, trying
from bench.disks.failing import FAILURES
from data.lake.home import Home
from data.review import contests, decisions

KILLS = 5  # of each deed, sixty in all; the bench has a thousand
ON_DISKS = [deed for deed in commands.ALL if deed.do is not screen.upload]


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A small home; only to be copied."""
    variables = dict(os.environ)
    os.environ["TANGGAP_NOW"] = small.NOW
    yield small.filled(tmp_path_factory.mktemp("crash") / "before")
    os.environ.clear()
    os.environ.update(variables)


@pytest.fixture(scope="module")
def steps(before, tmp_path_factory):
    """``steps(deed)`` → when each step of a whole run begins, and at last its end; run once."""

    @cache
    def found(deed) -> list[float]:
        folder = tmp_path_factory.mktemp("steps")
        return killing.steps(deed, small.copied(before, folder / deed.name / "home"))

    return found


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_killed_at_moments_from_the_first_step_to_the_last(before, steps, tmp_path, deed):
    moments = killing.moments(steps(deed), KILLS)
    assert list(killing.faults(deed, before, tmp_path / "killed", moments)) == []


def test_moments_are_spread_over_steps_and_time():
    found = killing.moments([0.0, 1.0, 9.0], 8)
    assert found[:4] == [(0, 0.0), (0, 0.5), (1, 0.0), (1, 4.0)]
    assert [step + seconds for step, seconds in found[4:]] == [0.0, 2.25, 4.5, 6.75]


@pytest.mark.parametrize("number", range(len(ON_DISKS)), ids=lambda n: ON_DISKS[n].name)
def test_a_disk_that_fails_in_the_midst(before, steps, tmp_path, number):
    """Two ways each, by turns, the first at an early step and the second at a late one."""
    deed, ways = ON_DISKS[number], list(FAILURES.values())
    count = len(steps(deed)) - 1
    for turn in (0, 1):
        failure = ways[(2 * number + turn) % len(ways)]
        step, is_reading = count * (1 + 2 * turn) // 4, deed in commands.READING
        found = trying.faults(deed, before, tmp_path / "try", step, failure, is_reading)
        assert list(found) == []
        shutil.rmtree(tmp_path / "try")


def test_every_file_flipped_missing_cut_or_doubled(before, tmp_path):
    assert list(spoiling.faults(before, tmp_path / "spoilt", pages=())) == []


def test_the_dashboard_of_a_home_with_a_spoilt_file(before, tmp_path):
    assert list(spoiling.faults(before, tmp_path / "spoilt", pages=("",), ways=1)) == []


def test_a_decision_that_was_cut_short_leaves_no_effect_once_it_is_declined(
    before, steps, tmp_path
):
    """The case was excluded, and the contest still waits."""
    deed = next(deed for deed in DEEDS if deed.name == "a decision")
    shown, half = small.figures(before), 0
    for step in range(len(steps(deed)) - 1):
        home = small.copied(before, tmp_path / "killed" / "home")
        killing.kill(deed, home, killing.Moment(step, 0))
        if contests.read(Home(home))[0].state == contests.WAITING:
            half += small.figures(home) != shown
            decisions.decline(Home(home), 1, "Tetap dihitung", "Dina")
            assert small.figures(home) == shown
        shutil.rmtree(home.parent)
    assert half > 0
