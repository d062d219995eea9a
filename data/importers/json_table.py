"""A list of JSON objects as a table of text, so that the exports of one tool are read alike as CSV and as JSON."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from data.importers.json_text import Stream

LISTS = ("data", "payload", "tickets", "conversations", "requests", "request", "service_requests")
MAY_BE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
BATCH = 10_000
MAX_DEPTH = 8


class JsonTable:
    """What ``data.importers.table.Table`` has, for JSON: ``name``, ``header``, ``bad``, ``batches()``.

    Objects stand in an array, one after another (JSON Lines), or below one of ``LISTS``. A column is a key; keys of
    an object within an object are joined by a dot. ``header``: of the ``wanted`` columns those that some object has.
    A row's number is the object's place, from 1. The file is read once; only the wanted columns are kept, as text.
    """

    def __init__(self, path: Path, name: str, wanted: frozenset[str]):
        self.name = name
        self.bad: dict[int, tuple[str, list[str]]] = {}
        columns = [(column, column.split(".")) for column in sorted(wanted)]
        found: set[str] = set()
        with Stream(path, name) as stream:
            kept = list(_batches(_records(stream), columns, found))
        self.header = [column for column, _ in columns if column in found]
        self._batches = [batch.select([*self.header, "row"]) for batch in kept]

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32)."""
        names = [*(str(i) for i in range(len(self.header))), "row"]
        return (batch.rename_columns(names) for batch in self._batches)


def may_be_json(head: bytes) -> bool:
    """Whether a file begins like an object or an array of objects."""
    return MAY_BE.match(head) is not None


def _records(stream: Stream) -> Iterator[dict]:
    """The objects of a document: what is around them is read key by key, each of them at once."""
    yield from _outer(stream, 0)
    while stream.next_sign():
        yield from _inner(stream.value(), 0)


def _outer(stream: Stream, depth: int) -> Iterator[dict]:
    """The objects of the value that comes next, which may be larger than memory."""
    if stream.next_sign() == "[":
        for _ in stream.items():
            yield from _inner(stream.value(), depth)
    elif stream.next_sign() == "{" and depth < MAX_DEPTH:
        record, is_envelope = {}, False
        for key in stream.keys():
            if key in LISTS and stream.next_sign() in ("[", "{"):
                is_envelope = True
                yield from _outer(stream, depth + 1)
            else:
                record[key] = stream.value()
        if not is_envelope:
            yield record
    else:
        stream.value()


def _inner(value, depth: int) -> Iterator[dict]:
    """The objects of a value that is in memory."""
    if isinstance(value, dict):
        below = [value[key] for key in LISTS if isinstance(value.get(key), (list, dict))]
        if not below:
            yield value
    else:
        below = value if isinstance(value, list) else []
    if depth < MAX_DEPTH:
        for part in below:
            yield from _inner(part, depth + 1)


def _batches(records: Iterable[dict], columns: list[tuple[str, list[str]]],
             found: set[str]) -> Iterator[pa.RecordBatch]:
    """All columns as text and ``row``; ``found`` gathers the columns that some record has."""
    records, first = iter(records), 1
    while some := list(islice(records, BATCH)):
        arrays = []
        for column, keys in columns:
            places = [_place(record, keys) for record in some]
            if any(place is not None and keys[-1] in place for place in places):
                found.add(column)
            arrays.append(pa.array(["" if place is None else _text(place.get(keys[-1])) for place in places],
                                   pa.string()))
        rows = pa.array(range(first, first + len(some)), pa.int32())
        yield pa.RecordBatch.from_arrays([*arrays, rows], [*(column for column, _ in columns), "row"])
        first += len(some)


def _place(record: dict, keys: list[str]) -> dict | None:
    """The object that holds the last key."""
    for key in keys[:-1]:
        record = record.get(key)
        if not isinstance(record, dict):
            return None
    return record


def _text(value) -> str:
    """A value as it is written in a CSV; an array of one value is that value, other arrays and objects are no text."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else ""
