"""What an upload changed, by hand: a month of one account before and after a file, from two
stores."""

import csv

import pytest

from data.cases import store
from data.intake.reader import Reader
from metrics.review.effect import effects
from tests.program import load_file, new_home
from tests.reference import Account, Opd

HEADER = ["account_id", "conversation_id", "message_id", "sent_at", "direction", "author", "text"]
FIRST = [  # asked, answered: one in time, one late; the month's first 11 days
    ("01T09:00", "01T11:00"),
    ("02T09:00", "05T09:00"),
]
SECOND = [  # one in time, one without an answer; 16 days, after three that nobody covers
    ("15T09:00", "15T10:00"),
    ("20T09:00", None),
]


def write(path, asked: list[tuple[str, str | None]]):
    """Conversations of September 2026."""
    with open(path, "w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(HEADER)
        for number, pair in enumerate(asked):
            for stamp, direction in zip(pair, ("inbound", "outbound"), strict=True):
                if stamp:
                    talk = f"{path.stem}{number}"
                    writer.writerow(
                        [
                            "a",
                            talk,
                            f"{talk}{direction}",
                            f"2026-09-{stamp}:00+07:00",
                            direction,
                            "w",
                            "apa",
                        ]
                    )
    return path


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Before any file, after the first, after both."""
    folder = tmp_path_factory.mktemp("effect")
    home = new_home(
        folder, [Opd("o", "OPD")], [Account("a", "o", "instagram"), Account("b", "o", "facebook")]
    )
    cursors = [store.cursor(store.current(home))]
    with Reader() as reader:
        for name, asked, begin, end in (("satu", FIRST, "01", "11"), ("dua", SECOND, "15", "30")):
            load_file(
                home,
                write(folder / f"{name}.csv", asked),
                reader,
                "--from",
                f"2026-09-{begin}",
                "--until",
                f"2026-09-{end}",
            )
            cursors.append(store.cursor(store.current(home)))
    return cursors


def test_a_second_file_changes_rate_days_and_backlog(stores):
    _, first, both = stores
    (effect,) = effects(first, both, ["a"], "2026-09", "wall")
    assert effect.account_id == "a"
    assert effect.rate == (1 / 2, 2 / 4)  # the one that waits is overdue, too
    assert effect.coverage == (
        11 / 11,
        (11 + 16) / 30,
    )  # of the days until the data end: 11 September, 30 September
    assert effect.backlog == (0, 1)


def test_the_first_file_of_an_account_had_nothing_before(stores):
    nothing, first, _ = stores
    (effect,) = effects(nothing, first, ["a"], "2026-09", "wall")
    assert (
        effect.rate == (None, 1 / 2)
        and effect.coverage == (None, 11 / 11)
        and effect.backlog == (0, 0)
    )


def test_an_account_without_a_file_has_no_effect_but_its_own(stores):
    _, first, both = stores
    (other,) = effects(first, both, ["b"], "2026-09", "wall")
    assert other.rate == (None, None) and other.coverage == (0, 0) and other.backlog == (0, 0)
    assert effects(first, both, ["unknown"], "2026-09", "wall") == []
