"""``backup``: a consistent copy that is usable as a home; and the key, without which a home can
only be read."""

import json

import pytest

from bench.spoiling import SPOILS
from tests.commands.shell import copied, data, done, figures, message, refused, truth, written


@pytest.fixture(scope="module")
def filled(shared_home, tmp_path_factory):
    """A home with two uploads, one undone; only to be copied."""
    folder = tmp_path_factory.mktemp("files")
    paths = [
        written(folder / f"{i}.csv", [message(str(i), f"2026-09-0{i + 1}T08:00:00+07:00")])
        for i in range(2)
    ]
    ids = [
        line["upload_id"]
        for line in done(data(shared_home, "load", *paths, "--until", "2026-09-30")).lines
    ]
    done(data(shared_home, "undo", ids[0]))
    return shared_home


@pytest.fixture
def home(filled, tmp_path):
    return copied(filled, tmp_path / "home")


def test_a_backup_is_a_home_without_its_key(home, tmp_path):
    target = tmp_path / "cadangan"
    target.mkdir()
    line = done(data(home, "backup", target)).line
    assert "home.key" in json.dumps(line)  # it says that the key is left out
    key = (tmp_path / "home.key").read_text().strip()
    assert not [
        path for path in target.rglob("*") if path.is_file() and key.encode() in path.read_bytes()
    ]
    assert truth(target) == truth(home)
    done(data(target, "verify"))
    assert figures(target, "account", "2026-09") == figures(home, "account", "2026-09")
    more = written(tmp_path / "lagi.csv", [message("9", "2026-09-09T08:00:00+07:00")])
    assert str(tmp_path / "cadangan.key") in refused(data(target, "load", more))
    assert truth(target) == truth(home)
    (tmp_path / "cadangan.key").write_text(key + "\n")
    assert done(data(target, "load", more)).counts == (1, 1, 0, 0, 0)
    known = written(tmp_path / "1.csv", [message("1", "2026-09-02T08:00:00+07:00")])
    assert done(data(target, "load", known)).counts == (1, 0, 0, 1, 0)  # the same hashes as before


def test_an_earlier_backup_is_brought_up_to_date(home, tmp_path):
    target = tmp_path / "cadangan"
    done(data(home, "backup", target))
    upload = max(path.name for path in (home / "uploads").iterdir())
    done(
        data(
            home,
            "load",
            written(tmp_path / "lagi.csv", [message("9", "2026-09-09T08:00:00+07:00")]),
        )
    )
    done(data(home, "purge", upload))
    done(data(home, "backup", target))
    assert (
        truth(target) == truth(home)
        and not (target / "uploads" / upload / "messages.parquet").exists()
    )
    done(data(target, "verify"))


def test_a_backup_that_has_rotted_is_mended(home, tmp_path):
    target = tmp_path / "cadangan"
    done(data(home, "backup", target))
    for path in target.rglob("*.parquet"):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    done(data(home, "backup", target))
    assert truth(target) == truth(home)


def test_only_what_is_new_is_written(home, tmp_path):
    target = tmp_path / "cadangan"
    done(data(home, "backup", target))
    assert done(data(home, "backup", target)).line["copied"] == 0
    more = [message("9", "2026-09-09T08:00:00+07:00")]
    done(data(home, "load", written(tmp_path / "lagi.csv", more)))
    written_now = done(data(home, "backup", target)).line["copied"]
    assert written_now == 3 + 1 and truth(target) == truth(home)  # the upload, and contents.txt


def test_a_check_says_whether_a_return_would_work(home, tmp_path):
    target = tmp_path / "cadangan"
    assert "tidak ada" in refused(data(home, "backup", "--check", target))
    done(data(home, "backup", target))
    line = done(data(home, "backup", "--check", target)).line
    assert (line["uploads"], line["behind"], line["key"]) == (2, 0, "cocok")
    more = [message("9", "2026-09-09T08:00:00+07:00")]
    done(data(home, "load", written(tmp_path / "lagi.csv", more)))
    assert done(data(home, "backup", "--check", target)).line["behind"] == 1
    bare = tmp_path / "lain"  # another machine, without the home and its key
    line = done(data(bare, "backup", "--check", target)).line
    assert line["behind"] is None and str(tmp_path / "cadangan.key") in line["key"]
    assert not bare.exists()


@pytest.mark.parametrize("spoil", ["flipped", "missing", "cut"])
def test_a_check_names_what_is_not_whole(home, tmp_path, spoil):
    target = tmp_path / "cadangan"
    done(data(home, "backup", target))
    for name in ("home.json", "contents.txt", "upload.json", "SHA256SUMS"):
        path = min(target.rglob(name))
        content = path.read_bytes()
        SPOILS[spoil](path)
        assert name in refused(data(home, "backup", "--check", target))
        path.write_bytes(content)
    done(data(home, "backup", "--check", target))


@pytest.mark.parametrize(
    "target", ["asing", "berkas", "berkas/di-bawah", "home", "home/dalam", "tautan", "lain"]
)
def test_where_no_backup_may_be_written(home, tmp_path, target):
    """A foreign folder, a file, below a file, the home itself, inside it, a link to it, another
    home."""
    written(tmp_path / "asing" / "surat.txt", "x")
    written(tmp_path / "berkas", "x")
    written(
        tmp_path / "lain" / "home.json", '{"tanggap": 1, "key_fingerprint": "0123456789abcdef"}'
    )
    (tmp_path / "tautan").symlink_to(home)
    before = truth(home)
    refused(data(home, "backup", tmp_path / target))
    assert truth(home) == before and not (home / "dalam").exists()
    assert [path.name for path in (tmp_path / "asing").iterdir()] == ["surat.txt"]
    assert [path.name for path in (tmp_path / "lain").iterdir()] == ["home.json"]


@pytest.mark.parametrize("key", [None, "ab" * 32, ""], ids=["no key", "another key", "empty key"])
def test_without_the_right_key_a_home_can_be_read_but_not_loaded(home, tmp_path, key):
    file = tmp_path / "home.key"
    whole = file.read_text()
    file.unlink()
    if key is not None:
        file.write_text(key)
    before = truth(home)
    more = written(tmp_path / "lagi.csv", [message("9", "2026-09-09T08:00:00+07:00")])
    assert str(file) in refused(data(home, "load", more))
    assert truth(home) == before and (file.read_text() if file.exists() else None) == key
    assert figures(home, "account", "2026-09")["ig"]["cases"] == 1
    assert done(data(home, "load", more, TANGGAP_KEY=whole.strip())).counts == (1, 1, 0, 0, 0)


def test_an_empty_key_file_never_becomes_the_key(tmp_path):
    """Hashes under an empty key can be undone by whoever has a list of telephone numbers."""
    (tmp_path / "home.key").write_text("")
    result = data(
        tmp_path / "home",
        "register",
        written(tmp_path / "o.csv", "opd_id,name\na,A\n"),
        written(tmp_path / "a.csv", "account_id,opd_id,platform,handle\nx,a,x,@x\n"),
    )
    if result.code:
        assert "home.key" in refused(result)
    else:
        assert len((tmp_path / "home.key").read_text().strip()) >= 32


@pytest.mark.parametrize("place", ["environment", "file"])
@pytest.mark.parametrize("length, is_taken", [(31, False), (32, True)])
def test_a_new_home_takes_no_key_that_can_be_guessed(tmp_path, place, length, is_taken):
    key = "k" * length
    if place == "file":
        (tmp_path / "home.key").write_text(key)
    tables = (
        written(tmp_path / "opd.csv", "opd_id,name\nkes,Dinas Kesehatan\n"),
        written(tmp_path / "akun.csv", "account_id,opd_id,platform,handle\nig,kes,instagram,@d\n"),
    )
    variables = {"TANGGAP_KEY": key} if place == "environment" else {}
    result = data(tmp_path / "home", "register", *tables, **variables)
    if is_taken:
        done(result)
    else:
        assert "32" in refused(result) and not (tmp_path / "home" / "home.json").exists()
