"""Riwayat: who did what when, what stood there before, and the way back."""

import streamlit as st

from data import moment
from data.editing import change
from data.editing.tables import TABLES, of_kind, taken_back
from data.lake import documents, home, log
from pages.access import access, rights
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.register import log as log_words
from pages.register import preview
from words import numbers

SHOWN = 300  # deeds in sight; all of them are in the download


def show() -> None:
    """All deeds, newest first, then the newest change of each table with its way back."""
    places = {place.path: place for place in (home.current(), home.shown())}
    found = sorted(
        (entry for place in places.values() for entry in log.entries(place)),
        key=lambda entry: entry.at,
        reverse=True,
    )
    rows = {
        "Waktu": [_when(entry.at) for entry in found],
        "Oleh": [entry.by for entry in found],
        "Apa": [log_words.sentence(entry) for entry in found],
    }
    st.caption(f"{numbers.counted(len(found), 'perbuatan')}, yang terbaru di atas")
    st.dataframe(
        {head: texts[:SHOWN] for head, texts in rows.items()},
        hide_index=True,
        alt="Riwayat",
        height="content" if len(found) < 12 else 420,
        column_config={"Apa": st.column_config.TextColumn(width=620)},
    )
    table_behind.downloads(
        [Column(head, "text", texts) for head, texts in rows.items()],
        "riwayat",
        "Siapa melakukan apa, dan kapan",
        "log",
    )
    _way_back(found)


def _way_back(found: list[log.Entry]) -> None:
    """The newest change of a table that is in force: what stood before it, and taking it back."""
    place = home.current()
    newest = {
        kind: name
        for kind in dict.fromkeys(table.kind for table in TABLES.values())
        if (name := taken_back(place, kind))
    }
    if not newest:
        return
    st.subheader("Kembalikan nilai sebelumnya", anchor=False)
    st.write(
        "Perubahan terbaru setiap tabel dapat dibatalkan; keduanya tetap tercatat. Sesudah itu "
        "perubahan sebelumnya menjadi yang terbaru."
    )
    said = {kind: _said(kind, name) for kind, name in newest.items()}
    kind = st.selectbox("Perubahan", list(newest), key="back-which", format_func=said.get)
    tables = of_kind(kind)
    if st.button("Lihat nilai sebelumnya", key="back-look"):
        access.require(*rights.REGISTER)
        with st.spinner("Menghitung akibatnya …", show_time=False):
            for table in tables:
                preview.look(table, lambda t=table: change.propose_back(place, t, newest[kind]))
    for table in reversed(tables):
        preview.show(table, can_keep=table is tables[0])


def _said(kind: str, name: str) -> str:
    place = home.current()
    document = documents.read(place, kind)[-1]
    earlier = documents.read(place.withholding(kind, name), kind)
    entry = log.Entry(
        moment.from_text(document["at"]),
        document["by"],
        kind,
        document,
        earlier[-1] if earlier else None,
    )
    return f"{_when(entry.at)}, {entry.by}: {log_words.sentence(entry)}"


def _when(at) -> str:
    return numbers.moment(at.astimezone(moment.WIB))
