"""Every kind of table that a member can be, as tables of text; what it is shows in its content,
never in its name."""

from collections.abc import Sequence

from data.importers.columns.mapping import AnyTable
from data.importers.files.opening import Member
from data.importers.tables import html_tables, json_tables, parquet_table
from data.importers.tables.books import workbook
from data.importers.tables.text.delimited import open_table


def tables_of(member: Member, name: str, wanted: set[str]) -> Sequence[AnyTable]:
    """The tables of one member, one per sheet; ``wanted`` are the squeezed names by which the
    header is found."""
    if member.is_workbook:
        member.workbook = member.workbook or workbook.opened(member.path, name)
        return workbook.sheets_of(member.workbook, name, wanted)
    if parquet_table.is_parquet(member.head):
        return [parquet_table.ParquetTable(member.path, name)]
    begin = _begin(member)
    if json_tables.is_json(begin):
        return json_tables.open_json(member.text, name)
    if html_tables.is_html(begin):
        return html_tables.open_html(member.text, name, wanted)
    return [open_table(member.text, name, wanted)]


def _begin(member: Member) -> bytes:
    with open(member.text, "rb") as handle:
        return handle.read(1 << 16).removeprefix(b"\xef\xbb\xbf").lstrip()
