"""One table of the register, to be changed row by row or by CSV: the same editor for all of them."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.editing import change
from data.editing.change import Change
from data.editing.table import Row, Table
from data.lake import home
from metrics.output.text import as_csv
from pages.access import access, rights
from pages.register import base, one_row, preview, waiting, words
from pages.register.base import Base

WORKING = "Menghitung akibatnya …"
HIGHEST = 460  # pixels of a table; a longer one scrolls
FORGIVEN = ("opds", "accounts")  # tables in which a change may mend what was wrong all along


def every(_: Row) -> bool:
    """The whole table."""
    return True


@st.fragment
def show(table: Table, is_chosen: Callable[[Row], bool] = every) -> None:
    """What it says, the table, a row of it in fields, its CSV, and what a change would do. Each row
    that is written runs this again, and nothing else of the page. ``is_chosen``: which rows are
    shown; those that are written and not kept are there, too."""
    access.stay()
    if preview.is_kept(table):
        st.rerun()  # the page's headline and the steps of a first start have changed too
    st.write(words.ABOUT[table.name])
    held = base.of(table)
    listed = [
        at
        for at, row in enumerate(held.written)
        if is_chosen(row) or (held.has_written() and row not in held.rows)
    ]
    shown = [held.written[at] for at in listed]
    with st.expander(
        "Tambah atau ubah satu baris", key=f"row-{table.name}", expanded=not held.rows
    ):
        written = one_row.show(table, held.written, listed, held.number)
    if written is not None:
        base.put(table, held, written)
        st.rerun()
    _drawn(table, shown, held.number)
    correct = _correct(table)
    with st.container(horizontal=True):
        is_asked = _look_button(table, held)
        st.download_button(
            "Unduh CSV",
            access.held(lambda: _csv(table, [row for row in held.rows if is_chosen(row)])),
            f"{table.name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{table.name}",
        )
    found = waiting.of(table)
    looked = found.written if found else None
    if is_asked or (looked is not None and looked != (held.written, correct)):
        _look(table, held.written, held, correct)  # what is shown below is what stands above
    with st.expander("Ubah dengan berkas CSV", key=f"by-csv-{table.name}", expanded=not held.rows):
        st.write(
            f"Kolomnya: {', '.join(table.columns)}. Unduh CSV di atas, perbaiki, lalu unggah; "
            "baris yang tidak ada dalam berkas dibiarkan."
        )
        _codes(table)
        given = st.file_uploader("Berkas CSV", "csv", key=f"file-{table.name}-{held.number}")
        if given is not None and st.button("Periksa berkas ini", key=f"look-file-{table.name}"):
            _look_at_file(table, given.getvalue(), held, given.name, correct)
    preview.show(table)


def _drawn(table: Table, rows: list[Row], number: int) -> None:
    """The table to be read, its codes in words."""
    if not rows:
        st.caption("Belum ada baris.")
        return
    said = [
        {column: words.value(table.name, column, row[column]) for column in table.columns}
        for row in rows
    ]
    st.dataframe(
        pd.DataFrame(said, columns=list(table.columns), dtype=str),
        hide_index=True,
        height="content" if len(rows) < 10 else HIGHEST,
        alt=f"Tabel: {words.TITLES[table.name]}",
        column_config={
            column: st.column_config.TextColumn(
                words.head(table.name, column), width=words.WIDTHS.get(column)
            )
            for column in table.columns
        },
        key=f"table-{table.name}-{number}",
    )


def _look_button(table: Table, held: Base) -> bool:
    """It stands out where something is written that is not kept."""
    label, key = "Periksa perubahan", f"look-{table.name}"
    if held.has_written():
        return st.button(f":violet[{label}]", key=key, type="primary")
    return st.button(label, key=key)


def _correct(table: Table) -> bool:
    return table.name in FORGIVEN and st.checkbox(words.CORRECTION, key=f"correct-{table.name}")


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
        waiting.look(table, make, correct, is_of_file=True)


def _codes(table: Table) -> None:
    """What a file writes where the table above has words."""
    lines = [
        f"- Isi `{column}`: {', '.join(f'`{code}` ({said})' for code, said in codes.items())}"
        for column, codes in words.codes(table.name, table.columns).items()
    ]
    if lines:
        st.markdown("\n".join(lines))


def _csv(table: Table, rows: list[Row]) -> bytes:
    return f"{as_csv(pd.DataFrame(rows, columns=list(table.columns)))}\n".encode("utf-8-sig")
