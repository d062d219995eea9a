"""What moved between two states of a home, and what moved it: found by putting what came in between
back in, one upload or document at a time, and cutting the cases anew."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from data.cases import coverage, keys
from data.lake import damage, documents
from data.lake.home import Home
from metrics import months
from reports import cuts
from reports.states import State

COLUMNS = ("cause", "account_id", "opd_id", "kind", "case_id", "opened_on", "what", "fields", "why")
CASES = ("opened", "gone", "changed")  # ``what`` of rows that are about a case
WHY = {
    "uploads": "upload",
    "undo": "upload",
    "purge": "upload",
    "forgotten": "upload",
    "exclusions": "exclusion",
    "corrections": "contest",
}
SETTINGS = ("min_cases_opd", "min_cases_account", "min_coverage", "start_date")
Days = tuple[date, date]  # first and last of all that the month reads, but for stocks
Row = tuple[str | None, str | None, str | None, str | None, date | None, str, str | None]


def between(home: Home, old: frozenset[str], new: frozenset[str], month: str) -> pd.DataFrame:
    """What each of the uploads and documents in ``new`` but not in ``old`` moved of all that the
    month (YYYY-MM) reads.

    Out: COLUMNS; ``cause`` is the upload's or document's name in the home, ``kind`` that of the OPD
    (lower case), ``why`` upload, contest, exclusion or register. ``what``: of a case (``case_id``,
    ``opened_on``) opened, gone or changed (``fields``: the figures that count it otherwise for this
    OPD, ``reports.cuts``); of an account replies (likewise) or coverage (``opened_on``: the first
    such day of each month), register (``fields``: days on which it is active, or only its opd_id)
    or purged; of
    an OPD kind (two rows: the former and the new one); of everything (no account, no OPD) coverage
    (which days have ended), or the name of the setting that changed."""
    found = []
    with home.staging_folder() as spill:
        for cause, rows in _steps(home, old, new, month, spill):
            found += [(cause, *row) for row in rows]
    table = pd.DataFrame(found, columns=list(COLUMNS[:-1]))
    why = {cause: _why(home, cause) for cause in table["cause"].unique()}
    return table.assign(why=table["cause"].map(why).astype(object))


def _why(home: Home, cause: str) -> str:
    """upload, contest (also an exclusion that a contest asked for), exclusion or register."""
    if cause.startswith("uploads/"):
        return WHY["uploads"]
    asked = damage.read_json(home.path / cause).get("contest") is not None
    return "contest" if asked else WHY.get(cause.split("/")[1], "register")


def _steps(
    home: Home, old: frozenset[str], new: frozenset[str], month: str, spill: Path
) -> Iterator[tuple[str, Iterator[Row]]]:
    """What came in between in its order, by the time at which it came, each with what it moved."""
    came = sorted(new - old, key=lambda name: (_came_at(home, name), name))
    purged = [name for name in came if name.startswith("documents/purge/")]
    names = old | frozenset(purged)  # what they took away cannot be cut again
    state = State.of(home.as_it_was(names))
    for name in purged:
        upload = damage.read_json(home.path / name, "upload_id")["upload_id"]
        accounts = sorted(state.view.upload(upload).accounts())
        yield name, (row for account in accounts for row in _whose(state, account, "purged"))
    known: dict[str, cuts.Cut] = {}
    first = months.first_day(months.shifted(month, 1 - 2 * months.WINDOW))
    days = first, months.last_day(month)
    for name in came:
        if name in names or name.split("/")[1] in documents.BESIDE_FIGURES:
            continue
        names |= {name}
        later = State.of(home.as_it_was(names))
        yield name, _moved(state, later, known, days, spill=spill)
        state = later


def _came_at(home: Home, name: str) -> str:
    if name.startswith("uploads/"):
        return str(damage.read_json(home.path / name / "upload.json", "received_at")["received_at"])
    return str(damage.read_json(home.path / name, "at")["at"])


def _moved(
    old: State, new: State, known: dict[str, cuts.Cut], days: Days, spill: Path
) -> Iterator[Row]:
    """All that one step moved; ``known``: the accounts that were cut already, kept up to date."""
    for name in SETTINGS:
        if old.rules.settings.value(name, days[1]) != new.rules.settings.value(name, days[1]):
            yield None, None, None, None, None, name, None
    if old.last_ended(days[1]) != new.last_ended(days[1]):
        yield None, None, None, None, None, "coverage", None
    yield from _kinds(old, new)
    yield from _registered(old, new)
    changed = [
        account_id
        for account_id in sorted(set(old.view.by_account) | set(new.view.by_account))
        if keys.of_account(account_id, old.view, old.rules)
        != keys.of_account(account_id, new.view, new.rules)
    ]
    missing = [account_id for account_id in changed if account_id not in known]
    known.update(cuts.cut(missing, old.view, old.rules, days, spill))
    for account_id, after in cuts.cut(changed, new.view, new.rules, days, spill):
        yield from _of_account(account_id, old, new, days)
        for day, opd_id, fields in cuts.reply_days(known[account_id], after, new.kind):
            yield account_id, opd_id, new.kind(opd_id), None, day, "replies", fields
        for one in cuts.differences(known[account_id], after, new.kind):
            yield account_id, one.opd_id, new.kind(one.opd_id), one.case_id, *one[2:]
        known[account_id] = after


def _kinds(old: State, new: State) -> Iterator[Row]:
    for opd_id in sorted(old.opds & new.opds):
        if old.kind(opd_id) != new.kind(opd_id):
            for state in (old, new):
                yield None, opd_id, state.kind(opd_id), None, None, "kind", None


def _registered(old: State, new: State) -> Iterator[Row]:
    """Accounts that belong to others than before, or on other days."""
    for account_id in sorted(old.accounts | new.accounts):
        was, is_ = (state.periods(account_id) for state in (old, new))
        if was != is_:
            fields = "days" if old.active(account_id) != new.active(account_id) else "opd_id"
            for opd_id in sorted({period[0] for period in was ^ is_}):
                yield account_id, opd_id, new.kind(opd_id), None, None, "register", fields


def _of_account(account_id: str, old: State, new: State, days: Days) -> Iterator[Row]:
    """The months in which it has other covered days."""
    was, is_ = (
        set(coverage.covered_days(account_id, state.view.by_account.get(account_id, [])))
        for state in (old, new)
    )
    for day in cuts.firsts(day for day in was ^ is_ if days[0] <= day <= days[1]):
        yield from _whose(new, account_id, "coverage", day)


def _whose(state: State, account_id: str, what: str, day: date | None = None) -> Iterator[Row]:
    """The same of every OPD that the account belongs to or belonged to."""
    for opd_id in sorted({period[0] for period in state.periods(account_id)}):
        yield account_id, opd_id, state.kind(opd_id), None, day, what, None
