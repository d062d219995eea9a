"""The figures of the board's rows, each a link to its own page."""

from dataclasses import dataclass, replace

from metrics import months
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

    def rate_before(self, row: dict) -> str:
        """78,1 %, of the window before."""
        before = replace(self.chosen, month=months.shifted(self.chosen.month, -months.WINDOW))
        shown = numbers.rate(row["rate_before"])
        return address.link(shown, RATES[self.chosen.board], self.by, row["unit"], before)

    def due(self, row: dict) -> str:
        """519 pesan"""
        return self._link(numbers.counted(row["due"], self.noun), DUE[self.chosen.board], row)

    def met(self, row: dict) -> str:
        """12 dari 30 pesan"""
        due = numbers.counted(row["due"], self.noun)
        said = f"{numbers.count(row['met'])}{numbers.NBSP}dari{numbers.NBSP}{due}"
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

    def score(self, row: dict, shown: str) -> str:
        """What moves the value that orders the unit."""
        return self._link(shown, "score", row)

    def coverage(self, row: dict, shown: str) -> str:
        """How many of its days uploads cover, or what it lacks."""
        return self._link(shown, "coverage", row)

    def cases(self, row: dict, noun: str) -> str:
        """34 kasus"""
        return self._link(numbers.counted(row["cases"], noun), "cases", row)

    def _link(self, shown: str, figure: str, row: dict) -> str:
        return address.link(shown, figure, self.by, row["unit"], self.chosen)
