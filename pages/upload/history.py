"""Riwayat unggahan: who, when, what period, counts, state; and the way to take an earlier one
out."""

import streamlit as st

from pages.upload import undo
from words import numbers
from words.uploads import FORMATS, local, name, number, when

NOTED = 5  # uploads whose sentence stands below the table, the newest first


def show(uploads: list[dict], own: list[dict], names: dict[str, str]) -> None:
    """The uploads (see ``cached.uploads``), newest first; ``own``: those that the one who looks may
    take out; ``names``: account id → name."""
    st.header("Riwayat unggahan", anchor=False)
    if not uploads:
        st.write("Belum ada unggahan. Unggah ekspor pertama, dua menit selesai.")
        return
    st.dataframe(
        [_row(upload, names) for upload in uploads],
        hide_index=True,
        alt="Riwayat unggahan",
        height="content" if len(uploads) < 10 else 390,
        placeholder="",
        column_config={
            name: st.column_config.TextColumn(alignment="right")
            for name in ("Dibaca", "Diterima", "Sudah ada", "Ditolak")
        },
    )
    for upload in [u for u in uploads if u.get("bias") and not u["undone"]][:NOTED]:
        st.text(f"{name(upload)}: {upload['bias']}")
    if len(own) < len(uploads):
        st.markdown(
            ":gray[Unggahan yang juga memuat akun OPD lain hanya dapat dibatalkan Diskominfo.]"
        )
    _undo([upload for upload in own if not (upload["undone"] or upload["purged"])])


def _row(upload: dict, names: dict[str, str]) -> dict[str, str]:
    return {
        "Unggahan": number(upload["upload_id"]),
        "Waktu": when(upload),
        "Oleh": upload["by"],
        "Format": FORMATS.get(upload["format"], upload["format"]),
        "Akun": _accounts(upload["accounts"], names),
        "Masa": _period(upload),
        "Dibaca": numbers.count(upload["read"]),
        "Diterima": numbers.count(upload["accepted"] + upload["updated"]),
        "Sudah ada": numbers.count(upload["duplicates"]),
        "Ditolak": numbers.count(upload["rejected"]),
        "Keadaan": "Dihapus"
        if upload["purged"]
        else "Dibatalkan"
        if upload["undone"]
        else "Tersimpan, dengan catatan"
        if upload.get("bias")
        else "Tersimpan",
    }


def _accounts(accounts: list[str], names: dict[str, str]) -> str:
    if len(accounts) == 1:
        return names.get(accounts[0], accounts[0])
    return numbers.counted(len(accounts), "akun")


def _period(upload: dict) -> str:
    if upload["from"] is None:
        return "tidak dinyatakan"
    end = local(upload["until"])
    last = end.date() if end.hour or end.minute or end.second else (end - numbers.ONE_DAY).date()
    first = local(upload["from"]).date()
    return numbers.days(min(first, last), last)


def _undo(uploads: list[dict]) -> None:
    names = {f"{name(u)}, {numbers.counted(u['read'], 'baris')}": u for u in uploads}
    if not names:
        return
    with st.expander("Batalkan unggahan terdahulu"):
        chosen = st.selectbox(
            "Unggahan", list(names), index=None, placeholder="Pilih unggahan", key="undo-which"
        )
        if chosen:
            upload = names[chosen]
            undo.asking(
                upload["upload_id"], upload["accepted"] + upload["updated"], "history", name(upload)
            )
