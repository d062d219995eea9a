"""A damaged lake: every command refuses with one sentence that names the file and ``verify``;
nothing is stored."""

import json
import shutil

import pytest

from tests.commands.shell import copied, data, done, message, metrics, refused, truth, written

MONTH = ("--month", "2026-09")
CASE = "0123456789abcdef"
METRICS = (
    ("figures", "--by", "opd", *MONTH),
    ("ranking", "--by", "opd", "--board", "response", *MONTH),
    ("cases", "--by", "account", "--unit", "ig", *MONTH),
    ("questions", *MONTH),
)
READING = ("load", "rebuild", "backup", "exclude", "register")  # need the rows as well


@pytest.fixture(scope="module")
def filled(shared_home, tmp_path_factory):
    """A home with one upload, without derived files."""
    path = written(
        tmp_path_factory.mktemp("a") / "a.csv", [message("1", "2026-09-01T08:00:00+07:00")]
    )
    done(data(shared_home, "load", path))
    shutil.rmtree(shared_home / "cases")
    for store in shared_home.glob("store-*"):
        store.unlink()
    return shared_home


@pytest.fixture
def home(filled, tmp_path):
    """A copy to spoil."""
    return copied(filled, tmp_path / "home")


def arguments(home, command: str) -> list:
    """The command as it would be given to this home."""
    upload, folder = next((home / "uploads").iterdir()).name, home.parent
    twice = [message("1", "2026-09-01T08:00:00+07:00"), message("2", "2026-09-02T08:00:00+07:00")]
    return {
        "load": [written(folder / "b.csv", twice)],
        "backup": [folder / "copy"],
        "undo": [upload],
        "purge": [upload],
        "exclude": [CASE, "--reason", "spam"],
        "register": [
            written(folder / "o.csv", "opd_id,name\npu,Dinas PU\n"),
            written(
                folder / "a.csv", "account_id,opd_id,platform,handle\nig,pu,instagram,@dinkes\n"
            ),
        ],
    }.get(command, [])


def assert_names(home, result, name: str, before) -> None:
    sentence = refused(result)
    assert f"/{name}”" in sentence and "python -m data verify" in sentence
    assert truth(home) == before
    assert name in data(home, "verify").err


def cut(path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


@pytest.mark.parametrize("command", [*READING, "uploads", "undo", "purge"])
@pytest.mark.parametrize(
    "spoil",
    [cut, lambda path: path.unlink(), lambda path: path.write_text("{}")],
    ids=["cut off", "gone", "without a key"],
)
def test_an_upload_json_that_cannot_be_read(home, command, spoil):
    spoil(next(home.glob("uploads/*/upload.json")))
    before = truth(home)
    assert_names(home, data(home, command, *arguments(home, command)), "upload.json", before)


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("spoil", [cut, lambda path: path.unlink()], ids=["cut off", "gone"])
def test_rows_that_cannot_be_read(home, command, spoil):
    spoil(next(home.glob("uploads/*/messages.parquet")))
    before = truth(home)
    assert_names(home, data(home, command, *arguments(home, command)), "messages.parquet", before)


@pytest.mark.parametrize("command", METRICS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["upload.json", "messages.parquet"])
def test_no_figure_from_a_damaged_lake(home, command, name):
    cut(next(home.glob(f"uploads/*/{name}")))
    before = truth(home)
    assert_names(home, metrics(home, *command), name, before)


def test_the_uploads_with_broken_rows_are_listed_and_can_be_taken_out(home):
    cut(next(home.glob("uploads/*/messages.parquet")))
    line = done(data(home, "uploads")).line
    done(data(home, "undo", line["upload_id"]))
    done(metrics(home, *METRICS[0]))


@pytest.mark.parametrize("kind, command", [("register", "rebuild"), ("register", "backup")])
def test_a_document_that_cannot_be_read(home, kind, command):
    path = next((home / "documents" / kind).iterdir())
    cut(path)
    before = truth(home)
    assert_names(home, data(home, command, *arguments(home, command)), path.name, before)


def flip(path, place: int) -> None:
    """One bit changed, so that most of the file can still be read."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("part", ["upload.json", "messages.parquet"])
def test_a_flipped_bit_in_an_upload_is_never_believed(home, part):
    """Every ninth byte, one after another: no figure, but the file's name."""
    path = next(home.glob(f"uploads/*/{part}"))
    content = path.read_bytes()
    for place in range(4, len(content), len(content) // 9):
        flip(path, place)
        sentence = refused(metrics(home, *METRICS[0]))
        assert f"/{part}”" in sentence and "python -m data verify" in sentence
        path.write_bytes(content)
    done(metrics(home, *METRICS[0]))  # healed by the file alone


def test_a_flipped_digit_in_an_exclusion_is_never_believed(home):
    shown = done(metrics(home, *METRICS[2], "--format", "json")).out
    case_id = json.loads(shown)[0]["case_id"]
    done(data(home, "exclude", case_id, "--reason", "spam"))
    (path,) = (home / "documents" / "exclusions").iterdir()
    content = path.read_bytes()
    path.write_bytes(content.replace(case_id.encode(), case_id[::-1].encode()))
    for store in list(home.glob("store-*")):
        store.unlink()
    assert path.name in refused(metrics(home, *METRICS[0]))
    path.write_bytes(content)
    done(metrics(home, *METRICS[0]))


def test_damaged_cached_cases_are_cut_again(home):
    before = done(metrics(home, *METRICS[0], "--format", "json")).out
    for path in list((home / "cases").iterdir()):
        whole = path.read_bytes()
        for spoil in (lambda path: flip(path, 40), cut, lambda path: path.unlink()):
            spoil(path)
            next(home.glob("store-*")).unlink()
            assert done(metrics(home, *METRICS[0], "--format", "json")).out == before
        assert path.suffix == ".sums" or len(path.read_bytes()) == len(whole)


def test_a_broken_store_is_named_with_the_way_out(home):
    done(metrics(home, *METRICS[0]))
    for path in home.glob("store-*.duckdb"):
        path.write_bytes(b"rusak")
    assert "python -m data rebuild" in refused(metrics(home, *METRICS[0]))
    done(data(home, "rebuild"))
    done(metrics(home, *METRICS[0]))
