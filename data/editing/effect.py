"""What a change of the register would do to cases, before it is kept: they are cut as they would
be."""

from dataclasses import dataclass

from data.cases import cached
from data.cases.rules import Rules
from data.lake import damage, documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.sql.databases import for_cases
from data.sql.statements import statement


@dataclass(frozen=True)
class Effect:
    """``months``: month of opening → cases that would have another OPD, office clock or target;
    ``orphans`` of them would have no OPD any more, ``orphaned`` is an account of those."""

    months: dict[str, int]
    orphans: int = 0
    orphaned: str = ""

    @property
    def cases(self) -> int:
        """All cases that would change."""
        return sum(self.months.values())


def of(home: Home, proposed: Home, kind: str) -> Effect:
    """What ``proposed``, which differs from ``home`` in documents of one kind, does to its cases."""
    if kind in documents.BESIDE_FIGURES:
        return Effect({})
    before, after = _files(home), _files(proposed)
    changed = [account for account in before if before[account] != after[account]]
    if not changed:
        return Effect({})
    with damage.named((), [files[a][0] for files in (before, after) for a in changed]):
        rows = _compare([before[a][0] for a in changed], [after[a][0] for a in changed])
    orphaned = [row[3] for row in rows if row[3]]
    return Effect(
        {month: cases for month, cases, _, _ in rows},
        sum(row[2] for row in rows),
        orphaned[0] if orphaned else "",
    )


def _files(home: Home) -> dict[str, cached.Paths]:
    view = Lake.read(home)
    return cached.files(view, Rules.current(view))


def _compare(before: list, after: list) -> list[tuple]:
    with for_cases() as connection:
        parameters = {"before": [str(p) for p in before], "after": [str(p) for p in after]}
        return connection.execute(statement("changed_cases"), parameters).fetchall()
