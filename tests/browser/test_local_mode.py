"""Without sign-in: this machine only, said on every page; nobody else is served, whichever way they
come."""

import os
import subprocess
import sys

import pytest

from pages.access import rights
from pages.server.first_visit import wait_for
from tests.browser import probe
from tests.browser.roles import become, has_said_all
from tests.browser.servers import ENDING, free_port
from tests.pages import homes

OUTSIDE = (
    {"Host": "tanggap.klaten.go.id", "Origin": "https://tanggap.klaten.go.id"},
    {"X_Forwarded_For": "10.1.2.3"},
    {"X_Real_Ip": "10.1.2.3"},
    {"Forwarded": "for=10.1.2.3"},
    {"Via": "1.1 proxy"},
    {"X_Forwarded_Host": "tanggap.klaten.go.id"},
    {"Host": "127.0.0.1.contoh.id", "Origin": "http://127.0.0.1.contoh.id"},
    {"Origin": ""},  # no browser
    {"Origin": "http://127.0.0.1:1"},  # a page of another program on this machine
    {"Origin": "http://127.0.0.1"},
    {"Origin": "http://localhost"},
)


def test_it_is_said_on_every_page_and_every_role_can_be_tried(quarter):
    for screen in rights.of(rights.DISKOMINFO):
        seen = probe.open_page(quarter, screen.url_path)
        assert seen.shown == screen.url_path
        assert "Mode lokal" in seen.text and "hanya dapat dibuka di komputer ini" in seen.text, (
            screen.url_path
        )
    assert all(rights.NAMES[role] in seen.text for role in rights.EVERYONE)


def test_the_tried_role_outlasts_a_reload_and_costs_no_step_back(tab, quarter):
    page = tab()
    page.goto(quarter)
    become(page, "OPD", "Dinas Sosial")
    page.locator(".ranking .row.mine").wait_for()
    page.reload()
    page.locator(".ranking .row.mine", has_text="Dinas Sosial").wait_for()
    page.get_by_role("link", name="Kamus indikator", exact=True).click()
    page.get_by_role("heading", level=1, name="dari setiap 100").wait_for()
    has_said_all(page)
    page.go_back()
    page.locator(".ranking .row.mine").wait_for()


@pytest.mark.parametrize("headers", OUTSIDE, ids=str)
def test_a_visit_through_a_proxy_or_under_another_name_is_not_the_operators(quarter, headers):
    for path in ("", "unggah", "register"):
        seen = probe.open_page(quarter, path, **headers)
        assert "hanya untuk komputernya sendiri" in seen.text
        assert "Mode lokal" not in seen.text and "Unggah ekspor" not in seen.text


@pytest.mark.parametrize(
    "secrets, sentence",
    [
        (
            None,
            "Tanggap tidak dapat dijalankan di alamat 0.0.0.0 tanpa masuk dengan akun: isi bagian "
            "[auth] di ",
        ),
        (
            '[auth]\nredirect_uri = "http://x/oauth2callback"\nclient_id = "x"\n',
            "belum berisi cookie_secret, client_secret, server_metadata_url",
        ),
        (
            '[auth]\nredirect_uri="x"\ncookie_secret="rahasia"\nclient_id="x"\nclient_secret="x"\nserver_metadata_url="x"\n',
            "cookie_secret di .streamlit/secrets.toml harus acak",
        ),
    ],
    ids=["no sign-in", "incomplete", "weak"],
)
def test_it_does_not_run_with_an_open_door(tmp_path, secrets, sentence):
    port, options = free_port(), []
    if secrets:
        (tmp_path / "secrets.toml").write_text(secrets)
        options = ["--secrets.files", str(tmp_path / "secrets.toml")]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "dashboard.py",
            "--server.address",
            "0.0.0.0",
            "--server.port",
            str(port),
            *options,
        ],
        cwd=homes.ROOT,
        env={**os.environ, "TANGGAP_HOME": str(tmp_path / "home")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert wait_for(port)
        first = [sys.executable, "-m", "pages.server.first_visit"]  # as ``make run`` makes it
        visit = subprocess.run(
            first,
            cwd=homes.ROOT,
            env={**os.environ, "STREAMLIT_SERVER_PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )
        _, said = process.communicate(timeout=ENDING)
    finally:
        process.kill()
    assert process.returncode == 1 and sentence in said
    assert "Traceback" not in said and (visit.returncode, visit.stderr) == (1, "")
