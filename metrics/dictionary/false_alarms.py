"""How often questions and signals are raised where nothing happens, as bench/false_alarms.py
measured it."""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("false_alarms.toml")


@cache
def rates() -> dict[str, dict[str, dict[str, float]]]:
    """Dictionary entry → kind of unit (account, opd; of signals with the board's name behind it) →
    cases of a month → share of units in which nothing happens and that are asked (0–1)."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
