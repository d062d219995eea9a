"""The exports of ticket tools: recognised by columns or keys, a FILE opened once for all tools, and
its accounts."""

import codecs
from collections.abc import Iterable

from data.errors import Refused, quote
from data.importers.columns.asking import refuse_no_table
from data.importers.columns.header import squeeze
from data.importers.context import Context
from data.importers.files.opening import Member
from data.importers.names import plain
from data.importers.rows.formats import Found
from data.importers.rows.sources import ConvertedTable, by_column
from data.importers.tables.any_table import tables_of
from data.importers.tables.json_tables import is_json
from data.importers.tickets import (
    chatwoot,
    fixmystreet,
    freshdesk,
    hootsuite,
    intercom,
    lapor,
    zammad,
    zendesk,
)
from data.importers.tickets.layout import TELLS, Layout, Row
from data.questions import AsksAccount

LAYOUTS = tuple(
    layout
    for tool in (lapor, chatwoot, zendesk, freshdesk, zammad, intercom, hootsuite, fixmystreet)
    for layout in tool.LAYOUTS
)
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FORMATS = tuple(dict.fromkeys(layout.format for layout in LAYOUTS))


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The tables of a FILE that are of one tool; None where none is, Refused where they do not
    belong together."""
    if context.map:
        return None  # whoever says which column is what wants the canonical table
    layouts = [layout for layout in LAYOUTS if context.format in (None, layout.format.name)]
    found = [_tables(layouts, member, name) for member in members]
    if not any(found):
        return None
    layout = next(tables[0][0] for tables in found if tables)
    if not all(found) or any(
        other.format != layout.format for tables in found for other, _, _ in tables
    ):
        raise Refused(
            f"Arsip {quote(name)} memuat berkas yang bukan {layout.format.title}; unggah "
            "masing-masing sendiri."
        )
    refusal = next(
        (other.refusal for tables in found for other, _, _ in tables if other.refusal), None
    )
    if refusal is not None:
        raise Refused(f"Berkas {quote(name)} {refusal}")
    readings = [_Reading(*table, context) for tables in found for table in tables]
    known = {what: all(reading.has(what) for reading in readings) for what in layout.tells}
    remarks = [
        layout.unknown[what]
        for what, is_so in known.items()
        if not is_so and what in layout.unknown
    ]
    return Found(
        layout.format,
        [reading.source for reading in readings],
        {what: known[what] for what in TELLS},
        (*remarks, *layout.notes, *_account_remarks(readings, name, context)),
        unread=sum(reading.source.table.unread for reading in readings),
    )


def _tables(
    layouts: list[Layout], member: Member, name: str
) -> list[tuple[Layout, object, str | None]]:
    """The tables of one member that are of a tool, each with its layout and the name of its
    place."""
    begin = member.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if is_json(begin) and not any(layout.is_json and layout.may_be(begin) for layout in layouts):
        return []
    if b"\x00" in member.head and not member.is_workbook and not member.head.startswith(UTF_16):
        return []  # a picture or a sound in an archive of somebody else's
    try:
        tables = tables_of(member, name, {squeeze(n) for layout in layouts for n in layout.names})
    except Refused:
        return []  # no table, so no tool's: whoever takes the file says what is wrong with it
    known = [
        (next((layout for layout in layouts if layout.knows(table.header)), None), table)
        for table in tables
    ]
    return [
        (layout, table, f"lembar-{i:0{len(str(len(tables)))}}" if len(tables) > 1 else member.name)
        for i, (layout, table) in enumerate(known, start=1)
        if layout is not None
    ]


class _Reading:
    """One table of a tool, read for the first time: what it has, and which accounts it names."""

    def __init__(self, layout: Layout, table, member: str | None, context: Context):
        self._layout, self._columns = layout, layout.found_in(table.header)
        self._account, self._handles = context.account, _handles(context)
        self.source = ConvertedTable(table, member, self._convert)
        self.is_named, self.strangers = False, dict[str, None]()
        self._facts = layout.survey(self._rows()) if layout.survey else None
        for row in self._rows() if layout.accounts or not self._account else ():
            self._look_at(row)

    def has(self, what: str) -> bool:
        """Whether the table has a column that tells ``what``."""
        return any(column in self._columns for column in self._layout.tells.get(what, ()))

    def _rows(self) -> Iterable[Row]:
        header = self.source.header
        return (self._ours(by_column(header, cells)) for _, cells in self.source.as_they_stood())

    def _ours(self, row: Row) -> Row:
        return {
            ours: row[self._columns[ours]].strip() if ours in self._columns else ""
            for ours in self._layout.columns
        }

    def _look_at(self, row: Row) -> None:
        if self._registered(row) is not None:
            self.is_named = True
        elif (stranger := self._written(row)) is not None:
            self.strangers[stranger] = None

    def _registered(self, row: Row) -> str | None:
        """The one account of the register whose handle a column holds."""
        for column in self._layout.accounts:
            found = self._handles.get(plain(row[column]), set())
            if len(found) == 1:
                return next(iter(found))
        return None

    def _written(self, row: Row) -> str | None:
        return next((row[column] for column in self._layout.accounts if row[column]), None)

    def _convert(self, row: Row) -> dict[str, str | None]:
        ours = self._ours(row)
        account = self._registered(ours) or self._account or self._written(ours)
        return self._layout.convert(ours, self._facts) | {"account_id": account}


def _handles(context: Context) -> dict[str, set[str]]:
    """Handles and ids of the register as they are compared → the accounts that have them; those of
    accounts that this person may not load too: a ticket that names one is rejected, never counted
    for another."""
    found: dict[str, set[str]] = {}
    for row in (*context.accounts, *context.others):
        for name in (row.handle, row.account_id):
            if plain(name):
                found.setdefault(plain(name), set()).add(row.account_id)
    return found


def _account_remarks(readings: list[_Reading], name: str, context: Context) -> list[str]:
    """Which names went to the account of ``--account``; Refused where no account is known at
    all."""
    strangers = list(
        dict.fromkeys(stranger for reading in readings for stranger in reading.strangers)
    )
    shown = ", ".join(quote(s, 30) for s in strangers[:3]) + (" …" if len(strangers) > 3 else "")
    if context.account is None and not any(reading.is_named for reading in readings):
        for reading in readings:
            refuse_no_table(reading.source.table)
        says = (
            f"menyebut {shown}, yang tidak ada dalam register"
            if strangers
            else "tidak menyebut akun"
        )
        raise Refused(
            f"Berkas {quote(name)} {says}; sebutkan akunnya dengan --account.",
            AsksAccount(sorted({row.account_id for row in context.accounts})),
            f"Berkas {quote(name)} {says}; pilih akunnya di bawah.",
        )
    if context.account is not None and len(strangers) > 1:
        return [
            f"Berkas ini menyebut {shown}, yang tidak ada dalam register; semuanya dihitung untuk "
            f"akun {context.account}."
        ]
    return []
