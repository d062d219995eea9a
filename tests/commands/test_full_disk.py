"""A disk that takes nothing (more): one sentence, and the truth about what was stored.

A limit on the size of files stands for the full disk: writing fails in the same places."""

import os
import re
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.errors import DiskFails
from data.lake import documents
from data.lake.home import Home
from tests.commands.shell import (
    LONGEST,
    ROOT,
    Done,
    copied,
    data,
    done,
    environment,
    figures,
    message,
    metrics,
    refused,
    sentences,
    truth,
    written,
)

MONTH = ("--month", "2026-09")
SIZES = (0, 150, 600, 3000, 30_000)  # bytes: of nothing, of a document, of rows, of a store
CHANGES = (
    "register",
    "settings",
    "calendar",
    "topics",
    "classes",
    "schedules",
    "users",
    "wall",
    "load",
    "undo",
    "purge",
    "exclude",
)
# so that what a folder's mode forbids is forbidden to root as well
AS_OTHERS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"]


@contextmanager
def largest(size: int) -> Iterator[None]:
    """Nothing inside can write a file beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="module")
def filled(shared_home, tmp_path_factory):
    """A home with one upload; only to be copied."""
    folder = tmp_path_factory.mktemp("files")
    rows = [message("1", "2026-09-01T08:00:00+07:00", topic="parkir")]
    done(data(shared_home, "load", written(folder / "a.csv", rows), "--until", "2026-09-30"))
    return shared_home


@pytest.fixture
def loaded(filled, tmp_path):
    return copied(filled, tmp_path / "home")


def given(command: str, home, folder: Path) -> list:
    """What a command of CHANGES is given."""
    tables = {
        "register": "opd_id,name\npu,Dinas PU\n",
        "settings": "name,value,valid_from\nmin_cases_opd,5,\n",
        "calendar": "date,kind,source\n2027-01-01,holiday,SKB\n",
        "topics": "topic,class\nparkir,complaint\n",
        "classes": "class,resolution_days,valid_from\ncomplaint,10,2026-01-01\n",
        "schedules": "schedule,valid_from,season,weekday,opens,closes\nloket,,regular,1,08:00,12:00\n",
        "users": "email,name,role\na@b.id,A,viewer\n",
    }
    upload = next((home / "uploads").iterdir()).name
    if command in tables:
        table = [written(folder / f"{command}.csv", tables[command])]
        accounts = "account_id,opd_id,platform,handle\nx,pu,x,@pu\n"
        return table + [written(folder / "akun.csv", accounts)] * (command == "register")
    if command == "load":
        return [written(folder / "b.csv", [message("2", "2026-09-02T08:00:00+07:00")])]
    if command == "exclude":
        shown = done(metrics(home, "cases", "--by", "account", "--unit", "ig", *MONTH))
        return [shown.out.split("\n")[1].split()[0], "--reason", "spam"]
    return {"undo": [upload], "purge": [upload]}.get(command, [])


@pytest.mark.parametrize("command", CHANGES)
def test_what_is_said_of_a_change_is_true(loaded, tmp_path, command):
    """Refused: nothing is there, not even half a document. Done: it is there, though what follows
    from it may be missing."""
    arguments = given(command, loaded, tmp_path)
    ends = set()
    for number, size in enumerate(SIZES):
        home = copied(loaded, tmp_path / f"home{number}")
        before = truth(home)
        with largest(size):
            result = data(home, command, *arguments)
        said = sentences(result)
        ends.add(result.code)
        if result.code:
            assert len(said) == 1 and (truth(home) == before or "sudah dicatat" in said[0])
        else:
            assert truth(home) != before and all("sudah disimpan" in one for one in said)
        if "sudah dicatat" not in said:
            done(data(home, "verify"))
    assert ends == {0, 1}


def test_a_purge_that_the_disk_cut_short_says_so_and_verify_finishes_it(loaded):
    upload = next((loaded / "uploads").iterdir())
    with largest(600):  # the mark fits, the upload.json without topics does not
        assert "sudah dicatat" in refused(data(loaded, "purge", upload.name))
    done(data(loaded, "verify"))
    assert not (upload / "messages.parquet").exists()


@pytest.mark.parametrize("command", ["backup", "rebuild"])
def test_what_changes_nothing_is_one_sentence(loaded, tmp_path, command):
    before, arguments = truth(loaded), [tmp_path / "cadangan"] if command == "backup" else []
    with largest(0):
        assert "lebih besar" in refused(data(loaded, command, *arguments))
    assert truth(loaded) == before
    done(data(loaded, command, *arguments))


def test_a_look_on_a_full_disk_does_not_call_the_file_broken(loaded, tmp_path):
    arguments = given("load", loaded, tmp_path)
    with largest(0):
        result = data(loaded, "look", *arguments)
    assert result.code == 1 and "lebih besar" in result.line["refused"]


def test_what_has_its_place_is_noted_though_the_disk_fills_then(loaded):
    """All that needs room for ``contents.txt`` is there before the change has its place."""
    home = Home(loaded)
    with home.lock(), documents.noted(home, "documents/undo/x"), largest(0):
        pass
    assert "documents/undo/x" in home.contents.read_text()


def test_a_screen_gets_a_refusal(loaded):
    home = Home(loaded)
    with largest(0), pytest.raises(DiskFails) as refusal, home.lock():
        documents.add(home, "notes", {}, "sri")
    assert "Beri tahu Diskominfo" in refusal.value.on_screen


def test_a_home_that_can_only_be_read_has_figures_without_a_store(loaded, tmp_path):
    """Somebody else's, or one on a disk that is mounted so: what is made anew goes into a folder of
    one's own."""
    shown = figures(loaded, "account", "2026-09")
    for path in [*loaded.glob("store-*"), *(loaded / "cases").iterdir()]:
        path.unlink()
    before, temporary = truth(loaded), tmp_path / "own"
    temporary.mkdir()
    with readable_only(loaded):
        table = read(loaded, temporary, "metrics", "figures", "--by", "account", *MONTH)
        for command in (["uploads"], ["verify"], ["backup", str(tmp_path / "cadangan")]):
            assert read(loaded, temporary, "data", *command).err == ""
        refusal = read(loaded, temporary, "data", "undo", next(iter(before)).split("/")[1])
    assert table.err == "" and re.search(
        rf"^ *ig +{shown['ig']['cases']} ", table.out, re.MULTILINE
    )
    (own,) = temporary.glob("tanggap-*")
    assert list(own.glob("store-*.duckdb")) and stat.S_IMODE(own.stat().st_mode) == 0o700
    assert "tidak boleh ditulis" in refused(refusal)
    assert truth(loaded) == before == truth(tmp_path / "cadangan")


@contextmanager
def readable_only(home: Path) -> Iterator[None]:
    """Nobody can write into the home."""
    paths = [home, *home.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    try:
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def read(home: Path, temporary: Path, module: str, *arguments: str) -> Done:
    """``python -m <module> …`` of somebody who is held to what the modes of files say."""
    ended = subprocess.run(
        [*(AS_OTHERS if os.getuid() == 0 else []), sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        timeout=LONGEST,
        env=environment(home, TMPDIR=str(temporary)),
        text=True,
        capture_output=True,
    )
    return Done(ended.returncode, ended.stdout, ended.stderr)
