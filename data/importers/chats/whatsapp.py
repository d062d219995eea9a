"""WhatsApp and WhatsApp Business: chats exported one by one ("Ekspor chat"), alone or together in a
ZIP.

Seen in samples: all header forms of tests/data/importers/chats (Android and iOS, dates in five
orders, 12 and 24 hours), system lines, media, deleted and edited messages. From public parsers only: see
whatsapp_words. The export has no ids, no account and no zone; a message is known again by its
content, and stamps are in the zone of the phone, so ``--timezone`` where that is not WIB. Android
stamps have minutes only. A line that a person wrote in the form of a header cannot be told from
one; only a header in the style of the file (brackets or dash) is taken for one."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import PurePosixPath

from data.errors import Refused, quote
from data.importers.chats import chat_lines
from data.importers.chats import talks as chats
from data.importers.chats.kept_chat import ChatRecords, KeptChat
from data.importers.chats.talks import Chat
from data.importers.chats.whatsapp_words import GROUP_NOTICE, content, is_notice
from data.importers.files.opening import Member
from data.importers.rows.formats import Format, Found

WHATSAPP = Format(
    "whatsapp",
    "WhatsApp",
    "messages",
    "whatsapp",
    has_reply=True,
    has_closed_at=False,
    whole_account=False,
)
FORMATS = (WHATSAPP,)
PLATFORMS = ("whatsapp", "whatsapp business", "wa")
OWN = ("Anda", "You")
HAS = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
# WhatsApp writes a year of two digits last (21/07/25 is never 2021); --dates ymd says otherwise
SHORT_YEAR = re.compile(r"^(\d{1,2}[./-]\d{1,2}[./-])(\d\d)(?!\d)")
TITLES = re.compile(
    r"(?:WhatsApp Chat(?: with| -)?|Chat WhatsApp(?: dengan| -)?|Obrolan WhatsApp dengan) (.+?)"
    r"(?: ?\(\d+\))?",
    re.IGNORECASE,
)


def find(members: list[Member], name: str, context: dict) -> Found | None:
    """The chats among the members; other members are what was sent in them."""
    styles = [(member, style) for member in members if (style := chat_lines.style_of(member))]
    if not styles:
        return None
    read = [
        (member, style, *_chat(member, style, name, context["dates"])) for member, style in styles
    ]
    read = [(member, style, kept, chat) for member, style, kept, chat in read if chat.authors]
    if not read:
        raise Refused(
            f"Berkas {quote(name)} hanya berisi pemberitahuan WhatsApp, tidak ada pesan; pilih "
            "ekspor obrolan yang berisi pesan."
        )
    talks = chats.talks([chat for *_, chat in read], name, context, PLATFORMS, OWN)
    sources = [
        ChatRecords(
            member.name, kept, talk, partial(chat_lines.stamp_as_written, member.text, style)
        )
        for (member, style, kept, _), talk in zip(read, talks, strict=True)
    ]
    return Found(
        WHATSAPP, sources, HAS, _remarks(len(members) - len(styles), [chat for *_, chat in read])
    )


def _remarks(others: int, found: list[Chat]) -> tuple[str, ...]:
    groups = sum(chat.problem == "group_chat" for chat in found)
    return tuple(
        sentence
        for count, sentence in (
            (
                others,
                f"{others} berkas lain di dalam arsip adalah lampiran obrolan dan tidak dibaca.",
            ),
            (groups, f"{groups} obrolan adalah grup dan tidak diukur."),
        )
        if count
    )


def _chat(member: Member, style: str, name: str, order: str | None) -> tuple[KeptChat, Chat]:
    """The messages of one chat, who writes in it, and whether it is a group."""
    is_group, partner = False, _title(member.inner, name)

    def messages() -> Iterator[tuple[int, str, str, str | None]]:
        nonlocal is_group, partner
        for row, sent_at, author, text in chat_lines.entries(member.text, style):
            if author is not None and not is_notice(author, text):
                yield (
                    row,
                    sent_at if order == "ymd" else with_century(sent_at),
                    author,
                    content(text),
                )
            elif GROUP_NOTICE.search(f"{author or ''}: {text}"):
                is_group = True
            elif "end-to-end" in text:
                partner = partner or author  # iOS puts the partner's name before this notice

    kept = KeptChat(messages())
    return kept, Chat(kept.authors, partner, problem="group_chat" if is_group else None)


def with_century(stamp: str) -> str:
    """A stamp whose year, if it stands last and has two digits, has four."""
    day, space, time = stamp.partition(" ")
    return _day_with_century(day) + space + time


@lru_cache(1 << 14)
def _day_with_century(day: str) -> str:
    return SHORT_YEAR.sub(r"\g<1>20\2", day, count=1)


def _title(inner: str, name: str) -> str | None:
    """Whom the chat is with, by the file's name, its folder's, or the archive's."""
    path = PurePosixPath(inner.replace("\\", "/"))
    for text in (path.stem, path.parent.name.removesuffix(".zip"), PurePosixPath(name).stem):
        match = TITLES.fullmatch(text.strip())
        if match:
            return match[1].strip()
    return None
