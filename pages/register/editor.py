"""One table of the register, to be changed in place or by CSV: the same editor for all of them."""

import pandas as pd
import streamlit as st

from data.editing import change
from data.editing.tables import Row, Table
from data.errors import Refused
from data.lake import documents, home
from data.register.register import Register
from data.targets.classes import Classes
from data.targets.grounds import KINDS as GROUND_KINDS
from data.targets.schedules import Schedules
from data.targets.settings import TABLE as SETTINGS
from metrics.output.text import as_csv
from pages.access import access, rights
from pages.register import preview, words

KINDS_OF_DAYS = ("holiday", "leave", "ramadan", "local")
HIGHEST = 460  # pixels of a table; a longer one scrolls
WIDE = ("ground", "source", "staff_handles")  # columns of sentences
FORGIVEN = ("opds", "accounts")  # tables in which a change may mend what was wrong all along


def show(table: Table) -> None:
    """What it says, the table, its CSV, and what a change would do."""
    st.write(words.ABOUT[table.name])
    base = _base(table)
    edited = _edited(table, base["rows"])
    correct = _correct(table)
    with st.container(horizontal=True):
        if st.button("Periksa perubahan", key=f"look-{table.name}"):
            _look(table, edited, base, "", correct)
        st.download_button(
            "Unduh CSV",
            access.held(lambda: _csv(table, base["rows"])),
            f"{table.name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{table.name}",
        )
    with st.expander("Ubah dengan berkas CSV", key=f"by-csv-{table.name}", expanded=not edited):
        st.write(
            f"Kolomnya: {', '.join(table.columns)}. Unduh CSV di atas, perbaiki, lalu unggah; "
            "baris yang tidak ada dalam berkas dibiarkan."
        )
        given = st.file_uploader("Berkas CSV", "csv", key=f"file-{table.name}-{base['round']}")
        if given is not None and st.button("Periksa berkas ini", key=f"look-file-{table.name}"):
            _look_at_file(table, given.getvalue(), base, given.name, correct)
    preview.show(table)


def _key(table: Table) -> str:
    return f"base-{table.name}"


def _base(table: Table) -> dict:
    """The rows that the form was drawn from, and their version: they stay while somebody writes."""
    now = documents.version(home.current(), table.kind)
    held = st.session_state.get(_key(table))
    if held is None or (held["version"] != now and not _is_written(table, held)):
        number = st.session_state.get(f"round-{table.name}", 0) + 1
        st.session_state[f"round-{table.name}"] = number
        held = {"rows": table.rows(home.current()), "version": now, "round": number}
        st.session_state[_key(table)] = held
    return held


def _is_written(table: Table, held: dict) -> bool:
    state = st.session_state.get(f"edit-{table.name}-{held['round']}") or {}
    return any(state.get(part) for part in ("edited_rows", "added_rows", "deleted_rows"))


def _edited(table: Table, rows: list[Row]) -> list[Row]:
    """The table in its editor, and what stands in it now."""
    number = st.session_state[_key(table)]["round"]
    frame = pd.DataFrame(rows, columns=list(table.columns), dtype=str)
    found = st.data_editor(
        frame,
        key=f"edit-{table.name}-{number}",
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        height="content" if len(rows) < 10 else HIGHEST,
        placeholder=" ",  # else it says None
        column_config=_columns(table),
    )
    kept = found.fillna("").astype(str).map(str.strip).to_dict("records")
    return [row for row in kept if any(row.values())]


def _columns(table: Table) -> dict:
    choices = _choices(table)
    found = {}
    for column in table.columns:
        head = words.head(table.name, column)
        if column in choices:
            found[column] = st.column_config.SelectboxColumn(head, options=choices[column])
        else:
            width = "large" if column in WIDE else None
            found[column] = st.column_config.TextColumn(head, width=width)
    return found


def _choices(table: Table) -> dict[str, list[str]]:
    """Columns whose values are chosen, not written."""
    place = home.current()
    grounds = list(dict.fromkeys(GROUND_KINDS.values()))
    if table.name == "calendar":
        return {"kind": list(KINDS_OF_DAYS)}
    return {
        "opds": {"schedule": list(Schedules.current(place).names)},
        "accounts": {"opd_id": list(Register.current(place).opds)},
        "users": {"role": list(rights.EVERYONE)},
        "settings": {
            "name": [name for name in SETTINGS if not name.startswith("resolution_days_")],
            "ground_kind": grounds,
        },
        "classes": {"ground_kind": grounds},
        "topics": {"class": list(Classes.current(place).history)},
        "schedules": {
            "season": ["regular", "ramadan"],
            "weekday": [str(day) for day in range(1, 8)],
        },
    }[table.name]


def _correct(table: Table) -> bool:
    return table.name in FORGIVEN and st.checkbox(
        "Pembetulan: register memang keliru sejak awal, berlaku juga untuk kasus lama",
        key=f"correct-{table.name}",
    )


def _look(table: Table, rows: list[Row], base: dict, file: str, correct: bool) -> None:
    """Works out what the rows would do; the preview shows it, or why not. An uploaded file may hold
    a part of the table."""
    access.require(*rights.REGISTER)
    with st.spinner("Menghitung akibatnya …", show_time=False):
        preview.look(
            table,
            lambda: change.propose(
                home.current(),
                table,
                rows,
                base["version"],
                drawn=base["rows"],
                file=file,
                is_whole=not file,
                correct=correct,
            ),
            correct,
        )


def _look_at_file(table: Table, content: bytes, base: dict, file: str, correct: bool) -> None:
    try:
        rows = change.read(table, content, file)
    except Refused as refusal:
        preview.refuse(table, refusal)
        return
    _look(table, rows, base, file, correct)


def _csv(table: Table, rows: list[Row]) -> bytes:
    return f"{as_csv(pd.DataFrame(rows, columns=list(table.columns)))}\n".encode("utf-8-sig")
