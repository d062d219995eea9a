"""The bench of attacks names gains that no question can see: the dictionary must really say so."""

import pytest

from bench.attacks import ATTACKS, is_named


@pytest.mark.parametrize("attack", [a for a in ATTACKS if a.limit], ids=lambda attack: attack.name)
def test_the_dictionary_names_the_gain(attack):
    assert is_named(attack)
