"""The settings that a store was assembled with."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Settings:
    """What rankings need to know; names as in the register's settings."""

    min_cases_opd: int
    min_cases_account: int
    min_coverage: float
    official_clock: str
    start_date: date | None

    @classmethod
    def of(cls, cursor) -> "Settings":
        """Reads the store's table ``settings``."""
        found = dict(cursor.execute("SELECT name, setting FROM settings").fetchall())
        start = found["start_date"]
        return cls(
            int(found["min_cases_opd"]),
            int(found["min_cases_account"]),
            float(found["min_coverage"]),
            found["official_clock"],
            date.fromisoformat(start) if start else None,
        )

    def min_cases(self, by: str) -> int:
        """The smallest denominator that a unit needs for a place."""
        return self.min_cases_account if by == "account" else self.min_cases_opd
