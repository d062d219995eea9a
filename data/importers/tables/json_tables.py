"""JSON as tables of text: a list of objects, alone or below a key, or one object per line (JSON
Lines)."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeGuard

import pyarrow as pa

from data.errors import Refused, quote
from data.importers.files.json_text import Stream
from data.importers.tables.cells import MAX_COLUMNS, cell_text, refuse_columns

BATCH = 10_000
DEEPEST_LIST = 4  # keys above a list of objects
DEEPEST_VALUE = 8  # keys that are joined to the name of a column


class JsonTable:
    """What ``data.importers.tables.text.table.Table`` has, of the objects of one list; their keys are the
    columns.

    Keys of an object within an object are joined by a dot, lists are kept as JSON text. A row's
    number is the object's place in its list, from 1; what is no object is ``bad``, and stays so when
    the rows are read again and not to their end."""

    header_row, label, title, unread = 0, "", "", 0
    notes: tuple[str, ...] = ()

    def __init__(self, path: Path, name: str, place: str, header: list[str]):
        self.path, self.name, self.header, self._place = path, name, header, place
        self.label = place
        self.bad: dict[int, tuple[str, list[str]]] = {}

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32)."""
        names = [*(str(i) for i in range(len(self.header))), "row"]
        items = (item for place, item in _items(self.path, self.name) if place == self._place)
        numbered = enumerate(items, start=1)
        while some := list(islice(numbered, BATCH)):
            self.bad |= {
                number: ("no_object", [json.dumps(item)])
                for number, item in some
                if not _is_object(item)
            }
            rows = [(number, _flat(item)) for number, item in some if _is_object(item)]
            columns = [
                pa.array([row.get(column, "") for _, row in rows], pa.string())
                for column in self.header
            ]
            yield pa.RecordBatch.from_arrays(
                [*columns, pa.array([n for n, _ in rows], pa.int32())], names
            )


def is_json(begin: bytes) -> bool:
    """Whether a text begins like an object or a list of values."""
    inside = begin[1:].lstrip()[:1]
    return (
        begin[:1] == b"{"
        and inside in (b'"', b"}")
        or begin[:1] == b"["
        and inside in (b"{", b"[", b"]")
    )


def open_json(path: Path, name: str) -> list[JsonTable]:
    """The lists of objects in a UTF-8 file; Refused where it is broken, has none, or has too many
    columns."""
    headers: dict[str, dict[str, None]] = {}
    for place, item in _items(path, name):
        header = headers.setdefault(place, {})
        header.update(dict.fromkeys(_flat(item) if _is_object(item) else ()))
        if len(header) > MAX_COLUMNS:
            raise refuse_columns(name, len(header))
    places = sorted(
        headers, key=lambda place: place == ""
    )  # what stands beside the lists comes last
    found = [
        JsonTable(path, name, place, list(headers[place])) for place in places if headers[place]
    ]
    if not found:
        raise Refused(
            f"Berkas {quote(name)} tidak berisi daftar objek JSON dengan nama kolom; ekspor lagi "
            "sebagai daftar objek atau CSV."
        )
    return found


def _items(path: Path, name: str) -> Iterator[tuple[str, object]]:
    """Where it stands (the keys above it) and every item of every list of objects."""
    with Stream(path, name) as stream:
        if stream.next_sign() == "{" and _is_one_object(path):
            yield from _below(stream, "", 0)
            return
        while sign := stream.next_sign():
            for _ in stream.items() if sign == "[" else (None,):
                yield "", stream.value()


def _is_one_object(path: Path) -> bool:
    """Whether the file is one object with lists in it, not a record per line."""
    with open(path, encoding="utf-8-sig") as handle:
        first = handle.readline(1 << 22)
        try:
            record = json.loads(first)
        except (ValueError, RecursionError):
            return True  # an object over several lines, which the stream judges
        rest = handle.read(1 << 12)
    return not rest.strip() and _holds_records(record)


def _holds_records(value) -> bool:
    if isinstance(value, dict):
        return any(_holds_records(inner) for inner in value.values())
    return isinstance(value, list) and any(_is_object(item) for item in value)


def _below(stream: Stream, place: str, depth: int) -> Iterator[tuple[str, object]]:
    lone = {}
    for key in stream.keys():
        sign = stream.next_sign()
        inner = f"{place}.{key}" if place else key
        if sign == "[":
            for _ in stream.items():
                yield inner, stream.value()
        elif sign == "{" and depth < DEEPEST_LIST:
            yield from _below(stream, inner, depth + 1)
        else:
            lone[key] = stream.value()
    if lone and depth == 0:
        yield "", lone


def _is_object(item: object) -> TypeGuard[dict]:
    return isinstance(item, dict)


def _flat(record: dict, above: str = "", depth: int = 0) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict) and value and depth < DEEPEST_VALUE:
            found |= _flat(value, f"{above}{key}.", depth + 1)
        else:
            found[f"{above}{key}"] = _text(value)
    return found


def _text(value) -> str:
    """The cell; an object or a list with nothing in it is nothing."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return cell_text(value)
