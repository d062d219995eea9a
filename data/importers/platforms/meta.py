"""Facebook and Instagram, "Download your information" as JSON: one message_1.json, or the ZIP with
all chats.

What it cannot show: comments.json (and Instagram's post_comments_1.json) hold the account's own
comments without those that they answer, so public comments are not read; messages have no ids and
no mark of automatic replies. What was seen in real files and what was not: see ``meta_threads``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.errors import Refused, quote
from data.importers.chats.sides import Sides, sides
from data.importers.chats.talks import STICKER
from data.importers.columns.fields import MESSAGE_FIELDS
from data.importers.context import Context
from data.importers.files.json_text import has_names
from data.importers.files.opening import Member
from data.importers.names import plain
from data.importers.platforms import meta_owner
from data.importers.platforms.meta_talks import Talk, talks_of
from data.importers.platforms.meta_threads import Thread, read_thread
from data.importers.rows.formats import Format, Found
from data.importers.rows.sources import Records

FACEBOOK = Format(
    "facebook",
    "Facebook, unduhan informasi",
    "messages",
    "facebook",
    has_reply=True,
    has_closed_at=False,
    zone="UTC",
)
INSTAGRAM = Format(
    "instagram",
    "Instagram, unduhan informasi",
    "messages",
    "instagram",
    has_reply=True,
    has_closed_at=False,
    zone="UTC",
)
FORMATS = (FACEBOOK, INSTAGRAM)
FOLDERS = re.compile(
    r"(?:^|/)(?:your_(?:facebook|instagram)_activity|this_profile's_activity_across_facebook|messages/"
    r"inbox)/|(?:^|/)(?:message_\d+|post_comments_\d+)\.(?:json|html)$"
)


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """Reads the chats among the members; Refused where it is such an export without chats in
    JSON."""
    chats = [member for member in members if _is_chat(member)]
    if not chats:
        _refuse_without_chats(members, name)
        return None
    threads = [read_thread(member) for member in chats]
    platform = _platform_of_folders(members)
    names = sorted({n for thread in threads for n in thread.names})
    known = sides(
        names,
        name,
        context,
        (platform,) if platform else ("facebook", "instagram"),
        meta_owner.guess(threads),
        owner=meta_owner.owner(threads, names, members, name),
    )
    talks = talks_of(threads, known)
    is_inbox = any("/inbox/" in f"/{member.inner}" for member in chats)
    found_format = _format(platform, known, context)
    return Found(
        replace(found_format, whole_account=is_inbox),
        [_source(thread, talk, known) for thread, talk in zip(threads, talks, strict=True)],
        {"has_reply": True, "has_closed_at": False, "has_reopened": False},
        _remarks(found_format, threads),
        talks={talk.conversation: talk.name for talk in talks if talk.is_somebody},
    )


def _is_chat(member: Member) -> bool:
    return has_names(member, {"messages", "sender_name"}, {"messages", "senderName"})


def _refuse_without_chats(members: list[Member], name: str) -> None:
    meta = [member for member in members if FOLDERS.search(member.inner)]
    if any(member.inner.endswith(".html") for member in meta):
        raise Refused(
            f"Berkas {quote(name)} adalah ekspor Facebook atau Instagram dalam format HTML; minta "
            "ekspor lagi dan pilih format JSON."
        )
    if meta or any(b'"comments_v2"' in member.head for member in members):
        raise Refused(
            f"Berkas {quote(name)} adalah ekspor Facebook atau Instagram tanpa pesan (hanya "
            "komentar sendiri atau data lain, yang tidak dapat diukur); minta ekspor lagi dan "
            "centang Pesan."
        )


def _platform_of_folders(members: list[Member]) -> str | None:
    """Facebook or Instagram, as the folders of the archive are called; their message files are
    alike."""
    paths = " ".join(member.inner for member in members if "/" in member.inner).casefold()
    found = [
        p for p in ("facebook", "instagram") if f"your_{p}_activity" in paths or f"/{p}" in paths
    ]
    return found[0] if len(found) == 1 else None


def _format(platform: str | None, known: Sides, context: Context) -> Format:
    registered = {row.account_id: plain(row.platform) for row in context.accounts}
    chosen = context.format or platform or registered[known.account_id]
    return INSTAGRAM if chosen == "instagram" else FACEBOOK


def _source(thread: Thread, talk: Talk, known: Sides) -> Records:
    return Records(thread.member.name, MESSAGE_FIELDS, partial(_rows, thread, talk, known))


def _rows(thread: Thread, talk: Talk, known: Sides) -> Iterator[tuple[int, dict[str, str | None]]]:
    for line in thread.lines():
        if line.kind != "message":
            continue
        side = known.of(line.sender)
        yield (
            line.row,
            {
                "account_id": known.account_id,
                "conversation_id": talk.conversation,
                "sent_at": line.sent_at,
                "direction": "inbound" if side == "citizen" else "outbound",
                "author": line.sender or None,
                "text": None if line.text == STICKER and side != "citizen" else line.text,
                "channel": "private",
                "problem": "group_chat" if talk.is_group else "staff" if side == "staff" else None,
            },
        )


def _remarks(found: Format, threads: list[Thread]) -> tuple[str, ...]:
    kinds = sum((thread.kinds() for thread in threads), Counter())
    texts = [
        f"Ekspor {found.name.capitalize()} memuat pesan pribadi dari kedua pihak, tetapi komentar "
        "hanya yang ditulis akun sendiri; komentar publik tidak diukur dari berkas ini."
    ]
    if any(thread.talk is None for thread in threads):
        texts.append(
            "Ekspor pesan terenkripsi hanya memuat nama: percakapannya disatukan dengan percakapan "
            "warga bernama sama dari ekspor biasa. Dua warga bernama sama tidak dapat dibedakan."
        )
    if kinds["reaction"] or kinds["call"]:
        texts.append(
            f"{kinds['reaction']} reaksi dan {kinds['call']} panggilan bukan pesan dan tidak "
            "dihitung."
        )
    return tuple(texts)
