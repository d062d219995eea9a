"""Cells that are no text yet, as they are written in a CSV."""

from datetime import date, datetime, time

from data.errors import Refused, quote

MAX_COLUMNS = 1_000


def cell_text(cell, with_times: bool = False) -> str:
    """Whole numbers without a fraction, stamps ISO, seconds only where there are any; nothing is
    empty text.

    Readers of workbooks give midnight as a date, or a date as midnight: in a column with times of
    day it is midnight, in any other a date.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds" if cell.second else "minutes")
    if isinstance(cell, date):
        return f"{cell} 00:00" if with_times else str(cell)
    if isinstance(cell, time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    return str(cell)


def refuse_columns(name: str, columns: int) -> Refused:
    """The refusal of a table that is wider than any log of messages."""
    return Refused(
        f"Berkas {quote(name)} punya {columns} kolom, lebih dari batas {MAX_COLUMNS}; hapus kolom "
        "yang tidak perlu."
    )
