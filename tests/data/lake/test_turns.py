"""Loads of a home take turns, in the order in which they came, and whoever is killed holds nobody
up."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest

from data.lake import turns
from tests.commands.shell import ROOT, until

# takes a turn, says so with a line, and ends with the next line that it is given
ONE = """import pathlib, sys
from data.lake import turns
with turns.taken(pathlib.Path(sys.argv[1])):
    print(flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def places(tmp_path) -> Iterator[list[ExitStack]]:
    """All places of the folder, taken; closing one leaves it."""
    with ExitStack() as held:
        found = [held.enter_context(ExitStack()) for _ in range(turns.AT_ONCE)]
        for place in found:
            place.enter_context(turns.taken(tmp_path))
        yield found


def stand_in_line(folder: Path, expected: int) -> None:
    """Waits until so many do, the one included that looks for a place."""
    line = f":{(folder / turns.LINE).stat().st_ino} "

    def are_there() -> bool:
        locks = Path("/proc/locks").read_text().splitlines()
        return sum(line in lock for lock in locks) == expected

    until(are_there, f"{expected} stand in line")


def another(folder: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", ONE, folder], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def kill(process: subprocess.Popen) -> None:
    process.kill()
    process.communicate()


def test_who_came_first_goes_first(places, tmp_path):
    went: list[int] = []

    def one(number: int) -> None:
        with turns.taken(tmp_path):
            went.append(number)

    threads = [Thread(target=one, args=(number,)) for number in range(6)]
    for number, thread in enumerate(threads):
        thread.start()
        stand_in_line(tmp_path, number + 1)
    assert went == []
    places[0].close()
    for thread in threads:
        thread.join()
    assert went == list(range(6))


def test_a_killed_one_leaves_its_place(tmp_path):
    inside = [another(tmp_path) for _ in range(turns.AT_ONCE)]
    for process in inside:
        assert process.stdout.readline()
    waits = another(tmp_path)
    stand_in_line(tmp_path, 1)
    kill(inside[0])
    assert waits.stdout.readline()
    kill(inside[1])
    kill(waits)


def test_the_line_goes_on_without_a_killed_one(places, tmp_path):
    line = []
    for number in range(4):
        line.append(another(tmp_path))
        stand_in_line(tmp_path, number + 1)
    kill(line.pop(2))
    kill(line.pop(0))  # the first, who looks for a place
    stand_in_line(tmp_path, 2)
    places[0].close()
    for process in line:
        process.communicate(b"\n")
        assert process.returncode == 0


def test_nobody_waits_where_nobody_loads(tmp_path):
    with turns.taken(tmp_path / "tidak ada"):
        assert list(tmp_path.iterdir()) == []
