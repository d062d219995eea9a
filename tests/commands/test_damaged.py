"""A damaged lake: what writes refuses with one sentence that names the file and ``verify``, and
nothing is stored; figures go on without a damaged upload, and say so."""

import json
import shutil

import pytest

from data.lake.damage import Damaged
from data.lake.home import Home
from data.lake.home import shown as shown_home
from reports import month
from tests.commands.shell import (
    copied,
    data,
    done,
    message,
    metrics,
    refused,
    sentences,
    truth,
    written,
)

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
    """A home with an upload of ig and one of wa, without derived files."""
    folder = tmp_path_factory.mktemp("a")
    for account_id in ("ig", "wa"):
        rows = [message(account_id, "2026-09-01T08:00:00+07:00", account_id=account_id)]
        path = written(folder / f"{account_id}.csv", rows)
        done(data(shared_home, "load", path, "--until", "2026-09-03"))
    shutil.rmtree(shared_home / "cases")
    for store in shared_home.glob("store-*"):
        store.unlink()
    return shared_home


@pytest.fixture
def home(filled, tmp_path):
    """A copy to spoil."""
    return copied(filled, tmp_path / "home")


def of_ig(home):
    """The folder of the first upload, that of ig."""
    return min((home / "uploads").iterdir())


def arguments(home, command: str) -> list:
    """The command as it would be given to this home."""
    upload, folder = of_ig(home).name, home.parent
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
    spoil(of_ig(home) / "upload.json")
    before = truth(home)
    assert_names(home, data(home, command, *arguments(home, command)), "upload.json", before)


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("spoil", [cut, lambda path: path.unlink()], ids=["cut off", "gone"])
def test_rows_that_cannot_be_read(home, command, spoil):
    spoil(of_ig(home) / "messages.parquet")
    before = truth(home)
    assert_names(home, data(home, command, *arguments(home, command)), "messages.parquet", before)


def shown(home) -> tuple[list[str], dict[str, dict]]:
    """What is said beside the figures of September, and the figures by account."""
    result = metrics(home, "figures", "--by", "account", *MONTH, "--format", "json")
    assert result.code == 0, result.err[-2000:]
    return sentences(result), {row["account_id"]: row for row in json.loads(result.out)}


def assert_lacks_ig(home, name: str, before: dict) -> None:
    """The figures go on without the upload of ig, and say that they do."""
    said, found = shown(home)
    (sentence,) = said
    assert f"/{name}”" in sentence and "akun “ig” kurang hari 01/09/2026" in sentence
    assert "python -m data verify" in sentence
    assert found["wa"] == before["wa"] and before["ig"]["coverage"] > 0
    assert not found["ig"]["cases"] and not found["ig"]["coverage"]


@pytest.mark.parametrize("command", METRICS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["upload.json", "messages.parquet"])
def test_figures_go_on_without_a_damaged_upload_and_say_so(home, command, name):
    cut(of_ig(home) / name)
    before = truth(home)
    result = metrics(home, *command)
    (sentence,) = sentences(result)
    assert result.code == 0 and f"/{name}”" in sentence and "kurang hari" in sentence
    assert truth(home) == before and name in data(home, "verify").err


@pytest.mark.parametrize("part", ["upload.json", "messages.parquet", "SHA256SUMS"])
@pytest.mark.parametrize("spoil", [cut, lambda path: path.unlink()], ids=["cut off", "gone"])
def test_a_file_that_is_put_back_heals_the_figures(home, part, spoil):
    before = shown(home)[1]
    spoil_derived(home)
    path = of_ig(home) / part
    content = path.read_bytes()
    spoil(path)
    assert_lacks_ig(home, part, before)
    path.write_bytes(content)
    assert shown(home) == ([], before)


def test_days_that_another_upload_covers_are_lacking_too(home, tmp_path):
    """What the damaged one adds to them nobody can say."""
    more = [message("ig", "2026-09-01T08:00:00+07:00"), message("2", "2026-09-02T08:00:00+07:00")]
    done(data(home, "load", written(tmp_path / "b.csv", more), "--until", "2026-09-06"))
    whole = shown(home)[1]["ig"]["coverage"]
    cut(of_ig(home) / "messages.parquet")
    spoil_derived(home)
    said, found = shown(home)
    assert len(said) == 1 and 0 < found["ig"]["coverage"] < whole


def test_no_figure_where_nobody_can_say_whose_are_damaged(home):
    for name in ("upload.json", "messages.parquet"):
        cut(of_ig(home) / name)
    assert "upload.json" in refused(metrics(home, *METRICS[0]))


def test_no_figure_where_an_upload_is_gone(home):
    folder = of_ig(home)
    shutil.move(folder, home.parent / "away")
    assert folder.name in refused(metrics(home, *METRICS[0]))
    shutil.move(home.parent / "away", folder)
    assert shown(home)[0] == []


@pytest.mark.parametrize("command", ["load", "rebuild", "undo", "exclude"])
def test_a_register_that_is_gone_is_no_empty_home(home, command):
    """It is named; nothing is told to register first, and nobody is shown the demo."""
    given = arguments(home, command)
    (path,) = (home / "documents" / "register").iterdir()
    (home / "demo").mkdir()
    (home / "demo" / "demo.json").write_text("{}")
    path.unlink()
    before = truth(home)
    assert_names(home, data(home, command, *given), path.name, before)
    assert path.name in refused(metrics(home, *METRICS[0]))
    assert shown_home(Home(home)).path == home


def test_no_document_is_made_without_a_damaged_upload(home):
    """A published month, a draft and a digest leave the house without what a screen says."""
    cut(of_ig(home) / "messages.parquet")
    with pytest.raises(Damaged, match="messages.parquet"):
        month.whole(Home(home))


def test_the_uploads_with_broken_rows_are_listed_and_can_be_taken_out(home):
    cut(of_ig(home) / "messages.parquet")
    line = done(data(home, "uploads")).lines[0]
    done(data(home, "undo", line["upload_id"]))
    done(metrics(home, *METRICS[0]))


@pytest.mark.parametrize("kind, command", [("register", "rebuild"), ("register", "backup")])
def test_a_document_that_cannot_be_read(home, kind, command):
    path = next((home / "documents" / kind).iterdir())
    cut(path)
    before = truth(home)
    assert_names(home, data(home, command, *arguments(home, command)), path.name, before)


def forget_stores(home) -> None:
    for path in list(home.glob("store-*")):
        path.unlink()


def spoil_derived(home) -> None:
    """So that rows are read again."""
    forget_stores(home)
    shutil.rmtree(home / "cases")


def flip(path, place: int) -> None:
    """One bit changed, so that most of the file can still be read."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("part", ["upload.json", "messages.parquet"])
def test_a_flipped_bit_in_an_upload_is_never_believed(home, part):
    """Five bytes, one after another: no figure of it, but the file's name."""
    before = shown(home)[1]
    path = of_ig(home) / part
    content = path.read_bytes()
    for place in range(4, len(content), len(content) // 5):
        flip(path, place)
        spoil_derived(home)
        assert_lacks_ig(home, part, before)
        path.write_bytes(content)
    assert shown(home) == ([], before)


def test_a_flipped_digit_in_an_exclusion_is_never_believed(home):
    shown = done(metrics(home, *METRICS[2], "--format", "json")).out
    case_id = json.loads(shown)[0]["case_id"]
    done(data(home, "exclude", case_id, "--reason", "spam"))
    (path,) = (home / "documents" / "exclusions").iterdir()
    content = path.read_bytes()
    path.write_bytes(content.replace(case_id.encode(), case_id[::-1].encode()))
    forget_stores(home)
    assert path.name in refused(metrics(home, *METRICS[0]))
    path.write_bytes(content)
    done(metrics(home, *METRICS[0]))


def test_damaged_cached_cases_are_cut_again(home, tmp_path):
    rows = [message("ig", "2026-09-02T08:00:00+07:00", account_id="ig")]
    done(data(home, "load", written(tmp_path / "new.csv", rows), "--until", "2026-09-03"))
    before = done(metrics(home, *METRICS[0], "--format", "json")).out
    files = list((home / "cases").glob("ig-*"))
    assert files
    for path in files:
        whole = path.read_bytes()
        for spoil in (lambda path: flip(path, 40), cut, lambda path: path.unlink()):
            spoil(path)
            forget_stores(home)
            assert done(metrics(home, *METRICS[0], "--format", "json")).out == before
            path.write_bytes(whole)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_flipped_store_is_made_anew(home, part):
    before = shown(home)
    (path,) = home.glob("store-*.duckdb")
    flip(path, int(len(path.read_bytes()) * part))
    assert shown(home) == before
    path.write_bytes(b"rusak")
    assert shown(home) == before
