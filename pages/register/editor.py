"""One table of the register, to be changed in place or by CSV: the same editor for all of them."""

from functools import partial

import pandas as pd
import streamlit as st

from data.editing import change
from data.editing.change import Change
from data.editing.table import Row, Table
from data.lake import home
from metrics.output.text import as_csv
from pages.access import access, rights
from pages.register import adding, base, choices, preview, waiting, words
from pages.register.base import Base

WORKING = "Menghitung akibatnya …"
HIGHEST = 460  # pixels of a table; a longer one scrolls
FORGIVEN = ("opds", "accounts")  # tables in which a change may mend what was wrong all along


@st.fragment
def show(table: Table) -> None:
    """What it says, the table, its CSV, and what a change would do. Each cell that is written runs
    this again, and nothing else of the page."""
    access.stay()
    if preview.is_kept(table):
        st.rerun()  # the page's headline and the steps of a first start have changed too
    st.write(words.ABOUT[table.name])
    held = base.of(table)
    above = st.container()
    edited = _edited(table, held)
    with above:
        added = adding.show(table, is_open=not held.rows)
    if added:
        base.put(table, held, [*edited, added])
        st.rerun()
    correct = _correct(table)
    with st.container(horizontal=True):
        is_asked = _look_button(table, held)
        st.download_button(
            "Unduh CSV",
            access.held(lambda: _csv(table, held.rows)),
            f"{table.name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{table.name}",
        )
    found = waiting.of(table)
    looked = found.written if found else None
    if is_asked or (looked is not None and looked != (edited, correct)):
        _look(table, edited, held, correct)  # what is shown below is always what stands above
    with st.expander("Ubah dengan berkas CSV", key=f"by-csv-{table.name}", expanded=not held.rows):
        st.write(
            f"Kolomnya: {', '.join(table.columns)}. Unduh CSV di atas, perbaiki, lalu unggah; "
            "baris yang tidak ada dalam berkas dibiarkan."
        )
        given = st.file_uploader("Berkas CSV", "csv", key=f"file-{table.name}-{held.number}")
        if given is not None and st.button("Periksa berkas ini", key=f"look-file-{table.name}"):
            _look_at_file(table, given.getvalue(), held, given.name, correct)
    preview.show(table)


def _edited(table: Table, held: Base) -> list[Row]:
    """The table in its editor, and what stands in it now."""
    frame = pd.DataFrame(held.shown, columns=list(table.columns), dtype=str)
    found = st.data_editor(
        frame,
        key=base.editor_key(table, held),
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        height="content" if len(held.shown) < 10 else HIGHEST,
        placeholder=" ",  # else it says None
        column_config=_columns(table),
    )
    kept = found.fillna("").astype(str).map(str.strip).to_dict("records")
    rows = [row for row in kept if any(row.values())]
    base.wrote(table, held, rows)
    return rows


def _columns(table: Table) -> dict:
    given = choices.of(table)
    found = {}
    for column in table.columns:
        head = words.head(table.name, column)
        if column in given:
            found[column] = st.column_config.SelectboxColumn(
                head, options=given[column], format_func=partial(words.value, table.name, column)
            )
        else:
            width = "large" if column in words.SENTENCES else None
            found[column] = st.column_config.TextColumn(head, width=width)
    return found


def _look_button(table: Table, held: Base) -> bool:
    """It stands out where something is written that is not kept."""
    label, key = "Periksa perubahan", f"look-{table.name}"
    if held.has_written():
        return st.button(f":violet[{label}]", key=key, type="primary")
    return st.button(label, key=key)


def _correct(table: Table) -> bool:
    return table.name in FORGIVEN and st.checkbox(
        "Pembetulan: register memang keliru sejak awal, berlaku juga untuk kasus lama",
        key=f"correct-{table.name}",
    )


def _look(table: Table, rows: list[Row], held: Base, correct: bool) -> None:
    """Works out what the table as it is written would do; the preview shows it, or why not."""
    access.require(*rights.REGISTER)

    def make() -> Change:
        place = home.current()
        return change.propose(place, table, rows, held.version, drawn=held.rows, correct=correct)

    with st.spinner(WORKING, show_time=False):
        waiting.look(table, make, correct, written=(rows, correct))


def _look_at_file(table: Table, content: bytes, held: Base, file: str, correct: bool) -> None:
    """The same of an uploaded file, which may hold a part of the table."""
    access.require(*rights.REGISTER)

    def make() -> Change:
        place, rows = home.current(), change.read(table, content, file)
        return change.propose(
            place,
            table,
            rows,
            held.version,
            drawn=held.rows,
            file=file,
            is_whole=False,
            correct=correct,
        )

    with st.spinner(WORKING, show_time=False):
        waiting.look(table, make, correct)


def _csv(table: Table, rows: list[Row]) -> bytes:
    return f"{as_csv(pd.DataFrame(rows, columns=list(table.columns)))}\n".encode("utf-8-sig")
