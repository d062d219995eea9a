"""What nobody can know but the person who uploads, asked one thing at a time: dates, account, own
name, columns.

Texts from outside stand in selectboxes, never in Markdown. Each function gives the answer, or None
until there is one."""

import streamlit as st

from data.importers.columns import fields, header_words
from data.importers.columns.field_names import ON_SCREEN as FIELDS
from data.importers.registry import FORMATS
from data.questions import AsksAccount, AsksColumns, AsksOwn, AsksWords
from words import numbers

ORDERS = {
    "dmy": "Hari di depan (05/08 = 5 Agustus)",
    "mdy": "Bulan di depan (05/08 = 8 Mei)",
    "ymd": "Tahun di depan (26/08/05 = 5 Agustus 2026)",
}
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "UTC": "UTC"}
NONE = "tidak ada"
SIDES = {"inbound": "Warga menulis", "outbound": "Akun kita menulis"}
MEANINGS = {  # field → meaning → how a person says it
    "status": {
        "open": "Belum ditangani",
        "waiting": "Sedang ditangani atau menunggu",
        "resolved": "Selesai",
        "closed": "Ditutup petugas",
        "auto_closed": "Ditutup sistem sendiri",
        "rejected": "Tidak dihitung (ditolak, batal, duplikat, spam)",
    },
    "direction": SIDES,
    "opened_by": {"citizen": "Warga", "office": "Kantor sendiri"},
}
ASKED = {
    "status": "Apa arti status",
    "direction": "Mana warga, mana akun: siapa",
    "opened_by": "Siapa yang membuka kasus:",
}
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
        persist_state="session",
    )


def order(key: str) -> str | None:
    """dmy, mdy or ymd."""
    return st.radio(
        "Bagaimana tanggal di berkas itu dibaca?",
        list(ORDERS),
        index=None,
        format_func=ORDERS.get,
        key=f"order-{key}",
        persist_state="session",
    )


def account(question: AsksAccount, names: dict[str, str], key: str) -> str | None:
    """One of the accounts that the file may be of."""
    return st.selectbox(
        "Akun yang mana?",
        question.accounts,
        index=None,
        placeholder="Pilih akun",
        format_func=lambda a: names.get(a, a),
        key=f"whose-{key}",
        persist_state="session",
    )


def own(question: AsksOwn, key: str) -> str | None:
    """The name in the file that is the account's own."""
    people = question.names
    guessed = people.index(question.guess) if question.guess in people else None
    name = st.selectbox(
        "Mana nama akun Anda di berkas ini? Yang lain dianggap warga.",
        people,
        index=guessed,
        placeholder="Pilih nama",
        key=f"own-{key}",
        persist_state="session",
    )
    st.markdown(":gray[Jawaban ini diingat untuk berkas berikutnya dari akun yang sama.]")
    return (
        name if st.button("Pakai nama ini", key=f"own-yes-{key}", disabled=name is None) else None
    )


def columns(question: AsksColumns, account_known: bool, key: str) -> dict[str, str] | None:
    """Field → column; a good guess, or the last answer, is filled in, and the person confirms."""
    st.write(
        "Terisi seperti jawaban terakhir untuk tabel yang sama; periksa lalu pakai."
        if question.remembered
        else "Cocokkan kolom berkas ini. Yang terisi adalah dugaan; betulkan bila keliru."
    )
    kind = st.segmented_control(
        "Satu baris adalah",
        list(COLUMNS),
        key=f"kind-{key}",
        persist_state="session",
        required=True,
        default="Kasus" if OF_CASES & question.guess.keys() else "Pesan",
    )
    wanted = [f for f in COLUMNS[kind] if not (f == "account_id" and account_known)]
    needed = fields.REQUIRED["cases" if kind == "Kasus" else "messages"]
    samples = question.samples
    chosen = {}
    with st.container(horizontal=True):
        for name in wanted:
            options = _options(question, name)
            guessed = question.guess.get(name, NONE)
            chosen[name] = st.selectbox(
                FIELDS[name] + (" (wajib)" if name in needed else ""),
                options,
                key=f"column-{name}-{key}",
                persist_state="session",
                width=250,
                format_func=lambda column: with_sample(column, samples),
                index=options.index(guessed) if guessed in options else 0,
            )
    missing = [FIELDS[name] for name in needed if chosen.get(name) == NONE]
    if kind == "Kasus" and NONE == chosen["status"] == chosen["closed_at"]:
        missing.append(f"{FIELDS['status']} atau {FIELDS['closed_at']}")
    if missing:
        st.markdown(f":gray[Belum dipilih: {', '.join(missing)}.]")
    if st.button("Pakai kolom ini", key=f"columns-{key}", disabled=bool(missing)):
        return {name: column for name, column in chosen.items() if column != NONE}
    return None


def with_sample(column: str, samples: dict[str, list[str]]) -> str:
    """A column with some of what stands in it: "Tgl Masuk (3/9/2026 08.00, …)"."""
    found = [samples[part] for part in (column, *column.split("+")) if part in samples]
    shown = ", ".join(found[0]) if found else ""
    return f"{column} ({shown})" if shown else column


def values(question: AsksWords, key: str) -> dict[tuple[str, str], str] | None:
    """Field and word → what it means, empty where its rows are to be rejected."""
    st.write("Kata-kata ini belum dikenal. Jawaban Anda diingat untuk tabel yang sama.")
    chosen = {}
    for number, word in enumerate(question.words):
        meanings = {**MEANINGS[word.field], "": "Tidak tahu: tolak barisnya"}
        st.text(
            f"{ASKED[word.field]} “{word.word}”? {numbers.counted(word.rows, 'baris')}, "
            f"misalnya baris {word.row}."
        )
        chosen[word.field, word.word] = st.selectbox(
            "Arti kata itu",
            list(meanings),
            index=None,
            format_func=meanings.get,
            placeholder="Pilih artinya",
            key=f"value-{number}-{key}",
            persist_state="session",
        )
    is_done = None not in chosen.values()
    return (
        chosen if st.button("Pakai arti ini", key=f"values-{key}", disabled=not is_done) else None
    )


def _options(question: AsksColumns, name: str) -> list[str]:
    """The columns, and for a stamp those of a day and a time of day that stand apart, as ``--map``
    joins them."""
    found = [NONE, *question.columns]
    if name.endswith("_at"):
        days, clocks = (
            [c for c in question.columns if header_words.tokens(c) & words]
            for words in (header_words.DAY | header_words.CLOCK, header_words.CLOCK)
        )
        found += [f"{day}+{clock}" for day in days for clock in clocks if day != clock]
    guessed = question.guess.get(name)
    return found if guessed is None or guessed in found else [*found, guessed]
