"""What a kill leaves behind, and what strangers put into a home: neither blocks anything, and
``verify`` tells the one from the other and both from damage."""

import fcntl
import os
import shutil

import pytest

from data.lake.home import Home
from data.lake.locks import ABANDONED_SECONDS, IN_USE
from tests.commands.shell import copied, data, done, figures, message, refused, truth, written

SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini", "surat.json", "._000001-surat.json")


@pytest.fixture(scope="module")
def filled(shared_home, tmp_path_factory):
    """A home with one upload; only to be copied."""
    folder = tmp_path_factory.mktemp("files")
    path = written(folder / "a.csv", [message("1", "2026-09-01T08:00:00+07:00")])
    done(data(shared_home, "load", path, "--until", "2026-09-30"))
    return shared_home


@pytest.fixture
def home(filled, tmp_path):
    return copied(filled, tmp_path / "home")


def more(folder, key: str = "2"):
    """Another export."""
    return written(folder / f"{key}.csv", [message(key, "2026-09-02T08:00:00+07:00")])


def folders(home):
    """Every folder of a home that something may fall into."""
    upload = min((home / "uploads").iterdir())
    names = ("", "uploads", "documents", "documents/register", "cases", "staging")
    return [*(home / name for name in names), upload]


def test_a_first_backup_that_was_cut_short_is_gone_on_with(home, tmp_path):
    """Whatever was copied when it was killed: the last file, home.json, was not."""
    target = tmp_path / "cadangan"
    done(data(home, "backup", target))
    whole = (target / "home.json").read_bytes()
    (target / "home.json").rename(target / "unfinished.json")
    shutil.rmtree(target / "documents" / "register")
    written(target / ".abcdef.tmp", b"{")
    written(next((target / "uploads").iterdir()) / ".messages.parquet.tmp", b"PAR1")
    assert "belum selesai" in refused(data(target, "verify"))
    done(data(home, "backup", target))
    assert truth(target) == truth(home) and (target / "home.json").read_bytes() == whole
    assert not (target / "unfinished.json").exists()
    assert done(data(target, "verify")).line["strangers"] == []


def test_a_backup_that_was_cut_short_is_not_gone_on_with_from_another_home(home, tmp_path):
    target = tmp_path / "cadangan"
    mark = '{"tanggap": 1, "key_fingerprint": "0123456789abcdef"}'
    written(target / "unfinished.json", mark)
    refused(data(home, "backup", target))
    assert [path.name for path in target.iterdir()] == ["unfinished.json"]


def test_a_backup_fits_on_a_new_disk(home, tmp_path):
    """Where an operating system has put its own files already, or puts them later."""
    target = tmp_path / "cadangan"
    (target / "lost+found").mkdir(parents=True)
    written(target / ".DS_Store", b"x")
    done(data(home, "backup", target))
    for folder in (target / "uploads", target / "documents" / "register"):
        written(folder / ".DS_Store", b"x")
    done(data(home, "backup", target))
    done(data(target, "verify"))
    assert (target / "uploads" / ".DS_Store").exists()


def test_a_half_written_file_is_swept_and_is_no_damage(home):
    places = [home, *(home / "documents" / kind for kind in ("register", "undo"))]
    half = [written(folder / ".abc123.tmp", b"{") for folder in places]
    assert done(data(home, "verify")).line["strangers"] == []
    assert [path for path in half if not path.exists()] == []  # perhaps being written now
    for path in half:
        os.utime(path, (0, 0))
    done(data(home, "verify"))
    assert [path for path in half if path.exists()] == []


def test_a_purge_that_was_cut_short_is_finished_by_verify(home):
    """Killed right after its document was written: the rows still lie there."""
    upload = next((home / "uploads").iterdir())
    rows = (upload / "messages.parquet").read_bytes()
    done(data(home, "purge", upload.name))
    (upload / "messages.parquet").write_bytes(rows)
    done(data(home, "verify"))
    assert not (upload / "messages.parquet").exists()


def test_a_purge_that_was_cut_short_is_never_copied(home, tmp_path):
    upload = next((home / "uploads").iterdir())
    rows = (upload / "messages.parquet").read_bytes()
    done(data(home, "purge", upload.name))
    (upload / "messages.parquet").write_bytes(rows)
    done(data(home, "backup", tmp_path / "cadangan"))
    assert list((tmp_path / "cadangan").rglob("messages.parquet")) == []


@pytest.mark.parametrize("age, stays", [(ABANDONED_SECONDS + 60, False), (0, True)])
def test_a_staging_folder_without_its_mark_goes_when_it_is_old(home, age, stays):
    left = home / "staging" / "tmpabc"
    written(left / "ekspor.csv", "kata-kata warga")
    moment = left.stat().st_mtime - age
    os.utime(left, (moment, moment))
    with Home(home).staging_folder():
        assert left.exists() == stays


@pytest.mark.parametrize("words", [("verify",), ("backup", "cadangan")])
def test_a_staging_folder_whose_owner_was_killed_goes(home, tmp_path, words):
    """Also where nothing is staged: what an undo leaves would stay until the next upload."""
    left = written(home / "staging" / "tmpabc" / IN_USE, b"").parent
    written(left / "ekspor.csv", "kata-kata warga")
    done(data(home, words[0], *(tmp_path / word for word in words[1:])))
    assert not left.exists()


def test_a_staging_folder_in_use_stays_however_old(home):
    used = home / "staging" / "tmpabc"
    with open(written(used / IN_USE, b""), "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        os.utime(used, (0, 0))
        with Home(home).staging_folder():
            assert used.exists()


def test_strangers_are_named_and_change_nothing(home, tmp_path):
    before, kept = figures(home, "account", "2026-09"), truth(home)
    places = folders(home)
    put = [written(folder / name, b"\x00\xff") for folder in places for name in SYSTEMS]
    disks = [folder / "lost+found" for folder in places if folder.name != "staging"]
    for path in disks:
        path.mkdir()
    put += disks
    line = done(data(home, "verify")).line
    named = [path for path in put if path.parent.name != "staging"]
    assert set(line["strangers"]) == {str(path.relative_to(home)) for path in named}
    assert line["bad"] == 0 and figures(home, "account", "2026-09") == before
    done(data(home, "load", more(tmp_path)))
    done(data(home, "rebuild"))
    done(data(home, "undo", max(line["upload_id"] for line in done(data(home, "uploads")).lines)))
    listed = (home / "contents.txt").read_text()
    assert [path for path in put if path.name in listed] == []
    done(data(home, "backup", tmp_path / "cadangan"))
    assert list((tmp_path / "cadangan").rglob("Thumbs.db")) == []
    assert [path for path in put if not path.exists()] == []
    assert kept.items() <= truth(home).items()


def test_a_stranger_in_published_is_named(home):
    put = [written(home / "published" / "2026-09" / name, b"x") for name in SYSTEMS]
    found = done(data(home, "verify")).line["strangers"]
    assert set(found) == {str(path.relative_to(home)) for path in put}
