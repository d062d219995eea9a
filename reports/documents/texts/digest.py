"""The Monday digest of an OPD: what waits, what is overdue where the data are fresh enough, and
where it stands in the newest published month. As text and as an e-mail with a plain and an HTML
part."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

import pandas as pd

from metrics.cases import queue
from reports.documents.facts.ledger import Row
from reports.documents.facts.month import Month
from reports.documents.paper import targets
from reports.documents.paper.sentences import change
from reports.published import Version
from words import numbers


@dataclass(frozen=True)
class Target:
    """Of a first reply as it holds today: its ``words`` (24 jam), and on what ``ground`` it
    stands."""

    words: str
    ground: str


@dataclass(frozen=True)
class Digest:
    """``opd_id``, the ``week`` (its Monday, ISO) that it is for, the ``title`` and the ``lines`` of
    plain text."""

    opd_id: str
    week: str
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole, as plain text."""
        return "\n".join([self.title, "", *self.lines]).replace(numbers.NBSP, " ") + "\n"


def digest(
    cursor, opd: tuple[str, str], now: datetime, target: Target, version: Version | None
) -> Digest:
    """Of one OPD (id and name) at the moment ``now`` (WIB); ``version``: the newest published month,
    None before the first."""
    opd_id, name = opd
    monday = now.date() - pd.Timedelta(days=now.weekday())
    age = queue.age(cursor, opd_id, now)
    lines = (*_waiting(cursor, opd_id, age, now, target), *place_lines(version, opd_id))
    title = f"{name}, pekan {numbers.week(monday)}"
    return Digest(opd_id, monday.isoformat(), title, tuple(dict.fromkeys(lines)))


def _waiting(cursor, opd_id: str, age: queue.Age, now: datetime, target: Target) -> tuple[str, ...]:
    if age.known_until is None:
        return ("Belum ada unggahan: apa yang menunggu dijawab tidak diketahui.",)
    cases = queue.queue(cursor, opd_id)
    open_, again = (cases[cases["waiting"] == kind] for kind in ("unanswered", "again"))
    said = f"Menurut data sampai {numbers.moment(age.known_until)}: "
    if open_.empty:
        said += "semua pesan sudah dijawab."
    else:
        longest = numbers.duration(open_["waited"].max())
        said += f"{numbers.counted(len(open_), 'pesan')} belum dijawab; yang terlama menunggu {longest}."
    lines = [said]
    if len(again):
        lines.append(
            f"{numbers.counted(len(again), 'pesan')} sudah dijawab, warganya menulis lagi."
        )
    if not age.is_fresh:
        passed = numbers.duration(age.seconds)
        lines.append(
            f"Data ini {passed} yang lalu; unggah yang terbaru supaya batas waktunya terlihat."
        )
    else:
        late, urgent = queue.overdue(open_, now), queue.in_time_yet(open_, now)
        for found, words in ((late, "sudah lewat"), (urgent, "masih dapat dijawab dalam")):
            if len(found):
                lines.append(f"{numbers.counted(len(found), 'pesan')} {words} {target.words}.")
        lines += [target.ground] if len(late) or len(urgent) else []
    return tuple(lines)


def place_lines(version: Version | None, opd_id: str) -> tuple[str, ...]:
    """Where the OPD stands in the version, and the ground of the target by which; nothing before the
    first."""
    if version is None:
        return ()
    month = Month.of(version)
    row = month.ledger.row(
        "boards", unit_type="opd", board="response", clock=month.clock, within="", unit=opd_id
    )
    if row is None or row["status"] != "ranked":
        return (f"{month.name}: belum ada tempat pada papan peringkat.",)
    return (_standing(month, row), targets.response(month))


def _standing(month: Month, row: Row) -> str:
    """September 2026 (versi 1.0): 82,4 % pesan dijawab dalam 24 jam, naik 3,1 poin; tempat 4–12."""
    return (
        f"{month.window} (versi {month.version.version}): {month.ledger.say(row, 'rate', 'rate')} "
        f"pesan {month.measure.met}{change(month, row)}; tempat yang mungkin "
        f"{month.ledger.place(row)}."
    )


def mail(found: Digest, sender: str, receivers: list[str], at: datetime) -> EmailMessage:
    """The e-mail, with the same words as text and as HTML."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender, ", ".join(receivers)
    message["Subject"] = f"Tanggap: {found.title}".replace(numbers.NBSP, " ")
    message["Date"] = at
    message["Message-ID"] = f"<{found.week}.{found.opd_id}@tanggap>"
    message.set_content(found.text)
    rows = "".join(f"<p>{escape(line)}</p>" for line in found.lines)
    message.add_alternative(
        f'<html lang="id"><body><h1>{escape(found.title)}</h1>{rows}</body></html>', subtype="html"
    )
    message.set_boundary(f"{found.week}.{found.opd_id}")  # of chance otherwise
    return message
