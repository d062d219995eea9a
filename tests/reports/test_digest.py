"""The Monday digest: what waits, where an OPD stands; sent by a real SMTP server on this machine,
with STARTTLS and a login, and never twice."""

import email
import os
import socket
import ssl
from email.policy import default
from functools import partial

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from data.access import users
from data.lake.home import Home
from reports.documents.texts import sending
from reports.documents.texts.digest import place_lines
from reports.documents.texts.sending import Server
from tests import waiting
from tests.commands import here, shell
from words import changes


class Inbox:
    """Keeps what is delivered."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(
            (envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=default))
        )
        return "250 OK"


def free_port() -> int:
    """One that nobody listens on: aiosmtpd cannot choose it."""
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return one.getsockname()[1]


def known(server, session, envelope, mechanism, given):
    right = isinstance(given, LoginPassword) and given.password == b"rahasia"
    return AuthResult(success=right, handled=False)


@pytest.fixture
def post(tmp_path):
    """An SMTP server of this machine, the environment that reaches it, and its inbox."""
    authority, inbox = trustme.CA(), Inbox()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    controller = Controller(
        inbox,
        hostname="localhost",
        port=(port := free_port()),
        tls_context=context,
        require_starttls=True,
        authenticator=known,
        auth_required=True,
    )
    controller.start()
    yield (
        inbox,
        {
            "TANGGAP_SMTP_HOST": "localhost",
            "TANGGAP_SMTP_PORT": str(port),
            "TANGGAP_SMTP_USER": "tanggap",
            "TANGGAP_SMTP_PASSWORD": "rahasia",
            "TANGGAP_SMTP_FROM": "tanggap@klaten.go.id",
            "TANGGAP_SMTP_CA": str(tmp_path / "ca.pem"),
        },
    )
    controller.stop()


@pytest.fixture
def staffed(home, tmp_path) -> Home:
    """Dinas Sosial has one user."""
    (tmp_path / "users.csv").write_text(
        "email,role,opd_ids\nkeeper@klaten.go.id,diskominfo,\nratna@klaten.go.id,opd,sosial\n"
    )
    users.take_in(home, tmp_path / "users.csv", "test")
    return home


def command(home: Home, *arguments: str, **environment: str) -> here.Done:
    variables = os.environ | {"TANGGAP_HOME": str(home.path)} | environment
    return here.run("reports", ["digest", *arguments], variables)


def test_it_says_what_waits_and_where_the_opd_stands(home):
    done = command(home, "--opd", "sosial")
    assert done.code == 0, done.err
    assert done.out.startswith("Dinas Sosial, pekan 19–25 Okt 2026\n")
    assert "Menurut data sampai 2 Okt 2026, 00.00 WIB" in done.out
    assert "unggah yang terbaru" in done.out  # 20 days old: no deadline is said
    assert "dijawab dalam 24 jam" in done.out and "tempat yang mungkin" in done.out


def test_what_is_overdue_is_said_only_of_fresh_data(tmp_path):
    """Two hours after the last upload, and 20 days after it, when nothing is known of deadlines."""
    place = Home(waiting.home(tmp_path))
    fresh, old = (
        command(place, "--opd", "sosial", TANGGAP_NOW=now).out
        for now in ("2026-09-30T18:00:00+07:00", "2026-10-20T09:00:00+07:00")
    )
    assert "1 pesan sudah lewat 24 jam.\n1 pesan masih dapat dijawab dalam 24 jam." in fresh
    assert "sudah lewat" not in old and "unggah yang terbaru" in old


def test_a_change_that_can_be_chance_says_so(version):
    """Like every other document."""
    rows = version.records("boards", unit_type="opd", board="response", clock="wall", within="")
    chance = [
        row
        for row in rows
        if row["status"] == "ranked"
        and row["direction"] == "undecided"
        and changes.is_seen(row["change"])
    ]
    assert chance
    for row in chance:
        assert "(bisa kebetulan)" in " ".join(place_lines(version, row["unit"]))


def test_it_goes_out_once_with_a_plain_and_an_html_part(staffed, post, tmp_path):
    inbox, environment = post
    for _ in range(2):
        done = command(staffed, "--all", "--send", **environment)
        assert done.code == 0, done.err
    [(receivers, message)] = inbox.mails
    assert receivers == ["ratna@klaten.go.id"]
    assert message["Subject"] == "Tanggap: Dinas Sosial, pekan 19–25 Okt 2026"
    plain, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "tempat yang mungkin" in plain and "tempat yang mungkin" in html


def test_two_at_the_same_time_send_it_once(staffed, post):
    inbox, environment = post
    command = partial(shell.start, "reports", staffed.path, "digest", "--all", "--send")
    with staffed.lock(sending.SENDING):
        both = [command(now=os.environ["TANGGAP_NOW"], **environment) for _ in range(2)]
        for one in both:
            stands = partial(shell.has_open, one, staffed.path / sending.SENDING)
            shell.until(stands, "a sender stands before the lock")
        assert inbox.mails == []
    for one in both:
        assert shell.ended(one).code == 0
    assert len(inbox.mails) == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"TANGGAP_SMTP_HOST": ""}, "atur dahulu TANGGAP_SMTP_HOST"),
        ({"TANGGAP_SMTP_PASSWORD": "salah"}, "menolak TANGGAP_SMTP_USER dan TANGGAP_SMTP_PASSWORD"),
        ({"TANGGAP_SMTP_CA": ""}, "Sertifikat server surel localhost tidak dapat dipercaya"),
        ({"TANGGAP_SMTP_PORT": "pos"}, "bukan nomor; biasanya 587"),
        ({"TANGGAP_SMTP_PORT": "1"}, "localhost:1 tidak dapat dipakai; periksa TANGGAP_SMTP_HOST"),
        ({"TANGGAP_SMTP_USER": ""}, "periksa TANGGAP_SMTP_USER dan TANGGAP_SMTP_PASSWORD"),
    ],
)
def test_a_failure_names_what_to_set_and_sends_nothing(staffed, post, changed, told):
    inbox, environment = post
    done = command(staffed, "--opd", "sosial", "--send", **environment | changed)
    assert done.code == 1 and told in done.err and len(done.err.splitlines()) == 1
    assert inbox.mails == []
    assert command(staffed, "--opd", "sosial", "--send", **environment).code == 0
    assert len(inbox.mails) == 1


def test_a_server_without_settings_is_refused(monkeypatch):
    for name in [name for name in os.environ if name.startswith("TANGGAP_SMTP_")]:
        monkeypatch.delenv(name)
    with pytest.raises(Exception, match="TANGGAP_SMTP_HOST dan TANGGAP_SMTP_FROM"):
        Server.configured()


def test_files_beside_the_text(home, tmp_path):
    done = command(home, "--opd", "sosial", "--out", str(tmp_path / "out"))
    assert done.code == 0, done.err
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".txt", ".eml"}
