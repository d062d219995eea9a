"""Child processes that read files: forks of one process that has imported the importers once, so that each starts in
a hundredth of a second instead of a whole one, with a memory of its own.

The server of forks is sent, through a socket, the descriptors on which the next child talks and complains. A child is
watched through /proc and ended through a pidfd, which names no other process after its end.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from array import array
from pathlib import Path

ROOT = Path(__file__).parents[1]
NO_WARNING = "ignore:This process:DeprecationWarning"  # of threads and forks: those of jemalloc and OpenBLAS allow them
STARTING = 120  # seconds; the machine may be busy with others
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


class ForkServer:
    """The server of this process, and of the processes that it forks: started when a child is first wanted."""

    def __init__(self):
        self._lock = threading.Lock()
        self._process: subprocess.Popen | None = None
        self._wanted: socket.socket | None = None

    @property
    def pid(self) -> int | None:
        """Its process id; None before a child was wanted."""
        return self._process and self._process.pid

    def fork(self, *descriptors: int) -> None:
        """Asks for a child with these descriptors; it may be wanted again before it runs."""
        message = [b"."], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", descriptors))], socket.MSG_NOSIGNAL
        with self._lock:
            if self._wanted is not None:
                try:
                    self._wanted.sendmsg(*message)
                    return
                except OSError:  # it has ended, as for want of memory
                    self._wanted.close()
                    self._process.kill()
                    self._process.wait()
            self._start()
            self._wanted.sendmsg(*message)

    def _start(self) -> None:
        self._wanted, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-W", NO_WARNING, "-m", "data.importers.child", str(theirs.fileno())], cwd=ROOT,
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


SERVER = ForkServer()


class Child:
    """One child: takes an order, gives an answer, and so on until it is ended."""

    def __init__(self):
        self._talk, theirs = socket.socketpair()
        problem, theirs_too = os.pipe()
        self._problem, self._said = open(problem, encoding="utf-8", errors="replace"), b""
        self._pid: int | None = None
        with theirs, open(theirs_too, "wb"):
            SERVER.fork(theirs.fileno(), theirs_too)

    @property
    def pid(self) -> int:
        """Its process id, once it runs; RuntimeError where none could be started."""
        if self._pid is None:
            try:
                self._pid = self.answer(STARTING)["pid"]
            except (EOFError, TypeError):
                raise RuntimeError("no child process could be started") from None
            self._handle = os.pidfd_open(self._pid)
        return self._pid

    def order(self, order: dict) -> None:
        """Gives it an order; RuntimeError where none could be started."""
        _ = self.pid  # which is what it says first
        self._talk.settimeout(None)
        self._talk.sendall(json.dumps(order).encode() + b"\n", socket.MSG_NOSIGNAL)

    def answer(self, seconds: float) -> dict | None:
        """The next answer; None where it has not come within so many seconds, EOFError where the child has ended."""
        self._talk.settimeout(seconds)
        while not self._said.endswith(b"\n"):
            try:
                more = self._talk.recv(1 << 20)
            except TimeoutError:
                return None
            except ConnectionResetError:
                more = b""
            if not more:
                raise EOFError
            self._said += more
        said, self._said = self._said, b""
        return json.loads(said)

    def problem(self) -> str:
        """What an ended child complained of."""
        return self._problem.read()

    def resident(self) -> int:
        """Bytes of memory that it holds now; 0 after its end."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * PAGE
        except (FileNotFoundError, ProcessLookupError):
            return 0

    def used(self) -> float:
        """Seconds of the processor that it has used so far, of all its threads."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return 0.0
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        if self._pid is not None:
            try:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            except ProcessLookupError:  # it has ended by itself
                pass
            os.close(self._handle)
        self._talk.close()
        self._problem.close()
