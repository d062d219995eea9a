"""The dictionary says how often questions are raised by chance: what bench/false_alarms.py finds,
and nothing else."""

import pytest

from bench.false_alarms.rates import RATES, SIZES, UNITS_OF_BOARD, by_entry, false_alarms
from metrics.dictionary.dictionary import definitions
from metrics.dictionary.false_alarms import rates
from metrics.review.questions import QUESTIONS


@pytest.mark.parametrize("size", SIZES[:2])
def test_the_dictionary_has_the_measured_rates(size):
    written = {
        name: {kind: {str(size): by_size[str(size)]} for kind, by_size in kinds.items()}
        for name, kinds in rates().items()
    }
    assert by_entry({size: false_alarms(size)}) == written


def test_every_question_and_both_signals_were_measured_for_every_size():
    assert set(rates()) == {f"pertanyaan_{name}" for name in QUESTIONS} | {"p_limits", "funnel"}
    sizes = {tuple(by_size) for kinds in rates().values() for by_size in kinds.values()}
    assert sizes == {tuple(map(str, SIZES))}


def test_they_were_measured_for_every_kind_of_unit_that_is_asked_and_for_both_boards():
    """Monthly limits give a sign of OPDs (and the regency) only; the funnel stands on every
    board."""
    expected = {
        f"pertanyaan_{question.name}": set(question.units) for question in QUESTIONS.values()
    }
    expected["p_limits"] = {f"opd {board}" for board in RATES}
    expected["funnel"] = {f"{by} {board}" for by in UNITS_OF_BOARD for board in RATES}
    assert {name: set(kinds) for name, kinds in rates().items()} == expected


def test_every_question_has_an_entry():
    assert {name for name in definitions() if name.startswith("pertanyaan_")} == {
        f"pertanyaan_{name}" for name in QUESTIONS
    }
