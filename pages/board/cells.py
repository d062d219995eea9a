"""The figures of the board's rows, each a link to its own page."""

from dataclasses import dataclass

from metrics.board.headline import DUE, RATES
from pages.drawing.marks import established
from pages.figure import address
from words import numbers, terms
from words.chosen import Chosen

MEDIANS = {"response": "median_response", "resolution": "median_resolution"}


@dataclass(frozen=True)
class Figures:
    """Of units of one kind (``by``) as the filters say; ``noun`` of what a table counts."""

    by: str
    chosen: Chosen
    noun: str = "pesan"

    def rate(self, row: dict) -> str:
        """82,4 %"""
        return self._link(numbers.rate(row["rate"]), RATES[self.chosen.board], row)

    def due(self, row: dict) -> str:
        """519 pesan"""
        return self._link(numbers.counted(row["due"], self.noun), DUE[self.chosen.board], row)

    def met(self, row: dict) -> str:
        """12 dari 30 pesan"""
        said = f"{numbers.count(row['met'])} dari {numbers.counted(row['due'], self.noun)}"
        return self._link(said, RATES[self.chosen.board], row)

    def place(self, row: dict, shown: str = "") -> str:
        """4–12, or what else says the place."""
        return self._link(shown or terms.places(row), "place", row)

    def median(self, row: dict, shown: str) -> str:
        """Half of the waits."""
        return self._link(shown, MEDIANS[self.chosen.board], row)

    def change(self, row: dict, shown: str = "") -> str:
        """↑ 6,8 poin, or what else says the change."""
        return self._link(shown or established(row["change"], row["direction"]), "change", row)

    def _link(self, shown: str, figure: str, row: dict) -> str:
        return address.link(shown, figure, self.by, row["unit"], self.chosen)
