"""Every kind of table that a member can be, as tables of text: delimited text, workbooks."""

from data.importers.opening import Member
from data.importers.table import Table, open_table
from data.importers.workbook import Sheet, open_workbook


def tables_of(member: Member, name: str, wanted: set[str]) -> list[Table | Sheet]:
    """The tables of one member, one per sheet; ``wanted`` are the squeezed names by which the header is found."""
    if member.is_workbook:
        return open_workbook(member.path, name, wanted)
    return [open_table(member.text, name, wanted)]
