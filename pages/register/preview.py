"""What a change of a table would do, before it is kept; and what to do where somebody was
faster."""

from collections.abc import Callable

import streamlit as st

from data.editing import change as changes
from data.editing.change import Change, Difference, Overtaken
from data.editing.tables import Table
from data.errors import Refused
from data.lake import documents, home, log
from metrics import months
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import store
from pages.register import log as log_words
from pages.register import words
from words import numbers

LISTED = 200  # cells in sight
MONTHS = 6  # named one by one
NOTHING = "–"


def look(table: Table, make: Callable[[], Change], correct: bool = False) -> None:
    """Works out a change, and keeps it for the next run to show."""
    st.session_state.pop(_refused(table), None)
    st.session_state.pop(_done(table), None)
    st.session_state.pop(_seen(table), None)
    try:
        st.session_state[_key(table)] = (make(), correct)
    except Refused as refusal:
        refuse(table, refusal)


def refuse(table: Table, refusal: Refused) -> None:
    """Says why there is no change to look at."""
    st.session_state.pop(_key(table), None)
    st.session_state[_refused(table)] = refusal.on_screen


def show(table: Table, can_keep: bool = True) -> None:
    """The change that waits to be kept, why there is none, or that it is done; without the buttons
    where it is kept together with another table."""
    if can_keep and (refusal := st.session_state.get(_refused(table))):
        st.error(refusal)
    if done := st.session_state.pop(_done(table), None):
        st.success(done)
    change, _ = st.session_state.get(_key(table), (None, False))
    if change is None:
        return
    with st.container(border=True, key=f"preview-{table.name}"):
        if seen := st.session_state.get(_seen(table)):
            _others(table, *seen)
        st.subheader(_headline(change), anchor=False)
        _cells(table, change.differences, "after")
        if not can_keep:
            return
        st.write(effect(change))
        with st.container(horizontal=True):
            st.button(
                ":violet[Simpan perubahan]",
                type="primary",
                key=f"keep-{table.name}",
                on_click=_keep,
                args=(table,),
            )
            st.button("Buang", key=f"drop-{table.name}", on_click=_drop, args=(table,))


def effect(change: Change) -> str:
    """412 kasus berubah: Februari 2026 (210), Maret 2026 (202). …"""
    if change.table.kind in documents.BESIDE_FIGURES:
        return "Angka tidak berubah."
    found = change.effect.months
    if not found:
        return "Tidak ada kasus yang berubah" + (
            "; ambang dan urutan papan peringkat dapat berubah."
            if change.table.name in ("settings", "opds")
            else "."
        )
    named = [
        f"{numbers.month(months.first_day(m))} ({numbers.count(n)})"
        for m, n in list(found.items())[:MONTHS]
    ]
    more = f" dan {len(found) - MONTHS} bulan lain" if len(found) > MONTHS else ""
    return (
        f"{numbers.counted(change.effect.cases, 'kasus')} mendapat OPD, jam kantor, atau batas "
        f"waktu lain: {', '.join(named)}{more}. Bulan yang sudah terbit tidak berubah."
    )


def _headline(change: Change) -> str:
    keys = dict.fromkeys(cell.key for cell in change.differences)
    if not keys and change.back:
        return f"{words.TITLES[change.table.name]}: tetap"
    if not keys:
        return "Isinya tetap; yang disimpan adalah bahwa tahun ini sudah dipastikan"
    verb = "kembali" if change.back else "berubah"
    return f"{words.TITLES[change.table.name]}: {numbers.counted(len(keys), 'baris')} {verb}"


def _cells(table: Table, cells: list[Difference], key: str) -> None:
    if not cells:
        return
    rows = [
        {
            "Baris": " · ".join(part for part in cell.key if part),
            "Kolom": words.head(table.name, cell.column),
            "Sebelum": cell.before or NOTHING,
            "Sesudah": cell.after or NOTHING,
        }
        for cell in cells[:LISTED]
    ]
    st.dataframe(
        rows,
        hide_index=True,
        alt="Yang berubah",
        height="content" if len(rows) < 10 else 380,
        key=f"cells-{table.name}-{key}",
    )
    if len(cells) > LISTED:
        st.caption(f"{LISTED} dari {numbers.counted(len(cells), 'sel')} yang berubah.")


def _others(table: Table, sentence: str, cells: list[Difference]) -> None:
    """What somebody else kept meanwhile; the change below is now worked out upon it."""
    st.warning(sentence)
    _cells(table, cells, "others")


@logged("register.simpan")
def _keep(table: Table) -> None:
    viewer = access.require(*rights.REGISTER)
    change, correct = st.session_state[_key(table)]
    try:
        changes.keep(home.current(), change, viewer.name)
    except Overtaken as refusal:
        if change.back:
            refuse(table, refusal)
        else:
            _again(table, change, correct)
        return
    except Refused as refusal:
        refuse(table, refusal)
        return
    _drop(table)
    st.session_state[_done(table)] = "Tersimpan. " + effect(change)
    store.look_again()


def _again(table: Table, change: Change, correct: bool) -> None:
    """Works the same rows out upon what others have kept, to be looked at again."""
    place = home.current()
    now, version = table.rows(place), documents.version(place, table.kind)
    others = changes.differences(table, change.drawn, now)
    keys, mine = {cell.key for cell in others}, set(map(table.replaced, change.given))
    sentence = _who(table)
    if any(table.key(row) in keys and table.replaced(row) in mine for row in (*change.drawn, *now)):
        sentence += " Sebagian barisnya juga Anda ubah: nilai Anda akan menggantikannya."
    look(
        table,
        lambda: changes.propose(
            place, table, change.given, version, is_whole=False, correct=correct, anew=tuple(mine)
        ),
        correct,
    )
    if _key(table) in st.session_state:
        st.session_state[_seen(table)] = (sentence, others)
    else:
        st.session_state[_refused(table)] = f"{sentence} {st.session_state[_refused(table)]}"


def _who(table: Table) -> str:
    """Sementara itu Sri menyimpan perubahan: …"""
    newest = next(
        entry for entry in log.entries(home.current()) if entry.kind in (table.kind, "withdrawn")
    )
    return f"Sementara itu {newest.by} menyimpan: {log_words.sentence(newest)}."


def _drop(table: Table) -> None:
    for key in (_key(table), _refused(table), _seen(table)):
        st.session_state.pop(key, None)
    held = st.session_state.pop(f"base-{table.name}", None)
    if held:
        st.session_state[f"round-{table.name}"] = held["round"]


def _key(table: Table) -> str:
    return f"change-{table.name}"


def _refused(table: Table) -> str:
    return f"refused-{table.name}"


def _done(table: Table) -> str:
    return f"done-{table.name}"


def _seen(table: Table) -> str:
    return f"seen-{table.name}"
