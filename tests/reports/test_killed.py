"""Publishing that is killed at any moment leaves a version that is there whole, or none."""

from bench.publish import killed
from data.lake import verify
from tests.reports.conftest import MONTH

MOMENTS = 40


def test_killed_at_forty_moments(home):
    assert killed(home, MONTH, MOMENTS) == 0
    assert verify.bad_files(home)[1] == []
    left = [path for folder in home.staging.iterdir() for path in folder.iterdir()]
    assert left == []
