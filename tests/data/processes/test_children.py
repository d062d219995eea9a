"""Children that read files are processes of their own, started ahead, and end with the one that
wanted them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data.importers.context import Context
from data.processes import children, ready
from data.processes.children import Child
from data.processes.priority import BACK
from data.processes.ready import Ready
from tests.commands.shell import LONGEST, until

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


def test_whoever_looks_at_a_screen_goes_before_a_child(child):
    last = 19  # the kernel has no more steps
    behind = min(os.getpriority(os.PRIO_PROCESS, 0) + BACK, last)
    until(lambda: os.getpriority(os.PRIO_PROCESS, child.pid) == behind, "it has stood back")


@pytest.fixture
def ahead(monkeypatch):
    """Children of one test."""
    own = Ready("data.importers.child")
    monkeypatch.setattr(children, "CHILDREN", own)
    yield own
    for one in own._waiting:
        one.end()


def test_what_is_started_ahead_is_taken_first(ahead):
    ahead.prepare()
    ahead.prepare()
    (waiting,) = ahead._waiting
    first, second = Child(), Child()
    assert first.pid == waiting.process.pid != second.pid
    for one in (first, second):
        one.end()


def test_what_has_ended_while_it_waited_is_not_taken(ahead):
    ahead.prepare()
    (waiting,) = ahead._waiting
    os.kill(waiting.process.pid, signal.SIGKILL)
    until(lambda: is_gone(waiting.process.pid), "the waiting process has ended")
    child = Child()
    assert child.pid != waiting.process.pid and child.answer(0) is None
    child.end()


def refusal(child: Child, folder: Path) -> str:
    """What a child says of a ZIP that was cut off."""
    folder.mkdir()
    path = folder / "a.zip"
    path.write_bytes(b"PK\x03\x04")
    order = {"path": str(path), "name": path.name, "folder": str(folder)}
    context = Context(accounts=[], received_at="2026-10-05T02:00:00+00:00", secret="rahasia")
    child.order(order | {"context": context.as_line()})
    answer = child.answer(LONGEST)
    assert answer is not None, f"no answer within {LONGEST} s"
    return answer["refused"]


def test_a_child_that_has_answered_reads_for_the_next(ahead, tmp_path):
    first = Child()
    assert "a.zip" in refusal(first, tmp_path / "satu")
    first.let_go()
    second = Child()
    assert second.pid == first.pid and "a.zip" in refusal(second, tmp_path / "dua")
    second.end()


def test_a_child_that_still_owes_an_answer_reads_for_nobody_else(ahead):
    child = Child()
    child.order({"path": "tidak ada"})
    child.let_go()
    assert is_gone(child.pid) and not ahead._waiting


def test_a_child_that_has_grown_reads_for_nobody_else(ahead, monkeypatch):
    child = Child()
    until(lambda: child.resident() > 1, "it runs")
    monkeypatch.setattr(ready, "KEPT", 1)
    child.let_go()
    assert is_gone(child.pid) and not ahead._waiting


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


def test_that_holds_within_a_command_too():
    """A command is not ended by the closed pipe of its child (SIGPIPE)."""
    said = (
        "import os, signal; from data.processes.children import Child; import data.__main__ as m;"
        "m.main(['formats']); one = Child(); os.kill(one.pid, signal.SIGKILL);"
        "os.waitid(os.P_PID, one.pid, os.WEXITED | os.WNOWAIT); one.order({})\n"
        "try: one.answer(60)\n"
        "except EOFError: print('ended', flush=True)"
    )
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.endswith("ended\n") and done.returncode == 0, done
