"""What a change of the register would do to cases, before it is kept: they are cut as they would
be."""

from dataclasses import dataclass
from typing import NamedTuple

from data.cases import cached, keys, tables
from data.cases.rules import Rules
from data.errors import Refused, quote
from data.lake import damage, documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.sql.databases import for_cases
from data.sql.statements import statement

OF_BOARDS = ("min_cases_opd", "min_cases_account", "min_coverage", "official_clock", "start_date")


@dataclass(frozen=True)
class Effect:
    """``months``: month of opening → cases that would have another OPD, office clock or target;
    ``orphans`` of them would have no OPD any more, ``orphaned`` is an account of those.
    ``moves_boards``: whether what places rest on would be another."""

    months: dict[str, int]
    orphans: int = 0
    orphaned: str = ""
    moves_boards: bool = False

    @property
    def cases(self) -> int:
        """All cases that would change."""
        return sum(self.months.values())


def of(home: Home, proposed: Home, kind: str) -> Effect:
    """What ``proposed``, which differs from ``home`` in documents of one kind, does to its cases."""
    if kind in documents.BESIDE_FIGURES:
        return Effect({})
    old, new = _Seen.of(home), _Seen.of(proposed)
    if not old.keys:
        return Effect({})
    changed = [account for account, key in old.keys.items() if key != new.keys.get(account)]
    if not changed:
        return Effect({}, moves_boards=old.beside != new.beside)
    before, after = old.files(changed), new.files(changed)
    with damage.named((), [files[a][0] for files in (before, after) for a in changed]):
        rows = _compare([before[a][0] for a in changed], [after[a][0] for a in changed])
    orphaned = [row[3] for row in rows if row[3]]
    return Effect(
        {month: cases for month, cases, _, _ in rows},
        sum(row[2] for row in rows),
        orphaned[0] if orphaned else "",
        moves_boards=True,
    )


def refuse_orphans(effect: Effect) -> None:
    """Refused, with the way out, where cases would have no OPD any more."""
    if effect.orphans:
        raise Refused(
            f"{effect.orphans} kasus (antara lain akun {quote(effect.orphaned)}) tidak akan punya "
            "OPD lagi; ubah valid_from dan valid_to supaya hari kasus itu tetap tercakup."
        )


class _Seen(NamedTuple):
    """What a home holds, the key of each account's cases, and what boards rest on beside them:
    whose an account is and when, kinds of OPDs, settings."""

    view: Lake
    rules: Rules
    keys: dict[str, str]
    beside: list

    @classmethod
    def of(cls, home: Home) -> "_Seen":
        view = Lake.read(home)
        rules = Rules.current(view)
        settings = [rules.held(name) for name in OF_BOARDS]
        kinds = {opd.opd_id: opd.kind for opd in rules.register.opds.values()}
        owners = tables.owner_table(rules.register)
        return cls(view, rules, keys.of(view, rules), [settings, kinds, owners])

    def files(self, accounts: list[str]) -> dict[str, cached.Paths]:
        """The case files of some accounts."""
        return cached.files(self.view, self.rules, accounts)


def _compare(before: list, after: list) -> list[tuple]:
    with for_cases() as connection:
        parameters = {"before": [str(p) for p in before], "after": [str(p) for p in after]}
        return connection.execute(statement("changed_cases"), parameters).fetchall()
