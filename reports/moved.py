"""Which cases moved between two states of a home, and what moved each: found by putting what came
in between back in, one upload or document at a time, and cutting the cases anew."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from data.cases import cached, cutting
from data.cases.rules import Rules
from data.lake import damage, documents
from data.lake.home import Home
from data.lake.uploads import Lake

COLUMNS = ("cause", "account_id", "opd_id", "case_id", "opened_on", "what", "why")
WHY = {
    "uploads": "upload",
    "undo": "upload",
    "purge": "upload",
    "forgotten": "upload",
    "exclusions": "exclusion",
    "corrections": "contest",
}
JUDGED_AFTER = timedelta(hours=72)  # after the resolution target (handbook, section 4)
READ = (  # columns of a cut case that say what figures count of it
    "opd_id",
    "opened_at",
    "first_reply_at",
    "resolved_at",
    "closed",
    "reopened",
    "waiting_again",
    "excluded",
    "replies_known",
    "closing_known",
    "automatic_first",
    "response_target",
    "response_target_office",
    "response_office",
    "resolution_office",
    "deadline",
)
KNOWN = ("as_of", "waited", "waited_office")  # until when, which moves with every later upload


class Step(NamedTuple):
    """One upload or document that came in between, and the home with it."""

    cause: str
    home: Home


def between(home: Home, old: frozenset[str], new: frozenset[str]) -> pd.DataFrame:
    """The cases that each of the uploads and documents in ``new`` but not in ``old`` moved, and the
    accounts whose other figures it may have moved (``case_id`` null).

    Out: COLUMNS; ``cause`` is the upload's or document's name in the home, ``what`` opened, gone,
    changed or account, ``why`` upload, contest, exclusion or register."""
    with home.staging_folder() as spill:
        found = list(_rows(home, old, new, spill))
    rows = pd.DataFrame(found, columns=list(COLUMNS[:-1]))
    why = {cause: _why(home, cause) for cause in rows["cause"].unique()}
    return rows.assign(why=rows["cause"].map(why).astype(object))


def _why(home: Home, cause: str) -> str:
    """upload, contest (also an exclusion that a contest asked for), exclusion or register."""
    if cause.startswith("uploads/"):
        return WHY["uploads"]
    asked = damage.read_json(home.path / cause).get("contest") is not None
    return "contest" if asked else WHY.get(cause.split("/")[1], "register")


def _rows(home: Home, old: frozenset[str], new: frozenset[str], spill: Path) -> Iterator[tuple]:
    purged = _purged(home, new - old)
    base = old | purged
    view = Lake.read(home.as_it_was(base))
    rules = Rules.current(view)
    for name in sorted(purged):
        upload = view.upload(damage.read_json(home.path / name, "upload_id")["upload_id"])
        for account_id in sorted(upload.accounts()):
            yield from _of_account(name, account_id, rules)
    cut: dict[str, dict] = {}
    for step in _steps(home, base, new):
        later = Lake.read(step.home)
        its_rules = Rules.current(later)
        for account_id in sorted(set(view.by_account) | set(later.by_account)):
            if cached.key(account_id, view, rules) == cached.key(account_id, later, its_rules):
                continue
            before = cut.get(account_id) or _cut(account_id, view, rules, spill)
            cut[account_id] = after = _cut(account_id, later, its_rules, spill)
            yield from _of_account(step.cause, account_id, its_rules)
            yield from _differences(step.cause, account_id, before, after)
        view, rules = later, its_rules


def _purged(home: Home, came: frozenset[str]) -> frozenset[str]:
    """Purges: what they took away cannot be cut again, so they count from the start."""
    return frozenset(name for name in came if name.startswith("documents/purge/"))


def _of_account(cause: str, account_id: str, rules: Rules) -> Iterator[tuple]:
    for opd_id in sorted({row.opd_id for row in rules.register.accounts.get(account_id, ())}):
        yield cause, account_id, opd_id, None, None, "account"


def _steps(home: Home, old: frozenset[str], new: frozenset[str]) -> Iterator[Step]:
    """What came in between in its order, by the time at which it came."""
    names, came = set(old), sorted(new - old, key=lambda name: (_came_at(home, name), name))
    for name in came:
        if name.split("/")[1] not in documents.BESIDE_FIGURES:
            names.add(name)
            yield Step(name, home.as_it_was(frozenset(names)))


def _came_at(home: Home, name: str) -> str:
    if name.startswith("uploads/"):
        return str(damage.read_json(home.path / name / "upload.json", "received_at")["received_at"])
    return str(damage.read_json(home.path / name, "at")["at"])


def _cut(account_id: str, view: Lake, rules: Rules, spill: Path) -> dict:
    """Case id → what figures read of it."""
    cases: pa.Table = cutting.tables([account_id], view, rules, spill)[0]
    found = {}
    for row in cases.select(["case_key", "opened_on", *READ, *KNOWN]).to_pylist():
        known = {name: row.pop(name) for name in KNOWN}
        found[f"{row.pop('case_key'):016x}"] = row | _by_then(row, known)
    return found


def _by_then(row: dict, known: dict) -> dict:
    """What depends on until when the account is known: which targets have run out, and how long a
    case without a reply or an end has been seen to wait."""
    is_done = row["first_reply_at"] is not None and row["resolved_at"] is not None
    return {
        "due": known["waited"] >= row["response_target"],
        "due_office": known["waited_office"] >= row["response_target_office"],
        "resolution_due": row["deadline"] + JUDGED_AFTER <= known["as_of"],
        "seen": None if is_done else known["as_of"],
    }


def _differences(cause: str, account_id: str, before: dict, after: dict) -> Iterator[tuple]:
    for case_id in sorted(before.keys() | after.keys()):
        old, new = before.get(case_id), after.get(case_id)
        row = new or old or {}
        if old != new:
            what = "opened" if old is None else "gone" if new is None else "changed"
            yield cause, account_id, row["opd_id"], case_id, row["opened_on"], what
            if old and new and old["opd_id"] != new["opd_id"]:
                yield cause, account_id, old["opd_id"], case_id, row["opened_on"], what
