"""``verify``: every file against its recorded hash, every count against its rows; each bad file is
named."""

import hashlib
import json

import pytest

from data.lake import verify as verification
from data.lake.home import Home
from tests.commands.shell import copied, data, done, message, written

SMALL = {
    "settings": "name,value,valid_from\nmin_cases_opd,5,\n",
    "calendar": "date,kind\n2026-01-01,holiday\n",
    "topics": "topic,class\nparkir,pengaduan\n",
    "users": "email,name,role\na@b.id,A,viewer\n",
}


@pytest.fixture(scope="module")
def filled(shared_home, tmp_path_factory):
    """A home with three uploads (the second undone, the third purged) and a document of nearly
    every kind."""
    folder, home = tmp_path_factory.mktemp("filled"), shared_home
    tickets = "account_id,case_id,opened_at,status\nwa,T1,2026-09-01T08:00:00,open\n"
    paths = [
        written(folder / "a.csv", [message("1", "2026-09-01T08:00:00+07:00")]),
        written(folder / "b.csv", tickets),
        written(folder / "c.csv", [message("2", "2026-09-01T08:00:00+07:00")]),
    ]
    ids = [line["upload_id"] for line in done(data(home, "load", *paths)).lines]
    done(data(home, "undo", ids[1]))
    done(data(home, "purge", ids[2]))
    for command, text in SMALL.items():
        done(data(home, command, written(folder / "tabel.csv", text)))
    return home


@pytest.fixture
def damaged(filled, tmp_path):
    """A copy to spoil."""
    return copied(filled, tmp_path / "home")


def names(home, pattern="*"):
    return sorted(
        str(path.relative_to(home))
        for folder in ("uploads", "documents")
        for path in (home / folder).rglob(pattern)
        if path.is_file()
    )


def bad(home) -> str:
    """What is said about a home that is not whole."""
    result = data(home, "verify")
    assert result.code == 1 and result.out == "", "a damaged home was called whole"
    assert result.err.count("\n") == 1 and "Traceback" not in result.err, result.err[-2000:]
    return result.err


def test_a_whole_home(filled):
    assert len(done(data(filled, "verify")).lines) == 1


def flipped(content: bytes) -> bytes:
    """One bit changed."""
    place = len(content) // 3
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [flipped, lambda content: content[:-3], lambda content: b"", lambda content: content + b"\n"],
    ids=["a bit flipped", "cut short", "emptied", "a byte more"],
)
def test_every_changed_file_is_named(damaged, spoil):
    changed = [
        name for name in names(damaged) if not name.endswith("SHA256SUMS") and "purge" not in name
    ]
    assert any("messages.parquet" in n for n in changed) and any(
        "cases.parquet" in n for n in changed
    )
    assert len(changed) == 2 + 3 + 6  # rows, upload.json, documents
    for name in changed:
        (damaged / name).write_bytes(spoil((damaged / name).read_bytes()))
    sentence = bad(damaged)
    assert [name for name in changed if name not in sentence] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace(b"a", b"b", 1),
        lambda content: content[:-3],
        lambda content: b"",
    ],
    ids=["changed", "cut short", "emptied"],
)
def test_every_changed_list_of_hashes_is_named(damaged, spoil):
    lists = [
        path for path in damaged.rglob("SHA256SUMS") if list(path.parent.glob("*.parquet"))
    ]  # not the purged one
    for path in lists:
        path.write_bytes(spoil(path.read_bytes()))
    sentence = bad(damaged)
    assert (
        len(lists) == 2 and [p for p in lists if f"uploads/{p.parent.name}/" not in sentence] == []
    )


@pytest.mark.parametrize("pattern", ["messages.parquet", "upload.json", "SHA256SUMS"])
def test_a_deleted_file_of_an_upload_is_named(damaged, pattern):
    path = min(damaged.rglob(pattern))
    path.unlink()
    assert f"uploads/{path.parent.name}/{pattern}" in bad(damaged)


@pytest.mark.parametrize("kind", ["register", "users", "undo", "purge"])
def test_a_deleted_document_is_missed(damaged, kind):
    (path,) = (damaged / "documents" / kind).iterdir()
    path.unlink()
    bad(damaged)


@pytest.mark.parametrize("position", [0, -1], ids=["first", "last"])
def test_a_deleted_upload_is_missed(damaged, position):
    folder = sorted((damaged / "uploads").iterdir())[position]
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert folder.name.split("-")[0] in bad(damaged)


def test_an_upload_under_another_name_is_named(damaged):
    """Marks name uploads: one that has been renamed has shaken off its undo."""
    folder = sorted((damaged / "uploads").iterdir())[1]
    folder.rename(folder.with_name("000002-0123456789ab"))
    assert "uploads/000002-" in bad(damaged)


def test_added_files_are_named_as_strangers(damaged):
    """They count nowhere, so nothing is damaged."""
    first = min((damaged / "uploads").iterdir()).name
    added = [
        f"uploads/{first}/lagi.txt",
        "uploads/tamu",
        "documents/undo/x.json",
        "documents/register/x.json",
    ]
    for name in added:
        written(damaged / name, "x")
    assert done(data(damaged, "verify")).line["strangers"] == sorted(added)


def test_a_home_that_has_lost_its_mark_is_not_whole(damaged):
    """home.json holds the key's fingerprint: without it a wrong key would count everything
    twice."""
    (damaged / "home.json").unlink()
    bad(damaged)


def test_a_count_that_is_not_that_of_the_rows_is_named(damaged):
    folder = min((damaged / "uploads").iterdir())
    info = json.loads((folder / "upload.json").read_text())
    text = json.dumps(info | {"read": info["read"] + 1, "accepted": info["accepted"] + 1})
    sums = (
        (folder / "SHA256SUMS")
        .read_text()
        .replace(
            hashlib.sha256((folder / "upload.json").read_bytes()).hexdigest(),
            hashlib.sha256(text.encode()).hexdigest(),
        )
    )
    (folder / "upload.json").write_text(text)
    (folder / "SHA256SUMS").write_text(sums)
    assert f"uploads/{folder.name}/upload.json" in bad(damaged)


@pytest.mark.parametrize("name", ["home.json", "contents.txt"])
def test_every_flip_in_the_files_about_all_is_one_sentence(damaged, name):
    """Never a traceback, never unnoticed; the bits of every ninth byte, one after another."""
    path = damaged / name
    content = path.read_bytes()
    unnoticed = []
    for place in range(0, len(content), 9):
        for bit in (1, 64, 128):
            changed = bytes([content[place] ^ bit])
            path.write_bytes(content[:place] + changed + content[place + 1 :])
            if verification.bad_files(Home(damaged))[1] == []:
                unnoticed.append((place, bit))
    assert unnoticed == []
    assert name in bad(damaged)


def test_what_is_loaded_after_contents_txt_was_damaged_is_stored(damaged, tmp_path):
    path = damaged / "contents.txt"
    path.write_bytes(b"\xff" + path.read_bytes())
    more = written(tmp_path / "lagi.csv", [message("9", "2026-09-09T08:00:00+07:00")])
    assert done(data(damaged, "load", more)).counts == (1, 1, 0, 0, 0)
    assert "contents.txt" in bad(damaged)
