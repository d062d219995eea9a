"""What the month rests on: register, targets, calendar, schedules, definitions, coverage, uploads,
as they were."""

import base64
from datetime import date

import pandas as pd

from data.cases.rules import Rules
from data.lake import documents
from data.lake.uploads import Lake
from data.register.letterhead import Letterhead
from data.targets.setting import TABLE
from metrics import months
from metrics.dictionary.dictionary import FOLDER
from metrics.sql.statements import table

HELD = ("opds", "accounts", "calendar", "topics", "classes")  # of :func:`of_rules`


def cases(cursor, month: str) -> pd.DataFrame:
    """The cases opened in the window and in the three months before it (columns:
    ``metrics/sql/frozen_cases.sql``)."""
    return table(cursor, "frozen_cases", _span(month))


def coverage(cursor, month: str) -> pd.DataFrame:
    """The same six months: ``account_id, day, covered``, of days that have ended and on which the
    account was active."""
    whole = {"by": "regency", "unit": "regency", "platform": None, **_span(month)}
    return table(cursor, "coverage_days", whole)


def schedules(cursor, month: str) -> pd.DataFrame:
    """Working hours and targets of every ``schedule`` and ``day`` of the same months (columns:
    ``data.targets.clocks.day_table``)."""
    return table(cursor, "frozen_days", _span(month))


def states(cursor) -> pd.DataFrame:
    """``account_id, as_of`` (UTC): until when each account is known."""
    return cursor.execute("FROM account_states ORDER BY account_id").df()


def of_rules(rules: Rules, day: date) -> dict[str, pd.DataFrame]:
    """``opds`` (``opd_id, name, kind, schedule``: as on the day), ``accounts`` (their rows of the register),
    ``calendar`` (``date, kind, source, confirmed``), ``topics`` (``topic, class``), ``classes``
    (``class, resolution_days, valid_from``, and ``ground_kind`` … ``verified_on``)."""
    register, calendar = rules.register, rules.calendar
    opds = [
        {
            "opd_id": opd_id,
            "name": o.name,
            "kind": o.kind,
            "schedule": register.schedule(opd_id, day),
        }
        for opd_id, o in register.opds.items()
    ]
    accounts = [
        vars(row) | {"staff_handles": "; ".join(row.staff_handles)}
        for rows in register.accounts.values()
        for row in rows
    ]
    days = [
        {"date": day, "kind": kind, "source": source, "confirmed": _is_confirmed(calendar, day)}
        for (day, kind), source in calendar.sources.items()
    ]
    classes = [
        {"class": name, "resolution_days": target.days, "valid_from": target.since}
        | target.ground.row
        for name, targets in rules.classes.history.items()
        for target in targets
    ]
    return {
        "opds": pd.DataFrame(opds),
        "accounts": pd.DataFrame(accounts),
        "calendar": pd.DataFrame(days),
        "topics": pd.DataFrame(sorted(rules.topics.classes.items()), columns=["topic", "class"]),
        "classes": pd.DataFrame(classes),
    }


def letterhead(home) -> pd.DataFrame:
    """One row: ``office, official, title`` (empty where not stated) and ``logo`` (base64)."""
    found = Letterhead.current(home)
    logo = base64.b64encode(found.logo).decode()
    row = {"office": found.office, "official": found.official, "title": found.title, "logo": logo}
    return pd.DataFrame([row])


def targets(rules: Rules) -> pd.DataFrame:
    """Every setting with what holds from when: ``name, value, valid_from`` (null: since ever),
    ``meaning``, and its ground (``ground_kind`` … ``verified_on``, empty where none is stated)."""
    rows = []
    for name, setting in TABLE.items():
        for since, value in rules.settings.history[name]:
            rows.append(
                {
                    "name": name,
                    "value": None if value is None else str(value),
                    "valid_from": since,
                    "meaning": setting.meaning,
                    **rules.settings.ground(name, since).row,
                }
            )
    return pd.DataFrame(rows)


def hours(rules: Rules) -> pd.DataFrame:
    """The rows of ``schedules.csv``, as text: ``schedule, valid_from, season, weekday, opens,
    closes, ground``."""
    history = rules.schedules.history.values()
    return pd.DataFrame([row for held in history for one in held for row in one.rows])


def definitions() -> pd.DataFrame:
    """The dictionary's files as they were: ``name, text`` (TOML)."""
    rows = [(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return pd.DataFrame(rows, columns=["name", "text"])


def uploads(view: Lake) -> pd.DataFrame:
    """The uploads that counted: ``upload_id, received_at, by, format, kind, from, until`` (UTC,
    ISO 8601), ``accounts`` (parted by “; ”), ``read, accepted, updated, duplicates, rejected``."""
    counts = ("read", "accepted", "updated", "duplicates", "rejected")
    kept = ("received_at", "by", "format", "kind", "from", "until", *counts)
    rows = [
        {"upload_id": u.upload_id, **{name: u.info[name] for name in kept}}
        | {"accounts": "; ".join(sorted(u.accounts()))}
        for u in view.valid
    ]
    return pd.DataFrame(rows, columns=["upload_id", *kept, "accounts"])


def names(home) -> pd.DataFrame:
    """``name``: every upload and document that was there, as a path in the home; with these the
    month can be recomputed as it was, and what came later is found."""
    return pd.DataFrame({"name": sorted(documents.put_in(home))})


def _is_confirmed(calendar, day: date) -> bool:
    return day.year in calendar.confirmed_years


def _span(month: str) -> dict[str, date]:
    first = months.first_day(months.shifted(month, 1 - 2 * months.WINDOW))
    return {"first_day": first, "last_day": months.last_day(month)}
