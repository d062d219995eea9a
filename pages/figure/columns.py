"""The columns of the rows behind a figure: their words, which come first, and what stands in a
cell."""

import pandas as pd

from words import numbers
from words.uploads import number

SHOWN = 200  # rows on the screen; all of them are in the downloads
HEADS = {  # column: words, form of the workbook
    "case_id": ("Kasus", "text"),
    "account_id": ("Akun", "text"),
    "opened_at": ("Masuk (WIB)", "moment"),
    "first_reply_at": ("Balasan pertama (WIB)", "moment"),
    "resolved_at": ("Selesai (WIB)", "moment"),
    "basis": ("Dasar", "text"),
    "topic": ("Topik", "text"),
    "due": ("Dapat dinilai", "flag"),
    "on_time": ("Tepat waktu", "flag"),
    "resolution_due": ("Penyelesaian dapat dinilai", "flag"),
    "resolved_in_time": ("Selesai tepat waktu", "flag"),
    "reopened": ("Dibuka lagi", "count"),
    "waiting_again": ("Warga menulis lagi", "flag"),
    "excluded": ("Dikeluarkan", "flag"),
    "as_of": ("Akhir data (WIB)", "moment"),
    "upload_id": ("Unggahan", "text"),
    "member": ("Berkas", "text"),
    "row": ("Baris", "count"),
    "met": ("Ikut dihitung", "flag"),
    "waited": ("Menunggu (jam:menit)", "duration"),
    "target": ("Target (jam:menit)", "hours"),
    "resolution_waited": ("Sampai selesai (jam:menit)", "duration"),
    "deadline": ("Batas waktu (WIB)", "moment"),
    "automatic_first": ("Otomatis lebih dahulu", "flag"),
    "cluster": ("Kiriman atau hari", "text"),
    "closed": ("Ditutup", "flag"),
    "looked_at": ("Dilihat pada (WIB)", "moment"),
    "age": ("Umur (jam:menit)", "duration"),
    "day": ("Hari", "day"),
    "covered": ("Tercakup", "flag"),
    "sent": ("Balasan", "count"),
}
FIRST = (
    "met",
    "opened_at",
    "first_reply_at",
    "waited",
    "target",
    "resolved_at",
    "resolution_waited",
    "deadline",
    "age",
    "upload_id",
    "member",
    "row",
    "account_id",
    "topic",
)


def shown(rows: pd.DataFrame, accounts: dict[str, str]) -> pd.DataFrame:
    """The first SHOWN rows as texts: what the figure needs first, and where each row stands in its
    file."""
    part = named(rows.head(SHOWN), accounts)
    chosen = list(part.columns)
    if "case_id" in chosen:
        chosen = [
            name
            for name in FIRST
            if name in part
            and not (name == "resolved_at" and "waited" in part)
            and (name in ("met", "opened_at") or part[name].notna().any())
        ]
    return texts(part, chosen)


def named(rows: pd.DataFrame, accounts: dict[str, str]) -> pd.DataFrame:
    """The same with what accounts are called (``accounts``, by id) in place of their ids."""
    if "account_id" not in rows:
        return rows
    return rows.assign(account_id=[accounts.get(one, one) for one in rows["account_id"]])


def texts(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """These columns (of HEADS) as people read them everywhere, under their words."""
    part = rows.assign(upload_id=rows["upload_id"].map(number)) if "upload_id" in names else rows
    cells = {
        name: [said(value, HEADS[name][1]) for value in part[name].astype(object)] for name in names
    }
    return pd.DataFrame(
        {HEADS[name][0].replace(" (jam:menit)", ""): column for name, column in cells.items()}
    )


def said(value, form: str) -> str:
    """One cell in words; empty for null."""
    if value is None or pd.isna(value):
        return ""
    if form == "text":
        return str(value)
    if form == "flag":
        return "ya" if value else "tidak"
    return {
        "count": numbers.count,
        "duration": numbers.duration,
        "moment": numbers.moment,
        "hours": lambda seconds: numbers.hours(seconds / numbers.HOUR),
        "day": lambda day: numbers.days(day, day),
    }[form](value)
