"""A real server on a free port with a home of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pages.homes import ROOT

STARTING, ENDING = 180, 180  # seconds; guards only, for a machine that has other work


@contextmanager
def server(
    home: Path,
    script: Path = ROOT / "dashboard.py",
    folder: Path = ROOT,
    *options: str,
    port: int | None = None,
    log: Path = Path(os.devnull),
    **environment: str,
) -> Iterator[str]:
    """``streamlit run`` as users start it; gives its address and ends the process, which must do so
    in order. ``log``: what the server says."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        *options,
    ]
    with open(log, "ab") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "TANGGAP_HOME": str(home), **environment},
            stdout=said,
            stderr=said,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        code = process.wait(timeout=ENDING)
    assert code == 0, f"the server ended with {code}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen) -> None:
    """Waits until the process answers there."""
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended by itself"
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address} within {STARTING} s")
