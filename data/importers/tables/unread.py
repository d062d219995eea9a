"""Tables beside those that are read: sheets of a workbook, lists of a document, files of an archive.
Where they seem to hold the same kind of rows, the file is not complete without them."""

from collections.abc import Iterable, Sequence

from data.errors import quote
from data.importers.columns.asking import question_of
from data.importers.columns.fitting import is_stamp
from data.importers.columns.header import squeeze
from data.importers.columns.mapping import AnyTable

HELP_SHEETS = ("Petunjuk", "Keterangan", "Panduan")
MOST_STAMPS = 3  # of a row; a head with more names days, one by one
NOT_COVERED = "Tanpa pernyataan Anda tidak ada hari yang dianggap lengkap."


def of_others(
    others: Iterable[AnyTable], kept: Sequence[AnyTable], what: str
) -> tuple[int, list[str]]:
    """How many rows of the same kind the others have, and what is said of them; ``what`` a table
    is called ("Lembar")."""
    unread, remarks = 0, []
    for table in others:
        has_names = not 0 < sum(map(is_stamp, table.header)) <= MOST_STAMPS
        # a first row that was taken for names is one more
        rows = sum(batch.num_rows for batch in table.batches()) + (not has_names)
        is_alike = bool(rows) and (not has_names or _is_alike(table, kept) or may_belong(table))
        if rows and (is_alike or table.label not in ("", *HELP_SHEETS)):
            unread += rows if is_alike else 0
            why = "judul kolomnya lain" if has_names else "tidak ada judul kolomnya"
            advice = f"; samakan judulnya. {NOT_COVERED}" if is_alike else "."
            label = quote(table.label or "tanpa nama")
            remarks.append(f"{what} {label} ({rows} baris) tidak dibaca, karena {why}{advice}")
    return unread, remarks


def _is_alike(table: AnyTable, kept: Sequence[AnyTable]) -> bool:
    own = _names(table)
    return any(2 * len(own & names) >= min(len(own), len(names)) > 1 for names in map(_names, kept))


def _names(table: AnyTable) -> set[str]:
    return {squeeze(column) for column in table.header if column}


def may_belong(table: AnyTable) -> bool:
    """Whether a table with other names holds cases or messages all the same."""
    return likeness(table)[0]


def likeness(table: AnyTable) -> tuple[bool, int]:
    """How much a table with other names looks like one of cases or messages: whether it may be one,
    and how many of their fields it seems to have."""
    found = question_of(table).guess.keys()
    is_cases = "opened_at" in found and not found.isdisjoint(
        {"case_id", "status", "first_reply_at"}
    )
    return is_cases or {"sent_at", "direction"} <= found, len(found)
