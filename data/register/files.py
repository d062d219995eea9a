"""The two files of the register, read and checked row by row: OPD.csv and ACCOUNTS.csv
(architecture, "Commands")."""

import itertools
import re
from datetime import date
from pathlib import Path

from data.errors import Refused, quote
from data.small_table import needed, place, read_day, read_rows

LONGEST_ID = 100
SPOILT = re.compile(
    r"\d([.,]\d+)?E\+\d+", re.IGNORECASE
)  # what a spreadsheet makes of a long number


def read_opds(path, schedules: tuple[str, ...]) -> list[dict]:
    """The rows of OPD.csv, checked one by one; ``schedule`` is there only where it is
    stated, as one of ``schedules``, and ``schedule_from`` where the file has that
    column: from when it holds."""
    file = Path(path).name
    seen: dict[str, int] = {}
    rows = read_rows(
        path,
        ("opd_id", "name"),
        ("kind", "schedule", "schedule_from", "contact"),
        may_be_empty=True,
    )
    for row in rows:
        first = seen.setdefault(checked_id(row, "opd_id", file), row["row"])
        if first != row["row"]:
            raise Refused(
                f"{place(file, row['row'], 'opd_id')}: {quote(row['opd_id'])} sudah ada di baris "
                f"{first}; sisakan satu baris per OPD, lalu ulangi."
            )
        row["name"] = " ".join(needed(row, "name", file).split())
        if not row.get("schedule", "x"):
            del row[
                "schedule"
            ]  # empty is not stated: a known OPD keeps its own, a new one gets "office"
        if "schedule" in row and (schedule := row["schedule"].lower()) not in schedules:
            raise Refused(
                f"{place(file, row['row'], 'schedule')}: {quote(row['schedule'])} bukan jadwal "
                f"yang dikenal; tulis {', '.join(map(quote, schedules))}, atau muat jadwal itu dahulu."
            )
        elif "schedule" in row:
            row["schedule"] = schedule
        if "schedule_from" in row:
            since = read_day(row["schedule_from"], file, row["row"], "schedule_from")
            if since:
                needed({"schedule": "", **row}, "schedule", file)
            row["schedule_from"] = since
    return rows


def read_accounts(path) -> dict[str, list[dict]]:
    """The file's rows by account, their days read, oldest first."""
    file = Path(path).name
    found: dict[str, list[dict]] = {}
    for row in read_rows(
        path,
        ("account_id", "opd_id", "platform", "handle"),
        ("valid_from", "valid_to", "staff_handles"),
        may_be_empty=True,
    ):
        found.setdefault(checked_id(row, "account_id", file), []).append(row)
        checked_id(row, "opd_id", file)
        needed(row, "platform", file)
        for column in ("valid_from", "valid_to"):
            row[column] = read_day(row.get(column, ""), file, row["row"], column)
        if row["valid_from"] and row["valid_to"] and row["valid_from"] > row["valid_to"]:
            raise Refused(
                f"{place(file, row['row'], 'valid_from')}: {row['valid_from']} sesudah valid_to "
                f"{row['valid_to']}; perbaiki salah satunya, lalu ulangi."
            )
    for account_id, rows in found.items():
        rows.sort(key=lambda row: row["valid_from"] or date.min)
        for one, next_one in itertools.pairwise(rows):
            if (next_one["valid_from"] or date.min) <= (one["valid_to"] or date.max):
                raise Refused(
                    f"Berkas {quote(file)} baris {one['row']} dan {next_one['row']}: masa berlaku "
                    f"akun {quote(account_id)} bertumpang tindih; perbaiki valid_from dan "
                    "valid_to, lalu ulangi."
                )
    return found


def checked_id(row: dict, column: str, file: str) -> str:
    """An id that can be printed, is not too long and was not spoilt by a spreadsheet."""
    value = needed(row, column, file)
    if len(value) > LONGEST_ID or not value.isprintable():
        raise Refused(
            f"{place(file, row['row'], column)}: {quote(value)} lebih panjang dari {LONGEST_ID} "
            "huruf atau memuat tanda yang tidak tampak; perbaiki lalu ulangi."
        )
    if SPOILT.fullmatch(value):
        raise Refused(
            f"{place(file, row['row'], column)}: {quote(value)} dirusak program lembar kerja; "
            "jadikan kolom itu teks, tulis lagi nomornya, lalu ulangi."
        )
    return value
