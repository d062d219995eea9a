"""Whatever writes is killed at steps from its first to its last (``bench.crash``): nothing is damaged,
figures are those from before or after, and it can be done again."""

import os
import shutil

import pytest

from bench import spoiling
from bench.crash import deeds, killing
from data.lake.home import Home
from data.review import contests, decisions

KILLS = 7  # of each deed; the bench has a thousand


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A small home; only to be copied."""
    variables = dict(os.environ)
    os.environ["TANGGAP_NOW"] = "2026-10-05T09:00:00+07:00"
    yield deeds.filled(tmp_path_factory.mktemp("crash") / "before")
    os.environ.clear()
    os.environ.update(variables)


@pytest.mark.parametrize("deed", deeds.DEEDS, ids=lambda deed: deed.name)
def test_killed_at_steps_from_the_first_to_the_last(before, tmp_path, deed):
    total = killing.steps(deed, killing.copied(before, tmp_path / "steps" / "home"))
    expected = deed.figures(before)
    for step in killing.spread(total, KILLS):
        assert list(killing.faults(deed, before, expected, tmp_path / "killed", step)) == []


def test_every_file_flipped_missing_cut_or_doubled(before, tmp_path):
    assert list(spoiling.faults(before, tmp_path / "spoilt")) == []


def test_a_decision_that_was_cut_short_leaves_no_effect_once_it_is_declined(before, tmp_path):
    """The case was excluded, and the contest still waits."""
    deed = next(deed for deed in deeds.DEEDS if deed.name == "a decision")
    shown, half = deeds.figures(before), 0
    total = killing.steps(deed, killing.copied(before, tmp_path / "steps" / "home"))
    for step in range(1, total + 1):
        home = killing.copied(before, tmp_path / "killed" / "home")
        killing.kill(deed, home, step)
        if contests.read(Home(home))[0].state == contests.WAITING:
            half += deeds.figures(home) != shown
            decisions.decline(Home(home), 1, "Tetap dihitung", "Dina")
            assert deeds.figures(home) == shown
        shutil.rmtree(home.parent)
    assert half > 0
