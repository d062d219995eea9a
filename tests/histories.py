"""Random message and ticket histories as files, and the same histories as the plain-Python
reference takes them."""

import csv
import hashlib
import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests import reference
from tests.commands.shell import MESSAGE_COLUMNS

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
BEGIN = datetime(2026, 3, 9, 8, 0, tzinfo=WIB)  # a Monday in Ramadan, two weeks before Idul Fitri
TEXTS = {  # text → is it a courtesy?
    "Mohon info jadwal pelayanan": False,
    "terima kasih pak": True,
    "Makasiiih!! 🙏": True,
    "ok?": False,
    "": False,
    "Pesan Anda kami terima": False,
    "👍": True,
    "Halo": False,
}
GAPS = [timedelta(seconds=s) for s in (0, 0, 5, 10, 11, 60, 3600, 9 * 3600)] + [
    timedelta(hours=24),
    timedelta(hours=24, seconds=1),
    timedelta(hours=47),
    timedelta(hours=72),
    timedelta(hours=72, seconds=-1),
    timedelta(days=7),
    timedelta(days=7, seconds=1),
]
AUTOMATIC = st.sampled_from([None, None, None, True, False])
CASE_COLUMNS = (
    "account_id",
    "case_id",
    "opened_at",
    "first_reply_at",
    "closed_at",
    "status",
    "author",
    "topic",
    "reopened",
)
ACCOUNTS = [
    reference.Account("a1", "dinas", "instagram"),
    reference.Account("a2", "dinas", "whatsapp"),
    reference.Account("a3", "rsud", "facebook", None, date(2026, 3, 31)),
    reference.Account("a3", "dinas", "facebook", date(2026, 4, 1), None),
]
OPDS = [
    reference.Opd("dinas", "Dinas", "dinas", "office"),
    reference.Opd("rsud", "RSUD", "rsud", "24h"),
]


@dataclass
class File:
    """One file: rows by column name with aware datetimes, and what is stated with it."""

    kind: str
    rows: list[dict]
    with_seconds: bool = True
    begin: datetime | None = None
    end: datetime | None = None
    columns: tuple = ()
    path: Path | None = field(default=None, compare=False)

    def write(self, path: Path) -> "File":
        """Writes the CSV and remembers where."""
        out = io.StringIO()
        writer = csv.DictWriter(out, self.columns, extrasaction="ignore")
        writer.writeheader()
        for row in self.rows:
            writer.writerow({k: self._text(v) for k, v in row.items()})
        path.write_text(out.getvalue(), encoding="utf-8")
        self.path = path
        return self

    def _text(self, value):
        if isinstance(value, datetime):
            return value.astimezone(WIB).strftime(
                "%Y-%m-%dT%H:%M:%S+07:00" if self.with_seconds else "%d/%m/%Y %H.%M"
            )
        return (
            {True: "true", False: "false", None: ""}.get(value, value)
            if not isinstance(value, int) or isinstance(value, bool)
            else value
        )

    def options(self) -> list[str]:
        """The statement as options of ``load``."""
        found = [] if self.begin is None else ["--from", self.begin.isoformat()]
        found += [] if self.end is None else ["--until", self.end.isoformat()]
        return found if self.with_seconds else [*found, "--dates", "dmy"]


@st.composite
def message_files(draw):
    """One to three message files of three accounts; ids repeat, stamps collide, files overlap."""
    rows, clock, fresh = [], {}, 0
    for _ in range(draw(st.integers(1, 22))):
        account, conversation = (
            draw(st.sampled_from(["a1", "a1", "a2", "a3"])),
            draw(st.sampled_from(["k1", "k2"])),
        )
        at = clock.get((account, conversation), BEGIN + timedelta(days=draw(st.integers(0, 12))))
        at += draw(st.sampled_from(GAPS))
        clock[account, conversation] = at
        fresh += 1
        post = draw(st.sampled_from(["", "", "post1"]))
        rows.append(
            {
                "account_id": account,
                "conversation_id": conversation,
                "message_id": draw(
                    st.sampled_from([f"m{fresh}", f"m{fresh}", f"m{max(1, fresh - 1)}", ""])
                ),
                "sent_at": at,
                "direction": draw(st.sampled_from(["inbound", "outbound"])),
                "author": draw(st.sampled_from(["", "w1"])),
                "is_automatic": draw(AUTOMATIC),
                "text": draw(st.sampled_from(list(TEXTS))),
                "channel": "comment" if post else "private",
                "post_id": post,
                "topic": draw(
                    st.sampled_from(
                        ["", "informasi", " Pengaduan ", "pengaduan berkadar  pengawasan", "lain"]
                    )
                ),
            }
        )
    return _split(draw, rows, "messages", MESSAGE_COLUMNS, "sent_at")


@st.composite
def case_files(draw):
    """One to three case files; states change between them, openings by less than a minute: a
    number with another opening is refused."""
    rows, openings = [], {}
    for _ in range(draw(st.integers(1, 12))):
        account, case = draw(st.sampled_from(["a1", "a2", "a3"])), f"T{draw(st.integers(1, 8))}"
        if (account, case) not in openings:
            openings[account, case] = BEGIN + timedelta(
                days=draw(st.integers(0, 30)), seconds=draw(st.integers(0, 86399))
            )
        opened = openings[account, case] + timedelta(seconds=draw(st.sampled_from([0, 0, 59])))
        waits = st.sampled_from(
            [None, timedelta(0), timedelta(hours=5), timedelta(hours=24), timedelta(days=8)]
        )
        reply, closing = draw(waits), draw(waits)
        rows.append(
            {
                "account_id": account,
                "case_id": case,
                "opened_at": opened,
                "first_reply_at": None if reply is None else opened + reply,
                "closed_at": None if closing is None else opened + closing,
                "status": draw(
                    st.sampled_from(
                        ["open", "waiting", "resolved", "closed", "auto_closed", "rejected"]
                    )
                ),
                "author": draw(st.sampled_from(["", "w1"])),
                "topic": draw(st.sampled_from(["", "pengaduan", "Permohonan Informasi  Publik"])),
                "reopened": draw(st.integers(0, 2)),
            }
        )
    left_out = draw(st.sets(st.sampled_from(["first_reply_at", "closed_at", "reopened"])))
    columns = tuple(c for c in CASE_COLUMNS if c not in left_out)
    return _split(draw, rows, "cases", columns, "opened_at")


def _split(draw, rows: list[dict], kind: str, columns: tuple, stamp: str) -> list[File]:
    parts = [[] for _ in range(draw(st.integers(1, 3)))]
    for row in rows:
        parts[draw(st.integers(0, len(parts) - 1))].append(row)
    files = []
    for part in (p for p in parts if p):
        stamps = [row[stamp] for row in part]
        begin = draw(st.sampled_from([None, min(stamps) - timedelta(days=2)]))
        end = draw(
            st.sampled_from(
                [None, max(stamps) + timedelta(hours=30), max(stamps) - timedelta(hours=1)]
            )
        )
        if (
            end is not None
            and begin is not None
            and end <= begin
            or end is not None
            and begin is None
            and (end < min(stamps).astimezone(WIB).replace(hour=0, minute=0, second=0))
        ):
            end = None
        with_seconds = kind == "cases" or draw(st.sampled_from([True, True, False]))
        files.append(File(kind, part, with_seconds, begin, end, columns))
    return files


def keyed(secret: str, kind: str, identity: str) -> int:
    """The documented 64-bit keyed hash (data/sql/keyed.sql), computed a second time."""
    return int(hashlib.sha256(f"{secret}/{kind}/{identity}".encode()).hexdigest()[:16], 16)


def as_reference(files: list[File], secret: str) -> list[reference.Upload]:
    """The files as uploads of the reference, with the default coverage of whole-account formats: no
    row of theirs is rejected or lies more than 400 days from the others."""
    return [_upload(file, secret) for file in files]


def _upload(file: File, secret: str) -> reference.Upload:
    messages = (
        [_message(file, i, row, secret) for i, row in enumerate(file.rows)]
        if file.kind == "messages"
        else []
    )
    tickets = (
        [_ticket(i, row, secret) for i, row in enumerate(file.rows)] if file.kind == "cases" else []
    )
    tickets = [_without(t, file.columns) for t in tickets]
    stamps = [m.sent_at for m in messages]
    stamps += [s for t in tickets for s in (t.opened_at, t.first_reply_at, t.closed_at) if s]
    return reference.Upload(
        hashlib.sha256(file.path.read_bytes()).hexdigest(),
        NOW,
        messages,
        tickets,
        file.begin or reference.default_begin(min(stamps)),
        file.end or reference.default_end(max(stamps), NOW),
        tuple(sorted({row["account_id"] for row in file.rows})),
        "first_reply_at" in file.columns,
        "closed_at" in file.columns,
        "reopened" in file.columns,
        _newest_first(file, messages),
    )


def _newest_first(file: File, messages: list) -> bool:
    if file.with_seconds or file.kind == "cases":
        return False
    last, down, up = {}, 0, 0
    for m in messages:
        before = last.get((m.account_id, m.conversation_id), m.sent_at)
        down, up = down + (m.sent_at < before), up + (m.sent_at > before)
        last[m.account_id, m.conversation_id] = m.sent_at
    return down > up


def _message(file: File, index: int, row: dict, secret: str) -> reference.Message:
    at = row["sent_at"].astimezone(UTC)
    at = at if file.with_seconds else at.replace(second=0)
    text = row["text"].strip().lower() or None
    fingerprint = text and keyed(secret, "text", text)
    conversation = keyed(secret, "talk", f"{row['account_id']}/{row['conversation_id']}")
    content = [
        "content",
        str(conversation),
        row["direction"],
        at.strftime("%Y-%m-%dT%H:%M"),
        str(fingerprint or ""),
    ]
    identity = f"id/{row['message_id']}" if row["message_id"] else "/".join(content)
    return reference.Message(
        row["account_id"],
        row["conversation_id"],
        keyed(secret, "message", f"{row['account_id']}/{identity}"),
        at,
        file.with_seconds,
        row["direction"],
        (row["author"] or None) if row["direction"] == "inbound" else None,
        row["is_automatic"],
        TEXTS[row["text"]] and row["direction"] == "inbound",
        not (row["channel"] == "comment" and row["direction"] == "inbound" and row["text"] == "👍"),
        row["channel"],
        row["post_id"] or None,
        row["topic"].strip() or None,
        fingerprint,
        index + 2,
    )


def _ticket(index: int, row: dict, secret: str) -> reference.Ticket:
    return reference.Ticket(
        row["account_id"],
        keyed(secret, "case", f"{row['account_id']}/{row['case_id']}"),
        row["opened_at"],
        row["first_reply_at"],
        row["closed_at"],
        row["status"],
        row["author"] or None,
        row["topic"] or None,
        row["reopened"],
        index + 2,
    )


def _without(ticket: reference.Ticket, columns: tuple) -> reference.Ticket:
    for name in ("first_reply_at", "closed_at", "reopened"):
        if name not in columns:
            setattr(ticket, name, None)
    return ticket
