"""The bench of attacks names gains that no question can see: the dictionary must really say so, of
each board."""

from dataclasses import replace

import pytest

from bench.attacks import playing
from bench.attacks.playing import ATTACKS, Result, is_named
from bench.attacks.town import PLAYER, RATES
from metrics.dictionary import dictionary

ACCOUNT = next(iter(RATES))
LIMITED = [attack for attack in ATTACKS if attack.limit]


@pytest.mark.parametrize("board", ["response", "resolution"])
@pytest.mark.parametrize("attack", LIMITED, ids=lambda attack: attack.name)
def test_the_dictionary_names_the_gain(attack, board):
    assert is_named(attack, board)


def test_what_only_the_other_board_says_is_not_named(monkeypatch):
    known = dictionary.definitions()
    silent = {**known, "resolution_rate": replace(known["resolution_rate"], limits=())}
    monkeypatch.setattr(playing, "definitions", lambda: silent)
    [attack] = [one for one in LIMITED if one.name == "paste_with_a_number"]
    assert is_named(attack, "response") and not is_named(attack, "resolution")


def result(place: int, score: float, rate: float, questions: set[tuple[str, str]]) -> Result:
    """The office and its account alike, on one board."""
    row = {"place": place, "score": score, "rate": rate}
    return Result(
        {("opd", "response", PLAYER): row, ("account", "response", ACCOUNT): row}, questions
    )


def test_a_gain_is_unseen_unless_somebody_is_asked_about_the_one_that_gained():
    honest = result(9, 0.70, 0.70, {("oversight", ACCOUNT)})

    def unseen(*questions: tuple[str, str]) -> list[str]:
        return [
            by
            for by, *_ in playing.unseen(
                honest, result(2, 0.80, 0.80, {("oversight", ACCOUNT), *questions})
            )
        ]

    assert unseen() == unseen(("one_answer", "another office")) == ["opd", "account"]
    assert unseen(("one_answer", PLAYER)) == ["account"]
    assert (
        unseen(("one_answer", ACCOUNT)) == []
    )  # of an office it is enough that an account of it is asked about


def test_no_gain_is_a_place_that_others_left_or_a_rate_that_moved_by_chance():
    honest = result(9, 0.70, 0.70, set())
    assert playing.gains(honest, result(2, 0.702, 0.71, set())) == []
    assert len(playing.gains(honest, result(9, 0.70, 0.72, set()))) == 2
