"""Several dashboard processes on one home behind nginx, as deploy/ has them, and very many viewers
at once while an upload lands and a month is published.

    .venv/bin/python -m bench.processes [--processes 4] [--viewers 1000] [--home DIR]

Works on a copy of a home whose newest month is published (a demo's after ``reports demo``); without
one, on a small home of seven OPDs. All viewers are signed in (a real provider), each with a browser's
mark of its own, by which nginx keeps it with one process. The same with an empty page in the board's
place: the board's p95 may be 1.5 times as long. Prints one JSON object; 1 where a view failed or the
ratio is higher. Needs nginx, openssl and Chromium."""

import argparse
import asyncio
import json
import os
import secrets
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import websockets
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.browser import launched
from bench.soak import command
from bench.throughput import write_messages
from bench.together import MONTH, prepared
from bench.transfer import proxy
from bench.viewers import ROOT, copy_of, emptied
from data.lake import home as homes
from data.lake.home import Home
from data.register.register import Register
from pages.access.browser import COOKIE
from pages.server.first_visit import LAST_MESSAGE
from reports.published import versions
from tests.browser import provider
from tests.browser.servers import free_port, server

LONGEST = 600  # seconds for one view; a guard only
MOST_RATIO = 1.5
UPLOADED = 10_000  # messages
PERSON = "bupati@klaten.go.id"
USERS = f"email,name,role\n{PERSON},Kantor Bupati,bupati\n"


async def view(outside: int, cookie: str) -> float:
    """Seconds until a new browser of the one who signed in has the whole start page."""
    begun, trusting = time.perf_counter(), ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    async with websockets.connect(
        f"wss://localhost:{outside}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=LONGEST,
        ping_interval=None,
        origin=f"https://localhost:{outside}",
        additional_headers={"Cookie": f"{cookie}; {COOKIE}={secrets.token_urlsafe(24)}"},
        ssl=trusting,
        compression=None,
    ) as connection:
        request = BackMsg()
        request.rerun_script.page_name = ""
        await connection.send(request.SerializeToString())
        while True:
            message = await asyncio.wait_for(connection.recv(), LONGEST)
            if len(message) <= LAST_MESSAGE:
                forward = ForwardMsg()
                forward.ParseFromString(message)
                if forward.WhichOneof("type") == "script_finished":
                    return time.perf_counter() - begun


async def wave(outside: int, cookie: str, viewers: int) -> dict:
    """So many at once: p50, p95 and the longest in seconds; what failed."""
    all_of = (view(outside, cookie) for _ in range(viewers))
    results = await asyncio.gather(*all_of, return_exceptions=True)
    good = sorted(one for one in results if not isinstance(one, BaseException))
    failed = [repr(one)[:120] for one in results if isinstance(one, BaseException)]
    return {
        "p50_s": round(good[len(good) // 2], 2) if good else None,
        "p95_s": round(good[int(len(good) * 0.95)], 2) if good else None,
        "longest_s": round(good[-1], 2) if good else None,
        "failed": len(failed),
        **({"why": failed[0]} if failed else {}),
    }


def signed_in(outside: int) -> str:
    """The cookie of somebody who has signed in through the proxy."""
    with sync_playwright() as playwright:
        context = launched(playwright).new_context(ignore_https_errors=True)
        page = context.new_page()
        page.set_default_timeout(LONGEST * 1000)
        page.goto(f"https://localhost:{outside}")
        page.get_by_role("button", name="Masuk").click()
        page.get_by_role("button", name=PERSON).click()
        page.get_by_test_id("stTopNavLink").first.wait_for()
        kept = [one for one in context.cookies() if one["name"].startswith("_streamlit")]
        return "; ".join(f"{one['name']}={one['value']}" for one in kept)


@contextmanager
def standing(script: Path, home: Path, folder: Path, processes: int) -> Iterator[int]:
    """That many processes behind the proxy, whose port it gives."""
    outside, ports = free_port(), [free_port() for _ in range(processes)]
    with ExitStack() as stack:
        identities = stack.enter_context(provider.provider(PERSON))
        kept = provider.secrets_file(folder, identities, f"https://localhost:{outside}")
        options = ("--secrets.files", str(kept))
        for port in ports:
            started = server(home, script, ROOT, *options, port=port, PYTHONPATH=str(ROOT))
            stack.enter_context(started)
        stack.enter_context(proxy(" ".join(map(str, ports)), outside))
        yield outside


def changing(home: Home, folder: Path, number: int) -> list[subprocess.Popen]:
    """An upload that lands, and a revision that is published, both at once."""
    path, month = folder / f"{number}.csv", versions(home)[-1]["month"]
    accounts = sorted(Register.current(home).accounts)[number::10]
    write_messages(path, UPLOADED, accounts)
    commands = (
        ["data", "load", str(path)],
        ["reports", "publish", "--month", month, "--reason", "bench"],
    )
    environment = {**os.environ, "TANGGAP_HOME": str(home.path)}
    return [
        subprocess.Popen(
            [sys.executable, "-m", *one], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        for one in commands
    ]


def measured(script: Path, home: Home, folder: Path, processes: int, viewers: int) -> dict:
    """A quiet wave, then waves until an upload has landed and a month is published, at least one."""
    with standing(script, home.path, folder, processes) as outside:
        cookie = signed_in(outside)
        asyncio.run(wave(outside, cookie, 4 * processes))  # the first views of each process
        quiet = asyncio.run(wave(outside, cookie, viewers))
        children = changing(home, folder, len(script.parts))
        during = [asyncio.run(wave(outside, cookie, viewers))]
        while any(child.poll() is None for child in children):
            during.append(asyncio.run(wave(outside, cookie, viewers)))
        after = asyncio.run(wave(outside, cookie, viewers))
        codes = [child.wait() for child in children]
    return {"quiet": quiet, "during": during, "after": after, "codes": codes}


def main() -> None:
    """Measures both, and compares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--viewers", type=int, default=1000)
    parser.add_argument("--home", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.home:
            home = copy_of(homes.shown(Home(chosen.home)).path, folder)
        else:
            home = prepared(folder)
            command(home, "reports", "publish", "--month", MONTH)
        provider.with_users(home.path, USERS)
        empty = folder / "dashboard.py"
        empty.write_text(emptied((ROOT / "dashboard.py").read_text()))
        found = {
            what: measured(script, home, folder, chosen.processes, chosen.viewers)
            for what, script in (("empty_page", empty), ("board", ROOT / "dashboard.py"))
        }
    ratio = found["board"]["quiet"]["p95_s"] / found["empty_page"]["quiet"]["p95_s"]
    waves = [one for of in found.values() for one in (of["quiet"], *of["during"], of["after"])]
    failed = sum(one["failed"] for one in waves)
    asked = {"processes": chosen.processes, "viewers": chosen.viewers}
    print(json.dumps(asked | found | {"ratio_p95": round(ratio, 2), "failed": failed}, indent=1))
    sys.exit(failed > 0 or ratio > MOST_RATIO)


if __name__ == "__main__":
    main()
