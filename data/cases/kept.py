"""What the newest store holds of accounts of which nothing has changed since: their cases need not
be cut again to be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.cases import stores
from data.lake.home import Home
from data.sql.statements import of_table, statement


@dataclass(frozen=True)
class Kept:
    """``accounts`` whose rows in the store at ``path`` are those of their present keys."""

    path: Path | None
    accounts: frozenset[str]

    @classmethod
    def of(cls, home: Home, keys: dict[str, str]) -> "Kept":
        """``keys``: account → key (``keys.of_account``)."""
        path = stores.last(home)
        known = {} if path is None else stores.keys(path)
        return cls(path, frozenset(a for a, key in keys.items() if known.get(a) == key))

    def count(self) -> int:
        """Cases of all its accounts, excluded ones aside."""
        return sum(count for (count,) in self._rows("count_kept"))

    def opening_days(self) -> dict[str, set[date]]:
        """Account → the WIB days on which its cases opened."""
        found: dict[str, set[date]] = {account_id: set() for account_id in self.accounts}
        for account_id, day in self._rows("kept_days"):
            found[account_id].add(day)
        return found

    def find(self, case_key: int) -> tuple | None:
        """The row of a case (columns: data/sql/kept_case.sql), or None."""
        found = self._rows("kept_case", case_key=case_key)
        return found[0] if found else None

    def tables(self, accounts: list[str]) -> Iterator[pa.Table]:
        """Rows of some of its accounts, of each of ``stores.TABLES``."""
        assert self.path is not None
        cursor = stores.cursor(self.path)
        for table in stores.TABLES:
            asked = cursor.sql(of_table("kept_rows", table), params={"accounts": accounts})
            yield asked.to_arrow_table()

    def _rows(self, name: str, **more) -> list[tuple]:
        if self.path is None:
            return []
        asked = {"accounts": sorted(self.accounts), **more}
        return stores.cursor(self.path).execute(statement(name), asked).fetchall()
