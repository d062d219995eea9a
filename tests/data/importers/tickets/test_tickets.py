"""Recognising a tool by its columns or keys: what is taken, what is left to others, what a hostile
file comes to."""

import io
import json
import zipfile

import pytest

from data.errors import Refused
from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import STORIES
from tests.data.importers.tickets.test_lapor import table as lapor
from tests.data.importers.tickets.test_zendesk import table as zendesk
from tests.data.importers.tickets.test_zendesk import tickets


def packed(desk, *contents) -> bytes:
    """A ZIP of these tables."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for i, content in enumerate(contents):
            archive.writestr(f"{i}.csv", desk.written(content).read_bytes())
    return buffer.getvalue()


def test_a_table_that_only_resembles_a_tools_is_left_to_the_canonical_one(desk):
    rows = [
        ["account_id", "case_id", "opened_at", "status", "Id", "Status ", "Created at"],
        ["kes", "1", "2026-09-01 08:00", "open", "1", "Solved", "2026-09-01 08:00"],
    ]
    assert desk.found(rows) is None


def test_a_mapping_asks_for_the_canonical_table(desk):
    line = desk.load(
        zendesk(STORIES[:2]),
        "--account",
        "kes",
        "--map",
        "case_id=Id",
        "--map",
        "opened_at=Created at",
        "--map",
        "status=Status",
    )
    assert (line["format"], counts(line)) == ("canonical-cases", (2, 2, 0, 0, 0))


def test_months_in_one_archive_are_one_upload(desk):
    line = desk.load(
        packed(desk, zendesk(STORIES[:2]), zendesk(STORIES[2:])), "--account", "kes", suffix="zip"
    )
    assert (line["format"], counts(line)) == ("zendesk", (6, 4, 0, 0, 2))


def test_two_tools_in_one_archive_are_refused(desk):
    with pytest.raises(
        Refused, match="memuat berkas yang bukan Zendesk; unggah masing-masing sendiri"
    ):
        desk.load(packed(desk, zendesk(), lapor()), "--account", "kes", suffix="zip")


def test_another_table_in_the_archive_is_not_dropped_in_silence(desk):
    with pytest.raises(Refused, match="memuat berkas yang bukan Zendesk"):
        desk.load(
            packed(desk, zendesk(), [["a", "b"], ["1", "2"]]), "--account", "kes", suffix="zip"
        )


def test_a_column_that_is_there_only_later_counts(desk):
    late = tickets(STORIES[:2])
    late[0]["metric_set"] = None
    assert desk.found(late).has == {"has_reply": True, "has_closed_at": True, "has_reopened": True}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-40],
        lambda text: text.replace('"via": {', '"via": ' + "[" * 101 + "{", 1),
        lambda text: text.replace("Solved", "So\x00lved").replace("solved", "so\x00lved"),
        lambda text: text.replace("}", "", 1),
    ],
    ids=["cut", "deep", "nul", "brace"],
)
def test_a_broken_json_is_refused_in_one_sentence(desk, spoil):
    with pytest.raises(Refused, match=r"^Berkas “[^”]+”.*ekspor lagi dari aplikasinya\.$"):
        desk.load(spoil(json.dumps({"tickets": tickets()})), "--account", "kes", suffix="json")


def test_what_is_no_ticket_in_the_list_is_rejected(desk):
    inside = [*tickets(STORIES[:1]), {"id": {"no": 1}, "created_at": [1, 2], "status": None}, 7]
    line = desk.load({"data": {"payload": inside}, "meta": 1}, "--account", "kes")
    assert counts(line) == (3, 1, 0, 0, 2) and desk.rejected() == [(2, "missing"), (3, "no_object")]


@pytest.mark.parametrize(
    "content",
    [b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40, b"", b"PK\x03\x04rusak"],
    ids=["picture", "empty", "zip"],
)
def test_what_is_no_table_is_nobodys_here(desk, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("1.jpg", content)
        archive.writestr("_chat.txt", "[01/09/26 08.00.00] Budi: Halo\n")
    assert desk.found(buffer.getvalue(), suffix="zip") is None


def test_letters_of_two_bytes_are_read(desk):
    text = desk.written(zendesk()).read_text(encoding="utf-8").encode("utf-16")
    assert counts(desk.load(text, "--account", "kes")) == (6, 4, 0, 0, 2)


def test_a_text_with_a_tools_columns_in_it_is_no_table(desk):
    notes = """Kolom ekspor Freshdesk, disalin dari bantuan:
Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Resolved time,Full name
yang lama: ID, nama, status, prioritas, sumber, jenis, petugas, grup, dibuat, selesai, warga, telepon, surel
yang baru: ID, nama, status, prioritas, sumber, jenis, petugas, grup, dibuat, selesai, warga, telepon, X, surel
"""
    refused = desk.look(notes)["refused"]
    assert refused.endswith(
        "bukan tabel yang utuh: 2 dari 2 baris tidak cocok dengan judul kolom di baris 2; unggah "
        "berkas ekspor seperti yang diunduh, tanpa disunting."
    )
