"""The judged rows of a FILE are written as the lake's, and counted."""

from pathlib import Path

import pyarrow.parquet

from data.importers.rows import bias, courtesies, rejecting, surveys
from data.importers.rows.formats import Format, Found
from data.importers.rows.preview import as_text
from data.importers.rows.schemas import SCHEMAS
from data.sql.statements import statement


def write(connection, found: Found, folder: Path) -> dict:
    """The first part of what ``judging.take`` returns."""
    kind = found.format.kind
    judged = connection.execute(statement("rejected_rows")).fetchall()
    rejected = [
        rejecting.shown(dict(zip(("member", "row", "column", "value", "why"), row, strict=True)))
        for row in judged
    ]
    rejected += rejecting.broken_rows(found.sources)
    rejected.sort(key=lambda r: (r["member"] or "", r["row"]))
    connection.execute(statement(f"write_{kind}"), {"path": str(folder / f"{kind}.parquet")})
    connection.execute(statement(f"write_masked_{kind}"), {"path": str(folder / "masked.parquet")})
    connection.execute(statement(f"valid_{kind}"))
    summary = connection.execute(statement("summary")).fetchall()[0]
    first, last, has_seconds, newest_first, stamps, apart = summary
    valid = sum(s["rows"] for s in stamps)
    result = {
        "format": found.format.name,
        "kind": kind,
        "family": found.format.family,
        "whole_account": found.format.whole_account,
        "read": valid + len(rejected),
        "rejected_rows": rejected,
        "first_stamp": as_text(first),
        "last_stamp": as_text(last),
        "has_seconds": has_seconds,
        "newest_first": newest_first,
        "stamps": {
            s["account_id"]: [as_text(s["first"]), as_text(s["last"]), s["rows"]] for s in stamps
        },
        "courtesy_version": courtesies.version() if kind == "messages" else None,
        "remarks": [
            *dict.fromkeys(note for source in found.sources for note in source.notes),
            *found.remarks,
            *(_steps_back(connection) if found.in_order else ()),
            *surveys.far_apart(apart),
            *(
                surveys.without_times(connection)
                if found.has["has_reply"] and kind == "cases"
                else ()
            ),
        ],
        "bias": bias.sentence(
            connection.execute(statement(f"lost_{kind}")).fetchall(),
            sum(len(source.bad) for source in found.sources),
            valid,
        ),
    }
    if rejected:
        rejecting.write(found.sources, rejected, folder / "rejected.json")
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


def write_nothing(found_format: Format, folder: Path) -> dict:
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
