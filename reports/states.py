"""A home as it was at one moment, as the search for what moved reads it."""

from dataclasses import dataclass
from datetime import date, timedelta

from data import moment
from data.cases import coverage
from data.cases.rules import Rules
from data.lake.home import Home
from data.lake.uploads import Lake

Period = tuple[str, date | None, date | None]  # OPD, first and last day


@dataclass(frozen=True)
class State:
    """Uploads and rules that belong together."""

    view: Lake
    rules: Rules

    @classmethod
    def of(cls, home: Home) -> "State":
        """Of a home as it was (``Home.as_it_was``)."""
        view = Lake.read(home)
        return cls(view, Rules.current(view))

    @property
    def opds(self) -> set[str]:
        """The OPDs of the register."""
        return set(self.rules.register.opds)

    @property
    def accounts(self) -> set[str]:
        """The accounts of the register, also those without an upload."""
        return set(self.rules.register.accounts)

    def kind(self, opd_id: str | None) -> str | None:
        """The kind of an OPD in lower case; None of none, and where the register does not know it."""
        opd = None if opd_id is None else self.rules.register.opds.get(opd_id)
        return None if opd is None else opd.kind.lower()

    def periods(self, account_id: str) -> frozenset[Period]:
        """Whose the account was, and when."""
        rows = self.rules.register.accounts.get(account_id, ())
        return frozenset((row.opd_id, row.valid_from, row.valid_to) for row in rows)

    def active(self, account_id: str) -> list[tuple[date, date]]:
        """The days on which the account is anybody's, as spans that do not touch."""
        found: list[tuple[date, date]] = []
        for _, first, last in sorted(self.periods(account_id), key=lambda one: one[1] or date.min):
            begin, end = first or date.min, last or date.max
            if found and begin <= found[-1][1] + timedelta(days=1):
                begin = found.pop()[0]
            found.append((begin, end))
        return found

    def last_ended(self, until: date) -> date | None:
        """The last day until ``until`` that has ended by "now" (handbook, section 3); None without
        any upload."""
        ends = [coverage.as_of(a, uploads) for a, uploads in self.view.by_account.items()]
        known = [end.astimezone(moment.WIB).date() for end in ends if end is not None]
        return min(until, max(known) - timedelta(days=1)) if known else None
