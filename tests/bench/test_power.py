"""Power that fails: whatever a command has said to be done lasts, and at no step is anything there
that is not whole (``bench.power``)."""

import shutil

import pytest

from bench.power import put_back, watching
from data.lake import leftovers
from data.lake.home import Home
from data.lake.verify import bad_files
from tests.commands.shell import data, done, message, written

TRUTH = ("uploads/", "documents/", "masked/", "published/")
COMMANDS = ("register", "load", "undo", "purge", "settings", "backup", "rebuild")


@pytest.fixture
def disk(tmp_path):
    """A folder whose home has two uploads and some derived files; files to give are elsewhere."""
    home, given = tmp_path / "disk" / "home", tmp_path / "given"
    register = (
        written(given / "o.csv", "opd_id,name\nkes,Dinas Kesehatan\n"),
        written(given / "a.csv", "account_id,opd_id,platform,handle\nig,kes,instagram,@d\n"),
    )
    home.parent.mkdir()
    paths = [
        written(given / f"{day}.csv", [message(day, f"2026-09-0{day}T08:00:00+07:00")])
        for day in "123"
    ]
    settings = written(given / "s.csv", "name,value,valid_from\nmin_cases_opd,5,\n")
    return home, {
        "register": register,
        "load": paths[2:],
        "first": paths[:2],
        "settings": [settings],
    }


def given(command: str, home, files: dict) -> list:
    """What the command is given."""
    upload = [min(path.name for path in (home / "uploads").iterdir())] if home.exists() else []
    more = {"undo": upload, "purge": upload, "backup": [home.with_name("cadangan")]}
    return more.get(command, files.get(command, []))


def prepared(home, files: dict) -> None:
    done(data(home, "register", *files["register"]))
    done(data(home, "load", *files["first"]))


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_said_to_be_done_lasts_and_nothing_is_ever_there_half(disk, tmp_path, command):
    home, files = disk
    if command != "register":
        prepared(home, files)
    with watching(home.parent) as watched:
        done(data(home, command, *given(command, home, files)))
        there, lasting, cuts = written_now(home.parent), watched.after_a_cut(), watched.cuts
    assert watched.too_early == []
    assert [name for name, content in there.items() if lasting.get(name) != content] == []
    is_true = [name for name in lasting if name.startswith(tuple(f"home/{t}" for t in TRUTH))]
    assert [name for name in is_true if name not in there] == []
    assert_whole_after(cuts, tmp_path)


def written_now(folder) -> dict[str, bytes]:
    """Everything that a command leaves, locks aside."""
    found = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: content for name, content in found.items() if "lock" not in name}


def assert_whole_after(cuts: list[dict[str, bytes]], tmp_path) -> None:
    """Of whatever a cut leaves of the home, nothing is damaged."""
    seen: list[dict[str, bytes]] = []
    for image in cuts:
        kept = {name: content for name, content in image.items() if is_lake(name)}
        if kept not in seen and "home/home.json" in kept:
            seen.append(kept)
            copy = put_back(kept, tmp_path / "cut")
            leftovers.finish(Home(copy / "home"))  # as the command does
            assert bad_files(Home(copy / "home"))[1] == []
            shutil.rmtree(copy)


def is_lake(name: str) -> bool:
    """Whether ``verify`` looks at it."""
    return name.startswith(tuple(f"home/{part}" for part in (*TRUTH, "home.json", "contents.txt")))
