"""Children that read files are forks of one server, each with a memory of its own, and the server
may end."""

import os
import signal
import time
from pathlib import Path

import pytest

from data.processes.children import CHILDREN, Child

LONGEST = 30  # seconds until an ended process is seen to be gone


def stat(pid: int) -> list[str]:
    """State and parent of a process, and more."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def until_it_is_gone(pid: int) -> None:
    end = time.monotonic() + LONGEST
    while Path(f"/proc/{pid}").exists() and stat(pid)[0] != "Z":
        assert time.monotonic() < end, f"process {pid} still runs"
        time.sleep(0.01)


@pytest.fixture
def child():
    one = Child()
    yield one
    one.end()


def test_two_children_are_processes_of_their_own_below_one_server(child):
    other = Child()
    assert child.pid != other.pid and stat(child.pid)[1] == stat(other.pid)[1] == str(CHILDREN.pid)
    other.end()
    until_it_is_gone(other.pid)
    assert stat(child.pid)[0] != "Z"


def test_a_child_ends_with_the_one_that_wanted_it(child):
    pid = child.pid
    child._fork.talk.close()
    until_it_is_gone(pid)


def test_where_the_server_was_ended_the_next_child_has_another():
    before = Child()
    first, server = before.pid, CHILDREN.pid
    before.end()
    os.kill(server, signal.SIGKILL)
    until_it_is_gone(server)
    after = Child()
    assert after.pid != first and CHILDREN.pid != server
    after.end()


def test_an_order_that_a_child_cannot_take_ends_it_with_a_word(child):
    child.order({"path": "tidak ada"})
    with pytest.raises(EOFError):
        child.answer(60)
    assert "KeyError" in child.problem()
