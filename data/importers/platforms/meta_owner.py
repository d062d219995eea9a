"""Whose export a Facebook or Instagram export is, as far as it says so."""

import re
from collections.abc import Iterator

from data.importers.files.json_text import load_json
from data.importers.files.letters import repaired
from data.importers.files.opening import Member
from data.importers.names import plain
from data.importers.platforms.meta_threads import Thread

PROFILE = re.compile(r"(?:^|/)(?:profile_information|personal_information)\.json$")


def owner(
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


def guess(threads: list[Thread]) -> str | None:
    """Of one chat: the one whose name is not its title."""
    titles = {plain(thread.title) for thread in threads}
    names = {n for thread in threads for n in thread.names}
    left = [n for n in names if plain(n) not in titles]
    return left[0] if len(left) == 1 else None
