"""Sending digests by SMTP: configured by the environment, each OPD's once a week."""

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from reports.documents.texts.digest import Digest

KIND = "digests"  # documents: whose digest of which week was sent to how many
SENDING = "digests.lock"  # one sends at a time; uploads need not wait for a slow server
SECONDS = 30
LOGIN_WANTED = 530  # the server's answer to a sender who has not logged in
SETTINGS = ("TANGGAP_SMTP_HOST", "TANGGAP_SMTP_FROM")


@dataclass(frozen=True)
class Server:
    """``host``, ``port`` (587 with STARTTLS), ``user`` and ``password`` (empty: no login), and the
    ``sender``'s address."""

    host: str
    port: int
    user: str
    password: str
    sender: str

    @classmethod
    def configured(cls) -> "Server":
        """Of TANGGAP_SMTP_HOST, _PORT, _USER, _PASSWORD and _FROM; Refused names what to set."""
        missing = [name for name in SETTINGS if not os.environ.get(name)]
        if missing:
            raise Refused(
                f"Ringkasan tidak dikirim: atur dahulu {' dan '.join(missing)} (lihat "
                "docs/menjalankan.md)."
            )
        port = os.environ.get("TANGGAP_SMTP_PORT", "587")
        if not port.isdigit():
            raise Refused(f"TANGGAP_SMTP_PORT “{port}” bukan nomor; biasanya 587.")
        user, password = (os.environ.get(f"TANGGAP_SMTP_{n}", "") for n in ("USER", "PASSWORD"))
        host, sender = (os.environ[name] for name in SETTINGS)
        return cls(host, int(port), user, password, sender)


def send_once(home: Home, server: Server, found: Digest, message: EmailMessage, by: str) -> None:
    """Sends it and keeps that it was sent, unless this OPD's digest of the week has gone out: neither
    a repeated command nor one at the same time sends it twice. Refused with what to mend where the
    server does not take it; nothing is kept then."""
    with home.lock(SENDING):
        if _was_sent(home, found):
            return
        _deliver(server, message)
        receivers = len(message["To"].split(","))
        with home.lock():
            documents.add(
                home, KIND, {"opd_id": found.opd_id, "week": found.week, "receivers": receivers}, by
            )


def _was_sent(home: Home, found: Digest) -> bool:
    return any(
        (one["opd_id"], one["week"]) == (found.opd_id, found.week)
        for one in documents.read(home, KIND)
    )


def _deliver(server: Server, message: EmailMessage) -> None:
    try:
        with smtplib.SMTP(server.host, server.port, timeout=SECONDS) as connection:
            connection.starttls(context=ssl.create_default_context(cafile=_authority()))
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(message)
    except smtplib.SMTPAuthenticationError:
        raise Refused(
            f"Server surel {server.host} menolak TANGGAP_SMTP_USER dan TANGGAP_SMTP_PASSWORD; "
            "periksa keduanya."
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise Refused(
            f"Server surel {server.host} tidak menawarkan STARTTLS; pakai pintu 587 server lain."
        ) from None
    except ssl.SSLError as problem:
        raise Refused(
            f"Sertifikat server surel {server.host} tidak dapat dipercaya ({problem.reason}); "
            "minta pengelolanya memperbaikinya."
        ) from None
    except smtplib.SMTPRecipientsRefused:
        raise Refused(
            f"Server surel {server.host} menolak penerima {message['To']}; periksa alamatnya di "
            "Register."
        ) from None
    except smtplib.SMTPSenderRefused as problem:
        wrong = "TANGGAP_SMTP_FROM"
        if problem.smtp_code == LOGIN_WANTED:
            wrong = "TANGGAP_SMTP_USER dan TANGGAP_SMTP_PASSWORD"
        raise Refused(
            f"Server surel {server.host} menolak pengirim {server.sender}; periksa {wrong}."
        ) from None
    except (OSError, smtplib.SMTPException):
        raise Refused(
            f"Server surel {server.host}:{server.port} tidak dapat dipakai; periksa "
            "TANGGAP_SMTP_HOST dan TANGGAP_SMTP_PORT."
        ) from None


def _authority() -> str | None:
    """A certificate file to trust besides the machine's own: TANGGAP_SMTP_CA."""
    return os.environ.get("TANGGAP_SMTP_CA")
