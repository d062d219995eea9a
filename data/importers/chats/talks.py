"""Private chats of any app as canonical messages: whose side a message is on, and which citizen the
talk is with.

The conversation is the citizen, not the file, so that later exports of the same chat go on with it.
A chat with more than one citizen is a group: all its rows are rejected with that reason."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from data.importers.chats import sides as who
from data.importers.chats.sides import Sides
from data.importers.context import Context
from data.importers.names import plain

FIELDS = ("account_id", "conversation_id", "message_id", "sent_at", "direction", "author", "text")
STICKER = "🏷"  # a sign without letters: a courtesy, as a sticker is
MEDIA = "lampiran"  # before a caption: a picture that says thanks is no courtesy


class Message(NamedTuple):
    """One message as the export has it; ``author`` as it names the sender, ``text`` None where it
    is not in the file.

    ``author_id``: where the export has ids of senders, better than a name that may change.
    """

    row: int
    sent_at: str
    author: str
    text: str | None
    message_id: str | None = None
    author_id: str | None = None


@dataclass(frozen=True)
class Chat:
    """One conversation of a FILE.

    ``authors``: names of all senders, most frequent first. ``partner``: whom the chat is with,
    where the file tells. ``conversation``: its id where the export has one. ``problem``: why no row
    of it can be taken (``data.reasons``)."""

    authors: tuple[str, ...]
    partner: str | None = None
    conversation: str | None = None
    problem: str | None = None


class Talk:
    """A chat whose sides are known."""

    def __init__(self, chat: Chat, sides: Sides):
        self._sides = sides
        citizens = list(dict.fromkeys(plain(a) for a in chat.authors if sides.of(a) == "citizen"))
        self._problem = chat.problem or ("group_chat" if len(citizens) > 1 else None)
        self._conversation = (
            chat.conversation or next(iter(citizens), None) or plain(chat.partner or "")
        )
        self._known: dict[str, tuple[str, str, str | None]] = {}

    @property
    def account_id(self) -> str:
        """The account that speaks in it."""
        return self._sides.account_id

    def conversation(self, sent_at: str, text: str | None) -> str:
        """Whom the talk is with; given a first message, for where only the account speaks and
        nobody knows to whom, its words stand for the chat."""
        self._conversation = self._conversation or f"{sent_at} {text}"
        return self._conversation

    def fields(self, message: Message) -> dict[str, str | None]:
        """The canonical fields of one of its messages."""
        direction, author, problem = self.side(message.author)
        return {
            "account_id": self.account_id,
            "conversation_id": self.conversation(message.sent_at, message.text),
            "message_id": message.message_id,
            "sent_at": message.sent_at,
            "direction": direction,
            "author": message.author_id or author,
            "problem": problem,
            "text": None if message.text == STICKER and direction == "outbound" else message.text,
        }

    def side(self, name: str) -> tuple[str, str, str | None]:
        """Direction, name as it is compared, and problem of what a sender writes."""
        if name not in self._known:
            side = self._sides.of(name)
            problem = self._problem or ("staff" if side == "staff" else None)
            self._known[name] = (
                "outbound" if side == "account" else "inbound",
                plain(name) or name,
                problem,
            )
        return self._known[name]


def talks(
    chats: list[Chat],
    name: str,
    context: Context,
    platforms: tuple[str, ...],
    always: tuple[str, ...] = (),
) -> list[Talk]:
    """The chats with their sides, in the same order; Refused where the account's is not known (see
    ``who.sides``)."""
    private = [chat for chat in chats if chat.problem is None]
    sides = Sides(context.account or "", frozenset(), frozenset())
    if private and not (
        context.account and all(chat.authors == (chat.partner,) for chat in private)
    ):
        participants = list(dict.fromkeys(author for chat in private for author in chat.authors))
        unanswered = all(len(chat.authors) < 2 for chat in private)
        sides = who.sides(
            participants,
            name,
            context,
            platforms,
            guess=_guess(private),
            always=always,
            unanswered=unanswered,
        )
    return [Talk(chat, sides) for chat in chats]


def _guess(chats: list[Chat]) -> str | None:
    """The name that stands in most chats, or beside the one whom the only chat is with."""
    if len(chats) == 1:
        others = [
            author for author in chats[0].authors if plain(author) != plain(chats[0].partner or "")
        ]
        return others[0] if chats[0].partner and len(others) == 1 else None
    counted = Counter(author for chat in chats for author in chat.authors).most_common(2)
    return (
        counted[0][0]
        if counted[0][1] > 1 and len({times for _, times in counted}) == len(counted)
        else None
    )
