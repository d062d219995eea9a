"""A list of JSON objects as a table of text, so that the exports of one tool are read alike as CSV and as JSON."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from data.importers.json_text import Stream

LISTS = ("data", "payload", "tickets", "conversations", "requests", "request", "service_requests")
MAY_BE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
BATCH = 5_000
MAX_DEPTH = 8


class JsonTable:
    """What ``data.importers.table.Table`` has, for JSON: ``name``, ``header``, ``bad``, ``batches()``.

    Objects stand in an array, one after another (JSON Lines), or below one of ``LISTS``. A column is a key; keys of
    an object within an object are joined by a dot. ``header``: of the ``wanted`` columns those that some object has.
    A row's number is the object's place, from 1.
    """

    def __init__(self, path: Path, name: str, wanted: frozenset[str]):
        self.path, self.name = path, name
        self.bad: dict[int, tuple[str, list[str]]] = {}
        found = {column for record in self._records() for column in wanted if _has(record, column)}
        self.header = sorted(found)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32)."""
        names = [*(str(i) for i in range(len(self.header))), "row"]
        rows: list[list[str]] = []
        first = 1
        for record in self._records():
            rows.append([_text(_value(record, column)) for column in self.header])
            if len(rows) == BATCH:
                yield _batch(rows, first, names)
                first, rows = first + len(rows), []
        if rows:
            yield _batch(rows, first, names)

    def _records(self) -> Iterator[dict]:
        with Stream(self.path, self.name) as stream:
            while stream.next_sign():
                yield from _below(stream)


def may_be_json(head: bytes) -> bool:
    """Whether a file begins like an object or an array of objects."""
    return MAY_BE.match(head) is not None


def _below(stream: Stream, depth: int = 0) -> Iterator[dict]:
    """The objects of the value that comes next."""
    if stream.next_sign() == "[" and depth < MAX_DEPTH:
        for _ in stream.items():
            yield from _below(stream, depth + 1)
    elif stream.next_sign() == "{" and depth < MAX_DEPTH:
        record, is_envelope = {}, False
        for key in stream.keys():
            if key in LISTS and stream.next_sign() in ("[", "{"):
                is_envelope = True
                yield from _below(stream, depth + 1)
            else:
                record[key] = stream.value()
        if not is_envelope:
            yield record
    else:
        stream.value()


def _value(record: dict, column: str):
    value = record
    for key in column.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _has(record: dict, column: str) -> bool:
    *outer, key = column.split(".")
    place = _value(record, ".".join(outer)) if outer else record
    return isinstance(place, dict) and key in place


def _text(value) -> str:
    """A value as it is written in a CSV; an array of one value is that value, other arrays and objects are no text."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else ""


def _batch(rows: list[list[str]], first: int, names: list[str]) -> pa.RecordBatch:
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    return pa.RecordBatch.from_arrays([*columns, pa.array(range(first, first + len(rows)), pa.int32())], names)
