"""Columns of other tables are guessed for a person to confirm: by their names and only where the
contents agree."""

from dataclasses import replace

import pytest

from bench.pollutions.reading import CONTEXT
from bench.pollutions.whole import text_of
from data.errors import Refused
from data.importers import registry
from data.importers.columns.guess import guess
from data.importers.files.opening import open_file
from data.questions import AsksColumns

LOG = [
    "Akun",
    "ID Percakapan",
    "Nomor Pesan",
    "Tanggal",
    "Jam",
    "Arah",
    "Pengirim",
    "Isi Pesan",
    "Kategori",
]
LOG_ROWS = [
    ["ig", "k1", "m1", "25/08/2026", "14.30", "masuk", "budi", "Halo", "informasi"],
    ["ig", "k1", "m2", "25/08/2026", "15.30", "keluar", "", "ya", ""],
]
TICKETS = [
    "No. Tiket",
    "Tgl Masuk",
    "Tanggal Dijawab",
    "Tanggal Selesai",
    "Status Laporan",
    "Nama Pelapor",
    "Topik",
]
TICKET_ROWS = [
    ["T1", "5 Agu 2026 14.30", "6 Agu 2026 08.00", "", "diproses", "Budi", "jalan"],
    ["T2", "7 Agustus 2026 pukul 9.00 WIB", "", "", "selesai", "Siti", "air"],
]
GUESSES = {
    "messages with day and time apart": (
        LOG,
        LOG_ROWS,
        {
            "account_id": "Akun",
            "conversation_id": "ID Percakapan",
            "message_id": "Nomor Pesan",
            "sent_at": "Tanggal+Jam",
            "direction": "Arah",
            "author": "Pengirim",
            "text": "Isi Pesan",
            "topic": "Kategori",
        },
    ),
    "tickets": (
        TICKETS,
        TICKET_ROWS,
        {
            "case_id": "No. Tiket",
            "opened_at": "Tgl Masuk",
            "first_reply_at": "Tanggal Dijawab",
            "closed_at": "Tanggal Selesai",
            "status": "Status Laporan",
            "author": "Nama Pelapor",
            "topic": "Topik",
        },
    ),
    "English": (
        ["Ticket ID", "Created at", "First response at", "State", "Requester", "Account"],
        [["9", "2026-08-05T08:00:00Z", "", "open", "x", "ig"]],
        {
            "account_id": "Account",
            "case_id": "Ticket ID",
            "opened_at": "Created at",
            "first_reply_at": "First response at",
            "status": "State",
            "author": "Requester",
        },
    ),
    "a date column that holds none": (
        ["Nomor", "Tanggal", "Status"],
        [["1", "belum", "open"], ["2", "-", "open"]],
        {"status": "Status"},  # and a running number is no id
    ),
    "a direction that we do not know": (
        ["Percakapan", "Waktu", "Arah"],
        [["k", "2026-08-05 08:00", "utara"]],
        {"opened_at": "Waktu"},
    ),
    "a status of numbers": (
        ["Nomor", "Tanggal masuk", "Status"],
        [["1", "2026-08-05 08:00", "3"]],
        {"case_id": "Nomor", "opened_at": "Tanggal masuk"},
    ),
    "a name that stands twice": (
        ["Status", "Status", "Tanggal"],
        [["a", "b", "2026-08-05 08:00"]],
        {"opened_at": "Tanggal"},
    ),
    "epochs": (
        ["Percakapan", "Timestamp", "Direction"],
        [["k", "1785915000", "inbound"]],
        {"conversation_id": "Percakapan", "sent_at": "Timestamp", "direction": "Direction"},
    ),
    "nothing": (["Kuda", "Sapi"], [["1", "2"]], {}),
    "no rows": (
        ["Nomor tiket", "Tanggal masuk", "Status"],
        [],
        {"case_id": "Nomor tiket", "opened_at": "Tanggal masuk", "status": "Status"},
    ),
}


@pytest.mark.parametrize("kind", GUESSES)
def test_guesses(kind):
    header, rows, expected = GUESSES[kind]
    assert guess(header, rows) == expected


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (0, "No. Reg|Reference|Ticket #|Kode Aduan|ID Laporan|Tracking Number"),
        (1, "Reported On|Diterima Pada|Tgl/Jam Masuk|open_dt|Date Opened|Tanggal Pelaporan"),
        (2, "Acknowledged At|Tgl Konfirmasi|Tanggal Klarifikasi|Responded On|Tgl Jawab"),
        (3, "Tanggal Tuntas|Tgl Rampung|Completion Date|Selesai Pada|closed_dt|Tanggal Beres"),
        (4, "Stage|Status Penanganan|Keadaan|Progres"),
    ],
)
def test_names_that_offices_and_tools_write(place, names):
    fields = ("case_id", "opened_at", "first_reply_at", "closed_at", "status")
    row = ["X-1", "13/09/2026 08.10", "13/09/2026 09.10", "14/09/2026 09.10", "selesai"]
    usual = ["No Tiket", "Tanggal Masuk", "Tanggal Dijawab", "Tanggal Selesai", "Status"]
    for name in names.split("|"):
        header = [name if i == place else other for i, other in enumerate(usual)]
        assert guess(header, [row]).get(fields[place]) == name, name


def refusal(folder, content: str, **context) -> Refused:
    path = folder / "log.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        registry.read(
            open_file(path, folder / "staging", None),
            path.name,
            folder / "staging",
            replace(CONTEXT, **context),
        )
    return refused.value


def test_a_refusal_asks_for_the_columns_and_proposes_them(tmp_path):
    """Titles above the header too: the header is found by its Indonesian words, but nothing is
    taken unasked."""
    (tmp_path / "staging").mkdir()
    found = refusal(tmp_path, "Laporan Agustus 2026\n\n" + text_of([LOG, *LOG_ROWS]))
    assert found.question == AsksColumns(
        columns=LOG,
        samples={
            name: list(dict.fromkeys(cell for cell in cells if cell))
            for name, cells in zip(LOG, zip(*LOG_ROWS, strict=True), strict=True)
        },
        guess=GUESSES["messages with day and time apart"][2],
    )
    assert "--map" in str(found)


def test_the_proposal_can_be_taken_as_it_is(tmp_path):
    (tmp_path / "staging").mkdir()
    path = tmp_path / "log.csv"
    path.write_text(text_of([LOG, *LOG_ROWS]), encoding="utf-8")
    reading = registry.read(
        open_file(path, tmp_path / "staging", None),
        path.name,
        tmp_path / "staging",
        replace(CONTEXT, map=guess(LOG, LOG_ROWS)),
    )
    assert (reading["kind"], reading["read"], reading["rejected_rows"]) == ("messages", 2, [])
    assert (reading["first_stamp"], reading["last_stamp"]) == (
        "2026-08-25T07:30:00Z",
        "2026-08-25T08:30:00Z",
    )


def test_a_mapped_column_that_is_missing_asks_too(tmp_path):
    (tmp_path / "staging").mkdir()
    found = refusal(tmp_path, text_of([LOG, *LOG_ROWS]), map={"sent_at": "Waktu"})
    assert found.question.asks == "map" and found.question.columns == LOG


@pytest.mark.parametrize(
    "above", [[], [["Tanggal", "1 September 2026"], []]], ids=["alone", "below a title"]
)
def test_a_cell_that_is_a_word_of_ours_makes_no_header(tmp_path, above):
    """Most of the columns are nobody's, and states and kinds of the rows are the words above other
    tables' columns."""
    header = ["Kode", "Diterima", "Keadaan", "Lewat", "Type", "Keterangan"]
    rows = [
        [f"LP-{i}", f"{i} Agustus 2026 14.30", "selesai", "pesan", "informasi", ""]
        for i in range(1, 9)
    ]
    (tmp_path / "staging").mkdir()
    refused = refusal(tmp_path, text_of([*above, header, *rows]))
    assert refused.question.columns == header and "--map" in str(refused)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Pengirim", ["Warga", "Admin", "Admin"]),
        ("Dari", ["Pelanggan", "CS Contoh", "Pelanggan", "CS Contoh"]),  # one word is asked for
        ("From Me", ["FALSE", "TRUE", "0"]),
        ("Jenis", ["masuk", "keluar", "masuk"]),  # a topic by its name, the sides by what it holds
        ("Kategori Pesan", ["Pesan Warga", "Balasan Admin"]),
    ],
)
def test_who_writes_is_known_by_few_words_or_by_what_a_column_asks(name, cells):
    header = ["Chat ID", "Waktu", name, "Pesan"]
    rows = [[f"k{i}", f"1{i}/09/2026 08.00", cell, f"Teks {i}?"] for i, cell in enumerate(cells)]
    assert guess(header, rows) == {
        "conversation_id": "Chat ID",
        "sent_at": "Waktu",
        "direction": name,
        "text": "Pesan",
    }


def test_names_of_people_are_no_sides():
    """Else they would be asked about, and kept as an answer."""
    header = ["Chat ID", "Waktu", "Pengirim", "Pesan"]
    people = ["Admin", "Budi", "Sari", "Admin", "Joko", "Tini"]
    rows = [[f"k{i}", f"1{i}/09/2026 08.00", name, f"Teks {i}?"] for i, name in enumerate(people)]
    assert "direction" not in guess(header, rows) and guess(header, rows)["author"] == "Pengirim"


@pytest.mark.parametrize(
    ("header", "rows", "kind"),
    [
        (
            ["Ticket Number", "Date Created", "From", "Current Status", "Assigned To"],
            [["123456", "09/13/2026 8:00 am", "Siti", "Open", ""]]
            + [["123458", "09/14/2026 8:00 am", "Budi", "Resolved", "Admin"]],
            "cases",
        ),
        (
            ["ID", "Status", "Tanggal pembukaan", "Pemohon", "Ditugaskan ke"],
            [["11", "Baru", "2026-09-13 08:00", "Siti", "Admin"]]
            + [["15", "Selesai", "2026-09-14 08:00", "Budi", "Petugas"]],
            "cases",
        ),
        (
            ["ID", "Waktu", "Arah", "Isi", "Status"],
            [["1a", "2026-09-13 08:00", "masuk", "halo", "dibaca"]]
            + [["2a", "2026-09-14 08:00", "masuk", "ya", "dibaca"]],
            "messages",
        ),
        (
            ["ID", "Waktu", "Pengirim", "Isi", "Status"],
            [["1a", "2026-09-13 08:00", "Warga", "halo", "dibaca"]]
            + [["2a", "2026-09-14 08:00", "Admin", "ya", "dibaca"]],
            "messages",
        ),
    ],
)
def test_a_column_of_staff_makes_no_messages_of_tickets(header, rows, kind):
    assert ("opened_at" in guess(header, rows)) == (kind == "cases")
