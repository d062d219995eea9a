"""The dictionary says how often questions are raised by chance: what bench/false_alarms.py finds, and nothing else."""

import pytest

from bench.false_alarms import SIZES, false_alarms
from metrics.dictionary import definitions
from metrics.false_alarms import rates
from metrics.questions import QUESTIONS


@pytest.mark.parametrize("size", SIZES[:2])
def test_the_dictionary_has_the_measured_rates(size):
    assert false_alarms(size) == {name: by_size[str(size)] for name, by_size in rates().items()}


def test_every_question_and_both_signals_were_measured_for_every_size():
    assert set(rates()) == {f"pertanyaan_{name}" for name in QUESTIONS} | {"p_limits", "funnel"}
    assert {tuple(by_size) for by_size in rates().values()} == {tuple(map(str, SIZES))}


def test_every_question_has_an_entry():
    assert {name for name in definitions() if name.startswith("pertanyaan_")} == {
        f"pertanyaan_{name}" for name in QUESTIONS}
