"""Whose figures of when: what every figure, list of cases and table of a trend is asked for by."""

from dataclasses import dataclass, replace
from datetime import date

from metrics import months


@dataclass(frozen=True)
class Selection:
    """``by``: the kind of unit (account, opd, platform or regency). ``first`` and ``last``: days,
    both inclusive. ``clock``: wall or office. ``unit``: its id (``regency`` for all), None for every
    unit of the kind. ``start``: days before it do not count (a board's windows); ``platform`` and
    ``channel``: only cases of this one, None for all."""

    by: str
    first: date
    last: date
    clock: str
    unit: str | None = None
    start: date | None = None
    platform: str | None = None
    channel: str | None = None

    @classmethod
    def of_months(cls, by: str, first: str, last: str, clock: str) -> "Selection":
        """Every unit, from the first day of one month (YYYY-MM) to the last day of another."""
        return cls(by, months.first_day(first), months.last_day(last), clock)

    @classmethod
    def of_month(cls, by: str, month: str, clock: str) -> "Selection":
        """Every unit in one month (YYYY-MM)."""
        return cls.of_months(by, month, month, clock)

    def since(self, start: date | None) -> "Selection":
        """The same, in which days before ``start`` do not count."""
        return replace(self, start=start)

    def of(
        self, unit: str | None = None, platform: str | None = None, channel: str | None = None
    ) -> "Selection":
        """The same, of one unit, platform or channel only."""
        return replace(
            self,
            unit=unit or self.unit,
            platform=platform or self.platform,
            channel=channel or self.channel,
        )

    @property
    def first_counted(self) -> date:
        """The first day that counts."""
        return max(self.first, self.start or self.first)
