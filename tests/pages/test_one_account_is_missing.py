"""An OPD that uploaded one of its two accounts has not "uploaded nothing", wherever it is named."""

import pytest

from tests.pages import homes
from tests.pages.review.steps import opened

SAID, SILENT = "1 dari 2 akun belum mengunggah", "elum ada unggahan"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The quarter of seven OPDs; Dinas Sosial has a second account, of which nothing came."""
    folder = tmp_path_factory.mktemp("two")
    place = homes.registered(folder)
    (folder / "opd.csv").write_text("opd_id,name,kind\nsosial,Dinas Sosial,dinas\n")
    (folder / "accounts.csv").write_text(
        "account_id,opd_id,platform,handle\nsosial-fb,sosial,facebook,Dinsos\n"
    )
    homes.command(place, "register", folder / "opd.csv", folder / "accounts.csv")
    rows = [
        row
        for opd_id, _, _, cases, share in homes.OPDS
        for row in homes.talks(f"{opd_id}-ig", cases, share)
    ]
    (folder / "base.csv").write_bytes(homes.csv_bytes(rows))
    stated = ("--from", "2026-07-01", "--until", "2026-10-01")
    homes.command(place, "load", folder / "base.csv", *stated)
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
