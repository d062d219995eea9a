"""Telegram Desktop: ``result.json`` of one chat ("Ekspor riwayat obrolan") or of the whole account
("Ekspor data").

Seen in samples: one chat and a list of chats, texts as lists of entities, exports without ids. From
documentation (core.telegram.org/import-export and the program's export_output_json.cpp): types of
chats, service messages, media, ``personal_information``; the id of a personal chat is that of the
person. ``date_unixtime`` is UTC; older exports have only ``date``, in the zone of the computer.
Only personal chats are talks with citizens: groups are rejected row by row; channels, bots and
"pesan tersimpan" are none, and are left out with a remark."""

from collections.abc import Iterator
from datetime import UTC, datetime

from data.errors import Refused, quote
from data.importers.chats import talks as chats
from data.importers.chats.talks import MEDIA, STICKER, Message, Talk
from data.importers.chats.telegram_chats import Head, heads, walk
from data.importers.context import Context
from data.importers.files.json_text import has_names
from data.importers.files.opening import Member
from data.importers.rows.formats import Format, Found
from data.importers.rows.sources import Records

TELEGRAM = Format(
    "telegram",
    "Telegram",
    "messages",
    "telegram",
    has_reply=True,
    has_closed_at=False,
    whole_account=False,
)
FORMATS = (TELEGRAM,)
PLATFORMS = ("telegram",)
HAS = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
NO_TALKS = {
    "saved_messages",
    "bot_chat",
    "private_channel",
    "public_channel",
    "replies",
    "verification_codes",
}
WITH_MEDIA = ("photo", "file", "media_type", "contact_information", "location_information", "poll")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The chats of all ``result.json`` among the members; other members are media."""
    files = [member for member in members if _is_export(member)]
    if not files:
        if any(b"<html" in member.head and b"Exported Data" in member.head for member in members):
            raise Refused(
                f"Berkas {quote(name)} adalah ekspor Telegram berbentuk HTML; ekspor lagi dan "
                "pilih format JSON."
            )
        return None
    read = [heads(member, name) for member in files]
    kept = [
        head for found, _ in read for head in found if head.type not in NO_TALKS and head.authors
    ]
    if not kept:
        raise Refused(
            f"Berkas {quote(name)} tidak berisi obrolan pribadi Telegram; saluran, bot dan pesan "
            "tersimpan bukan obrolan dengan warga."
        )
    own = tuple({alias for _, aliases in read for alias in aliases})
    talks = dict(
        zip(
            map(id, kept),
            chats.talks([h.chat() for h in kept], name, context, PLATFORMS, own),
            strict=True,
        )
    )
    sources = [
        Records(
            member.name,
            chats.FIELDS,
            _Rows(member, name, found, [talks.get(id(head)) for head in found]),
        )
        for member, (found, _) in zip(files, read, strict=True)
    ]
    return Found(TELEGRAM, sources, HAS, _remarks([head for found, _ in read for head in found]))


def _remarks(heads: list[Head]) -> tuple[str, ...]:
    left_out = sum(head.type in NO_TALKS for head in heads)
    groups = sum(head.type not in NO_TALKS | {None, "personal_chat"} for head in heads)
    return tuple(
        sentence
        for count, sentence in (
            (
                left_out,
                f"{left_out} saluran, bot atau pesan tersimpan dilewati karena bukan obrolan "
                "dengan warga.",
            ),
            (groups, f"{groups} obrolan adalah grup dan tidak diukur."),
        )
        if count
    )


def _is_export(member: Member) -> bool:
    if b'"sender_name"' in member.head:
        return False
    return has_names(
        member,
        {"messages", "from", "text"},
        {"messages", "from_id", "text"},
        {"personal_information", "user_id"},
    )


class _Rows:
    """The canonical rows of one file, anew at every call; ``talks`` in the order of its chats."""

    def __init__(self, member: Member, name: str, heads: list[Head], talks: list):
        self._member, self._name, self._heads, self._talks = member, name, heads, talks

    def __call__(self) -> Iterator[tuple[int, dict[str, str | None]]]:
        found: list[Head] = []
        for row, (_, message) in enumerate(walk(self._member, self._name, found, {}), start=1):
            talk, named = self._talks[len(found) - 1], self._heads[len(found) - 1]
            if talk is not None:
                yield row, _fields(talk, _message(row, named, message))


def _fields(talk: Talk, message: Message) -> dict[str, str | None]:
    fields = talk.fields(message)
    return fields if message.author else fields | {"problem": "no_sender"}


def _message(row: int, head: Head, message: dict) -> Message:
    author, author_id = _sender(head, message)
    number = message.get("id")
    identity = f"{head.id}/{number}" if head.id and number is not None else None
    return Message(
        row=row,
        sent_at=_sent_at(message),
        author=author or "",
        text=_content(message),
        message_id=identity,
        author_id=author_id,
    )


def _sender(head: Head, message: dict) -> tuple[str | None, str | None]:
    """Name and id of who sent a message."""
    name, author_id = message.get("from"), message.get("from_id")
    author_id = None if author_id is None else str(author_id)
    return head.author(name and str(name), author_id), author_id


def _sent_at(message: dict) -> str:
    try:
        return datetime.fromtimestamp(int(message["date_unixtime"]), UTC).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        )
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return str(message.get("date", ""))[:40]


def _content(message: dict) -> str | None:
    """The text, STICKER for a sticker, MEDIA before a caption; None where there is no text."""
    if message.get("media_type") == "sticker":
        return STICKER
    parts = message.get("text") or ""
    parts = parts if isinstance(parts, list) else [parts]
    text = "".join(
        part
        if isinstance(part, str)
        else str(part.get("text", ""))
        if isinstance(part, dict)
        else ""
        for part in parts
    )
    if not text.strip():
        return None
    return f"{MEDIA}\n{text}" if any(key in message for key in WITH_MEDIA) else text
