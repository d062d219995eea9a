"""Questions that the data of a month raise for Diskominfo: never verdicts (handbook, section 6)."""

from dataclasses import dataclass, field

import pandas as pd

from metrics import months
from metrics.cases import case_list
from metrics.settings import Settings
from metrics.sql.statements import table

# what a question speaks about must be at least so many: its denominator, unless its statement says
# more
MIN_CASES = 10
# messages of one day that a later upload lacks; messages that were to be expected on days stated as
# quiet
SEVERAL = 5
UNITS, ACCOUNTS = ("account", "opd"), ("account",)
TEXTS = ("question", "unit_type", "unit", "month", "day", "upload_id", "from_opd", "to_opd")
COUNTS, NUMBERS = (
    ("numerator", "denominator", "cases"),
    ("value", "usual", "low", "high", "rate", "rate_without"),
)
COLUMNS = (
    "question",
    "unit_type",
    "unit",
    "month",
    "numerator",
    "denominator",
    "value",
    "usual",
    "low",
    "high",
    "rate",
    "rate_without",
    "day",
    "upload_id",
    "from_opd",
    "to_opd",
    "cases",
)


@dataclass(frozen=True)
class Question:
    """One question: its statement, the kinds of units it is asked of, its thresholds as parameters,
    and which of ``by, clock, first_day, window_day`` the statement wants besides ``last_day`` and
    ``min_cases``."""

    name: str
    statement: str
    units: tuple[str, ...]
    thresholds: dict[str, float | None] = field(default_factory=dict)
    wants: tuple[str, ...] = ("first_day",)


QUESTIONS = {
    question.name: question
    for question in (
        Question("instant_replies", "question_same_text", ACCOUNTS, {"share": 0.20, "seconds": 60}),
        Question("one_answer", "question_same_text", ACCOUNTS, {"share": 0.40, "seconds": None}),
        Question(
            "closed_unanswered",
            "question_closed_unanswered",
            UNITS,
            {"share": 0.10},
            ("by", "first_day"),
        ),
        Question("excluded", "question_excluded", UNITS, {"share": 0.10}, ("by", "first_day")),
        Question(
            "one_citizen",
            "question_one_citizen",
            UNITS,
            {"share": 0.20},
            ("by", "clock", "first_day"),
        ),
        Question(
            "oversight",
            "question_oversight",
            UNITS,
            {"share": 0.20, "times": 2},
            ("by", "first_day"),
        ),
        Question(
            "night_messages",
            "question_night_messages",
            ACCOUNTS,
            {"share": 0.50, "from_hour": 22, "to_hour": 5},
        ),
        Question(
            "fewer_messages",
            "question_fewer_messages",
            ACCOUNTS,
            {"share": 0.50, "least_months": 3},
        ),
        Question(
            "vanished_messages", "question_vanished_messages", ACCOUNTS, {"messages": SEVERAL}
        ),
        Question("quiet_coverage", "question_quiet_coverage", ACCOUNTS, {"messages": SEVERAL}),
        Question("moved_account", "question_moved_account", ACCOUNTS, {}, ("window_day",)),
        Question("no_inbound", "question_no_inbound", ACCOUNTS),
    )
}


def questions(cursor, month: str) -> pd.DataFrame:
    """All questions of the month, in the order of QUESTIONS, accounts before OPDs, then by the
    unit's id.

    Out: COLUMNS. ``numerator, denominator, value`` are what fired (see the statement of each
    question; a share is 0–1), ``usual`` what it is compared with (``low, high`` are for signals),
    ``rate`` and ``rate_without`` the share on time with and without the one citizen (official
    clock), ``day`` since when, ``upload_id`` the upload it is about, ``cases`` how many cases are
    behind it."""
    parts = []
    for question in QUESTIONS.values():
        for by in question.units:
            found = raised(cursor, question, by, month)
            counts = [len(_keys(keys)) for keys in found.pop("case_keys")]
            if counts:
                parts.append(
                    found.assign(question=question.name, unit_type=by, month=month, cases=counts)
                )
    return shaped(pd.concat(parts, ignore_index=True) if parts else pd.DataFrame())


def shaped(found: pd.DataFrame) -> pd.DataFrame:
    """Rows with all COLUMNS: what a row has nothing to say of is null."""
    whole = found.reindex(columns=list(COLUMNS))
    texts = {name: whole[name].astype(object).where(whole[name].notna(), None) for name in TEXTS}
    return whole.astype(dict.fromkeys(NUMBERS, "Float64") | dict.fromkeys(COUNTS, "Int64")).assign(
        **texts
    )


def cases_behind(cursor, name: str, unit_type: str, unit: str, month: str) -> pd.DataFrame:
    """The cases behind one question (columns: ``metrics.case_list.cases_behind``), oldest first;
    none where it is not raised. All of them opened in the window that ends with the month."""
    found = raised(cursor, QUESTIONS[name], unit_type, month)
    ids = {
        f"{key:016x}" for row in found.loc[found["unit"] == unit, "case_keys"] for key in _keys(row)
    }
    clock = Settings.of(cursor).official_clock
    parts = [
        case_list.cases_behind(cursor, unit_type, unit, months.shifted(month, -back), clock)
        for back in reversed(range(months.WINDOW))
    ]
    opened = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return opened[opened["case_id"].isin(ids)].reset_index(drop=True)


def raised(cursor, question: Question, by: str, month: str) -> pd.DataFrame:
    """The units of one kind of which a question is raised: what its statement says, with
    ``case_keys``."""
    settings = Settings.of(cursor)
    known = {
        "by": by,
        "clock": settings.official_clock,
        "first_day": months.first_day(month),
        "window_day": months.window(month, settings.start_date)[0],
    }
    return table(
        cursor,
        question.statement,
        {
            "last_day": months.last_day(month),
            "min_cases": MIN_CASES,
            **question.thresholds,
            **{name: known[name] for name in question.wants},
        },
    )


def _keys(keys) -> list[int]:
    return [] if keys is None else [int(key) for key in keys]
