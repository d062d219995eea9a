"""The rows behind an opened figure: the first ones on the screen, all of them as CSV and XLSX."""

import pandas as pd
import streamlit as st

from metrics.dictionary.dictionary import Definition
from metrics.output import text, workbook
from metrics.output.workbook import Column, Sheet
from pages.access import access, rights
from pages.figure.sentences import Opened
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
    "due": ("Jatuh tempo", "flag"),
    "on_time": ("Tepat waktu", "flag"),
    "resolution_due": ("Penyelesaian jatuh tempo", "flag"),
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
XLSX = {"flag": "text", "hours": "duration"}


def show(
    opened: Opened, rows: pd.DataFrame, entry: Definition, key: str, accounts: dict[str, str]
) -> None:
    """Table and downloads; who may contest chooses cases in it. ``accounts``: id → what the account
    is called."""
    contestable = access.allowed(*rights.CONTEST) and "case_id" in rows
    table = {"selection_mode": "multi-row", "on_select": "rerun"} if contestable else {}
    chosen = st.dataframe(
        shown(rows, accounts),
        hide_index=True,
        alt=f"Baris di balik angka: {entry.name}",
        key=f"rows-{key}",
        height="content" if len(rows) < 8 else 320,
        **table,
    )
    if contestable:
        _contest(rows, chosen.selection.rows, key)
    if len(rows) > SHOWN:
        st.caption(
            f"{SHOWN} dari {numbers.counted(len(rows), 'baris')} terlihat; unduhan memuat semuanya."
        )
    name = f"{opened.figure}-{opened.name}-{opened.period}".replace("/", "-").replace(
        numbers.NBSP, " "
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Unduh CSV",
            access.held(lambda: as_csv(rows)),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{key}",
        )
        st.download_button(
            "Unduh XLSX",
            access.held(lambda: as_xlsx(rows, opened, entry)),
            f"{name}.xlsx",
            on_click="ignore",
            key=f"xlsx-{key}",
        )


def _contest(rows: pd.DataFrame, chosen: list[int], key: str) -> None:
    """The way to contest the cases whose rows are chosen."""
    if not chosen:
        st.caption("Ada yang keliru? Pilih barisnya di tabel, lalu sanggah.")
    elif st.button(
        f"Sanggah {numbers.counted(len(chosen), 'pesan')} yang dipilih", key=f"contest-{key}"
    ):
        ids = ".".join(rows["case_id"].iloc[chosen])
        st.switch_page("pages/contest/contest.py", query_params={"kasus": ids})


def shown(rows: pd.DataFrame, accounts: dict[str, str]) -> pd.DataFrame:
    """The first SHOWN rows as texts: what the figure needs first, and where each row stands in its
    file."""
    part = rows.head(SHOWN)
    if "account_id" in part:
        part = part.assign(account_id=[accounts.get(one, one) for one in part["account_id"]])
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


def texts(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """These columns (of HEADS) as people read them everywhere, under their words."""
    part = rows.assign(upload_id=rows["upload_id"].map(number)) if "upload_id" in names else rows
    cells = {
        name: [_text(value, HEADS[name][1]) for value in part[name].astype(object)]
        for name in names
    }
    return pd.DataFrame(
        {HEADS[name][0].replace(" (jam:menit)", ""): column for name, column in cells.items()}
    )


def _text(value, form: str) -> str:
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


def as_csv(rows: pd.DataFrame) -> bytes:
    """The columns of ``python -m metrics cases`` and those that the figure needs besides, by the
    same names."""
    return f"{text.as_csv(rows)}\n".encode("utf-8-sig")


def as_xlsx(rows: pd.DataFrame, opened: Opened, entry: Definition) -> bytes:
    """The same as a workbook, with headers in words."""
    columns = tuple(
        Column(
            name,
            HEADS[name][0],
            XLSX.get(HEADS[name][1], HEADS[name][1]),
            max(12, len(HEADS[name][0])),
        )
        for name in rows.columns
    )
    flags = {
        name: [_text(v, "flag") for v in rows[name].astype(object)]
        for name in rows
        if HEADS[name][1] == "flag"
    }
    note = f"{opened.name}, {opened.period}. {entry.formula}"
    return workbook.workbook(
        [
            Sheet(
                "Kasus",
                entry.name.replace("{target}", "target"),
                note,
                columns,
                rows.assign(**flags),
            )
        ]
    )
