"""What names each talk of a Facebook or Instagram export, whichever of Meta's exports it is.

The plain export has an id for a talk. That of end-to-end encrypted talks ("secure storage") has the
citizen's name only, and what the plain one keeps of such a talk (``e2ee_cutover``) has both: there
the name is the talk, where one talk of the file has it and it is a person's."""

from collections import Counter
from dataclasses import dataclass

from data.importers.chats.sides import Sides
from data.importers.names import plain
from data.importers.platforms.meta_threads import Thread

NOBODY = (  # what Meta calls everyone whose account is gone
    "",
    "facebook user",
    "instagram user",
    "pengguna facebook",
    "pengguna instagram",
)


@dataclass(frozen=True)
class Talk:
    """``conversation``: its id, or its ``name`` where that is all; ``name``: of the citizen, of all
    of them in a group."""

    conversation: str
    name: str
    is_group: bool

    @property
    def is_somebody(self) -> bool:
        """The name is a person's, so that it may stand for the talk."""
        return self.name not in NOBODY and not self.is_group


def talks_of(threads: list[Thread], known: Sides) -> list[Talk]:
    """The talk of each thread, in the same order; a long chat has several files, and is a group if
    they name several citizens together."""
    citizens: dict[str, set[str]] = {}
    for thread in threads:
        citizens.setdefault(_key(thread), set()).update(
            n for n in thread.names if known.of(n) == "citizen"
        )
    names = {key: "/".join(sorted(map(plain, found))) for key, found in citizens.items()}
    secured = _secured(threads, names)
    ids = _ids([thread for thread in threads if thread.talk not in secured], names)
    found = []
    for thread in threads:
        name = names[_key(thread)]
        conversation = thread.talk if thread.talk and thread.talk not in secured else name
        if thread.talk is None and len(ids.get(name, ())) == 1 and name not in NOBODY:
            (conversation,) = ids[name]
        found.append(Talk(conversation, name, len(citizens[_key(thread)]) > 1))
    return found


def _key(thread: Thread) -> str:
    return thread.talk or str(thread.member.path)


def _secured(threads: list[Thread], names: dict[str, str]) -> set[str]:
    """Ids of the talks that go on end-to-end encrypted, whose name is known."""
    ids = {thread.talk for thread in threads if thread.is_secured and thread.talk}
    times = Counter(names[talk] for talk in ids)
    return {talk for talk in ids if times[names[talk]] == 1 and names[talk] not in NOBODY}


def _ids(threads: list[Thread], names: dict[str, str]) -> dict[str, set[str]]:
    """Name → ids of the talks with it."""
    found: dict[str, set[str]] = {}
    for thread in threads:
        if thread.talk:
            found.setdefault(names[thread.talk], set()).add(thread.talk)
    return found
