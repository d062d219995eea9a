"""Children that read files are processes of their own, started ahead, and end with the one that
wanted them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.processes import children
from data.processes.children import Child
from data.processes.ready import Ready
from tests.commands.shell import until

ROOT = Path(__file__).parents[3]


def is_gone(pid: int) -> bool:
    """Whether no such process runs; one that nobody has taken note of (Z) does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.fixture
def child():
    one = Child()
    yield one
    one.end()


def test_two_children_are_two_processes_and_one_ends_alone(child):
    other = Child()
    pid = other.pid
    assert pid != child.pid
    other.end()
    assert is_gone(pid) and not is_gone(child.pid)


def test_what_is_started_ahead_is_taken_first_and_replaced_where_it_ended(monkeypatch):
    ahead = Ready("data.importers.child")
    monkeypatch.setattr(children, "CHILDREN", ahead)
    ahead.prepare()
    ahead.prepare()
    (waiting,) = ahead._waiting
    first = Child()
    assert first.pid == waiting.process.pid
    ahead.prepare()
    (waiting,) = ahead._waiting
    os.kill(waiting.process.pid, signal.SIGKILL)
    until(lambda: waiting.process.poll() is not None, "the waiting process has ended")
    second = Child()
    assert second.pid != waiting.process.pid and second.answer(0) is None
    for one in (first, second):
        one.end()


def test_none_outlives_the_one_that_started_it():
    starts = (
        "from data.processes.children import CHILDREN, Child; CHILDREN.prepare(); one = Child()"
    )
    script = f"import os; {starts}; CHILDREN.prepare(); print(one.pid, flush=True); os._exit(0)"
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    until(lambda: is_gone(int(ended.stdout)), "the child has ended")


def test_an_order_that_a_child_cannot_take_ends_it_with_a_word(child):
    child.order({"path": "tidak ada"})
    with pytest.raises(EOFError):
        child.answer(60)
    assert "KeyError" in child.problem()


def test_an_order_for_a_child_that_has_ended_is_answered_by_its_end(child):
    os.kill(child.pid, signal.SIGKILL)
    until(lambda: is_gone(child.pid), "the child has ended")
    child.order({})
    with pytest.raises(EOFError):
        child.answer(60)
