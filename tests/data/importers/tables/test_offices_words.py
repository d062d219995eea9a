"""What stands in and around the tables of offices here and of their tools, in other words and dresses
than those of the first reports."""

import pytest

from bench.pollutions.reading import read
from data.importers.columns import nothing
from data.importers.rows import bias, words
from data.sql.databases import for_reading
from tests.data.importers.tables.test_offices_tables import ANSWERED, HEADER, KINDS, OPEN, csv_of

STATES = {
    "open": "Belum di Tindak Lanjuti|Blm di Proses|blm ditindaklanjuti|"
    "Belum ada jawaban|Menunggu Respon OPD|Tunggu|Unresolved",
    "waiting": "Di Proses|Sedang di Proses|sdg diproses|dlm proses|Penugasan|"
    "Diteruskan ke OPD|Verifikasi Lapangan|Waiting on Customer",
    "resolved": "Laporan Selesai|Sudah di jawab|sdh dijawab|Telah Selesai Ditindaklanjuti|Rampung|Terpecahkan",
    "closed": "Ditutup Pelapor|Closed by user",
    "auto_closed": "Ditutup Otomatis oleh Sistem|Auto-Close",
    "rejected": "Bukan Kewenangan OPD|Laporan duplikat|Spam/Iklan|Salah Sambung|Ditolak Admin",
}
SIDES = {
    "inbound": "Pesan Warga|Kotak Masuk|Masyarakat Umum|incoming message|Pengikut",
    "outbound": "Admin OPD|Balasan Admin|Anda|Page|sent items|Tanggapan Dinas",
}
TOOLS = {
    "zendesk": {"Terbuka": "open", "Tertunda": "waiting", "Terpecahkan": "resolved"},
    "freshdesk": {"Menunggu Pelanggan": "waiting", "Terselesaikan": "resolved"},
    "lapor": {"Sedang Diproses": "waiting", "Belum Diverifikasi": "open"},
}


def meant(words_of: dict[str, str]) -> list[tuple[str, str]]:
    return [(word, meaning) for meaning, said in words_of.items() for word in said.split("|")]


def folded(cell: str) -> str:
    """The cell as the statements compare it, which is as ``fold`` does."""
    with for_reading() as connection:
        found = connection.execute("SELECT word(clean($1))", [cell]).fetchone()[0]
    assert found == words.fold(cell)
    return found


@pytest.mark.parametrize(("word", "state"), meant(STATES))
def test_words_of_states(word, state):
    assert words.statuses("canonical")[folded(word)] == state


@pytest.mark.parametrize(("word", "side"), meant(SIDES))
def test_words_of_sides(word, side):
    assert words.sides()[folded(word)] == side


@pytest.mark.parametrize("tool", TOOLS)
def test_tools_have_their_indonesian_words(tool):
    known = words.statuses(tool)
    assert {word: known[folded(word)] for word in TOOLS[tool]} == TOOLS[tool]


@pytest.mark.parametrize(
    "word", ["oke", "Dikembalikan", "Tidak Dapat Diproses", "Bot", "Sdr. Budi"]
)
def test_words_of_two_meanings_are_asked(word):
    assert words.fold(word) not in words.statuses("canonical") | words.sides()


def test_a_word_that_was_explained_before_is_still_known():
    said = words.status_words("canonical", {"status": {"di loket": "waiting"}})
    assert ("diloket", "waiting") in zip(*said.to_pydict().values(), strict=True)


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "=…", "31/12/2026", "1969/12/30"])
def test_errors_and_other_days_are_something(cell):
    assert not nothing.is_nothing(cell)


BELOW = {
    "sums with a name": [
        ["Total", "2", "", "", ""],
        ["Jumlah selesai", "1", "", "", ""],
        ["Rata-rata respon", "90 menit", "", "", ""],
    ],
    "another table": [
        ["", "", "", "", ""],
        ["REKAP PER OPD", "", "", "", ""],
        ["OPD", "Jumlah", "", "", ""],
        ["Dinkes", "10", "", "", ""],
    ],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", BELOW)
def test_sums_and_a_table_of_them_below_the_rows_are_no_data(kind, what):
    _, reading = read(KINDS[kind]([HEADER, ANSWERED, OPEN, *BELOW[what]]), f".{kind}")
    assert (reading["read"], reading["rejected_rows"], reading["bias"]) == (2, [], None)
    told = "sampai 7" if what == "another table" else ""
    assert told in " ".join(reading["remarks"])


@pytest.mark.parametrize("kind", KINDS)
def test_cases_below_a_blank_row_are_cases(kind):
    rows = [HEADER, ANSWERED, ["", "", "", "", ""], OPEN, ["ig", "A-3", "", "", "baru"]]
    _, reading = read(KINDS[kind](rows), f".{kind}")
    assert reading["read"] == 3 and len(reading["rejected_rows"]) == 1


HINTS = (
    ["(wajib)", "(wajib)", "(dd/mm/yyyy)", "(dd/mm/yyyy)", ""],
    ["a", "b", "c", "d", "e"],
    ["---", "---", "---", "---", "---"],
    ["teks", "teks", "dd/mm/yyyy hh:mm", "dd/mm/yyyy hh:mm", "pilihan"],
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint[0])
def test_a_row_that_explains_the_header_is_no_data(kind, hint):
    _, reading = read(KINDS[kind]([HEADER, hint, ANSWERED, OPEN]), f".{kind}")
    assert (reading["read"], reading["rejected_rows"]) == (2, [])


def keys(case_id: str) -> list[int]:
    """The key of a case with this number."""
    found, _ = read(csv_of([HEADER, [ANSWERED[0], case_id, *ANSWERED[2:]]]))
    return [row[1] for row in found]


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        ("1001", "#1001"),
        ("1001", "1001.00"),
        ("1001", "１００１"),
        ("1001", "'1001"),
        ("ADU-001/IX", "ADU‑001/IX"),
        ("ADU-001/IX", "ADU–001/IX"),
        ("1001", "01001"),
        ("ADU-001/IX", "adu - 001 / ix"),
    ],
)
def test_one_number_in_two_dresses_is_one_case(plain, dressed):
    assert keys(plain) == keys(dressed)


@pytest.mark.parametrize(("one", "other"), [("1001", "1001.5"), ("TKT-1", "TKT-01"), ("A#1", "A1")])
def test_other_numbers_are_others(one, other):
    assert keys(one) != keys(other)


TEMPLATE = "Akun,Tanggal masuk,Jam masuk,Warga,Ringkasan,Tanggal dijawab,Jam dijawab,Status".split(
    ","
)
LOGGED = [
    "ig",
    "14/09/2026",
    "08.05",
    "Siti",
    "Jalan rusak di RT 3",
    "15/09/2026",
    "09.00",
    "Selesai",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "changed",
    [
        {4: "Jalan  rusak di RT 3 "},
        {4: "Jalan\u00a0rusak di\tRT 3"},
        {1: "'14/09/2026", 2: "'08.05"},
        {1: "2026-09-14 00:00:00", 2: "1899-12-30 08:05:00"},
    ],
)
def test_a_row_of_the_template_is_one_case_in_every_dress(kind, changed):
    row = [changed.get(i, cell) for i, cell in enumerate(LOGGED)]
    found, reading = read(KINDS[kind]([TEMPLATE, row]), f".{kind}", dates="dmy")
    clean, _ = read(csv_of([TEMPLATE, LOGGED]), dates="dmy")
    assert reading["rejected_rows"] == []
    assert [case[1] for case in found] == [case[1] for case in clean]


def test_where_nothing_is_kept_what_is_lost_is_of_no_kind():
    rows = [(None, None, 4, 0), ("account", "ig", 4, 0)]
    assert "kebanyakan" not in bias.sentence(rows, 0, 0)


@pytest.mark.parametrize(
    ("waiting", "is_said"), [("31/09/2026 08.00", True), ("14/09/2026 08.00", False)]
)
def test_all_the_unanswered_lost_is_said_be_it_one(waiting, is_said):
    """One row of a hundred that cannot be read, and the rate would be 100 %."""
    answered = [
        ["ig", f"A-{i}", "13/09/2026 08.00", "13/09/2026 09.00", "selesai"] for i in range(99)
    ]
    rows = [HEADER, *answered, ["ig", "B-1", waiting, "", "baru"]]
    _, reading = read(csv_of(rows), dates="dmy")
    assert ("yang belum dijawab" in (reading["bias"] or "")) is is_said
