"""Riwayat: who did what when, what stood there before, and the way back."""

import streamlit as st

from data import moment
from data.lake import home, log
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.register import log as log_words
from pages.register import way_back
from words import numbers

SHOWN = 300  # deeds in sight; all of them are in the download


def show() -> None:
    """All deeds, newest first, then each change of a table with what stood before, and the way
    back."""
    places = {place.path: place for place in (home.current(), home.shown())}
    found = sorted(
        (entry for place in places.values() for entry in log.entries(place)),
        key=lambda entry: entry.at,
        reverse=True,
    )
    if not found:
        st.write("Belum ada yang dilakukan.")
        return
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
    way_back.show()


def _when(at) -> str:
    return numbers.moment(at.astimezone(moment.WIB))
