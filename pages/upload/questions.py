"""What nobody can know but the person who uploads, asked one thing at a time: dates, account, own
name, columns.

Texts from outside stand in selectboxes, never in Markdown. Each function gives the answer, or None
until there is one."""

import streamlit as st

from data.importers.columns import fields, guess
from data.importers.columns.header import squeeze
from data.importers.registry import FORMATS
from words.refusals import FIELDS

ORDERS = {
    "dmy": "Hari di depan (05/08 = 5 Agustus)",
    "mdy": "Bulan di depan (05/08 = 8 Mei)",
    "ymd": "Tahun di depan (26/08/05 = 5 Agustus 2026)",
}
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "UTC": "UTC"}
NONE = "tidak ada"
KINDS_OF_FILE = {known.name: known.title for known in FORMATS}
COLUMNS = {"Pesan": fields.MESSAGE_FIELDS, "Kasus": fields.CASE_FIELDS}
OF_CASES = {*fields.CASE_FIELDS} - {*fields.MESSAGE_FIELDS}


def kind_of_file(now: str | None, key: str) -> str | None:
    """The format that the file is to be read as; ``now``: as it is read, None where that is not
    known."""
    kinds = list(KINDS_OF_FILE)
    return st.selectbox(
        "Bukan ini? Berkas ini sebenarnya",
        kinds,
        index=kinds.index(now) if now in kinds else None,
        format_func=KINDS_OF_FILE.get,
        placeholder="Pilih jenis berkas",
        key=f"kind-of-file-{key}",
    )


def order(key: str) -> str | None:
    """dmy, mdy or ymd."""
    return st.radio(
        "Bagaimana tanggal di berkas itu dibaca?",
        list(ORDERS),
        index=None,
        format_func=ORDERS.get,
        key=f"order-{key}",
    )


def account(question: dict, names: dict[str, str], key: str) -> str | None:
    """One of the accounts that the file may be of."""
    return st.selectbox(
        "Akun yang mana?",
        question["accounts"],
        index=None,
        placeholder="Pilih akun",
        format_func=lambda a: names.get(a, a),
        key=f"whose-{key}",
    )


def own(question: dict, key: str) -> str | None:
    """The name in the file that is the account's own."""
    people = question["names"]
    guessed = people.index(question["guess"]) if question.get("guess") in people else None
    name = st.selectbox(
        "Mana nama akun Anda di berkas ini? Yang lain dianggap warga.",
        people,
        index=guessed,
        placeholder="Pilih nama",
        key=f"own-{key}",
    )
    st.markdown(":gray[Jawaban ini diingat untuk berkas berikutnya dari akun yang sama.]")
    return (
        name if st.button("Pakai nama ini", key=f"own-yes-{key}", disabled=name is None) else None
    )


def columns(question: dict, account_known: bool, key: str) -> dict[str, str] | None:
    """Field → column; a good guess, or the last answer, is filled in, and the person confirms."""
    st.write(
        "Terisi seperti jawaban terakhir untuk tabel yang sama; periksa lalu pakai."
        if question["remembered"]
        else "Cocokkan kolom berkas ini. Yang terisi adalah dugaan; betulkan bila keliru."
    )
    kind = st.segmented_control(
        "Satu baris adalah",
        list(COLUMNS),
        key=f"kind-{key}",
        required=True,
        default="Kasus" if OF_CASES & question["guess"].keys() else "Pesan",
    )
    wanted = [f for f in COLUMNS[kind] if not (f == "account_id" and account_known)]
    needed = fields.REQUIRED["cases" if kind == "Kasus" else "messages"]
    chosen = {}
    with st.container(horizontal=True):
        for name in wanted:
            options = _options(question, name)
            guessed = question["guess"].get(name, NONE)
            chosen[name] = st.selectbox(
                FIELDS[name] + (" (wajib)" if name in needed else ""),
                options,
                key=f"column-{name}-{key}",
                width=250,
                index=options.index(guessed) if guessed in options else 0,
            )
    missing = [FIELDS[name] for name in needed if chosen.get(name) == NONE]
    if missing:
        st.markdown(f":gray[Belum dipilih: {', '.join(missing)}.]")
    if st.button("Pakai kolom ini", key=f"columns-{key}", disabled=bool(missing)):
        return {name: column for name, column in chosen.items() if column != NONE}
    return None


def _options(question: dict, name: str) -> list[str]:
    """The columns, and for a stamp those of a day and a time of day that stand apart, as ``--map``
    joins them."""
    found = [NONE, *question["columns"]]
    if name.endswith("_at"):
        days, clocks = (
            [c for c in question["columns"] if squeeze(c).startswith(words)]
            for words in (guess.DAY, guess.CLOCK)
        )
        found += [f"{day}+{clock}" for day in days for clock in clocks if day != clock]
    guessed = question["guess"].get(name)
    return found if guessed is None or guessed in found else [*found, guessed]
