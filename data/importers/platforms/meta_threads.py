"""One chat of a Facebook or Instagram export: who takes part, and what each of its lines is.

Seen in files (../shared/samples/platforms/facebook, instagram; all test data of other projects):
participants, sender_name, timestamp_ms, content, type, share, thread_path, letters as UTF-8 bytes
written as single letters. Only from documentation and other programs' readers: is_unsent,
call_duration, sticker, reactions, and the wording of notices (English; the Indonesian wording in
``meta_notices.csv`` is ours, no Indonesian export was to be had). Messenger's own "secure storage"
export (senderName, text, isUnsent, threadName) is read as the same thing."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.errors import Refused, quote
from data.importers.chats.talks import MEDIA, STICKER
from data.importers.files.json_text import load_json
from data.importers.files.letters import repaired
from data.importers.files.opening import Member
from data.importers.platforms.stamps import of_epoch
from data.importers.rows.calls import is_call
from data.importers.rows.deleted import DELETED, GONE_MESSAGE

NOTICES = Path(__file__).with_name("meta_notices.csv")
SECURED = "e2ee_cutover/"  # of thread_path
THREAD_ID = re.compile(r"_([0-9A-Za-z]{6,})$")
WHO = "\x00"  # in the place of a name
YOU = ("You", "Anda", "Kamu")
ATTACHED = frozenset(("photos", "videos", "audio_files", "files", "media"))


@dataclass(frozen=True)
class Line:
    """One line of a chat: ``row`` in its file (1 = first), ``kind`` message, reaction, call or
    system."""

    row: int
    sender: str
    sent_at: str
    kind: str
    text: str | None


@dataclass(frozen=True)
class Thread:
    """What a message_N.json says of its chat. ``talk``: what names the chat in every export; None
    where the file has nothing but the names of who takes part. ``title``: the other side's name.
    ``lines_are``: the kind of each line. ``is_secured``: what Meta keeps of a talk that went on
    end-to-end encrypted."""

    member: Member
    talk: str | None
    title: str
    names: frozenset[str]
    lines_are: tuple[str, ...]
    is_secured: bool = False

    def lines(self) -> Iterator[Line]:
        """The lines, read again: the lines of all chats together may be more than fits into
        memory."""
        return _lines(_document(self.member)["messages"], self.lines_are)

    def kinds(self) -> Counter:
        """How many lines of each kind."""
        return Counter(self.lines_are)


def read_thread(member: Member) -> Thread:
    """The chat of one message_N.json; Refused where the file is not one."""
    document = _document(member)
    messages, listed = document["messages"], document.get("participants")
    named = [
        p.get("name") if isinstance(p, dict) else p
        for p in (listed if isinstance(listed, list) else [])
    ]
    names = frozenset({*map(_text_of, named), *map(_sender, messages)} - {""})
    subject = _subject(names)
    lines_are = tuple(_kind(message, _content(message), subject) for message in messages)
    is_secured = SECURED in str(document.get("thread_path"))
    title = _text_of(document.get("title"))
    return Thread(
        member=member,
        talk=_talk(document),
        title=title,
        names=names,
        lines_are=lines_are,
        is_secured=is_secured,
    )


def _text_of(value: object) -> str:
    return repaired(value) if isinstance(value, str) else ""


def _sender(message: dict) -> str:
    return _text_of(message.get("sender_name", message.get("senderName")))


def _subject(names: frozenset[str]) -> re.Pattern:
    """Who a notice is about, at its beginning: someone who takes part, by the whole name or the
    first, or whose export it is."""
    called = {*names, *(name.split()[0] for name in names if name.strip()), *YOU}
    longest_first = sorted(called, key=lambda name: (-len(name), name))
    return re.compile(f"^(?:{'|'.join(map(re.escape, longest_first))})(?= )", re.IGNORECASE)


def _document(member: Member) -> dict:
    document = load_json(member, member.file)
    messages = document.get("messages") if isinstance(document, dict) else None
    if not isinstance(messages, list) or not all(isinstance(m, dict) for m in messages):
        raise Refused(
            f"Berkas {quote(member.file)} tidak berisi daftar pesan seperti ekspor Facebook atau "
            "Instagram; minta ekspor lagi dengan format JSON."
        )
    return document


def _talk(document: dict) -> str | None:
    """The id at the end of thread_path, which stays when a citizen takes another name or the chat
    is archived."""
    path = document.get("thread_path")
    last = path.rsplit("/", 1)[-1] if isinstance(path, str) else ""
    found = THREAD_ID.search(last)
    return found.group(1) if found else last or None


def _lines(messages: list[dict], kinds: tuple[str, ...]) -> Iterator[Line]:
    for row, (message, kind) in enumerate(zip(messages, kinds, strict=True), start=1):
        yield Line(
            row,
            _sender(message),
            of_epoch(message.get("timestamp_ms", message.get("timestamp")), 1000),
            "message" if kind in ("attachment", "unsent") else kind,
            _text(message, _content(message), kind),
        )


def _content(message: dict) -> str | None:
    return _text_of(message.get("content", message.get("text"))).strip() or None


def _kind(message: dict, content: str | None, subject: re.Pattern) -> str:
    if "call_duration" in message or message.get("type") in ("Call", "call"):
        return "call"
    if message.get("type") in ("Subscribe", "Unsubscribe"):
        return "system"
    if message.get("is_unsent") or message.get("isUnsent"):
        return "unsent"
    if content is None:
        return "message"
    if GONE_MESSAGE.fullmatch(content):
        return "unsent"
    notice = _notices().fullmatch(content)
    if notice is None and subject.match(content):
        notice = _notices().fullmatch(subject.sub(WHO, content))
    if notice:
        return notice.lastgroup or "message"
    return "call" if is_call(content) else "message"


def _text(message: dict, content: str | None, kind: str) -> str | None:
    """What was written; the notice "… sent an attachment." was not, and a photo or a voice alone
    has no text."""
    if kind == "unsent":
        return DELETED
    if "sticker" in message and (content is None or kind == "attachment"):
        return STICKER
    if content is None or kind == "attachment":
        return None
    is_attached = not ATTACHED.isdisjoint(message) and any(message.get(key) for key in ATTACHED)
    return f"{MEDIA}\n{content}" if is_attached else content


@cache
def _notices() -> re.Pattern:
    """All notices as one pattern, whose last group is called after the kind; WHO stands for whom
    they are about, so that what a person tells of another is none."""
    with open(NOTICES, encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    kinds = dict.fromkeys(row["kind"] for row in rows)
    groups = (
        f"(?P<{kind}>{'|'.join(row['pattern'] for row in rows if row['kind'] == kind)})"
        for kind in kinds
    )
    return re.compile("|".join(groups).replace("{who}", WHO), re.IGNORECASE)
