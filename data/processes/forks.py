"""Processes that start at once: forks of one process that has the program imported, each with a
memory of its own.

A :class:`ForkServer` is sent, through a socket, what the next fork's standard input, output and
error are; its process runs :func:`serve` and ends with the one that started it."""

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import traceback
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

ROOT = Path(__file__).parents[2]
STARTING = 120  # seconds; the machine may be busy with others
PID_BYTES = 8
# of threads and forks: those of jemalloc and OpenBLAS allow them
NO_WARNING = "ignore:This process:DeprecationWarning"


class _Running(NamedTuple):
    """The process that forks, and the socket through which it is asked to."""

    process: subprocess.Popen
    wanted: socket.socket


class ForkServer:
    """One for this process and those that it forks. ``module``: what is run, which must call
    :func:`serve`."""

    def __init__(self, module: str):
        self.module = module
        self._lock = threading.Lock()
        self._running: _Running | None = None

    @property
    def pid(self) -> int | None:
        """Its process id; None before it was started."""
        return None if self._running is None else self._running.process.pid

    def prepare(self) -> None:
        """Starts it where it has not been: what it imports is ready when the first fork is
        wanted."""
        with self._lock:
            self._running = self._running or self._start()

    def fork(self, *descriptors: int) -> None:
        """Asks for a fork with these three as its standard input, output and error; it may not run
        yet."""
        message = (
            [b"."],
            [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array("i", descriptors))],
            socket.MSG_NOSIGNAL,
        )
        with self._lock:
            self._running = self._running or self._start()
            try:
                self._running.wanted.sendmsg(*message)
            except OSError:  # it has ended, as for want of memory
                self._running.wanted.close()
                self._running.process.kill()
                self._running.process.wait()
                self._running = self._start()
                self._running.wanted.sendmsg(*message)

    def _start(self) -> _Running:
        wanted, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-W", NO_WARNING, "-m", self.module, str(theirs.fileno())],
                cwd=ROOT,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        return _Running(process, wanted)


class Fork:
    """One fork. ``talk`` is the other end of its standard input, and of its output where ``out`` is
    None."""

    def __init__(self, server: ForkServer, err: IO, out: IO | None = None):
        self._server, self._err, self._out = server, err, out
        self._pid: int | None = None
        self._ask()

    def _ask(self) -> None:
        self.talk, theirs = socket.socketpair()
        with theirs:
            self._server.fork(theirs.fileno(), (self._out or theirs).fileno(), self._err.fileno())

    @property
    def pid(self) -> int:
        """Its process id, once it runs; RuntimeError where none could be started."""
        if self._pid is None:
            said = self._first_word()
            if not said:  # the server has ended, and nobody knew when it was asked
                self.talk.close()
                self._ask()
                said = self._first_word()
            if not said:
                raise RuntimeError(f"no fork of {self._server.module} could be started")
            self._pid = int.from_bytes(said, "big")
            self._handle = os.pidfd_open(self._pid)
        return self._pid

    def _first_word(self) -> bytes:
        self.talk.settimeout(STARTING)
        try:
            return self.talk.recv(PID_BYTES, socket.MSG_WAITALL)
        except (ConnectionResetError, TimeoutError):
            return b""
        finally:
            self.talk.settimeout(None)

    def send(self, order) -> None:
        """Gives it a line of JSON, once it runs."""
        _ = self.pid  # which is what it says first
        self.talk.sendall(json.dumps(order).encode() + b"\n", socket.MSG_NOSIGNAL)

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        if self._pid is not None:
            try:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            except ProcessLookupError:  # it has ended by itself
                pass
            os.close(self._handle)
        self.talk.close()


def serve(become: Callable[[], int]) -> None:
    """Forks whenever it is asked to; each fork runs ``become`` and ends with the code that this
    returns. ``argv[1]``: the socket through which it is asked, until the other side closes it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the program ends the forks too
    signal.signal(signal.SIGCHLD, lambda *_: _bury())
    gc.freeze()  # what is imported stays shared between all forks
    wanted = socket.socket(fileno=int(sys.argv[1]))
    while True:
        message, descriptors, *_ = socket.recv_fds(wanted, 1, 3)
        if not message:
            return
        if os.fork() == 0:
            wanted.close()
            for standard, descriptor in enumerate(descriptors):
                os.dup2(descriptor, standard)
            _close(descriptors)
            os.write(0, os.getpid().to_bytes(PID_BYTES, "big"))
            _become(become)
        _close(descriptors)


def _become(become: Callable[[], int]) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = become()
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _close(descriptors: list[int]) -> None:
    for descriptor in set(descriptors):
        os.close(descriptor)


def _bury() -> None:
    """Takes note of all forks that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:  # there is none
        pass
