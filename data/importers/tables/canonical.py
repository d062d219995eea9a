"""The canonical tables (messages or cases; CSV, TSV …), Tanggap's template, and every table that is
mapped to them."""

from data.errors import Refused, quote
from data.importers.columns import fields, guess
from data.importers.columns.header import squeeze
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


def find(members: list[Member], name: str, context: dict) -> Found:
    """Takes the members as tables; Refused where their columns are not those of messages or of
    cases."""
    mapped = {squeeze(part) for column in context["map"].values() for part in column.split("+")}
    wanted = fields.NAMES.union(mapped, *guess.NAMES.values())
    tables = _open_tables(members, name, wanted, context)
    mappings = [
        fields.map_columns(table, context["map"], context["account"]) for _, table in tables
    ]
    found_format = _one_format(mappings, name, context["format"])
    has = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
    if found_format is CASES:
        has = {
            "has_reply": all(m.has("first_reply_at") for m in mappings),
            "has_closed_at": all(m.has("closed_at") for m in mappings),
            "has_reopened": all(m.has("reopened") for m in mappings),
        }
    sources = [
        MappedTable(table, mapping, member)
        for (member, table), mapping in zip(tables, mappings, strict=True)
    ]
    return Found(found_format, sources, has)


def _open_tables(
    members: list[Member], name: str, wanted: set[str], context: dict
) -> list[tuple[str | None, fields.AnyTable]]:
    """The tables of all members with their names; sheets of a workbook that are no tables are left
    out."""
    found: list[tuple[str | None, fields.AnyTable]] = []
    for member in members:
        tables = tables_of(member, name, wanted)
        if len(tables) > 1:
            tables = [
                t for t in tables if fields.is_table(t, context["map"], context["account"])
            ] or tables[:1]
        found += [
            (f"lembar-{i}" if len(tables) > 1 else member.name, table)
            for i, table in enumerate(tables, start=1)
        ]
    if not found:
        raise Refused(
            f"Berkas {quote(name)} kosong; pilih berkas hasil ekspor yang berisi baris data."
        )
    return found


def _one_format(mappings: list[fields.Mapping], name: str, wanted: str | None) -> Format:
    kinds = {mapping.kind for mapping in mappings}
    if len(kinds) > 1:
        raise Refused(
            f"Arsip {quote(name)} berisi tabel pesan dan tabel kasus; unggah masing-masing sendiri."
        )
    found = MESSAGES if kinds == {"messages"} else CASES
    if wanted is not None and wanted != found.name:
        other = next(known for known in FORMATS if known.name == wanted)
        raise Refused(
            f"Berkas {quote(name)} berbentuk {found.title}, bukan {other.title}; hapus --format "
            "atau pilih yang sesuai."
        )
    return found
