"""A real server on a free port with a home of its own, and the system's Chromium."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.browser import CHROMIUM, launched
from tests.pages.homes import ROOT


@contextmanager
def server(
    home: Path,
    script: Path = ROOT / "dashboard.py",
    folder: Path = ROOT,
    *options: str,
    port: int | None = None,
    **environment: str,
) -> Iterator[str]:
    """``streamlit run`` as users start it; gives its address and ends the process, which must do so
    in order."""
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
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "TANGGAP_HOME": str(home), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        code = process.wait(timeout=60)
    assert code == 0, f"the server ended with {code}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen, seconds: float = 60) -> None:
    """Waits until the process answers there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended by itself"
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address} within {seconds} s")


@pytest.fixture(scope="session")
def browser():
    """Chromium without its own traffic."""
    if CHROMIUM is None:
        pytest.skip("no browser: neither “chromium-headless-shell” nor “chromium” is on the PATH")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def again(browser):
    """Pages of one browser that keeps what it has loaded, on a desk: ``again.new_page()``, which is
    to be closed."""
    kept = browser.new_context(viewport={"width": 1440, "height": 900})
    yield kept
    kept.close()
