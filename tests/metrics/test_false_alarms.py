"""The dictionary says how often questions are raised by chance: what bench/false_alarms.py finds, and nothing else."""

import pytest

from bench.false_alarms import SIZES, false_alarms
from metrics.dictionary import definitions


@pytest.mark.parametrize("size", SIZES[:2])
def test_the_dictionary_has_the_measured_rates(size):
    found = false_alarms(size)
    known = {name: d.false_alarms[str(size)] for name, d in definitions().items() if d.false_alarms is not None}
    assert found == known


def test_every_size_was_measured():
    for found in definitions().values():
        if found.false_alarms is not None:
            assert tuple(found.false_alarms) == tuple(map(str, SIZES)), found.column
