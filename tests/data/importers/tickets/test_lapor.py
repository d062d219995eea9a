"""SP4N-LAPOR!: cases and archived ones, nothing of replies or closings, and the reporter who asked
to be hidden."""

from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import LATER, RESOLUTION, RESPONSE, STORIES, local, stored

HEADER = [
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Nama Pelapor",
    "Klasifikasi Laporan",
    "Isi Laporan Awal",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
]
STATUS = {
    "resolved": "Ditutup oleh Admin",
    "waiting": "Menunggu Kelengkapan Informasi",
    "spam": "Diarsipkan oleh Sistem",
    "office": "Ditutup oleh Sistem",
    "unknown": "Diteruskan ke Pusat",
}
TOPIC = "Pengaduan Berkadar Pengawasan"


def row(story, agency: str = "", kind: str = "") -> list:
    """English months without a leading zero, 24 hours, in two columns."""
    return [
        9000000 + story.number,
        local(story.opened, "%d %b %Y").removeprefix("0"),
        local(story.opened, "%H:%M:%S"),
        f"Pelapor {story.number}",
        TOPIC,
        "Isi\nlaporan",
        kind,
        "Website",
        "Pemerintah Kabupaten Klaten",
        agency,
        STATUS[story.kind],
        "",
    ]


def table(stories=STORIES, **cells: str) -> list[list]:
    """The admin's export."""
    return [HEADER, *(row(s, **cells) for s in stories)]


def test_the_six_reports_give_cases_and_exclusions_only(desk):
    line = desk.load(table(), "--account", "kes")
    assert (line["format"], counts(line), line["cases"]) == ("lapor", (6, 5, 0, 0, 1), 4)
    assert desk.rejected() == [(7, "unknown_status")]
    assert desk.stored("opened_at", "status", "topic", "has_reply", "has_closed_at") == [
        (stored(s.opened), status, TOPIC, False, False)
        for s, status in zip(
            STORIES, ("closed", "closed", "waiting", "rejected", "auto_closed"), strict=False
        )
    ]
    known = {"cases": 4, "excluded": 1, "coverage": 1, "reopen_rate": None}
    assert desk.figures(known) == known
    assert desk.figures(RESPONSE) == RESPONSE
    assert desk.figures(RESOLUTION) == RESOLUTION


def test_before_loading_the_uploader_is_asked_whose_it_is_and_told_what_it_cannot_give(desk):
    assert desk.look(table())["question"] == {"asks": "account", "accounts": ["kes", "pu"]}
    seen = desk.look(table(), "--account", "kes")
    assert (seen["format"], seen["title"], seen["read"], seen["rejected"]) == (
        "lapor",
        "SP4N-LAPOR!",
        6,
        1,
    )
    assert (
        "tanpa angka respons dan penyelesaian" in seen["remarks"][0]
        and "zona waktu" in seen["remarks"][1]
    )


def test_a_workbook_with_dates_and_times_of_its_own_gives_the_same(desk):
    desk.load(table(), "--account", "kes", suffix="xlsx")
    assert [opened for (opened,) in desk.stored("opened_at")] == [
        stored(s.opened) for s in STORIES[:5]
    ]


def test_the_agency_names_the_account_and_one_that_is_not_known_is_rejected(desk):
    rows = [
        HEADER,
        row(STORIES[0], "Dinas Kesehatan"),
        row(STORIES[1], "Dinas Perhubungan"),
        row(STORIES[2]),
    ]
    assert counts(desk.load(rows)) == (3, 1, 0, 0, 2)
    assert desk.rejected() == [(3, "unknown_account"), (4, "unknown_account")]


def test_the_zone_of_the_upload_holds(desk):
    desk.load(table(STORIES[:1]), "--account", "kes", "--timezone", "UTC")
    ((opened,),) = desk.stored("opened_at")
    assert opened == STORIES[0].opened.replace(tzinfo=None)


def test_a_reporter_who_asked_to_be_hidden_is_not_even_hashed(desk):
    desk.load([HEADER, row(STORIES[0], kind="Anonim|Rahasia"), row(STORIES[1])], "--account", "kes")
    (hidden,), (open_one,) = desk.stored("author_key")
    assert hidden is None and open_one is not None


def test_a_report_exported_again_is_updated(desk):
    desk.load(table(), "--account", "kes")
    assert counts(desk.load(table(LATER), "--account", "kes", "--until", "2026-10-01")) == (
        1,
        0,
        1,
        0,
        0,
    )
