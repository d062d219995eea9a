"""The canonical tables (messages or cases; CSV, TSV …), Tanggap's template, and every table that is
mapped to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute

from data.errors import Refused, quote
from data.importers.columns import command, fields, finding, header_words, left_over
from data.importers.columns.asking import question_of
from data.importers.columns.header import squeeze
from data.importers.columns.mapping import AnyTable, Mapping
from data.importers.context import Context
from data.importers.files.opening import Member
from data.importers.rows.formats import Format, Found
from data.importers.rows.sources import MappedTable
from data.importers.tables.any_table import tables_of

FAMILY = "canonical"
MESSAGES = Format(
    "canonical-messages", "Tabel pesan", "messages", FAMILY, has_reply=True, has_closed_at=False
)
CASES = Format(
    "canonical-cases", "Tabel kasus", "cases", FAMILY, has_reply=True, has_closed_at=True
)
FORMATS = (MESSAGES, CASES)
NO_REPLY = (
    "Tidak ada kolom yang dibaca sebagai waktu dijawab, jadi kasusnya tidak punya angka respons (tepat "
    "waktu, median, antrean)."
)
HELP_SHEETS = ("Petunjuk", "Keterangan", "Panduan")


def find(members: list[Member], name: str, context: Context) -> Found:
    """Takes the members as tables; Refused where their columns are not those of messages or of
    cases."""
    mapped = {squeeze(part) for column in context.map.values() for part in column.split("+")}
    wanted = fields.NAMES.union(mapped, *header_words.NAMES.values())
    opened = _open_tables(members, name, wanted, context)
    try:
        mappings = [
            _for_account(table, finding.map_columns(table, context.map, context.account), context)
            for _, table in opened.tables
        ]
    except Refused as refusal:
        raise command.with_guess(refusal, context) from None
    found_format = _one_format(mappings, name, context.format)
    has = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
    if found_format is CASES:
        has = {
            "has_reply": all(m.has("first_reply_at") for m in mappings),
            "has_closed_at": all(m.has("closed_at") for m in mappings),
            "has_reopened": all(m.has("reopened") for m in mappings),
            "has_status": all(m.has("status") for m in mappings),
        }
        opened.remarks += [] if has["has_reply"] else [NO_REPLY]
        for (_, table), mapping in zip(opened.tables, mappings, strict=True):
            opened.remarks += left_over.remarks(table, mapping)
    sources = [
        MappedTable(table, mapping, member)
        for (member, table), mapping in zip(opened.tables, mappings, strict=True)
    ]
    unread = opened.unread + sum(table.unread for _, table in opened.tables)
    return Found(found_format, sources, has, tuple(opened.remarks), unread=unread)


def _for_account(table: AnyTable, mapping: Mapping, context: Context) -> Mapping:
    """The account that a person chose, in place of a column that names none of the register (one
    called account_id is taken at its word, as the command's contract has it)."""
    if context.account is None or "account_id" in context.map:
        return mapping
    named = [table.header[i] for i in mapping.columns.get("account_id", ())]
    if not named or squeeze(named[0]) == squeeze("account_id"):
        return mapping
    known = {row.account_id for row in (*context.accounts, *context.others)}
    for batch in table.batches():
        written = pa.compute.unique(mapping.field_of(batch, "account_id")).to_pylist()
        if known.intersection(cell.strip() for cell in written if cell):
            return mapping
    columns = {name: at for name, at in mapping.columns.items() if name != "account_id"}
    constants = mapping.constants | {"account_id": context.account}
    return replace(mapping, columns=columns, constants=constants)


@dataclass
class _Opened:
    """The tables of all members with their names, what is said of those that were left out, and how
    many rows these have that belong to the file."""

    tables: list[tuple[str | None, AnyTable]]
    remarks: list[str]
    unread: int = 0


def _open_tables(members: list[Member], name: str, wanted: set[str], context: Context) -> _Opened:
    """The tables of all members; sheets of a workbook that are no tables are left out."""
    opened = _Opened([], [])
    for member in members:
        tables = tables_of(member, name, wanted)
        if len(tables) > 1:
            tables = _kept(tables, "Lembar", opened, context)
        width = len(str(len(tables)))  # so that the sheets' names are in their order
        opened.tables += [
            (f"lembar-{i:0{width}}" if len(tables) > 1 else member.name, table)
            for i, table in enumerate(tables, start=1)
        ]
    if not opened.tables:
        raise Refused(
            f"Berkas {quote(name)} kosong; pilih berkas hasil ekspor yang berisi baris data."
        )
    if len(members) > 1:
        for place, table in opened.tables:
            table.label = table.label or place or ""
        kept = _kept([table for _, table in opened.tables], "Berkas", opened, context)
        opened.tables = [one for one in opened.tables if one[1] in kept]
    return opened


def _kept(
    tables: Sequence[AnyTable], what: str, opened: _Opened, context: Context
) -> list[AnyTable]:
    """The tables of messages or cases among sheets, or among the files of an archive (``what``);
    where none is, the one that a person is to be asked about. Rows of others that look like the
    same table were not read, and so the file is not complete."""
    kept = [t for t in tables if finding.is_table(t, context.map, context.account)]
    if not kept:
        return [max(tables, key=_likeness)]
    names = [{squeeze(column) for column in table.header if column} for table in kept]
    for table in tables:
        rows = 0 if table in kept else sum(batch.num_rows for batch in table.batches())
        own = {squeeze(column) for column in table.header if column}
        is_alike = rows and (
            any(2 * len(own & other) >= min(len(own), len(other)) > 1 for other in names)
            or _may_belong(table)
        )
        if rows and (is_alike or table.label not in ("", *HELP_SHEETS)):
            opened.unread += rows if is_alike else 0
            opened.remarks.append(
                f"{what} {quote(table.label or 'tanpa nama')} ({rows} baris) tidak dibaca, karena "
                "judul kolomnya lain"
                + (
                    "; samakan judulnya. Tanpa pernyataan Anda tidak ada hari yang dianggap lengkap."
                    if is_alike
                    else "."
                )
            )
    return kept


def _may_belong(table: AnyTable) -> bool:
    """Whether a table with other names holds cases or messages all the same."""
    return _likeness(table)[0]


def _likeness(table: AnyTable) -> tuple[bool, int]:
    """How much a table with other names looks like one of cases or messages: whether it may be one,
    and how many of their fields it seems to have."""
    found = question_of(table).guess.keys()
    is_cases = "opened_at" in found and not found.isdisjoint(
        {"case_id", "status", "first_reply_at"}
    )
    return is_cases or {"sent_at", "direction"} <= found, len(found)


def _one_format(mappings: list[Mapping], name: str, wanted: str | None) -> Format:
    kinds = {mapping.kind for mapping in mappings}
    if len(kinds) > 1:
        raise Refused(
            f"Arsip {quote(name)} berisi tabel pesan dan tabel kasus; unggah masing-masing sendiri."
        )
    found = MESSAGES if kinds == {"messages"} else CASES
    if wanted is not None and wanted != found.name:
        other = next(known for known in FORMATS if known.name == wanted)
        said = f"Berkas {quote(name)} berbentuk {found.title}, bukan {other.title}"
        raise Refused(
            f"{said}; hapus --format atau pilih yang sesuai.",
            on_screen=f"{said}; pilih jenis berkas yang sesuai di bawah.",
        )
    return found
