"""Rows of canonical fields, whatever the file was, typed and judged by SQL and written as the
lake's rows."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet

from data.errors import Refused, quote
from data.importers.columns import nothing
from data.importers.columns.header import ADDED
from data.importers.context import Account, Context
from data.importers.rows import bias, courtesies, links, no_message, reasons, surveys, topics, words
from data.importers.rows.formats import Found
from data.importers.rows.schemas import SCHEMAS
from data.importers.rows.sources import SCHEMA, MappedTable, Records, Source
from data.questions import AsksDates
from data.sql.statements import connect, statement, with_macros

ORDERS = ("dmy", "mdy", "ymd")
MEMORY = (
    "400MB"  # of DuckDB, which spills what is more; the rest of the process needs its share of 1 GB
)
TEST_NAMES = (
    r"(?i)^\s*(test|tes|testing|coba|uji ?coba)\b"  # of people in the office who try a channel out
)
MOST_REJECTED = (
    50_000  # rows, each of which upload.json and a person would have to know; more are a wrong file
)
SHOWN_VALUES = {
    "sent_at",
    "opened_at",
    "first_reply_at",
    "closed_at",
    "direction",
    "is_automatic",
    "status",
    "account_id",
}


def take(found: Found, name: str, folder: Path, context: Context) -> dict:
    """Reads what was found in one FILE into ``folder/messages.parquet`` or ``cases.parquet``.

    ``context``: see ``data.loading``. Returns what ``upload.json`` says of the reading: format,
    kind, family, has_…, read, rejected_rows, topics, stamps per account, first and last stamp,
    newest_first, remarks (what is said of the reading before it is stored), bias (a sentence where
    what is rejected may make figures look better, else None), unread (tables of the same kind that
    were left out), columns (of its first table), is_mended
    (rows that were rejected before), unknown_words (what a person may explain);
    ``folder/rejected.json`` holds the rejected rows as they stood. Refused where the file as a
    whole cannot be read."""
    kind = found.format.kind
    connection = with_macros(connect(folder, MEMORY))
    connection.register("register_accounts", _accounts(context.accounts))
    values = words.said(context, _columns(found.sources))
    connection.register("status_words", words.status_words(found.format.name, values))
    connection.register(
        "side_words", words.side_words("direction" if kind == "messages" else "opened_by", values)
    )
    zone = found.format.zone or context.timezone
    parameters: dict[str, object] = {
        "zone": zone,
        "secret": context.secret,
        "received_at": context.received_at.rstrip("Z"),
    }
    parameters |= (
        {"courtesy": courtesies.pattern(), "no_message": no_message.PATTERN}
        if kind == "messages"
        else {"has_status": True, "nothing": nothing.NOTHING} | found.has
    )
    own = links.handles(context.accounts)
    _judge(
        connection, found.sources, kind, own, parameters | {"date_order": context.dates or "dmy"}
    )
    order = context.dates or _date_order(connection, name, found.sources)
    if order not in (context.dates or "dmy", None):
        _judge(connection, found.sources, kind, own, parameters | {"date_order": order})
    if kind == "messages":
        connection.execute(statement("midnight_messages"))
        if has_summer_time(zone):
            connection.execute(statement("repeated_hour"), {"zone": zone})
    if context.dates is None:
        surveys.refuse_turned(connection, kind, name)
    surveys.refuse_rounded(connection, name)
    _refuse_unusable(connection, found.sources, name)
    if kind == "cases" and found.format.family == "canonical":
        first = found.sources[0]
        ask = first.with_longer_id if isinstance(first, MappedTable) else lambda: None
        surveys.refuse_other_openings(connection, name, ask)
    kept = topics.choose(connection, kind, context.topics)
    result = _write(connection, found, folder) | found.has | {"topics": kept}
    result["remarks"] += topics.remarks(connection)
    result["unread"] = found.unread
    result["columns"] = _columns(found.sources)
    result["is_mended"] = tuple(result["columns"][: len(ADDED)]) == ADDED
    result["unknown_words"] = [vars(word) for word in surveys.unknown_words(connection)]
    result |= {"map": context.map} if context.map else {}
    if context.preview:
        result["preview"] = _preview(connection, found, order)
    connection.close()
    return result


def has_summer_time(zone: str) -> bool:
    """Whether clocks of a zone show an hour twice, as of today's rules; none in Indonesia does."""
    offsets = {datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)}
    return len(offsets) > 1


def take_nothing(found_format, folder: Path) -> dict:
    """The reading of a file without a byte, which states an empty period."""
    pyarrow.parquet.write_table(SCHEMAS["messages"].empty_table(), folder / "messages.parquet")
    return {
        "format": found_format.name,
        "kind": "messages",
        "family": found_format.family,
        "whole_account": found_format.whole_account,
        "read": 0,
        "rejected_rows": [],
        "first_stamp": None,
        "last_stamp": None,
        "has_seconds": False,
        "newest_first": False,
        "stamps": {},
        "courtesy_version": courtesies.version(),
        "remarks": [],
        "topics": {},
        "bias": None,
        "unread": 0,
        "is_mended": False,
        "columns": [],
        "unknown_words": [],
        "has_reply": True,
        "has_closed_at": False,
        "has_reopened": False,
    }


def _accounts(rows: list[Account]) -> pa.Table:
    """Validity of every account, both days inclusive; an open end is the end of time."""
    return pa.table(
        {
            "account_id": pa.array([r.account_id for r in rows], pa.string()),
            "valid_from": pa.array([date.fromisoformat(r.valid_from) for r in rows], pa.date32()),
            "valid_to": pa.array([date.fromisoformat(r.valid_to) for r in rows], pa.date32()),
        }
    )


def _judge(
    connection, sources: Sequence[Source], kind: str, own: links.Handles, parameters: dict
) -> None:
    """Sends the rows of all members through the statement that types and judges them, into the
    table ``judged``. ``own``: handles that a link may name."""
    # whole, not as a stream: DuckDB reads a stream with one thread only
    rows = pa.Table.from_batches(
        (links.kept_in(batch, own) for source in sources for batch in source.canonical()), SCHEMA
    )
    connection.register("incoming", rows)
    connection.execute(statement(f"read_{kind}"), parameters)
    connection.unregister("incoming")
    del rows
    pa.default_memory_pool().release_unused()  # what comes next needs the room


def _refuse_unusable(connection, sources: Sequence[Source], name: str) -> None:
    """Refused where a spreadsheet spoilt ids, or where so many rows are rejected that nobody would
    mend them."""
    read, rejected, first, spoilt = connection.execute(statement("survey_rejected")).fetchall()[0]
    if spoilt is not None:
        raise Refused(
            f"Berkas {quote(name)}, baris {spoilt['row']}, kolom {spoilt['column']}, isi "
            f"{quote(spoilt['value'])}: nomor ini rusak oleh aplikasi lembar sebar. Ekspor lagi "
            "dan simpan kolom itu sebagai teks."
        )
    broken = sum(len(source.bad) for source in sources)
    if rejected + broken > MOST_REJECTED:
        example = _shown(first) if first else next(_broken(sources))
        many = (
            f"Berkas {quote(name)}: {rejected + broken} dari {read + broken} baris tidak dapat "
            f"diterima, lebih dari batas {MOST_REJECTED} baris; mungkin berkas, akun atau kolomnya "
            "keliru."
        )
        raise Refused(
            f"{many} {reasons.sentence(example)}",
            on_screen=f"{many} {reasons.sentence(example, on_screen=True)}",
        )


def _shown(row: dict) -> dict:
    """A rejected row without what may be a citizen's."""
    return row | {"value": row["value"] if row["column"] in SHOWN_VALUES else None}


def _broken(sources: Sequence[Source]) -> Iterator[dict]:
    """The rows that could not become fields at all."""
    return (
        {"member": source.member, "row": row, "column": None, "value": None, "why": why}
        for source in sources
        for row, (why, _) in source.bad.items()
    )


def _date_order(connection, name: str, sources: Sequence[Source]) -> str | None:
    """The order of day, month and year, as the file itself shows, None where it has no such dates;
    Refused where it leaves that open."""
    dates, *unreadable, day_month, day_year, month_year = connection.execute(
        statement("survey_dates")
    ).fetchall()[0]
    can = [order for order, row in zip(ORDERS, unreadable, strict=True) if row is None]
    if dates == 0 or can in (["dmy"], ["mdy"]):
        return can[0] if dates else None
    if not can:
        one, other = sorted(unreadable[:2], key=lambda place: place["row"])
        stamp, another = _written(one, sources), _written(other, sources)
        against = (
            f"Berkas {quote(name)}: tanggal saling bertentangan, baris {one['row']} "
            f"({quote(stamp)}) dan baris {other['row']} ({quote(another)}) tidak dapat dibaca "
            "dengan urutan yang sama."
        )
        raise Refused(
            f"{against} Samakan, atau sebutkan --dates.",
            AsksDates(stamp),
            f"{against} Samakan di berkas, atau pilih urutannya di bawah.",
        )
    apart = {("dmy", "mdy"): day_month, ("dmy", "ymd"): day_year, ("mdy", "ymd"): month_year}
    open_rows = (
        [unreadable[0]]
        if can == ["ymd"]
        else [  # year first in two digits is never taken unasked
            row for pair, row in apart.items() if row is not None and set(pair) <= set(can)
        ]
    )
    if not open_rows:
        return can[0]
    first = min(open_rows, key=lambda place: place["row"])
    stamp = _written(first, sources)
    twice = (
        f"Berkas {quote(name)}, baris {first['row']}: tanggal {quote(stamp)} bisa dibaca dua cara."
    )
    raise Refused(
        f"{twice} Sebutkan --dates dmy (hari di depan), mdy (bulan di depan) atau ymd (tahun di "
        "depan).",
        AsksDates(stamp),
        f"{twice} Pilih urutan tanggalnya di bawah.",
    )


def _written(place: dict, sources: Sequence[Source]) -> str:
    """The stamp of a row as it stands in the file."""
    source = next(source for source in sources if source.member == place["member"])
    return (source.written(place["row"]) if isinstance(source, Records) else None) or place["stamp"]


def _write(connection, found: Found, folder: Path) -> dict:
    kind = found.format.kind
    judged = connection.execute(statement("rejected_rows")).fetchall()
    rejected = [
        _shown(dict(zip(("member", "row", "column", "value", "why"), row, strict=True)))
        for row in judged
    ]
    rejected += _broken(found.sources)
    rejected.sort(key=lambda r: (r["member"] or "", r["row"]))
    connection.execute(statement(f"write_{kind}"), {"path": str(folder / f"{kind}.parquet")})
    connection.execute(statement(f"write_masked_{kind}"), {"path": str(folder / "masked.parquet")})
    summary = connection.execute(statement(f"summary_{kind}")).fetchall()[0]
    first, last, has_seconds, newest_first, stamps, apart = summary
    valid = sum(s["rows"] for s in stamps)
    result = {
        "format": found.format.name,
        "kind": kind,
        "family": found.format.family,
        "whole_account": found.format.whole_account,
        "read": valid + len(rejected),
        "rejected_rows": rejected,
        "first_stamp": _text(first),
        "last_stamp": _text(last),
        "has_seconds": has_seconds,
        "newest_first": newest_first,
        "stamps": {
            s["account_id"]: [_text(s["first"]), _text(s["last"]), s["rows"]] for s in stamps
        },
        "courtesy_version": courtesies.version() if kind == "messages" else None,
        "remarks": [
            *dict.fromkeys(note for source in found.sources for note in source.notes),
            *found.remarks,
            *(_steps_back(connection) if found.in_order else ()),
            *surveys.far_apart(apart),
        ],
        "bias": bias.sentence(
            connection.execute(statement(f"lost_{kind}")).fetchall(),
            sum(len(source.bad) for source in found.sources),
        ),
    }
    if rejected:
        _write_rejected(found.sources, rejected, folder / "rejected.json")
    return result


def _steps_back(connection) -> list[str]:
    """The remark on a chat whose times run backwards: a talk that was pasted into a message looks
    like messages of its own. Real exports step back, too, so nothing is decided."""
    rows, first = connection.execute(statement("steps_back")).fetchall()[0]
    if not rows:
        return []
    place = f"{first['member']}, baris" if first["member"] else "Baris"
    others = f" (dan {rows - 1} baris lain)" if rows > 1 else ""
    return [
        f"{place} {first['row']}{others}: waktunya mundur, dari {first['above']:%d/%m/%Y %H.%M} ke "
        f"{first['stamp']:%d/%m/%Y %H.%M}. Bila percakapan lama ditempel di dalam pesan, isinya "
        "terhitung sebagai pesan tersendiri; periksa baris itu sebelum menyimpan."
    ]


def _columns(sources: Sequence[Source]) -> list[str]:
    return sources[0].header


def _preview(connection, found: Found, order: str | None) -> dict:
    """What a person should see before the file is taken: how dates were read, and the first rows as
    understood."""
    kind = found.format.kind
    rows = connection.execute(statement(f"preview_{kind}"))
    names = [column[0] for column in rows.description]
    shown = [
        {
            name: _text(cell) if isinstance(cell, datetime) else cell
            for name, cell in zip(names, row, strict=True)
        }
        for row in rows.fetchall()
    ]
    checks = connection.execute(statement(f"checks_{kind}"))
    names = [column[0] for column in checks.description]
    tests = sum(
        pa.compute.sum(pa.compute.match_substring_regex(batch.column("author"), TEST_NAMES)).as_py()
        or 0
        for source in found.sources
        for batch in source.canonical()
    )
    return {
        "checks": [dict(zip(names, row, strict=True)) for row in checks.fetchall()],
        "tests": tests,
        "title": found.format.title,
        "dates": order,
        "rows": shown,
    }


def _text(stamp) -> str | None:
    return None if stamp is None else stamp.strftime("%Y-%m-%dT%H:%M:%SZ")


def _write_rejected(sources: Sequence[Source], rejected: list[dict], path: Path) -> None:
    """The rejected rows as they stood in the file, for the one download that may hold them; never
    stored."""
    wanted = {(r["member"], r["row"]) for r in rejected}
    found = []
    for source in sources:
        found += [
            [source.member, number, cells]
            for number, cells in source.as_they_stood()
            if (source.member, number) in wanted
        ]
        found += [[source.member, row, cells] for row, (_, cells) in source.bad.items()]
    path.write_text(
        json.dumps({"header": sources[0].header, "rows": found}, ensure_ascii=False),
        encoding="utf-8",
    )
