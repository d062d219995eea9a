"""HTML and XML that web programs call XLS: the tables in it, as sheets.

Read are ``table``, ``tr``, ``td``, ``th``, and the ``Table``, ``Row``, ``Cell`` of Excel's XML of
2003, with joined cells (what is joined downwards holds for each of its rows). Entities stand for
single letters only, so none can grow."""

from html.parser import HTMLParser
from pathlib import Path

from data.errors import Refused, quote
from data.importers.tables.books.extent import MAX_CELLS
from data.importers.tables.cells import MAX_COLUMNS, refuse_columns
from data.importers.tables.joined_cells import Range
from data.importers.tables.sheet import Sheet

CHUNK = 1 << 18
MARKS = (b"<table", b"<html", b"<!doctype html", b"urn:schemas-microsoft-com:office:spreadsheet")
SAME = {"row": "tr", "cell": "td", "th": "td"}
NO_TEXT = ("style", "script", "title", "head")


def is_html(begin: bytes) -> bool:
    """Whether a text begins like HTML or Excel's XML."""
    return begin[:1] == b"<" and any(mark in begin.lower() for mark in MARKS)


def open_html(path: Path, name: str, wanted: set[str]) -> list[Sheet]:
    """The tables of a UTF-8 file; Refused where there is none, or one is larger than it may be."""
    reader = _Reader(name)
    with open(path, encoding="utf-8-sig") as handle:
        while chunk := handle.read(CHUNK):
            reader.feed(chunk)
    reader.close()
    sheets = [
        Sheet(name, _even(rows), wanted, joined=reader.joined.get(i, ()))
        for i, rows in enumerate(reader.tables)
        if rows
    ]
    found = [sheet for sheet in sheets if sheet.header]
    if not found:
        raise Refused(
            f"Berkas {quote(name)} adalah halaman HTML tanpa tabel; ekspor lagi sebagai XLSX atau "
            "CSV."
        )
    return found


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


class _Reader(HTMLParser):
    """Collects rows per table; a table within a cell is a table of its own."""

    def __init__(self, name: str):
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._name, self._cells = name, 0
        self._open: list[int] = []
        self._cell: list[str] | None = None
        self._silent = 0
        self.joined: dict[int, list[Range]] = {}  # table → cells that are joined downwards
        self._held: dict[
            int, dict[int, int]
        ] = {}  # table → column → rows below that a joined cell still covers

    def handle_starttag(self, tag: str, attrs: list) -> None:
        tag = _plain(tag)
        self._silent += tag in NO_TEXT
        if tag == "table":
            self._end_cell()
            self.tables.append([])
            self._open.append(len(self.tables) - 1)
        elif tag == "tr" and self._open:
            self._end_cell()
            self._rows().append([])
        elif tag == "td" and self._open:
            self._end_cell()
            self._begin_cell({key.split(":")[-1]: value or "" for key, value in attrs})
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        tag = _plain(tag)
        self._silent = max(0, self._silent - (tag in NO_TEXT))
        if tag in ("td", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _rows(self) -> list[list[str]]:
        return self.tables[self._open[-1]]

    def _begin_cell(self, attrs: dict[str, str]) -> None:
        if not self._rows():
            self._rows().append([])
        row, held = self._rows()[-1], self._held.setdefault(self._open[-1], {})
        while held.get(len(row)):
            held[len(row)] -= 1
            row.append("")
        row += [""] * (_number(attrs.get("index"), 0) - 1 - len(row))
        wide = max(_number(attrs.get("colspan"), 1), _number(attrs.get("mergeacross"), 0) + 1)
        down = max(_number(attrs.get("rowspan"), 1), _number(attrs.get("mergedown"), 0) + 1) - 1
        if down:
            top = len(self._rows()) - 1
            cells = (top, len(row)), (top + min(down, MAX_COLUMNS), len(row) + wide - 1)
            self.joined.setdefault(self._open[-1], []).append(cells)
            held.update(dict.fromkeys(range(len(row), len(row) + wide), down))
        self._cells += wide
        if len(row) + wide > MAX_COLUMNS:
            raise refuse_columns(self._name, len(row) + wide)
        if self._cells > MAX_CELLS:
            raise Refused(
                f"Berkas {quote(self._name)} punya lebih dari {MAX_CELLS} sel; pecah menjadi "
                "beberapa berkas."
            )
        row += [""] * wide
        self._cell, self._place = [], len(row) - wide

    def _end_cell(self) -> None:
        if self._cell is not None:
            lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
            self._rows()[-1][self._place] = "\n".join(lines).strip()
            self._cell = None


def _plain(tag: str) -> str:
    tag = tag.split(":")[-1]
    return SAME.get(tag, tag)


def _number(text: str | None, default: int) -> int:
    """A span as written, no larger than a table may be wide."""
    return (
        min(int(text), MAX_COLUMNS + 1) if text and text.isascii() and text.isdigit() else default
    )
