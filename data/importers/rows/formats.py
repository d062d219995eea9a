"""What a format is, and what an importer makes of a FILE: rows of canonical fields, all as text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.importers.rows.sources import Source


@dataclass(frozen=True)
class Format:
    """One format that ``load`` reads.

    ``kind``: messages or cases. ``family``: files of one account with overlapping coverage must be
    of one family, for ids differ between tools. ``has_reply``, ``has_closed_at``: whether its cases
    say so at all. ``zone``: of stamps without an offset; None means that of the upload.
    ``whole_account``: it exports a whole account, so that the file covers the days from its first
    to its last stamp; a chat-wise export covers nothing unless a person says so."""

    name: str
    title: str
    kind: str
    family: str
    has_reply: bool
    has_closed_at: bool
    zone: str | None = None
    whole_account: bool = True


@dataclass(frozen=True)
class Found:
    """What an importer recognised: the format, where its rows are, and what these files know.

    ``has``: ``has_reply``, ``has_closed_at`` and ``has_reopened`` of these very files. ``remarks``:
    what the person who uploads should see about the reading, in Indonesian, one plain sentence
    each. ``in_order``: the rows of a member stand in the order of their times, so that a step back
    is worth a remark. ``unread``: rows of tables of the same kind that were left out, so that
    the file is not complete. ``talks``: conversation → the name under which another export of the
    same tool may have it; its own where nothing but a name is known."""

    format: Format
    sources: Sequence[Source]
    has: dict[str, bool]
    remarks: tuple[str, ...] = field(default=())
    in_order: bool = False
    unread: int = 0
    talks: dict[str, str] = field(default_factory=dict)
