"""An OPD that uploaded one of its two accounts has not "uploaded nothing", wherever it is named."""

import pytest

from tests.pages import homes
from tests.pages.review.steps import opened

SAID, SILENT = "1 dari 2 akun belum mengunggah", "elum ada unggahan"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The quarter of seven OPDs; Dinas Sosial has a second account, of which nothing came."""
    place = homes.filled(tmp_path_factory.mktemp("two"))
    homes.add_to_register(
        place, ("sosial", "Dinas Sosial", "dinas"), ("sosial-fb", "sosial", "facebook", "Dinsos")
    )
    return place


@pytest.mark.parametrize(
    ("page", "address", "key"),
    [
        ("board/leaderboard", {}, "short"),
        ("board/leaderboard", {}, "unplaced"),
        ("profile/profile", {"by": "opd", "unit": "sosial"}, "title"),
        ("review/review", {"bulan": "2026-09"}, "incomplete"),  # in the step that is opened
    ],
    ids=["Perlu perhatian", "Belum dapat diperingkat", "profile", "review"],
)
def test_it_is_said_how_many_are_missing(app, html, home, page, address, key):
    opened(app(home, f"pages/{page}.py", **address), "completeness")
    told = html[key].replace("\u00a0", " ")
    assert SAID in told and SILENT not in told
