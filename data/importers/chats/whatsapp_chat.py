"""One WhatsApp chat, read: its messages, what WhatsApp itself says in it, and what is neither."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from data.importers.chats import chat_lines
from data.importers.chats.chat_lines import Line, Strange, Style
from data.importers.chats.kept_chat import KeptChat
from data.importers.chats.talks import Chat
from data.importers.chats.whatsapp_content import content
from data.importers.chats.whatsapp_stamps import with_century
from data.importers.chats.whatsapp_words import (
    GROUP_NOTICE,
    is_content,
    is_known,
    is_no_name,
    is_notice,
    may_be_special,
)
from data.importers.context import Context
from data.importers.files.letters import MARK
from data.importers.files.opening import Member
from data.importers.names import keyed, plain

AT_ONCE = 5_000  # lines that are looked at together


@dataclass(frozen=True)
class KnownNames:
    """Names that are known to write in a chat: as they are compared, or as keyed hashes."""

    names: frozenset[str]
    hashes: frozenset[str]
    secret: str

    def has(self, name: str) -> bool:
        """Whether that name is one of them."""
        return plain(name) in self.names or keyed(self.secret, name) in self.hashes

    def plus(self, names: set[str]) -> "KnownNames":
        """These and more."""
        return KnownNames(self.names | frozenset(map(plain, names)), self.hashes, self.secret)


@dataclass
class Read:
    """One chat. ``lost``: lines that begin with a stamp and have a name that nobody knows, without
    a blank after its colon: row and text, by that name. ``unnamed``: rows without a name that are
    no known notice. ``doubtful``: rows of messages that iOS marks as not a person's."""

    member: Member
    style: Style
    partner: str | None
    kept: KeptChat = field(default_factory=lambda: KeptChat(()))
    is_group: bool = False
    strange: Strange = field(default_factory=Strange)
    lost: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    unnamed: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)

    @property
    def chat(self) -> Chat:
        """Who writes in it, and whether it is a group."""
        problem = "group_chat" if self.is_group else None
        return Chat(self.kept.authors, self.partner, problem=problem)

    def rejected(self) -> dict[int, str]:
        """Row and text of all lines that are neither a message nor a notice."""
        return dict(
            [*self.strange.before, *(line for lines in self.lost.values() for line in lines)]
        )


def known_names(context: Context, partner: str | None) -> KnownNames:
    """The names that the register, an answer or the file's own name give."""
    rows = context.accounts
    handles = {handle for row in rows for handle in (row.handle, *row.staff_handles)}
    names = {*handles, *context.own, partner or ""}
    hashes = frozenset(name for row in rows for name in row.own_names)
    return KnownNames(frozenset(map(plain, names)) - {""}, hashes, context.secret)


def read(member: Member, style: Style, partner: str | None, context: Context) -> Read:
    """One chat; a second time where the first shows that authors' names stand without a blank after
    their colon, too. ``partner``: whom the chat is with, where the file's name tells."""
    known = known_names(context, partner)
    one = _read_once(member, style, partner, known, context.dates)
    more = known.plus(set(one.kept.authors or one.lost))
    if any(more.has(name) for name in one.lost):
        one = _read_once(member, style, partner, more, context.dates)
    return one


def _read_once(
    member: Member, style: Style, partner: str | None, known: KnownNames, order: str | None
) -> Read:
    one = Read(member, style, partner)

    def messages() -> Iterator[tuple[int, str, str, str | None]]:
        lines = chat_lines.entries(member.text, style, one.strange)
        while some := list(islice(lines, AT_ONCE)):
            special = may_be_special([line.text for line in some])
            for line, is_special in zip(some, special, strict=True):
                author, text = line.author, line.text
                stamp = line.sent_at if order == "ymd" else with_century(line.sent_at)
                if author is not None and not is_special and not is_no_name(author):
                    yield line.row, stamp, author, text
                    continue
                if author is None:
                    author, text = _author_of(line, known, one)
                if author is None or is_notice(author, text):
                    _note_notice(author, text, one)
                    continue
                if text[:1] == MARK and not is_content(text.replace(MARK, "").strip()):
                    one.doubtful.append(line.row)
                yield line.row, stamp, author, content(text)

    one.kept = KeptChat(messages())
    return one


def _author_of(line: Line, known: KnownNames, one: Read) -> tuple[str | None, str]:
    """Author and text of an entry without "Nama: "; an author None where it is WhatsApp, or nobody
    knows who: that is noted."""
    words = line.text.replace(MARK, "").strip()
    found = chat_lines.without_space(line.text)
    if found and known.has(found[0]):
        return found
    if not words or is_known(words):
        return None, line.text
    if found:
        one.lost.setdefault(found[0], []).append((line.row, line.text))
    else:
        one.unnamed.append(line.row)
    return None, line.text


def _note_notice(author: str | None, text: str, one: Read) -> None:
    if GROUP_NOTICE.search(f"{author or ''}: {text}"):
        one.is_group = True
    elif "end-to-end" in text:
        one.partner = one.partner or author  # iOS puts the partner's name before this notice
