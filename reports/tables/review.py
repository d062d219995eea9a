"""What people said of the month: questions with their marks, exclusions, corrections, contests,
notes."""

from dataclasses import asdict

import pandas as pd

from data.lake import documents
from data.review import contests, notes, question_marks
from data.review import samples as sampled
from metrics.review.asked import asked

CONTEST = (
    "number",
    "reason",
    "reference",
    "made_by",
    "made_at",
    "state",
    "answer",
    "decided_by",
    "decided_at",
)


def questions(cursor, home, month: str) -> pd.DataFrame:
    """``metrics.review.questions.COLUMNS`` with the last mark: ``mark`` (asked, explained or null),
    ``note, marked_by, marked_at``, and ``is_open`` (not marked, or its numbers changed since)."""
    found, marks = asked(cursor, month), question_marks.read(home)
    rows = []
    for row in found.to_dict("records"):
        own = marks.get((row["question"], row["unit_type"], row["unit"], row["month"]), [])
        last = own[-1] if own else None
        same = last and (last.numerator, last.denominator) == (row["numerator"], row["denominator"])
        rows.append(
            {
                "mark": last and last.mark,
                "note": last and last.note,
                "marked_by": last and last.by,
                "marked_at": last and last.at,
                "is_open": not same,
            }
        )
    columns = ["mark", "note", "marked_by", "marked_at", "is_open"]
    return pd.concat([found, pd.DataFrame(rows, columns=columns, index=found.index)], axis=1)


def exclusions(home, cases: pd.DataFrame) -> pd.DataFrame:
    """The cases of ``cases`` that are excluded: ``case_id, account_id, opd_id, opened_on, reason,
    by, at``; ``rejected`` ones by their export (``by`` and ``at`` null)."""
    said = {
        (document["account_id"], document["case_id"]): document
        for document in documents.read(home, "exclusions")
    }
    own = cases[cases["excluded"].notna()]
    kept = own[["case_id", "account_id", "opd_id", "opened_on", "excluded"]]
    found = kept.rename(columns={"excluded": "reason"})
    keys = list(zip(found["account_id"], found["case_id"], strict=True))
    return found.assign(
        by=[said.get(key, {}).get("by") for key in keys],
        at=[said.get(key, {}).get("at") for key in keys],
    ).reset_index(drop=True)


def all_contests(home, month: str) -> pd.DataFrame:
    """The contests of the month: ``number, opd_id, by, unit, figure, case_id, reason, reference,
    made_by, made_at, state, answer, decided_by, decided_at, effect`` (``Effect.kind``, null without
    one); state waiting: undecided when this was made."""
    rows = [
        asdict(contest.subject)
        | {name: getattr(contest, name) for name in CONTEST}
        | {"effect": contest.effect and contest.effect.kind}
        for contest in contests.read(home)
        if contest.subject.month == month
    ]
    first = ["number", "opd_id", "by", "unit", "figure", "case_id"]
    return pd.DataFrame(rows, columns=[*first, *CONTEST[1:], "effect"])


def corrections(home, cases: pd.DataFrame) -> pd.DataFrame:
    """What is corrected against exports, of accounts of ``cases``: ``account_id, case_id, effect``
    (time, automatic, courtesy, post), ``field, value, contest, by, at``; those in force only."""
    found: dict[tuple, dict] = {}
    for document in documents.read(home, "corrections"):
        found[document["effect"], document["target"], document["field"]] = document
    columns = ["account_id", "case_id", "effect", "field", "value", "contest", "by", "at"]
    known = set(cases["account_id"])
    rows = [
        {name: document[name] for name in columns}
        for document in found.values()
        if not document["withdrawn"] and document["account_id"] in known
    ]
    return pd.DataFrame(rows, columns=columns)


def all_notes(home, month: str) -> pd.DataFrame:
    """The notes of the month: ``opd_id`` (null: of the whole month), ``text, by, at``."""
    rows = [(note.opd_id, note.text, note.by, note.at) for note in notes.read(home, month)]
    return pd.DataFrame(rows, columns=["opd_id", "text", "by", "at"])


def samples(home, month: str) -> pd.DataFrame:
    """The sampled closed cases of the month: ``opd_id, account_id, case_id``, ``verdict`` (right,
    wrong, or null: not looked at), ``by, at``."""
    rows = [
        (case.opd_id, case.account_id, case.case_id, case.verdict, case.by, case.at)
        for case in sampled.read(home, month)
    ]
    return pd.DataFrame(rows, columns=["opd_id", "account_id", "case_id", "verdict", "by", "at"])
