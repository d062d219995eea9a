"""The parts that PDFs and the site are made of: plain values, drawn by document.typ and site.py."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Heading:
    """A title; ``level`` 1 (the document's first line) to 3."""

    text: str
    level: int = 2
    kind: str = "heading"


@dataclass(frozen=True)
class Text:
    """A paragraph; ``muted``: in the colour of notes."""

    text: str
    muted: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class Items:
    """A list; ``kind`` list or enum (numbered)."""

    items: list[str]
    kind: str = "list"


@dataclass(frozen=True)
class Column:
    """Of a table: the words above it; ``width`` auto, wide, bar, track, rate or time (document.typ);
    numbers stand on the right."""

    head: str
    width: str = "auto"
    right: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells: a text, ``{"bar": share}`` (0–1 or None), ``{"text", "shade"}`` with shade
    better, worse, muted, or ``{"places", "of", "shade"}``: lowest, own and highest place among so
    many. ``caption`` without its count: that is what is printed; ``is_dense``: in small print."""

    about: str
    columns: list[Column]
    rows: list[list]
    noun: str = "baris"
    is_dense: bool = False
    kind: str = "table"

    @property
    def caption(self) -> str:
        """What the table shows, and how many rows it has."""
        return f"{self.about} ({len(self.rows)} {self.noun})"


def strong(text: str, shade: str = "strong") -> dict:
    """A cell that stands out."""
    return {"text": text, "shade": shade}


@dataclass(frozen=True)
class Line:
    """Rates by month: ``values`` 0–1 or None, ``unfinished`` per month, ``labels`` below (empty:
    none), from ``strong`` on in the accent, ``ends``: (index, text), ``alt``: the chart in words."""

    values: list[float | None]
    unfinished: list[bool]
    labels: list[str]
    strong: int
    ends: list[tuple[int, str]]
    alt: str
    kind: str = "line"


@dataclass(frozen=True)
class Pair:
    """Two columns of blocks, side by side."""

    left: list["Block"]
    right: list["Block"]
    kind: str = "pair"


@dataclass(frozen=True)
class Sheet:
    """Blocks that go on one page of their own; set smaller where they would not fit."""

    blocks: list["Block"]
    kind: str = "sheet"


@dataclass(frozen=True)
class Page:
    """A new page."""

    kind: str = "page"


Block = Heading | Text | Items | Table | Line | Pair | Sheet | Page


@dataclass(frozen=True)
class Content:
    """One document: its title, a key that names it (kind, month, version, hash, unit), and its
    blocks."""

    title: str
    identity: "Identity"
    letterhead: list[str]
    logo: bytes = b""
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Identity:
    """What a document is: its ``kind`` (brief, report, profile …), month, version, the version's
    hash (empty for a draft) and the unit that it is about (empty: the regency)."""

    kind: str
    month: str
    version: str
    hash: str
    unit: str = ""

    def __str__(self) -> str:
        return f"tanggap:{self.kind}:{self.month}:{self.version}:{self.hash}:{self.unit}"

    @classmethod
    def read(cls, text: str) -> "Identity":
        """The inverse of ``str``; ValueError where the text is none."""
        program, kind, month, version, digest, unit = text.strip().split(":")
        if program != "tanggap":
            raise ValueError(text)
        return cls(kind, month, version, digest, unit)


def flat(blocks: list[Block]) -> Iterator[Block]:
    """All blocks, also those inside of others, in reading order."""
    for block in blocks:
        match block:
            case Pair(left, right):
                yield from flat([*left, *right])
            case Sheet(inner):
                yield from flat(inner)
            case _:
                yield block


def as_json(block: Block) -> dict:
    """A block as document.typ takes it."""
    found = asdict(block)
    match block:
        case Table():
            found["caption"] = block.caption
        case Line():
            found["ends"] = [{"at": at, "text": text} for at, text in block.ends]
        case Pair(left, right):
            found |= {"left": [*map(as_json, left)], "right": [*map(as_json, right)]}
        case Sheet(inner):
            found["blocks"] = [*map(as_json, inner)]
    return found
