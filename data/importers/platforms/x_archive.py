"""X (Twitter), "Download an archive of your data": the ZIP, or single files of its data folder.

Seen in files (../shared/samples/platforms/x_archive, strings of another project's tests):
direct-messages.js and tweets.js with their ``window.YTD.<part>.part0 = `` before the JSON. Only
from other programs' readers: account.js, direct-messages-group.js, files in several parts
(tweets-part1.js), older names (tweet.js, direct-message.js). What it cannot show: tweets.js holds
the account's own tweets only, so its replies are outbound comments without the mentions that they
answer. A tweet is taken as a citizen's only where it names another ``user``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.errors import Refused, quote
from data.importers.chats.sides import Sides, sides
from data.importers.columns.fields import MESSAGE_FIELDS
from data.importers.context import Context
from data.importers.files.archives import CHUNK
from data.importers.files.json_text import Stream
from data.importers.files.opening import Member
from data.importers.platforms import x_tweets
from data.importers.rows.formats import Format, Found
from data.importers.rows.sources import Records

X = Format(
    "x", "X (Twitter), arsip data", "messages", "x", has_reply=True, has_closed_at=False, zone="UTC"
)
FORMATS = (X,)
PREFIX = re.compile(r"\s*(?:window\.)?YTD\.(\w+)\.part\d+\s*=")
CHATS, GROUPS = (
    ("direct_messages", "direct_message"),
    ("direct_messages_group", "direct_message_group"),
)
TWEETS = ("tweets", "tweet")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """Reads direct messages and replies; Refused where the archive has neither."""
    parts = [(part, member) for member in members if (part := _part(member))]
    if not parts:
        return None
    chats = [(part, member) for part, member in parts if part in CHATS + GROUPS]
    tweets = [member for part, member in parts if part in TWEETS]
    if not chats and not tweets:
        raise Refused(
            f"Berkas {quote(name)} berasal dari arsip X tetapi tidak memuat pesan atau cuitan; "
            "unggah ZIP arsipnya, atau direct-messages.js bersama account.js."
        )
    owner = tuple(n for part, member in parts if part == "account" for n in _account(member))
    talks = [_people(item) for _, member in chats for item in _items(member)]
    known = sides(
        sorted({n for people in talks for n in people}),
        name,
        context,
        ("x", "twitter"),
        _guess(talks),
        owner=owner,
    )
    sources = [
        Records(member.name, MESSAGE_FIELDS, partial(_chat_rows, member, part in GROUPS, known))
        for part, member in chats
    ]
    posts = x_tweets.Posts((t for member in tweets for t in _tweets(member)), known)
    sources += [
        Records(member.name, MESSAGE_FIELDS, partial(posts.rows, partial(_tweets, member)))
        for member in tweets
    ]
    return Found(
        replace(X, whole_account=bool(chats)),
        sources,
        {"has_reply": True, "has_closed_at": False, "has_reopened": False},
        _remarks(bool(chats), bool(tweets), posts),
    )


def _part(member: Member) -> str | None:
    found = PREFIX.match(member.head[:300].decode("utf-8-sig", "replace"))
    return found.group(1) if found else None


def _items(member: Member) -> Iterator[dict]:
    """The objects of the file's array, one by one: the JSON behind the prefix is copied into a file
    of its own."""
    path = member.path.with_name(f"{member.path.name}.json")
    if not path.exists():
        with (
            open(member.text, encoding="utf-8-sig") as source,
            open(path, "w", encoding="utf-8") as target,
        ):
            target.write(source.read(CHUNK).partition("=")[2])
            while chunk := source.read(CHUNK):
                target.write(chunk)
    with Stream(path, member.file) as stream:
        for _ in stream.items():
            item = stream.value()
            if isinstance(item, dict):
                yield item


def _tweets(member: Member) -> Iterator[dict]:
    for item in _items(member):
        tweet = item.get("tweet", item)
        if isinstance(tweet, dict):
            yield tweet


def _account(member: Member) -> list[str]:
    """Id, handle and shown name of the archive's owner."""
    found = [item["account"] for item in _items(member) if isinstance(item.get("account"), dict)]
    return [
        str(account[key])
        for account in found
        for key in ("accountId", "username", "accountDisplayName")
        if account.get(key)
    ]


def _messages(item: dict) -> tuple[dict, list[dict]]:
    """A conversation and its messages; who joined or left is no message."""
    talk = item.get("dmConversation")
    talk = talk if isinstance(talk, dict) else {}
    events = talk.get("messages")
    found = [
        e.get("messageCreate")
        for e in (events if isinstance(events, list) else [])
        if isinstance(e, dict)
    ]
    return talk, [message for message in found if isinstance(message, dict)]


def _people(item: dict) -> set[str]:
    return {
        str(message[key])
        for message in _messages(item)[1]
        for key in ("senderId", "recipientId")
        if message.get(key)
    }


def _guess(talks: list[set[str]]) -> str | None:
    """The only one who takes part in every conversation."""
    in_all = set.intersection(*talks) if talks else set()
    return in_all.pop() if len(in_all) == 1 else None


def _chat_rows(
    member: Member, is_group: bool, known: Sides
) -> Iterator[tuple[int, dict[str, str | None]]]:
    row = 0
    for item in _items(member):
        talk, messages = _messages(item)
        citizens = sorted(n for n in _people(item) if known.of(n) == "citizen")
        in_group = is_group or len(citizens) > 1
        for message in messages:
            row += 1
            sender = str(message.get("senderId", ""))
            side = known.of(sender)
            yield (
                row,
                {
                    "account_id": known.account_id,
                    "message_id": _text(message.get("id")),
                    "conversation_id": _text(talk.get("conversationId")) or "/".join(citizens),
                    "sent_at": _text(message.get("createdAt")),
                    "author": sender or None,
                    "direction": "inbound" if side == "citizen" else "outbound",
                    "text": _text(message.get("text")),
                    "channel": "private",
                    "problem": "group_chat" if in_group else "staff" if side == "staff" else None,
                },
            )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _remarks(has_chats: bool, has_tweets: bool, posts: x_tweets.Posts) -> tuple[str, ...]:
    texts = []
    if has_tweets:
        texts.append(
            "Arsip X hanya memuat cuitan akun sendiri: balasannya dihitung sebagai balasan "
            f"terkirim, tetapi sebutan (mention) warga tidak ada di dalamnya; {posts.left_out} "
            "cuitan yang bukan balasan dilewati."
        )
    if not has_chats:
        texts.append(
            "Tidak ada pesan langsung (direct-messages.js) dalam berkas ini, jadi tidak ada waktu "
            "tanggap."
        )
    return tuple(texts)
