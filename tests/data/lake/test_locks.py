"""Locks of a home, and folders of those who are just writing, while others sweep what a kill has left
behind."""

import fcntl
import subprocess
import sys
from contextlib import ExitStack

import pytest

from data.errors import Busy
from data.lake import locks

# a process with files in a staging folder of its own, killed when so many of them are deleted
KILLED = """
import os, signal, sys
from pathlib import Path
from data.lake.locks import staging_folder

deleted = 0

def heard(event, _arguments):
    global deleted
    if event == "os.remove":
        if deleted == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        deleted += 1

with staging_folder(Path(sys.argv[1])) as folder:
    for name in ("a.csv", "b.csv", "unpacked/c.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("a")
    sys.addaudithook(heard)
"""


@pytest.fixture
def waiting(tmp_path, monkeypatch):
    """Somebody holds the lock. What is given is done at each look of whoever waits for it, in place of
    the time between two looks, which takes 50 s here."""
    clock, acts = [0.0], []

    def between_looks(_seconds: float) -> None:
        clock[0] += 50
        if acts:
            acts.pop(0)()

    monkeypatch.setattr(locks.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(locks.time, "sleep", between_looks)
    with ExitStack() as holder:
        holder.enter_context(locks.held(tmp_path, "lock", False))

        def hand_on() -> None:
            """Another one takes the lock from its holder."""
            holder.close()
            holder.enter_context(locks.held(tmp_path, "lock", False))

        yield acts, hand_on, holder.close


def test_whoever_waits_goes_on_while_others_take_turns(waiting, tmp_path):
    acts, hand_on, leave = waiting
    acts += [hand_on] * 10 + [leave]
    with locks.held(tmp_path, "lock", False):
        assert acts == []


def test_where_nobody_comes_in_for_a_minute_it_gives_up(waiting, tmp_path):
    acts, hand_on, leave = waiting
    acts += [hand_on, lambda: None, lambda: None, leave]
    with pytest.raises(Busy), locks.held(tmp_path, "lock", False):
        pass
    assert acts == [leave]


def test_a_folder_is_not_swept_while_its_owner_takes_it(tmp_path, monkeypatch):
    """Whoever comes between any two steps finds it in use, or too young to be abandoned."""
    lock, swept = fcntl.flock, []

    def meanwhile(descriptor, how):
        if not swept:
            swept.append(descriptor)
            with locks.staging_folder(tmp_path):  # of somebody else, who sweeps first
                pass
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", meanwhile)
    with locks.staging_folder(tmp_path) as mine:
        assert swept
        (mine / "export.csv").write_text("a")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("deleted", range(4))
def test_a_folder_in_whose_deleting_its_owner_is_killed_goes_next_time(tmp_path, deleted):
    """Three files and the mark: without its mark, it would stay an hour."""
    killed = subprocess.run([sys.executable, "-c", KILLED, tmp_path, str(deleted)], check=False)
    assert killed.returncode == -9
    [left] = tmp_path.iterdir()
    assert len([path for path in left.rglob("*") if path.is_file()]) == 4 - deleted
    with locks.staging_folder(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
