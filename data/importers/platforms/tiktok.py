"""TikTok, "Download your data" as JSON (user_data_tiktok.json): direct messages and the account's
own comments.

Seen in a file (../shared/samples/platforms/tiktok, a string of another project's tests):
CommentsList with Date, Comment and Url. Only from other programs' readers: ChatHistory ("Chat
History with NAME:" → Date, From, Content; the sections around it have had several names),
ProfileMap with userName, keys in small letters, a sticker as "[https://…]", dates with " UTC". What
it cannot show: comments of citizens, and which comment an own comment answers. Messages have no
ids."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.errors import Refused, quote
from data.importers.chats.sides import Sides, sides
from data.importers.chats.talks import STICKER
from data.importers.columns.fields import MESSAGE_FIELDS
from data.importers.context import Context
from data.importers.files.json_text import Stream, has_names
from data.importers.files.opening import Member
from data.importers.names import plain
from data.importers.rows.formats import Format, Found
from data.importers.rows.sources import Records

TIKTOK = Format(
    "tiktok",
    "TikTok, unduhan data",
    "messages",
    "tiktok",
    has_reply=True,
    has_closed_at=False,
    zone="UTC",
)
FORMATS = (TIKTOK,)
LISTS = (
    "ChatHistory",
    "CommentsList",
    "ProfileMap",
    "ItemFavoriteList",
    "FavoriteEffectsList",
    "FavoriteVideoList",
    "FansList",
    "SearchList",
    "ShareHistoryList",
    "LoginHistoryList",
    "Video Browsing History",
    "Watch History",
)
TEXT_FORM = re.compile(
    rb"(?:>>> )?Chat History with |Date: [-\d: ]+(?:UTC)?\r?\n(?:Comment|From): "
)
CHAT = re.compile(r"Chat History with (.*?):*\s*")
STICKER_LINK = re.compile(r"\[https?://\S+\]")
MENTION = re.compile(r"@([\w.]+)")
DEEPEST = 6  # levels of sections above the lists


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """Reads the chats and comments; Refused where the data hold neither, or are in TikTok's text
    form."""
    known_as = [member for member in members if _is_json(member)]
    if not known_as:
        if any(TEXT_FORM.match(member.head.lstrip(b"\xef\xbb\xbf\r\n ")) for member in members):
            raise Refused(
                f"Berkas {quote(name)} adalah data TikTok dalam format TXT; minta unduhan lagi dan "
                "pilih format JSON."
            )
        return None
    chats, owners, has_comments = [], [], False
    for member in known_as:
        for key, value in _lists(member):
            if isinstance(key, tuple):
                chats.append((key[1], _senders(value)))
            owners += (
                [str(value["userName"])] if key == "ProfileMap" and value.get("userName") else []
            )
            has_comments = has_comments or key == "CommentsList"
    if not chats and not has_comments:
        raise Refused(
            f"Berkas {quote(name)} adalah data TikTok tanpa pesan langsung dan komentar; minta "
            "unduhan lagi dan pilih semua data."
        )
    names = sorted({n for partner, senders in chats for n in (partner, *senders)})
    known = sides(names, name, context, ("tiktok",), owner=tuple(owners or _writers(chats)))
    sources = [
        Records(member.name, MESSAGE_FIELDS, partial(_rows, member, known)) for member in known_as
    ]
    has = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
    return Found(
        replace(TIKTOK, whole_account=bool(chats)),
        sources,
        has,
        _remarks(bool(chats), has_comments),
    )


def _is_json(member: Member) -> bool:
    return has_names(member, *({name} for name in LISTS))


def _lists(member: Member) -> Iterator[tuple]:
    """("ProfileMap", {…}), ("CommentsList", […]) and, for every chat, (("ChatHistory", its
    partner), […])."""
    with Stream(member.text, member.file) as stream:
        yield from _walk(stream, DEEPEST)


def _walk(stream: Stream, levels: int) -> Iterator[tuple]:
    for key in stream.keys():
        if key == "ChatHistory" and stream.next_sign() == "{":
            for chat in stream.keys():
                found = CHAT.fullmatch(chat)
                yield ("ChatHistory", found.group(1) if found else chat), _objects(stream.value())
        elif key == "CommentsList":
            yield key, _objects(stream.value())
        elif key == "ProfileMap" and stream.next_sign() == "{":
            yield key, stream.value()
        elif stream.next_sign() == "{" and levels:
            yield from _walk(stream, levels - 1)
        elif stream.next_sign() == "[":
            for _ in stream.items():
                stream.value()
        else:
            stream.value()


def _objects(value) -> list[dict]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _field(item: dict, *names: str) -> str | None:
    """The first of these that is filled; keys have been written in capitals and small."""
    return next((str(item[n]) for name in names for n in (name, name.lower()) if item.get(n)), None)


def _senders(messages: list[dict]) -> set[str]:
    return {sender for message in messages if (sender := _field(message, "From"))}


def _writers(chats: list[tuple[str, set[str]]]) -> list[str]:
    """Who writes in the chats without being the one they are called after, if that is one name
    only."""
    found = {n for partner, senders in chats for n in senders if plain(n) != plain(partner)}
    return sorted(found) if len(found) == 1 else []


def _rows(member: Member, known: Sides) -> Iterator[tuple[int, dict[str, str | None]]]:
    row = 0
    for key, items in _lists(member):
        if key == "ProfileMap":
            continue
        partner = key[1] if isinstance(key, tuple) else None
        citizens = {
            plain(n) for n in (*_senders(items), partner or "") if n and known.of(n) == "citizen"
        }
        for item in items:
            row += 1
            yield (
                row,
                {"account_id": known.account_id, "sent_at": _field(item, "Date")}
                | (
                    _comment(item)
                    if partner is None
                    else _message(item, partner, len(citizens) > 1, known)
                ),
            )


def _message(item: dict, partner: str, is_group: bool, known: Sides) -> dict[str, str | None]:
    sender, text = _field(item, "From") or "", _field(item, "Content")
    side = known.of(sender)
    if text and STICKER_LINK.fullmatch(text):
        text = STICKER if side == "citizen" else None
    return {
        "conversation_id": plain(partner),
        "author": sender or None,
        "channel": "private",
        "direction": "inbound" if side == "citizen" else "outbound",
        "text": text,
        "problem": "group_chat" if is_group else "staff" if side == "staff" else None,
    }


def _comment(item: dict) -> dict[str, str | None]:
    """An own comment: of the one it mentions first, else it answers nobody."""
    text, post = _field(item, "Comment"), _field(item, "Url", "URL", "Link")
    mentioned = MENTION.search(text or "")
    return {
        "conversation_id": f"{post or ''}/{mentioned.group(1).casefold() if mentioned else ''}",
        "text": text,
        "channel": "comment",
        "post_id": post,
        "direction": "outbound",
    }


def _remarks(has_chats: bool, has_comments: bool) -> tuple[str, ...]:
    texts = []
    if has_comments:
        texts.append(
            "Data TikTok hanya memuat komentar akun sendiri, tanpa komentar warga yang "
            "dijawabnya; komentar dihitung sebagai balasan terkirim saja."
        )
    if not has_chats:
        texts.append("Tidak ada pesan langsung dalam berkas ini, jadi tidak ada waktu tanggap.")
    return tuple(texts)
