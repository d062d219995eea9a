"""What a first visit on a phone transfers through the proxy of deploy/nginx.conf, sign-in and start
page.

    .venv/bin/python -m bench.transfer [--home DIR]

A copy of the home, a real OIDC provider, nginx in front (deploy/try.sh), a fresh browser profile of
390 × 844. Counted are the bytes on the wire of every response and of every websocket frame (those
as the browser unpacks them: the proxy sends them as they are). Prints JSON: MB of ours (the limit
is 2.5), the heaviest addresses, and every host that our pages asked, which must be ours alone: what
the provider's own page asks for is the provider's."""

import argparse
import base64
import hashlib
import json
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.screenshots import ROOT
from bench.viewers import copy_of
from tests.browser import provider
from tests.browser.servers import free_port

LIMIT = 2.5  # MB
SETTLED = 3_000  # milliseconds after the board stands
WAIT = 60_000
HEAVIEST = 8  # addresses that are printed
PERSON = "bupati@klaten.go.id"
USERS = f"email,name,role\n{PERSON},Kantor Bupati,bupati\n"


def main() -> None:
    """Prints one JSON object; 1 where it is too much, or asks others."""
    options = argparse.ArgumentParser()
    options.add_argument("--home", type=Path, default=ROOT / "home")
    chosen = options.parse_args()
    if missing := [name for name in ("nginx", "openssl") if shutil.which(name) is None]:
        sys.exit(f"{' and '.join(missing)} needed: apt-get install {' '.join(missing)}")
    port, outside = free_port(), free_port()
    address = f"https://localhost:{outside}"
    with tempfile.TemporaryDirectory() as name, provider.provider(PERSON) as identities:
        home = provider.with_users(copy_of(chosen.home, Path(name)).path, USERS)
        with (
            provider.signed_in_server(home, Path(name), identities, port, address),
            proxy(str(port), outside),
        ):
            found = _visited(address, _key_of(outside))
    print(json.dumps(found, indent=1))
    sys.exit(int(found["mb"] > LIMIT or found["hosts"] != [urlsplit(address).netloc]))


@contextmanager
def proxy(ports: str, outside: int) -> Iterator[None]:
    """nginx as deploy/ has it, in front of these servers, until its standard input ends."""
    command = [str(ROOT / "deploy" / "try.sh"), ports, str(outside), "sh", "-c", "echo ready; cat"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline() != "ready\n":
            sys.exit("nginx did not start")
        yield
    finally:
        process.communicate()


def _key_of(port: int) -> str:
    """The fingerprint by which the browser takes the proxy's own certificate for a good one: with a
    bad one it would keep nothing in its cache."""
    certificate = x509.load_pem_x509_certificate(
        ssl.get_server_certificate(("localhost", port)).encode()
    )
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


def _visited(address: str, key: str) -> dict:
    """Signs in and opens the start page; what went over the wire."""
    with sync_playwright() as playwright:
        browser = launched(playwright, f"--ignore-certificate-errors-spki-list={key}")
        page = browser.new_page(viewport={"width": 390, "height": 844}, locale="id-ID")
        moved = _Wire(page, urlsplit(address).netloc)
        page.goto(address)
        page.get_by_role("button", name="Masuk").click(timeout=WAIT)
        page.get_by_role("button", name=PERSON).click(timeout=WAIT)
        page.locator(".ranking .row").first.wait_for(timeout=WAIT)
        page.wait_for_timeout(SETTLED)
        browser.close()
    sockets = sum(size for url, size in moved.sizes.items() if url.startswith("wss:"))
    heaviest = sorted(moved.sizes.items(), key=lambda item: -item[1])[:HEAVIEST]
    return {
        "mb": round(sum(moved.sizes.values()) / 10**6, 2),
        "websocket_mb": round(sockets / 10**6, 2),
        "requests": sum(moved.requests.values()),
        "hosts": sorted({urlsplit(url).netloc for url in moved.sizes}),
        "heaviest": {urlsplit(url).path: size for url, size in heaviest},
    }


class _Wire:
    """Bytes that came in, and requests, per address (``sizes``, ``requests``) that pages of ours
    asked for, as the browser's protocol tells."""

    def __init__(self, page, ours: str):
        self.sizes, self.requests, self._ours, self._urls = Counter(), Counter(), ours, {}
        session = page.context.new_cdp_session(page)
        session.on(
            "Network.requestWillBeSent",
            lambda event: self._asks(
                event["requestId"], event["request"]["url"], event["documentURL"]
            ),
        )
        session.on(
            "Network.webSocketCreated",
            lambda event: self._asks(event["requestId"], event["url"], f"//{ours}"),
        )
        session.on(
            "Network.loadingFinished",
            lambda event: self._came(event["requestId"], event["encodedDataLength"]),
        )
        session.on("Network.webSocketFrameReceived", self._frame)
        session.send("Network.enable")

    def _asks(self, request: str, url: str, by: str) -> None:
        self._urls.pop(request, None)  # a redirect keeps its number
        if urlsplit(by).netloc == self._ours and urlsplit(url).scheme not in ("data", "blob"):
            self._urls[request] = url
            self.requests[url] += 1
            self.sizes[url] += 0

    def _came(self, request: str, size: float) -> None:
        if request in self._urls:
            self.sizes[self._urls[request]] += int(size)

    def _frame(self, event: dict) -> None:
        data, is_text = event["response"]["payloadData"], event["response"]["opcode"] == 1
        self._came(
            event["requestId"], len(data.encode()) if is_text else len(base64.b64decode(data))
        )


if __name__ == "__main__":
    main()
