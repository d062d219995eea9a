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
from data.importers.files.json_text import has_names, load_json
from data.importers.files.letters import repaired
from data.importers.files.opening import Member
from data.importers.names import plain
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
NOBODY = (  # what Meta calls everyone whose account is gone
    "",
    "facebook user",
    "instagram user",
    "pengguna facebook",
    "pengguna instagram",
)
PROFILE = re.compile(r"(?:^|/)(?:profile_information|personal_information)\.json$")


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
        _guess(threads),
        owner=_owner(threads, names, members, name),
    )
    is_inbox = any("/inbox/" in f"/{member.inner}" for member in chats)
    found_format = _format(platform, known, context)
    return Found(
        replace(found_format, whole_account=is_inbox),
        list(_sources(threads, known)),
        {"has_reply": True, "has_closed_at": False, "has_reopened": False},
        _remarks(found_format, threads),
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


def _owner(
    threads: list[Thread], names: list[str], members: list[Member], name: str
) -> tuple[str, ...]:
    """The names of the export's owner: the one who takes part in every chat, and those of the
    profile file, unless that is of a person who only manages the page."""
    profile = [
        n
        for member in members
        if PROFILE.search(member.inner)
        for n in _profile_names(member, name)
    ]
    in_chats = {plain(n) for n in names}
    profile = sorted(profile, key=lambda n: plain(n) not in in_chats)
    in_all = frozenset.intersection(*(thread.names for thread in threads))
    if len(in_all) == 1 and len({thread.talk for thread in threads}) > 1:
        (only,) = in_all
        return (only, *profile) if plain(only) in {plain(n) for n in profile} else (only,)
    return tuple(profile) if profile and plain(profile[0]) in in_chats else ()


def _profile_names(member: Member, name: str) -> Iterator[str]:
    """Full name and user name: Facebook's full_name and username, Instagram's entries Name and
    Username."""
    waiting = [("", load_json(member, name))]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, list):
            waiting += [(key, item) for item in value]
        elif isinstance(value, dict) and not isinstance(value.get("value"), str):
            waiting += value.items()
        elif isinstance(value, dict) and repaired(key).casefold() in (
            "name",
            "username",
            "nama",
            "nama pengguna",
        ):
            yield repaired(value["value"])
        elif isinstance(value, str) and key in ("full_name", "username"):
            yield repaired(value)


def _guess(threads: list[Thread]) -> str | None:
    """Of one chat: the one whose name is not its title."""
    titles = {plain(thread.title) for thread in threads}
    names = {n for thread in threads for n in thread.names}
    left = [n for n in names if plain(n) not in titles]
    return left[0] if len(left) == 1 else None


def _format(platform: str | None, known: Sides, context: Context) -> Format:
    registered = {row.account_id: plain(row.platform) for row in context.accounts}
    chosen = context.format or platform or registered[known.account_id]
    return INSTAGRAM if chosen == "instagram" else FACEBOOK


def _sources(threads: list[Thread], known: Sides) -> Iterator[Records]:
    """One source per file; a long chat has several files, and is a group if they name several
    citizens together."""
    citizens: dict[str, set[str]] = {}
    for thread in threads:
        citizens.setdefault(_key(thread), set()).update(
            n for n in thread.names if known.of(n) == "citizen"
        )
    secured = _secured(threads, citizens)
    for thread in threads:
        others = citizens[_key(thread)]
        talk = thread.talk if thread.talk and thread.talk not in secured else _named(others)
        yield Records(
            thread.member.name, MESSAGE_FIELDS, partial(_rows, thread, talk, len(others) > 1, known)
        )


def _secured(threads: list[Thread], citizens: dict[str, set[str]]) -> set[str]:
    """Ids of the talks that go on end-to-end encrypted: the export of those has names only, so here
    the citizen's name is the talk, too, where it is that of one talk and of a person."""
    ids = {thread.talk for thread in threads if thread.is_secured and thread.talk}
    names = {talk: _named(citizens[talk]) for talk in ids}
    times = Counter(names.values())
    return {talk for talk, name in names.items() if times[name] == 1 and name not in NOBODY}


def _named(citizens: set[str]) -> str:
    return "/".join(sorted(map(plain, citizens)))


def _key(thread: Thread) -> str:
    return thread.talk or str(thread.member.path)


def _rows(
    thread: Thread, talk: str, is_group: bool, known: Sides
) -> Iterator[tuple[int, dict[str, str | None]]]:
    for line in thread.lines():
        if line.kind != "message":
            continue
        side = known.of(line.sender)
        yield (
            line.row,
            {
                "account_id": known.account_id,
                "conversation_id": talk,
                "sent_at": line.sent_at,
                "direction": "inbound" if side == "citizen" else "outbound",
                "author": line.sender or None,
                "text": None if line.text == STICKER and side != "citizen" else line.text,
                "channel": "private",
                "problem": "group_chat" if is_group else "staff" if side == "staff" else None,
            },
        )


def _remarks(found: Format, threads: list[Thread]) -> tuple[str, ...]:
    kinds = sum((thread.kinds for thread in threads), Counter())
    texts = [
        f"Ekspor {found.name.capitalize()} memuat pesan pribadi dari kedua pihak, tetapi komentar "
        "hanya yang ditulis akun sendiri; komentar publik tidak diukur dari berkas ini."
    ]
    if kinds["reaction"] or kinds["call"]:
        texts.append(
            f"{kinds['reaction']} reaksi dan {kinds['call']} panggilan bukan pesan dan tidak "
            "dihitung."
        )
    return tuple(texts)
