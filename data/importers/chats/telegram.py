"""Telegram Desktop: ``result.json`` of one chat ("Ekspor riwayat obrolan") or of the whole account
("Ekspor data").

Seen in samples: one chat and a list of chats, texts as lists of entities, exports without ids. From
documentation (core.telegram.org/import-export and the program's export_output_json.cpp): types of
chats, service messages, media, ``personal_information``; the id of a personal chat is that of the
person. ``date_unixtime`` is UTC; older exports have only ``date``, in the zone of the computer.
Only personal chats are talks with citizens: groups are rejected row by row; channels, bots and
"pesan tersimpan" are none, and are left out with a remark."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from data.errors import Refused, quote
from data.importers.chats import talks as chats
from data.importers.chats.talks import MEDIA, STICKER, Chat, Message, Talk
from data.importers.context import Context
from data.importers.files.json_text import LEVELS, Stream, has_names
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
NOTED = ("personal_information", "name", "type", "id")
WITH_MEDIA = ("photo", "file", "media_type", "contact_information", "location_information", "poll")


@dataclass
class _Head:
    """What one chat says of itself, and its senders: name → how often, name → from_id; ``called``:
    from_id → name, of a message that lacks one the name that the others of its sender have."""

    name: str | None = None
    type: str | None = None
    id: str | None = None
    authors: Counter = field(default_factory=Counter)
    ids: dict[str, str | None] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    _seen: Counter = field(default_factory=Counter)

    def note(self, message: dict) -> None:
        """Counts a message by its sender."""
        name, author_id = message.get("from"), message.get("from_id")
        self._seen[name and str(name), None if author_id is None else str(author_id)] += 1
        if name and author_id is not None:
            self.called.setdefault(str(author_id), str(name))

    def name_all(self) -> None:
        """Names the senders, once all messages are counted."""
        for (name, author_id), times in self._seen.items():
            author = self.author(name, author_id)
            if author is not None:
                self.authors[author] += times
                self.ids.setdefault(author, author_id)

    def author(self, name: str | None, author_id: str | None) -> str | None:
        """Whom a message is from; a deleted account has an id only, None where it has neither."""
        if name:
            return name
        return author_id and self.called.get(author_id, author_id)

    def is_own(self, author: str) -> bool:
        """A sender without a name, in a talk of two whose other one has the chat's id."""
        author_id = self.ids.get(author)
        is_talk = self.type == "personal_chat" and self.id is not None
        return is_talk and author == author_id and author_id != f"user{self.id}"

    def chat(self) -> Chat:
        partner = next(
            (name for name, i in self.ids.items() if self.id and i == f"user{self.id}"), self.name
        )
        is_private = self.type in (None, "personal_chat")
        return Chat(
            tuple(name for name, _ in self.authors.most_common()),
            partner,
            self.id,
            None if is_private else "group_chat",
        )


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
    heads = [_heads(member, name) for member in files]
    kept = [
        head for found, _ in heads for head in found if head.type not in NO_TALKS and head.authors
    ]
    if not kept:
        raise Refused(
            f"Berkas {quote(name)} tidak berisi obrolan pribadi Telegram; saluran, bot dan pesan "
            "tersimpan bukan obrolan dengan warga."
        )
    own = tuple({alias for _, aliases in heads for alias in aliases})
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
        for member, (found, _) in zip(files, heads, strict=True)
    ]
    return Found(TELEGRAM, sources, HAS, _remarks([head for found, _ in heads for head in found]))


def _remarks(heads: list[_Head]) -> tuple[str, ...]:
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


def _heads(member: Member, name: str) -> tuple[list[_Head], tuple[str, ...]]:
    """What the chats say of themselves, and the names of the owner (of an export of the whole
    account)."""
    found: list[_Head] = []
    owner: dict[str, object] = {}
    for head, message in _walk(member, name, found, owner):
        head.note(message)
    for head in found:
        head.name_all()
    owner_id = f"user{owner.get('user_id')}" if owner else None
    names = {
        author
        for head in found
        for author, i in head.ids.items()
        if i is not None and (i == owner_id or head.is_own(author))
    }
    names |= {str(owner[key]) for key in ("username", "phone_number") if owner.get(key)}
    return found, tuple(sorted(names))


def _walk(
    member: Member, name: str, found: list[_Head], owner: dict
) -> Iterator[tuple[_Head, dict]]:
    """All messages of people in a file, each with its chat; fills ``found`` and ``owner`` on the
    way."""
    with Stream(member.text, name) as stream:
        if stream.next_sign() != "{":
            raise Refused(
                f"Berkas {quote(name)} bukan ekspor Telegram yang utuh; ekspor lagi dari Telegram "
                "Desktop."
            )
        single = _Head()
        for key in stream.keys():
            if key in ("chats", "left_chats") and stream.next_sign() == "{":
                yield from _listed(stream, found)
            elif key == "messages" and stream.next_sign() == "[":
                found.append(single)
                yield from _messages(stream, single)
            elif key in NOTED:
                _note(single, owner, key, stream.value())
            else:
                stream.names(LEVELS)  # a list may be longer than one value can be


def _note(head: _Head, owner: dict, key: str, value) -> None:
    if key == "personal_information" and isinstance(value, dict):
        owner.update(value)
    elif key in ("name", "type", "id") and isinstance(value, str | int):
        setattr(head, key, str(value))


def _listed(stream: Stream, found: list[_Head]) -> Iterator[tuple[_Head, dict]]:
    for key in stream.keys():
        if key != "list" or stream.next_sign() != "[":
            stream.value()
            continue
        for _ in stream.items():
            head = _Head()
            found.append(head)
            for inner in stream.keys():
                if inner == "messages" and stream.next_sign() == "[":
                    yield from _messages(stream, head)
                else:
                    _note(head, {}, inner, stream.value())


def _messages(stream: Stream, head: _Head) -> Iterator[tuple[_Head, dict]]:
    for _ in stream.items():
        message = stream.value()
        if isinstance(message, dict) and message.get("type", "message") == "message":
            yield head, message


class _Rows:
    """The canonical rows of one file, anew at every call; ``talks`` in the order of its chats."""

    def __init__(self, member: Member, name: str, heads: list[_Head], talks: list):
        self._member, self._name, self._heads, self._talks = member, name, heads, talks

    def __call__(self) -> Iterator[tuple[int, dict[str, str | None]]]:
        found: list[_Head] = []
        for row, (_, message) in enumerate(_walk(self._member, self._name, found, {}), start=1):
            talk, named = self._talks[len(found) - 1], self._heads[len(found) - 1]
            if talk is not None:
                yield row, _fields(talk, _message(row, named, message))


def _fields(talk: Talk, message: Message) -> dict[str, str | None]:
    fields = talk.fields(message)
    return fields if message.author else fields | {"problem": "no_sender"}


def _message(row: int, head: _Head, message: dict) -> Message:
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


def _sender(head: _Head, message: dict) -> tuple[str | None, str | None]:
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
