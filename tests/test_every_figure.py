"""A figure is known everywhere: the places that a new one touches, each named where it is
missing."""

import re
from pathlib import Path

import pytest

from metrics.cases import evidence
from metrics.dictionary import dictionary
from metrics.figures import COLUMNS
from tests.commands.test_metrics import FIGURES as CONTRACT
from tests.handbook import test_evidence as by_hand
from words.figures import FIGURES as WORDS

ROOT = Path(__file__).parents[1]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


SECTION_4 = text("docs/handbook.md").split("\n## 4. ")[1].split("\n## ")[0]
PLACES = {  # where, and what a new figure needs there → what is known there
    "docs/handbook.md: a row in section 4": {c for c in COLUMNS if f"`{c}`" in SECTION_4},
    "metrics/cases/evidence.py: in RULES, the cases behind it": {*evidence.RULES, *evidence.DAYS},
    "words/figures.py: in FIGURES, its word and form": {name for name, _, _ in WORDS},
    "metrics/definitions/: an entry of Kamus that has it in columns": {
        column
        for entry in dictionary.definitions().values()
        for column in (*entry.columns, entry.met, entry.of)
    },
    "tests/commands/test_metrics.py: in FIGURES, in the order of COLUMNS": set(CONTRACT),
    "tests/reference.py: computed a second time, in what figures() returns": {
        c for c in COLUMNS if f'"{c}"' in text("tests/reference.py")
    },
    "tests/metrics/of_cases/figures.sql: counted from the cases, as a column of the result": {
        *re.findall(r"\w+", text("tests/metrics/of_cases/figures.sql").rpartition("\nSELECT")[2])
    },
    "tests/handbook/test_evidence.py: in COUNTS, MET or QUANTILES, computed from its rows": {
        *by_hand.COUNTS,
        *by_hand.MET,
        *by_hand.QUANTILES,
        *evidence.DAYS,
        "longest_response",
    },
}


@pytest.mark.parametrize("place", PLACES)
def test_every_figure_is_known_there(place):
    missing = [name for name in COLUMNS if name not in PLACES[place]]
    assert not missing, f"{', '.join(missing)} is missing in {place}"
