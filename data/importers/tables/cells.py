"""Cells that are no text yet, as they are written in a CSV."""

import re
from datetime import date, datetime, time, timedelta

from data.errors import Refused, quote

MAX_COLUMNS = 1_000
# a day or longer, which the reader of ODS gives as it is written
ODS_LENGTH = re.compile(r"PT(\d+)H(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def cell_text(cell, with_times: bool = False) -> str:
    """Whole numbers without a fraction, stamps ISO, seconds only where there are any; nothing is
    empty text.

    Readers of workbooks give midnight as a date, or a date as midnight: in a column with times of
    day it is midnight, in any other a date.
    """
    if isinstance(cell, str):
        return _of_ods(cell) if cell.startswith("PT") else cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        if not (cell.hour or cell.minute or cell.second or cell.microsecond):
            return cell_text(cell.date(), with_times)
        return cell.isoformat(" ", "seconds" if cell.second else "minutes")
    if isinstance(cell, date):
        return f"{cell} 00:00" if with_times else str(cell)
    if isinstance(cell, time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    if isinstance(cell, timedelta):
        return _length(cell.total_seconds())
    return str(cell)


def _of_ods(text: str) -> str:
    found = ODS_LENGTH.fullmatch(text)
    if found is None:
        return text
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return _length(hours * 3600 + minutes * 60 + seconds)


def _length(seconds: float) -> str:
    """A duration as a spreadsheet shows it: 26:00:00."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def refuse_columns(name: str, columns: int) -> Refused:
    """The refusal of a table that is wider than any log of messages."""
    return Refused(
        f"Berkas {quote(name)} punya {columns} kolom, lebih dari batas {MAX_COLUMNS}; hapus kolom "
        "yang tidak perlu."
    )
