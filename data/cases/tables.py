"""The small tables that the statements of data/sql name: uploads with their ranks, as_of, owners,
topics …"""

from datetime import date, datetime

import pyarrow as pa

from data import moment
from data.cases.coverage import whole_days
from data.cases.rules import Correction
from data.lake.uploads import Upload
from data.register.register import Register
from data.targets.schedules import Hours, Schedules
from data.targets.topics import Topics

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


def upload_table(uploads: list[Upload]) -> pa.Table:
    """Uploads with their ranks: ``precedence`` (higher wins a contradiction), ``arrival`` (order of
    minute stamps), ``repeats`` (``Upload.repeats``); ``upload_number`` stands for its id."""
    by_end = sorted(uploads, key=lambda u: (u.info["until"] or "", u.info["sha256"]))
    by_start = sorted(uploads, key=lambda u: (u.info["first_stamp"] or "9999", u.info["sha256"]))
    return pa.table(
        {
            "path": pa.array([str(u.rows_file) for u in uploads], pa.string()),
            "upload_number": pa.array(range(len(uploads)), pa.int32()),
            "upload_id": pa.array([u.upload_id for u in uploads], pa.string()),
            "sha256": pa.array([u.info["sha256"] for u in uploads], pa.string()),
            "stated_until": pa.array([naive(u.stated_until) for u in uploads], pa.timestamp("us")),
            "precedence": pa.array([by_end.index(u) for u in uploads], pa.int64()),
            "arrival": pa.array([by_start.index(u) for u in uploads], pa.int64()),
            "newest_first": pa.array([u.info["newest_first"] for u in uploads], pa.bool_()),
            "has_seconds": pa.array([u.info["has_seconds"] for u in uploads], pa.bool_()),
            "repeats": pa.array([u.repeats for u in uploads], pa.bool_()),
        }
    )


def state_table(states: dict[str, datetime]) -> pa.Table:
    """Account → as_of (UTC)."""
    return pa.table(
        {
            "account_id": pa.array(list(states), pa.string()),
            "as_of": pa.array([naive(s) for s in states.values()], pa.timestamp("us")),
        }
    )


def owner_table(register: Register) -> pa.Table:
    """Every account's OPD by time, both days inclusive; open ends are the ends of time."""
    rows = [row for rows in register.accounts.values() for row in rows]
    return pa.table(
        {
            "account_id": pa.array([r.account_id for r in rows], pa.string()),
            "opd_id": pa.array([r.opd_id for r in rows], pa.string()),
            "platform": pa.array([r.platform for r in rows], pa.string()),
            "handle": pa.array([r.handle for r in rows], pa.string()),
            "valid_from": pa.array([r.valid_from or FIRST_DAY for r in rows], pa.date32()),
            "valid_to": pa.array([r.valid_to or LAST_DAY for r in rows], pa.date32()),
        }
    )


def schedule_table(register: Register, schedules: Schedules) -> pa.Table:
    """What each OPD works by over time: from ``since`` to the day before ``until`` the hours
    ``schedule`` (``Hours.key``), null where its schedule ``name`` does not hold yet."""
    rows = []
    for opd in register.opds.values():
        begins = [since or FIRST_DAY for since, _ in opd.schedules] + [LAST_DAY]
        for i, (_, name) in enumerate(opd.schedules):
            held = _held(schedules.history[name], begins[i], begins[i + 1])
            rows += [(opd.opd_id, name, *part) for part in held]
    columns = ("opd_id", "name", "since", "until", "schedule")
    types = (pa.string(), pa.string(), pa.date32(), pa.date32(), pa.string())
    return pa.table(
        {
            column: pa.array([row[i] for row in rows], kind)
            for i, (column, kind) in enumerate(zip(columns, types, strict=True))
        }
    )


def _held(
    history: tuple[Hours, ...], begin: date, end: date
) -> list[tuple[date, date, str | None]]:
    """The parts of a time, the end not included, in which one set of hours holds, or none yet."""
    starts = [FIRST_DAY, *(hours.since or FIRST_DAY for hours in history), LAST_DAY]
    keys = [None, *(hours.key for hours in history)]
    parts = [(max(begin, starts[i]), min(end, starts[i + 1]), key) for i, key in enumerate(keys)]
    return [part for part in parts if part[0] < part[1]]


def topic_table(topics: Topics) -> pa.Table:
    """Topic as it is compared → class of its resolution target."""
    return pa.table(
        {
            "topic": pa.array(list(topics.classes), pa.string()),
            "class": pa.array(list(topics.classes.values()), pa.string()),
        }
    )


def exclusion_table(exclusions: dict[str, dict[str, str]]) -> pa.Table:
    """Excluded cases with their reason, from account → case id in hexadecimal → reason."""
    rows = [
        (account_id, int(case_id, 16), reason)
        for account_id, cases in exclusions.items()
        for case_id, reason in cases.items()
    ]
    return pa.table(
        {
            "account_id": pa.array([r[0] for r in rows], pa.string()),
            "case_key": pa.array([r[1] for r in rows], pa.uint64()),
            "reason": pa.array([r[2] for r in rows], pa.string()),
        }
    )


def correction_table(corrections: dict[str, list[Correction]]) -> pa.Table:
    """What Diskominfo decided against exports, by account."""
    rows = [(account_id, one) for account_id, own in corrections.items() for one in own]
    stamps = [naive(moment.from_text(one.value)) for _, one in rows]
    return pa.table(
        {
            "account_id": pa.array([account_id for account_id, _ in rows], pa.string()),
            "effect": pa.array([one.effect for _, one in rows], pa.string()),
            "target": pa.array([int(one.target, 16) for _, one in rows], pa.uint64()),
            "field": pa.array([one.field for _, one in rows], pa.string()),
            "said_at": pa.array(stamps, pa.timestamp("us")),
        }
    )


def covering_table(by_account: dict[str, list[Upload]]) -> pa.Table:
    """The whole WIB days that each upload covers of each account by itself; ``number`` is the order
    of arrival."""
    rows = [
        (account_id, upload, *whole_days(*upload.interval))
        for account_id, uploads in by_account.items()
        for upload in uploads
        if upload.interval is not None and account_id in upload.info["covered"]
    ]
    rows = [row for row in rows if row[2] <= row[3]]
    return pa.table(
        {
            "account_id": pa.array([r[0] for r in rows], pa.string()),
            "upload_id": pa.array([r[1].upload_id for r in rows], pa.string()),
            "number": pa.array([int(r[1].upload_id.split("-")[0]) for r in rows], pa.int32()),
            "kind": pa.array([r[1].info["kind"] for r in rows], pa.string()),
            "first_day": pa.array([r[2] for r in rows], pa.date32()),
            "last_day": pa.array([r[3] for r in rows], pa.date32()),
        }
    )


def naive(moment: datetime | None) -> datetime | None:
    """A UTC moment as DuckDB's TIMESTAMP has it."""
    return None if moment is None else moment.replace(tzinfo=None)
