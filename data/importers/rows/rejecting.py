"""The rejected rows of a FILE: what of them may be shown, when they are too many, and as they stood."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.errors import Refused, quote
from data.importers.rows import reasons
from data.importers.rows.sources import Source
from data.sql.statements import statement

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


def refuse_unusable(connection, sources: Sequence[Source], name: str) -> None:
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
        example = shown(first) if first else next(broken_rows(sources))
        many = (
            f"Berkas {quote(name)}: {rejected + broken} dari {read + broken} baris tidak dapat "
            f"diterima, lebih dari batas {MOST_REJECTED} baris; mungkin berkas, akun atau kolomnya "
            "keliru."
        )
        raise Refused(
            f"{many} {reasons.sentence(example)}",
            on_screen=f"{many} {reasons.sentence(example, on_screen=True)}",
        )


def shown(row: dict) -> dict:
    """A rejected row without what may be a citizen's."""
    return row | {"value": row["value"] if row["column"] in SHOWN_VALUES else None}


def broken_rows(sources: Sequence[Source]) -> Iterator[dict]:
    """The rows that could not become fields at all."""
    return (
        {"member": source.member, "row": row, "column": None, "value": None, "why": why}
        for source in sources
        for row, (why, _) in source.bad.items()
    )


def write(sources: Sequence[Source], rejected: list[dict], path: Path) -> None:
    """The rejected rows as they stood in the file, for the one download that may hold them; never
    stored."""
    wanted: dict[str | None, set[int]] = {}
    for row in rejected:
        wanted.setdefault(row["member"], set()).add(row["row"])
    found = []
    for source in sources:
        own = wanted.get(source.member, set()) - source.bad.keys()
        found += [[source.member, number, cells] for number, cells in _rows(source, own)]
        found += [[source.member, row, cells] for row, (_, cells) in source.bad.items()]
    path.write_text(
        json.dumps({"header": sources[0].header, "rows": found}, ensure_ascii=False),
        encoding="utf-8",
    )


def _rows(source: Source, wanted: set[int]) -> Iterator[tuple[int, list[str]]]:
    """The rows with these numbers, read no further than the last of them."""
    left = set(wanted)
    rows = source.as_they_stood() if left else iter(())
    for number, cells in rows:
        if number in left:
            left.remove(number)
            yield number, cells
        if not left:
            return
