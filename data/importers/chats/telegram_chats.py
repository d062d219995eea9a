"""The chats of a Telegram export as a stream: what each says of itself, and its messages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.errors import Refused, quote
from data.importers.chats.talks import Chat
from data.importers.files.json_text import LEVELS, Stream
from data.importers.files.opening import Member

NOTED = ("personal_information", "name", "type", "id")


@dataclass
class Head:
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
        """As the chats of all apps are told apart."""
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


def heads(member: Member, name: str) -> tuple[list[Head], tuple[str, ...]]:
    """What the chats say of themselves, and the names of the owner (of an export of the whole
    account)."""
    found: list[Head] = []
    owner: dict[str, object] = {}
    for head, message in walk(member, name, found, owner):
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


def walk(member: Member, name: str, found: list[Head], owner: dict) -> Iterator[tuple[Head, dict]]:
    """All messages of people in a file, each with its chat; fills ``found`` and ``owner`` on the
    way."""
    with Stream(member.text, name) as stream:
        if stream.next_sign() != "{":
            raise Refused(
                f"Berkas {quote(name)} bukan ekspor Telegram yang utuh; ekspor lagi dari Telegram "
                "Desktop."
            )
        single = Head()
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


def _note(head: Head, owner: dict, key: str, value) -> None:
    if key == "personal_information" and isinstance(value, dict):
        owner.update(value)
    elif key in ("name", "type", "id") and isinstance(value, str | int):
        setattr(head, key, str(value))


def _listed(stream: Stream, found: list[Head]) -> Iterator[tuple[Head, dict]]:
    for key in stream.keys():
        if key != "list" or stream.next_sign() != "[":
            stream.value()
            continue
        for _ in stream.items():
            head = Head()
            found.append(head)
            for inner in stream.keys():
                if inner == "messages" and stream.next_sign() == "[":
                    yield from _messages(stream, head)
                else:
                    _note(head, {}, inner, stream.value())


def _messages(stream: Stream, head: Head) -> Iterator[tuple[Head, dict]]:
    for _ in stream.items():
        message = stream.value()
        if isinstance(message, dict) and message.get("type", "message") == "message":
            yield head, message
