"""Signal: what the tool signal-export (carderne) writes, one ``chat.md`` per chat; Signal itself
exports none.

Seen in a sample: ``[2019-12-24, 12:23] Jane Doe: Hello``, texts of several lines. From the tool's
source (create.py, models.py): newer stamps with seconds and without a comma, the account's own side
as "Me", quotes, reactions, stickers, attachments, calls, deleted messages; events without a text
are no messages. No ids, and stamps in the zone of the computer."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from data.errors import Refused, quote
from data.importers.chats import chat_lines
from data.importers.chats import talks as chats
from data.importers.chats.chat_lines import Line, Strange
from data.importers.chats.kept_chat import ChatRecords, KeptChat
from data.importers.chats.talks import MEDIA, STICKER, Chat
from data.importers.context import Context
from data.importers.files.opening import Member
from data.importers.rows.deleted import DELETED
from data.importers.rows.formats import Format, Found

SIGNAL = Format(
    "signal",
    "Signal",
    "messages",
    "signal",
    has_reply=True,
    has_closed_at=False,
    whole_account=False,
)
FORMATS = (SIGNAL,)
PLATFORMS = ("signal",)
OWN = ("Me",)
HAS = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
WITH_COMMA = re.compile(rb"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] [^\n]*: ")
OWN_SIDE = re.compile(rb"^\[\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?\] Me: ", re.MULTILINE)
ONE_JSON_LINE = re.compile(rb'\{"date": "[^"]+", "sender": ')
CALL = re.compile(r"(?:incoming|outgoing|missed) (?:voice |video )?call(?: \(.*\))?", re.IGNORECASE)
QUOTE = re.compile(r"\A\n\n(?:> .*\n)+\n?")
REACTIONS = re.compile(r"\n\(- .* -\)")
STICKER_NAME = re.compile(r"\(\( .* \)\)|\[[^\]]*\]\(\.\./exported_stickers/[^)]*\)")
ATTACHMENT = re.compile(r"!?\[[^\]]*\]\((?:\./)?media/[^)]*\)")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The ``chat.md`` among the members; the same chats as JSON and HTML, and attachments, are left
    out."""
    files = [member for member in members if _is_chat(member, context.format)]
    if not files:
        if any(ONE_JSON_LINE.match(member.head) for member in members):
            raise Refused(
                f"Berkas {quote(name)} adalah data.json dari signal-export; unggah chat.md di "
                "folder yang sama."
            )
        return None
    read = [(member, KeptChat(_messages(member))) for member in files]
    read = [(member, kept) for member, kept in read if kept.authors]
    if not read:
        raise Refused(
            f"Berkas {quote(name)} tidak berisi pesan Signal; pilih obrolan yang berisi pesan."
        )
    talks = chats.talks(
        [_chat(member, kept) for member, kept in read], name, context, PLATFORMS, OWN
    )
    return Found(
        SIGNAL,
        [
            ChatRecords(member.name, kept, talk)
            for (member, kept), talk in zip(read, talks, strict=True)
        ],
        HAS,
    )


def _is_chat(member: Member, wanted: str | None) -> bool:
    style = chat_lines.style_of(member)
    if style is None or style.name != "bracket":
        return False
    is_markdown = PurePosixPath(member.inner).suffix.lower() == ".md"
    return (
        wanted == "signal"
        or is_markdown
        or bool(WITH_COMMA.match(member.head) or OWN_SIDE.search(member.head))
    )


def _messages(member: Member) -> Iterator[tuple[int, str, str, str | None]]:
    style = chat_lines.style_of(member)
    for line in chat_lines.entries(member.text, style, Strange()) if style else ():
        if line.author is not None and not _is_event(line):
            yield line.row, line.sent_at, line.author, _content(line.text)


def _chat(member: Member, kept: KeptChat) -> Chat:
    folder = PurePosixPath(member.inner.replace("\\", "/")).parent.name
    return Chat(kept.authors, folder or None)


def _is_event(line: Line) -> bool:
    text = line.text.strip()
    return line.author == "No-Sender" or not text or CALL.fullmatch(text) is not None


def _content(text: str) -> str | None:
    """The text without quotes and reactions; STICKER, DELETED, or MEDIA before the text of an
    attachment."""
    text = REACTIONS.sub("", QUOTE.sub("", text)).strip()
    if text == "(This message was deleted)":
        return DELETED
    words = STICKER_NAME.sub("", ATTACHMENT.sub("", text)).strip()
    if ATTACHMENT.search(text):
        return f"{MEDIA}\n{words}" if words else None
    return STICKER if not words else words
