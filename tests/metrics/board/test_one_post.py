"""One crowded post moves a place away from what the rate suggests: the board says so."""

import pytest

from metrics.board.board import board
from tests.handbook.tables import Reader, Town
from words.board import one_post


def asked(account: str, number: int, post: str | None) -> dict:
    """A question on its own day in February 2026, unanswered; under a post where one is named."""
    day = f"{'Sun Mon Tue Wed Thu Fri Sat'.split()[(number % 25) % 7]} {number % 25 + 1} Feb"
    row = {
        "account": account,
        "conversation": f"{account}-{post}-{number}",
        "id": f"{account}-{post}-{number}",
        "at": f"{day} 09:{number % 60:02}:00",
        "from": "citizen",
        "text": f"tanya {number}",
        "channel": "comment" if post else "private",
        "post": post or "-",
    }
    return row


@pytest.fixture
def rows(tmp_path):
    with Reader() as reader:
        town = Town(
            tmp_path, reader, "account | opd_id\na | a\nb | b", "opd_id | name\na | A\nb | B"
        )
        crowded = [asked("a", n, "jalan") for n in range(30)] + [
            asked("a", n, None) for n in range(10)
        ]
        spread = [asked("b", n, f"kiriman-{n % 8}") for n in range(40)]
        town.load(crowded + spread, "Sun 1 Feb", "Sun 1 Mar 00:00:00")
        found = board(town.cursor(), "account", "response", "2026-02", "wall")
        return found.set_index("unit")


def test_thirty_of_forty_messages_under_one_post_are_said(rows):
    told = one_post(rows.loc["a"].to_dict(), "pesan").replace("\xa0", " ")
    assert told == (
        "30 dari 40 pesan datang dari satu kiriman ramai; untuk tempat dihitung sebagai 10"
    )


def test_many_small_posts_are_no_news(rows):
    """Eight posts of five messages each: none counts less than it is."""
    assert one_post(rows.loc["b"].to_dict(), "pesan") == ""
