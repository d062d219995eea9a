"""While a large file is read, the server and whoever else looks notice nothing (a real server and
browser)."""

import os
import signal
import time
from pathlib import Path

from tests.browser.servers import server
from tests.commands.test_load_hostile import runs
from tests.pages import homes

WAIT = 180_000
ROWS = ".ranking .row"
MOST_GROWTH = 100_000_000  # bytes of the server, while the child needs more
PAGE = os.sysconf("SC_PAGE_SIZE")


def offspring(pid: int) -> list[int]:
    """The processes below a process, the nearest first."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # gone since
            continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def named(pids: list[int], words: str) -> list[int]:
    return [pid for pid in pids if words in command_of(pid)]


def readers(pid: int) -> list[int]:
    """The children that read a file for a server now; others wait for one."""
    return [
        child
        for child in named(offspring(pid), "data.importers.child")
        if opened(child, ".parquet")
    ]


def opened(pid: int, suffix: str) -> list[str]:
    """The files with that ending that a process has open."""
    found = []
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(os.readlink(descriptor))
        except OSError:  # closed since
            continue
    return [path for path in found if path.endswith(suffix)]


def resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def test_another_session_is_served_while_the_child_still_reads(browser, tmp_path):
    """The child is held in the midst of a large file; then it goes on, and nothing in it is a row."""
    home = homes.filled(tmp_path)
    large = {
        "name": "besar.parquet",
        "mimeType": "application/octet-stream",
        "buffer": runs(100_000),
    }
    with server(home) as address:
        (pid,) = named(offspring(os.getpid()), f"--server.port {address.rpartition(':')[2]}")
        one = browser.new_page()
        one.goto(address)
        one.locator(ROWS).first.wait_for(timeout=WAIT)
        one.goto(f"{address}/unggah")
        one.get_by_role("heading", name="Unggah ekspor percakapan akun Anda.").wait_for(
            timeout=WAIT
        )
        before = resident(pid)
        one.locator("input[type=file]").set_input_files(large)
        deadline = time.monotonic() + WAIT / 1000
        while not (children := readers(pid)):
            assert time.monotonic() < deadline, "no child reads the file"
            time.sleep(0.01)
        os.kill(children[0], signal.SIGSTOP)
        try:
            other = browser.new_context().new_page()
            other.goto(address)
            other.locator(ROWS).first.wait_for(timeout=WAIT)
            assert readers(pid) == children
            assert resident(pid) - before < MOST_GROWTH
        finally:
            os.kill(children[0], signal.SIGCONT)

        one.get_by_text("Berkas ini belum dapat diambil").first.wait_for(timeout=2 * WAIT)
        assert not readers(pid) and resident(pid) - before < MOST_GROWTH
        other.reload()
        other.locator(ROWS).first.wait_for(timeout=WAIT)
        assert not any((home / "staging").iterdir())
