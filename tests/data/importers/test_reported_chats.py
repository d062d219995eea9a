"""The chats of tests/samples/reported (see ../shared/samples/reported/README.md), each a kind of
fault: what must come out of it, in WIB."""

from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.cases import store
from data.intake import look as looking
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import merging
from tests import program

SAMPLES = Path(__file__).parents[2] / "samples" / "reported"
OWN = ("--own", "Dinkes Contoh")


class Office:
    """A home with the register of the samples: account ``wa`` and one per platform."""

    def __init__(self, folder: Path, reader):
        self.folder, self.home, self.reader = folder, Home(folder / "home"), reader
        merging.take_in(
            self.home,
            SAMPLES / "chat-opd.csv",
            SAMPLES / "chat-akun.csv",
            False,
            "test",
            lambda _: {},
        )

    def written(self, text: str | bytes, name: str = "berkas.txt") -> Path:
        """A file of a test's own."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def load(self, file: str | Path, *options: str) -> dict:
        """The line of ``load``."""
        path = SAMPLES / file if isinstance(file, str) else file
        return program.load_file(self.home, path, self.reader, *options)

    def look(self, file: str | Path, *options: str) -> dict:
        """What a person sees first."""
        path = SAMPLES / file if isinstance(file, str) else file
        return looking.look(self.home, path, program.options(*options), self.reader)

    def remarks(self) -> list[str]:
        """What the newest upload keeps of them."""
        return Lake.read(self.home).valid[-1].info["remarks"]

    def cases(self) -> list[tuple[str, str | None]]:
        """Opened and first reply of every case, as ``21/07 08:00:08``."""
        cursor = store.cursor(store.current(self.home))
        found = cursor.execute("SELECT opened_at, first_reply_at FROM cases ORDER BY opened_at")
        return [tuple(_wib(stamp) for stamp in case) for case in found.fetchall()]

    def courtesies(self) -> list[bool]:
        """Which messages of the newest upload are courtesies, by time."""
        rows = pq.read_table(Lake.read(self.home).valid[-1].rows_file).to_pylist()
        return [row["is_courtesy"] for row in sorted(rows, key=lambda row: row["sent_at"])]

    def directions(self) -> str:
        """ "<" for every inbound message, ">" for every outbound, by time."""
        uploads = Lake.read(self.home).valid
        rows = [row for u in uploads for row in pq.read_table(u.rows_file).to_pylist()]
        rows.sort(key=lambda row: (row["sent_at"], row["row"]))
        return "".join("<" if row["direction"] == "inbound" else ">" for row in rows)


def _wib(stamp) -> str | None:
    return stamp and f"{stamp + timedelta(hours=7):%d/%m %H:%M:%S}"


@pytest.fixture
def office(tmp_path, reader):
    """One home with the register of the samples."""
    return Office(tmp_path, reader)


MIXED = ("--from", "2026-07-01", "--until", "2026-07-10")


@pytest.mark.parametrize(("options", "resolved"), [((), None), (MIXED, "02/07 08:00:00")])
def test_letters_that_are_partly_garbled_are_known(office, options, resolved):
    assert office.load("meta-mixed-letters.json", "--account", "fb", *OWN, *options)["read"] == 3
    assert office.courtesies() == [False, False, True]
    cursor = store.cursor(store.current(office.home))
    ((end, again),) = cursor.execute("SELECT resolved_at, waiting_again FROM cases").fetchall()
    assert (_wib(end), again) == (resolved, False)


E2EE = ("meta-e2ee-1-cutover.json", "meta-e2ee-2-secure.json")


@pytest.mark.parametrize("files", [E2EE, E2EE[::-1]])
def test_a_talk_that_went_on_encrypted_is_one(office, files):
    for file in files:
        office.load(file, "--account", "fb", *OWN)
    assert office.cases() == [("02/07 09:00:00", "02/07 09:30:00")]


def test_two_exports_in_one_file_are_told(office):
    (remark,) = office.look("glued-two-styles.txt")["remarks"]
    assert remark.startswith("2 baris di dalam pesan tampak seperti awal pesan lain")
    assert "(baris 3, 23/07/2026, 07.10.08)" in remark
    office.load("glued-two-styles.txt")
    assert office.remarks() == [remark]


def test_a_talk_that_was_pasted_is_told(office):
    (remark,) = office.look("pasted-android.txt")["remarks"]
    assert remark.startswith("Baris 2: waktunya mundur, dari 21/07/2026 07.10 ke 20/06/2026 09.00")
    office.load("pasted-android.txt")
    assert office.remarks() == [remark]


def test_a_number_with_other_hyphens_is_the_same_citizen(office):
    office.load("number-ios.txt", "--account", "wa", *OWN)
    line = office.load("number-android.txt", "--account", "wa", *OWN)
    assert (line["duplicates"], line["cases"]) == (2, 0)
    assert len(office.cases()) == 1


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("form-line.txt", "percakapan LINE"),
        ("form-web-copy.txt", "teks yang disalin dari WhatsApp Web"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_next_step(office, file, what):
    refused = office.look(file, "--account", "wa")["refused"]
    assert what in refused and ("templat" in refused or "Ekspor" in refused)


@pytest.mark.parametrize(
    ("file", "options", "read", "cases"),
    [
        ("ios-reply-call.txt", (), 2, [("21/07 08:00:08", "23/07 08:05:08")]),
        ("ios-reply-deleted.txt", (), 3, [("21/07 08:00:08", "23/07 08:05:08")]),
        ("ios-notice-business.txt", (), 2, [("21/07 08:00:08", "23/07 08:05:08")]),
        (
            "meta-reply-missed.json",
            ("--account", "fb", *OWN),
            2,
            [("02/07 09:00:00", "04/07 09:05:00")],
        ),
        (
            "glued-zero-width.txt",
            ("--account", "wa", *OWN),
            3,
            [("21/07 07:10:08", "21/07 07:20:08")],
        ),
        (
            "vanished-no-space-reply.txt",
            ("--account", "wa", *OWN),
            3,
            [("21/07 07:10:08", "21/07 07:20:08")],
        ),
        (
            "telegram-no-from.json",
            ("--account", "tg", *OWN),
            3,
            [("21/07 07:10:00", "21/07 07:26:40")],
        ),
        (
            "telegram-contacts-first.json",
            ("--account", "tg", *OWN),
            2,
            [("21/07 07:10:00", "21/07 07:26:40")],
        ),
        ("form-month-name.txt", (), 2, [("21/07 07:10:00", "21/07 07:20:00")]),
        (
            "form-html-beside-csv.zip",
            ("--account", "wa"),
            2,
            [("21/07 07:10:00", "21/07 07:20:00")],
        ),
    ],
)
def test_a_reported_chat_is_read_right(office, file, options, read, cases):
    assert office.load(file, *options)["read"] == read
    assert office.cases() == cases
