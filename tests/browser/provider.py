"""A real provider (OIDC) as a process of its own, and the secrets file that sets the server up for
it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.servers import ENDING, free_port, server, wait_for
from tests.pages import homes

SECRETS = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "tanggap"
client_secret = "rahasia-klien"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
USERS = """email,name,role,opd_ids
ratna@klaten.go.id,Ratna,opd,sosial
wahyu@klaten.go.id,Wahyu,opd,wedi
sri@klaten.go.id,Sri Rahayu,diskominfo,
bupati@klaten.go.id,Kantor,bupati,
tamu@klaten.go.id,Tamu,viewer,
"""
STRANGER = "warga@gmail.com"  # whom nobody registered
EMAILS = {
    row.split(",")[2]: row.split(",")[0] for row in USERS.splitlines()[1:] if "wahyu" not in row
}


def claims(email: str, is_verified: object = True) -> dict:
    """What the provider says of a person."""
    return {"sub": email, "email": email, "email_verified": is_verified}


@contextmanager
def provider(*emails: str, others: Iterable[dict] = ()) -> Iterator[str]:
    """The provider with these people and all of USERS, whose addresses it has verified, and
    ``others`` by their claims; gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    known = dict.fromkeys((*emails, *(row.split(",")[0] for row in USERS.splitlines()[1:])))
    for person in (*(claims(email) for email in known), *others):
        command += ["--user-claims", json.dumps(person)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=ENDING)


def secrets_file(folder: Path, provider_address: str, address: str) -> Path:
    """What docs/menjalankan.md describes, for a server that people reach under the address."""
    path = folder / "secrets.toml"
    path.write_text(SECRETS.format(address=address, provider=provider_address, secret="c0ffee" * 8))
    return path


def with_users(home: Path, text: str = USERS) -> Path:
    """The home with these people in its register of users."""
    file = home.parent / "users.csv"
    file.write_text(text)
    homes.command(home, "users", file)
    return home


@contextmanager
def signed_in_server(
    home: Path,
    folder: Path,
    provider_address: str,
    port: int | None = None,
    outside: str | None = None,
    log: Path = Path(os.devnull),
    **environment: str,
) -> Iterator[str]:
    """The dashboard, set up for the provider; ``outside`` is its address where a proxy stands in
    front, ``log`` what the server says."""
    port = port or free_port()
    secrets = secrets_file(folder, provider_address, outside or f"http://127.0.0.1:{port}")
    with server(
        home,
        homes.ROOT / "dashboard.py",
        homes.ROOT,
        "--secrets.files",
        str(secrets),
        port=port,
        log=log,
        **environment,
    ) as address:
        yield address
