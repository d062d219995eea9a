"""How a sentence is written where it stands: as plain text for a chart's words or a file, or as HTML
in which its figures open."""

from collections.abc import Callable
from dataclasses import dataclass

from words import changes


def _same(shown: str, _column: str) -> str:
    return shown


@dataclass(frozen=True)
class Writing:
    """``text`` makes a name from outside harmless, ``emphasised`` marks an established direction,
    ``opened`` takes the words of a figure and its column, and makes them lead to its page;
    ``earlier`` those of the periods that it is compared with."""

    text: Callable[[str], str] = str
    emphasised: changes.Emphasis = changes.in_plain
    opened: Callable[[str, str], str] = _same
    earlier: Callable[[str, str], str] = _same


PLAIN = Writing()
