"""What became of each uploaded file: an equation that adds up, the rejected rows with reasons, or
the refusal."""

from itertools import islice

import streamlit as st

from pages.access import access
from pages.drawing import markup
from pages.upload import commands, undo
from pages.upload.commands import Result
from pages.upload.recognised import with_names
from words import numbers
from words.uploads import local

TERMS = (
    ("accepted", "diterima"),
    ("updated", "diperbarui"),
    ("duplicates", "sudah ada"),
    ("rejected", "ditolak"),
)
NOUNS = {"messages": "pesan", "cases": "baris"}
REASONS_SHOWN = 10
ROWS_SHOWN = 200  # of rejected rows on the screen; all of them are in the download


def headline(results: list[Result], uploads: dict[str, dict]) -> str:
    """What became of them all, in one sentence; ``uploads``: id → upload (see ``cached.uploads``),
    for the months."""
    if len(results) > 1:
        stored = sum(result.line is not None for result in results)
        return f"{stored} dari {numbers.counted(len(results), 'berkas')} tersimpan."
    return _headline(results[0].line, uploads) if results[0].line else "Berkas ini tidak disimpan."


def show(results: list[Result], uploads: dict[str, dict], names: dict[str, str]) -> None:
    """All files of the last upload; one alone has its sentence above (``headline``); ``names``:
    account id → name."""
    for index, result in enumerate(results):
        if result.line is None:
            _refused(result, index, len(results) > 1, names)
        else:
            _stored(result, index, len(results) > 1, uploads)


def _refused(result: Result, index: int, is_headed: bool, names: dict[str, str]) -> None:
    if is_headed:
        st.header("Berkas ini tidak disimpan", anchor=False)
        st.text(result.name)
    st.text(with_names(result.sentence, names))
    _rejected(result, index)


def _stored(result: Result, index: int, is_headed: bool, uploads: dict[str, dict]) -> None:
    line = result.line
    if is_headed:
        st.header(_headline(line, uploads), anchor=False)
    st.text(result.name)
    markup.show(f'<div class="box">{equation(line)}</div>', key=f"equation-{index}")
    _rejected(result, index)
    if line["upload_id"]:
        undo.at_once(line["upload_id"], key=f"result-{index}")


def _headline(line: dict, uploads: dict[str, dict]) -> str:
    """30 pesan menjadi 1 kasus (September 2026)"""
    new = line["accepted"] + line["updated"]
    if line["upload_id"] is None:
        return "Berkas ini sudah pernah diunggah; tidak ada yang berubah."
    if line["read"] == 0:
        return "Tersimpan: tidak ada pesan dalam masa itu."
    upload = uploads.get(line["upload_id"], {"kind": "messages", "last_stamp": None})
    rows = numbers.counted(new, NOUNS[upload["kind"]])
    if new == 0:
        return "Tersimpan: tidak ada yang baru; semua barisnya sudah ada."
    return f"Tersimpan: {rows} {_became(line['cases'])}{_months(upload)}."


def _became(cases: int) -> str:
    if cases > 0:
        return f"menjadi {numbers.counted(cases, 'kasus')}"
    return "tanpa kasus baru" if cases == 0 else f"menyatukan {numbers.counted(-cases, 'kasus')}"


def _months(upload: dict) -> str:
    """(September 2026), or the first and the last month of the rows."""
    if upload["last_stamp"] is None:
        return ""
    first, last = (local(upload[name]).date() for name in ("first_stamp", "last_stamp"))
    return f" ({numbers.months(first, last)})"


def equation(line: dict) -> str:
    """312 dibaca = 296 diterima + 12 sudah ada + 4 ditolak; "diperbarui" only where there is
    some."""
    terms = [(name, words) for name, words in TERMS if name != "updated" or line["updated"]]
    right = "<em>+</em>".join(
        f"<span><b>{numbers.count(line[name])}</b>{words}</span>" for name, words in terms
    )
    read = f"<span><b>{numbers.count(line['read'])}</b>dibaca</span>"
    return f'<div class="headline-figures">{read}<em>=</em>{right}</div>'


def _rejected(result: Result, index: int) -> None:
    if result.rejected is None:
        return
    rows = list(islice(commands.rejected_rows(result.rejected), ROWS_SHOWN))
    reasons = "".join(f"<li>{markup.text(row['alasan'])}</li>" for row in rows[:REASONS_SHOWN])
    counted = numbers.counted(result.rejected_rows, "baris")
    markup.show(
        f'<div class="attention"><h2>{counted} ditolak</h2><ul>{reasons}</ul><p>Perbaiki di berkas yang '
        "diunduh lalu unggah lagi; baris yang sudah diterima tidak terhitung dua kali.</p></div>",
        key=f"reasons-{index}",
    )
    with st.expander("Lihat baris yang ditolak"):
        st.dataframe(
            rows,
            hide_index=True,
            height="content" if len(rows) < 8 else 320,
            alt="Baris yang ditolak",
            column_config={
                name: st.column_config.TextColumn(pinned=name == "baris") for name in rows[0]
            },
        )
        if result.rejected_rows > ROWS_SHOWN:
            st.caption(f"{ROWS_SHOWN} dari {counted} terlihat; unduhan memuat semuanya.")
    st.download_button(
        "Unduh baris yang ditolak",
        access.held(lambda: result.rejected),
        "baris-ditolak.csv",
        "text/csv",
        on_click="ignore",
        key=f"rejected-{index}",
    )
