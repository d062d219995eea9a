"""Open cases as a list: columns at a desk, stacked on a phone (styles/queue.css); as a table; and as CSV
and XLSX."""

import pandas as pd

from metrics.output import text as output
from metrics.output import workbook
from metrics.output.workbook import Column, Sheet
from pages.drawing.markup import text
from words import numbers, terms
from words import uploads as uploads_in_words

SHOWN, IN_TABLE = 25, 500  # rows; all of them are in the download
POST = "Buka kiriman"
CHOOSE = (
    '<p class="pick" hidden><a href="sanggah" data-one="Sanggah 1 pesan yang dipilih" '
    'data-many="Sanggah # pesan yang dipilih"></a></p>'
)
HEADS = ("Menunggu", "Akun", "Kanal", "Topik", "Warga", "Berkas dan baris")
EXPORTED = (
    Column("waited", "Menunggu (jam:menit)", "duration", 12),
    Column("waiting_since", "Sejak (WIB)", "moment", 17),
    Column("opened_at", "Masuk (WIB)", "moment", 17),
    Column("opd_name", "OPD", width=38),
    Column("account", "Akun", width=30),
    Column("channel", "Kanal"),
    Column("topic", "Topik", width=20),
    Column("text_length", "Panjang (huruf)", "count"),
    Column("file", "Berkas", width=38),
    Column("row", "Baris", "count"),
    Column("state", "Keadaan", width=26),
    Column("link", "Tautan", width=44),
)
STATES = {"unanswered": "belum dijawab", "again": "dijawab, lalu warga menulis lagi"}


def readable(cases: pd.DataFrame, uploads: list[dict]) -> pd.DataFrame:
    """The cases with channel, topic, file and state in words, for list, table and export alike."""
    by_id = {upload["upload_id"]: upload for upload in uploads}
    pairs = [
        (u, m if isinstance(m, str) else None)
        for u, m in zip(cases["upload_id"], cases["member"], strict=True)
    ]
    long, short = (
        {(u, m): _file(by_id.get(u), m, called) for u, m in set(pairs)}
        for called in (uploads_in_words.name, uploads_in_words.short_name)
    )  # many cases come from few files
    return cases.assign(
        channel=cases["channel"].map(terms.CHANNELS).fillna(cases["channel"]),
        file=[long[pair] for pair in pairs],
        short_file=[short[pair] for pair in pairs],
        topic=[terms.capital(t) if isinstance(t, str) else None for t in cases["topic"]],
        state=cases["waiting"].map(STATES),
    )


def _file(upload: dict | None, member: str | None, called) -> str:
    if upload is None:
        return "unggahan"
    name = called(upload)
    return f"{name}, {member}" if member else name


def listed(cases: pd.DataFrame, with_opd: bool, can_contest: bool) -> str:
    """The first rows as HTML; where they can be contested, each with a box to choose it, and the way
    to contest all that are chosen (scripts/chosen_cases.js)."""
    unnamed = (
        () if cases["citizen"].notna().any() else ("Warga",)
    )  # the masked name is for its own OPD only
    head = "".join(f"<span>{'' if name in unnamed else name}</span>" for name in HEADS)
    rows = "".join(_row(row, with_opd, can_contest) for row in cases.head(SHOWN).to_dict("records"))
    choose = CHOOSE if can_contest else ""
    return f'<div class="queue"><div class="queue-head">{head}</div><ol>{rows}</ol>{choose}</div>'


def _row(row: dict, with_opd: bool, can_contest: bool) -> str:
    late = ' class="late"' if row["waited"] >= numbers.DAY else ""
    opd = f"<small>{text(row['opd_name'])}</small>" if with_opd else ""
    topic, citizen = (
        text(row[name]) if isinstance(row[name], str) else "" for name in ("topic", "citizen")
    )
    since = numbers.moment(row["waiting_since"])
    return (
        f"<li><span>{_box(row, since) if can_contest else ''}<b{late}>"
        f"{numbers.duration(row['waited'])}</b><small>sejak {since}</small></span><span "
        f'class="account">{text(row["account"])}{opd}</span><span>{text(row["channel"])}'
        f"{_length(row)}</span><span>{topic}</span><span class='unbroken'>{citizen}</span>"
        f"<span>{text(row['short_file'])}, {_line(row)}{_post(row)}</span></li>"
    )


def _box(row: dict, since: str) -> str:
    said = text(f"Pilih untuk disanggah: {row['account']}, sejak {since}")
    return (
        f'<label class="chooser"><input type="checkbox" value="{row["case_id"]}" aria-label="{said}">'
        "</label>"
    )


def _post(row: dict) -> str:
    """The public post (``data.importers.links`` has seen to it that it is one), in a tab that
    learns nothing of here."""
    if not isinstance(row["link"], str):
        return ""
    address = text(row["link"])
    return f' <small><a class="onward" href="{address}" target="_blank" rel="noopener noreferrer">{POST}</a></small>'


def _length(row: dict) -> str:
    return (
        "" if pd.isna(row["text_length"]) else f", {numbers.counted(row['text_length'], 'huruf')}"
    )


def _line(row: dict) -> str:
    return f"baris{numbers.NBSP}{numbers.count(row['row'])}"


def table(cases: pd.DataFrame, with_opd: bool, urgent: pd.DataFrame) -> pd.DataFrame:
    """The first IN_TABLE rows as texts, in the order of waiting; deadlines only of those that are
    ``urgent``."""
    cases = cases.head(IN_TABLE)
    records = cases.to_dict("records")
    columns = {
        "Menunggu": [numbers.duration(r["waited"]) for r in records],
        "Sejak": [numbers.moment(r["waiting_since"]) for r in records],
    }
    if cases.index.isin(urgent.index).any():
        columns["Jawab sebelum"] = [
            numbers.moment(r["answer_by"]) if is_urgent else ""
            for r, is_urgent in zip(records, cases.index.isin(urgent.index), strict=True)
        ]
    if with_opd:
        columns["OPD"] = list(cases["opd_name"])
    return pd.DataFrame(
        columns
        | {
            "Akun": list(cases["account"]),
            "Kanal": list(cases["channel"]),
            "Topik": list(cases["topic"].fillna("")),
            "Warga": [name if isinstance(name, str) else "" for name in cases["citizen"]],
            "Berkas": list(cases["file"]),
            "Baris": [numbers.count(r["row"]) for r in records],
            "Huruf": [
                "" if pd.isna(r["text_length"]) else numbers.count(r["text_length"])
                for r in records
            ],
        }
    )


def as_csv(cases: pd.DataFrame) -> bytes:
    """All rows of a list ``with_links``, without masked names: what is downloaded carries no
    citizen data (handbook, section 8)."""
    chosen = cases[[column.name for column in EXPORTED]].copy()
    chosen["waited"] = [numbers.duration(seconds) for seconds in chosen["waited"]]
    chosen.columns = ["Menunggu", *(column.header for column in EXPORTED[1:])]
    return ("\ufeff" + output.as_csv(chosen)).encode()


def as_xlsx(cases: pd.DataFrame, about: str) -> bytes:
    """The same as a workbook; ``about`` says until when the data reach, and on what
    ground the target stands."""
    return workbook.workbook(
        [Sheet("Antrean", "Pesan yang menunggu jawaban", about, EXPORTED, cases)]
    )
