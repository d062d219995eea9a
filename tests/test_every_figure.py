"""A figure is known everywhere: the places that a new one touches, each named where it is
missing."""

import pytest

from metrics.cases import evidence
from metrics.dictionary import dictionary
from metrics.figures import COLUMNS
from tests.commands.test_metrics import FIGURES as CONTRACT
from tests.handbook import test_evidence as by_hand
from tests.reference import __file__ as reference
from words.figures import FIGURES as WORDS

with open(reference, encoding="utf-8") as handle:
    SECOND = handle.read()
PLACES = {
    "the cases behind it: metrics/cases/evidence.py": {*evidence.RULES, *evidence.DAYS},
    "its word and form: words/figures.py": {name for name, _, _ in WORDS},
    "an entry of Kamus: metrics/definitions/": {
        column
        for entry in dictionary.definitions().values()
        for column in (*entry.columns, entry.met, entry.of)
    },
    "the columns of the command: tests/commands/test_metrics.py": set(CONTRACT),
    "computed a second time: tests/reference.py": {c for c in COLUMNS if f'"{c}"' in SECOND},
    "computed from its cases: tests/handbook/test_evidence.py": {
        *by_hand.COUNTS,
        *by_hand.MET,
        *by_hand.QUANTILES,
        *evidence.DAYS,
        "longest_response",
    },
}


@pytest.mark.parametrize("place", PLACES)
def test_every_figure_is_known_there(place):
    assert [name for name in COLUMNS if name not in PLACES[place]] == []
