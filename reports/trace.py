"""``trace``: every figure that a document carries, led back to its version and recomputed.

A kind of document is a reader that finds the figures in a file: :func:`reads` registers it for the
ends of its files' names (issue 21 brings the documents). A file that no reader knows is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from data.errors import Refused, quote
from data.lake.home import Home
from reports.published import Version, open_version


class Figure(NamedTuple):
    """A figure as a document has it: its key in the published table ``figures`` (``by, unit, clock,
    period, name``), the text that the document says (``said``), how a number of its kind is
    ``written`` (None: nothing to judge), and where it stands (``place``)."""

    month: str
    version: str
    by: str
    unit: str
    clock: str
    period: str
    name: str
    said: str
    written: Callable[[float | None], str]
    place: str


class Traced(NamedTuple):
    """A figure with what its version says; ``same``: whether both are one."""

    figure: Figure
    found: float | None
    same: bool


KEY = ("month", "version", "by", "unit", "clock", "period", "name", "said", "place")
Reader = Callable[[Path], Iterator[Figure]]
_readers: dict[str, Reader] = {}


def reads(*suffixes: str) -> Callable[[Reader], Reader]:
    """Registers a reader for files whose names end so (``.pdf``)."""

    def keep(reader: Reader) -> Reader:
        _readers.update(dict.fromkeys(suffixes, reader))
        return reader

    return keep


def trace(home: Home, document: Path) -> list[Traced]:
    """The figures of a document beside those of its version. Refused: a file that is not there, or
    of a kind that carries no figures of ours."""
    if not document.is_file():
        raise Refused(f"Berkas {quote(document.name)} tidak ada; periksa nama dan foldernya.")
    reader = _readers.get(document.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(_readers)) or "belum ada"
        raise Refused(
            f"Berkas {quote(document.name)} bukan dokumen Tanggap yang dapat dilacak; jenis yang "
            f"dikenal: {known}."
        )
    versions: dict[tuple[str, str], Version] = {}
    return [_traced(home, figure, versions) for figure in reader(document)]


def _traced(home: Home, figure: Figure, versions: dict) -> Traced:
    key = figure.month, figure.version
    if key not in versions:
        versions[key] = open_version(home, *key)
    rows = versions[key].table("figures")
    for name in ("by", "unit", "clock", "period"):
        rows = rows[rows[name] == getattr(figure, name)]
    known = rows[figure.name].dropna() if figure.name in rows else rows.iloc[:0, 0]
    found = None if known.empty else float(known.iloc[0])
    return Traced(figure, found, figure.written(found) == figure.said)
