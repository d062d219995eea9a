"""Tables as offices keep them by hand: titles and numbers among the rows, signatures below, joined
cells, errors, two true midnights. In every kind of file."""

import io
import struct
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from bench.everyday.outcomes import outcome
from bench.everyday.tables import LAYOUTS, invented
from bench.pollutions.reading import read
from data.importers.columns import nothing
from data.sql.databases import for_reading
from tests.data.importers.tables.test_tables import html, ods

SAMPLES = Path(__file__).parents[3] / "samples"
HEADER = ["account_id", "case_id", "opened_at", "first_reply_at", "status"]
ANSWERED = ["ig", "A-1", "2026-09-13 08:00", "2026-09-13 09:30", "selesai"]
OPEN = ["ig", "A-2", "2026-09-14 08:00", "", "baru"]
SIGNED = [
    ["", "", "", "Klaten, 30 September 2026", ""],
    ["", "", "", "Kepala Dinas Contoh", ""],
    ["", "", "", "", ""],
    ["", "", "", "NIP. 19700101 199503 1 001", ""],
]
BETWEEN = [["SEPTEMBER 2026", "", "", "", ""], ["17", "", "", "", ""]]


def csv_of(rows: list[list[str]]) -> bytes:
    return "\n".join(",".join(f'"{c}"' if "," in c else c for c in row) for row in rows).encode()


def xlsx_of(rows: list[list], joined: tuple = (), form: str = "dd/mm/yyyy hh:mm") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet, stamp = book.add_worksheet(), book.add_format({"num_format": form})
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if isinstance(cell, (datetime, timedelta)):
                    sheet.write_datetime(i, j, cell, stamp)
                elif cell:
                    sheet.write(i, j, cell)
        for cells, text in joined:
            sheet.merge_range(cells, text)
    return out.getvalue()


KINDS = {"csv": csv_of, "xlsx": xlsx_of, "ods": ods, "html": lambda rows: html(rows).encode()}


def stamps(rows: list[tuple]) -> list[str]:
    """Openings and replies of the lake's rows, WIB of the test's days."""
    found = [cell for row in rows for cell in row if isinstance(cell, datetime)]
    return [f"{at.replace(tzinfo=UTC):%d %H:%M}" for at in found]


@pytest.mark.parametrize("kind", KINDS)
def test_titles_and_numbers_among_the_rows_and_signatures_below_are_no_data(kind):
    rows = [HEADER, BETWEEN[0], ANSWERED, OPEN, BETWEEN[1], *SIGNED]
    _, reading = read(KINDS[kind](rows), f".{kind}")
    assert (reading["read"], reading["rejected_rows"], reading["bias"]) == (2, [], None)
    lone, signed = reading["remarks"]
    assert "2 baris" in lone and "hanya berisi satu sel (misalnya baris 2)" in lone
    assert "Baris 6 sampai 9" in signed and "tanda tangan" in signed


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_total_is_no_data_whichever_column_says_so(kind, place):
    total = [""] * len(HEADER)
    total[place : place + 2] = ["JUMLAH", "2"]
    _, reading = read(KINDS[kind]([HEADER, ANSWERED, OPEN, total, *SIGNED]), f".{kind}")
    assert (reading["read"], reading["rejected_rows"]) == (2, [])


@pytest.mark.parametrize(
    "row",
    [
        ["ig", "A-3", "2026-09-15 08:00", "", ""],  # an unanswered one whose status is missing
        ["ig", "A-3", "", "", "baru"],
        ["", "", "2026-09-15 08:00", "", ""],  # a day is never a title
        ["ig;A-3;2026-09-15 08:00", "", "", "", ""],  # cells that have become one
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_may_be_a_case_is_rejected_and_said(kind, row):
    rows = [HEADER, ANSWERED, OPEN, ANSWERED[:1] + ["A-9"] + ANSWERED[2:], row, *SIGNED]
    _, reading = read(KINDS[kind](rows), f".{kind}")
    assert [rejected["row"] for rejected in reading["rejected_rows"]] == [5]
    assert reading["read"] == 4 and reading["bias"]


def test_names_of_columns_with_blanks_do_not_make_the_blank_a_separator():
    """As "Tanggal" and "Jam" are names, too; the rows have as many blanks here and there."""
    header = ["No Aduan", "Tanggal Waktu Lapor", "Jam Waktu Lapor", "Tanggal Tanggapan", "Keadaan"]
    rows = [
        [f"LP-{i}", f"{i}/07/2026", "06.23", f"{i}/07/2026 - 09:22AM", "Selesai diproses"]
        for i in range(13, 28)
    ]
    answer = read(
        csv_of([header, *rows]),
        account="ig",
        map={
            "case_id": "No Aduan",
            "opened_at": "Tanggal Waktu Lapor+Jam Waktu Lapor",
            "first_reply_at": "Tanggal Tanggapan",
            "status": "Keadaan",
        },
    )
    assert len(answer[0]) == 15 and answer[1]["rejected_rows"] == []


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_joined_cells_hold_for_each_of_their_rows(kind):
    rows = [HEADER, ANSWERED, ["ig", "A-2", "2026-09-13 08:10", "", "selesai"]]
    if kind == "xlsx":
        content = xlsx_of(rows, ((("D2:D3"), ANSWERED[3]),))
    else:
        joined = 'office:value-type="string" table:number-rows-spanned="2"'
        content = ods(rows, cells=lambda text: joined if text == ANSWERED[3] else None)
    found, reading = read(content, f".{kind}")
    assert [row[3] for row in found] == [datetime(2026, 9, 13, 2, 30)] * 2
    assert "1 sel gabungan" in reading["remarks"][0]


def test_an_error_in_an_old_workbook_is_never_no_answer():
    answer = read(
        (SAMPLES / "galat.xls").read_bytes(),
        account="ig",
        map={
            "case_id": "No Tiket",
            "opened_at": "Tanggal Masuk",
            "first_reply_at": "Tanggal Dijawab",
        },
    )
    rejected = [(row["row"], row["value"], row["why"]) for row in answer[1]["rejected_rows"]]
    assert rejected == [(2, "#DIV/0!", "error_cell"), (3, "#N/A", "error_cell")]
    assert len(answer[0]) == 2


def xlsb(rows: list[list[str]]) -> bytes:
    """A binary workbook of one sheet; a cell that begins with "#" is an error (#N/A)."""

    def record(kind: int, content: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(content)]) + content

    def text(letters: str) -> bytes:
        return struct.pack("<I", len(letters)) + letters.encode("utf-16-le")

    reach = struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)
    sheet = record(129) + record(148, reach) + record(145)
    for i, row in enumerate(rows):
        sheet += record(0, struct.pack("<IIHHBI", i, 0, 300, 0, 0, 0))
        for j, cell in enumerate(row):
            place = struct.pack("<II", j, 0)
            if cell:
                is_error = cell.startswith("#")
                sheet += record(3, place + b"\x2a") if is_error else record(6, place + text(cell))
    sheet += record(146) + record(130)
    book = record(131) + record(143)
    book += record(156, struct.pack("<II", 0, 1) + text("rId1") + text("Rekap"))
    book += record(144) + record(132)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/{}" Target="{}"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "_rels/.rels", relations.format("rId1", "officeDocument", "xl/workbook.bin")
        )
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            relations.format("rId1", "worksheet", "worksheets/sheet1.bin"),
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return out.getvalue()


def test_an_error_in_a_binary_workbook_is_never_no_answer():
    rows = [
        HEADER,
        ANSWERED,
        ["ig", "A-2", "2026-09-14 08:00", "#N/A", "baru"],
        OPEN[:1] + ["A-3"] + OPEN[2:],
    ]
    found, reading = read(xlsb(rows), ".xlsb")
    assert len(found) == 2
    assert [(row["row"], row["why"]) for row in reading["rejected_rows"]] == [(3, "error_cell")]


@pytest.mark.parametrize(("form", "has_times"), [("dd/mm/yyyy hh:mm", True), ("dd/mm/yyyy", False)])
def test_two_midnights_are_times_where_the_cells_show_times(form, has_times):
    """Fewer than three say nothing by themselves: the format of the cells does."""
    rows = [
        [*HEADER[1:], HEADER[0]],
        ["A-1", datetime(2026, 9, 13), "2026-09-13 09:30", "selesai", "ig"],
        ["A-2", datetime(2026, 9, 14), "2026-09-14 09:30", "selesai", "ig"],
    ]
    found, _ = read(xlsx_of(rows, form=form), ".xlsx")
    names = ["account_id", "case_key", "opened_at", "first_reply_at", "closed_at", "status"]
    names += ["author_key", "topic", "reopened", "has_reply", "has_closed_at", "link"]
    assert [row[names.index("has_reply")] for row in found] == [has_times] * 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "Pesan telah dihapus",
        "Anda menghapus pesan ini.",
        "This message was deleted by admin Contoh",
        "You unsent a message",
        "Panggilan suara tak terjawab",
        "Missed voice call",
        "Reacted ❤ to your message",
        "Siti reacted 👍 to your message",
        "Menanggapi 👍 pesan Anda",
        "Pesan dan panggilan terenkripsi secara end-to-end.",
        "Bisnis Anda menggunakan layanan yang aman dari Meta.",
    ],
)
def test_what_an_app_leaves_in_place_of_a_message_answers_nothing_and_opens_nothing(kind, text):
    header = ["account_id", "conversation_id", "sent_at", "direction", "text"]
    rows = [
        ["ig", "k1", "2026-09-13 08:00", "inbound", "Kapan buka?"],
        ["ig", "k1", "2026-09-13 09:00", "outbound", text],
        ["ig", "k2", "2026-09-13 10:00", "inbound", text],
    ]
    found, _ = read(KINDS[kind]([header, *rows]), f".{kind}")
    assert sorted((row[3].hour, row[9]) for row in found) == [(1, True), (2, False), (3, False)]


PLACEHOLDERS = (
    "Waiting for this message. This may take a while.",
    "Menunggu pesan ini. Ini mungkin memerlukan waktu beberapa saat.",
    "Pesan ini tidak dapat ditampilkan di sini",
    "This message couldn't load",
    "Voice call",
    "Panggilan video",
    "Telepon suara",
    "Missed call",
    "Panggilan berakhir",
)
WORDS = ("Video call bisa?", "telepon 119", "pesan menunggu", "panggilan suara tadi", "menyukai")


@pytest.mark.parametrize("side", ["inbound", "outbound"])
@pytest.mark.parametrize(("texts", "answers"), [(PLACEHOLDERS, False), (WORDS, True)])
def test_what_is_not_shown_is_a_citizens_message_and_no_answer(side, texts, answers):
    header = ["account_id", "conversation_id", "sent_at", "direction", "text"]
    rows = [["ig", f"k{i}", "2026-09-13 08:00", side, text] for i, text in enumerate(texts)]
    found, _ = read(csv_of([header, *rows]))
    assert [row[9] for row in found] == [answers or side == "inbound"] * len(texts)
    assert not any(row[8] for row in found)  # no courtesy


@pytest.mark.parametrize(
    "cell",
    "akan dijawab | on process | under review | antrian | diteruskan ke bidang | 30-Des-1899 | ⏳ | `null` "
    "| 1/1/1970 7:00 | 01-Jan-0001 00:00 | n/k | dijadwalkan | ora ana | -62135596800 | disposisi "
    "| - | ( - ) | -- : -- | belum! | BELUM DIJAWAB. | blm ada | sedang diproses | 30/12/1899 | x | {} "
    "| false | N/A | dlm proses | tgl belum ada | belum ada jawaban dari dinas | <null> | [null] "
    "| Invalid Date | 0 menit | '' | nol | 31/12/1969 | 12/30/1899 12:00:00 AM | 01-Jan-1900 "
    "| Thu Jan 01 1970 07:00:00 GMT+0700 | 9999-12-31 | 31/12/9999 | 1/0/1900 | n‑a | ― | 0 days 00:00:00 "
    "| unanswered | TBA | unknown | dd/mm/yyyy | 1 Januari 1970 | 12:00:00 AM | blum | gak ada | durung "
    "| [-] | ❌ | × | belum ada respon dari OPD terkait | belum, masih dicek | tgl/bln/thn | -1".split(
        " | "
    ),
)
def test_words_for_nothing_are_nothing_to_the_guess_and_to_the_reader(cell):
    assert nothing.is_nothing(cell)
    with for_reading() as connection:
        asked = "SELECT written($cell, $nothing)"
        found = connection.execute(asked, {"cell": cell, "nothing": nothing.NOTHING}).fetchone()
    assert found == (None,)


@pytest.mark.parametrize(
    "cell", ["dijawab", "13/09/2026", "08.30", "#REF!", "14 September", "ya", '"']
)
def test_other_words_are_not(cell):
    assert not nothing.is_nothing(cell)


def test_a_line_of_signs_with_something_behind_it_is_judged_at_once():
    """Tried one way after the other, it would take longer than the world is old."""
    assert not nothing.is_nothing("-" * 300 + " belum" * 100 + " 9")


def test_members_stand_in_the_archive_s_own_order_and_a_letter_beside_them_is_named():
    first, second = (
        csv_of([HEADER, ANSWERED[:3] + [reply, "selesai"]])
        for reply in ("2026-09-13 10:00", "2026-09-13 11:00")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("b-lama.csv", first)
        for i in range(9):
            archive.writestr(f"z{i}.csv", csv_of([HEADER, ["ig", f"B-{i}", *OPEN[2:]]]))
        archive.writestr("a-baru.csv", second)  # the eleventh, and the newest
        archive.writestr("baca.txt", "Ini berkas dari aplikasi kami.\nSilakan dibaca.\n")
    _, reading = read(out.getvalue(), ".zip")
    members = [row["member"] for row in reading["rejected_rows"]]
    assert members == [] and reading["read"] == 11
    assert any("“berkas-12.txt” (1 baris) tidak dibaca" in remark for remark in reading["remarks"])


@pytest.mark.parametrize("named", ["@dinkes.contoh", "ig"])
def test_an_account_that_a_person_chose_wins_over_a_column(named):
    rows = [["Akun", *HEADER[1:]], [named, *ANSWERED[1:]]]
    found, reading = read(csv_of(rows), account="fb")
    assert [row[0] for row in found] == ["fb"] and reading["rejected_rows"] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_invented_table_of_each_layout_is_read_right(layout):
    """The whole bench has 200; the first of each layout stands here."""
    seed = next(seed for seed in range(500) if invented(seed).layout == layout)
    what, why = outcome(invented(seed))
    assert what in ("right", "guessed"), why


TEN_DAYS = [f"2026-09-{day} 08:00" for day in range(10, 22)]


@pytest.mark.parametrize(
    ("lone", "days", "apart"),
    [
        ("2025-09-15 08:00", TEN_DAYS, 1),
        ("2025-09-15 08:00", [at.replace("2026-09", "2026-11") for at in TEN_DAYS], 0),
        ("2026-03-15 08:00", TEN_DAYS, 0),
        ("2025-09-15 08:00", TEN_DAYS[:8], 0),  # too few to say what is usual
        ("2016-09-15 08:00", TEN_DAYS[:8], 1),
    ],
)
@pytest.mark.parametrize("kind", ["cases", "messages"])
def test_a_row_of_another_year_states_no_year(kind, lone, days, apart):
    header, rest = HEADER, ["", "baru"]
    if kind == "messages":
        header = ["account_id", "message_id", "sent_at", "text", "direction", "conversation_id"]
        rest = ["halo", "inbound", "k"]
    rows = [["ig", f"A-{i}", at, *rest] for i, at in enumerate([lone, *days])]
    _, reading = read(csv_of([header, *rows]))
    first = days[0] if apart else lone
    assert f"{reading['first_stamp']:.10}" == first[:10]
    assert sum("tahunnya salah ketik" in remark for remark in reading["remarks"]) == apart
