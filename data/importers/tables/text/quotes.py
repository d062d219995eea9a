"""Quotation marks of a delimited text: a stray one joins or swallows cells without a word, so it is
looked for.

In a file that is well formed, marks open and close in turn: the first, third … stands behind an
edge (a delimiter, a line end, the file's begin) or behind the mark before it, the second, fourth …
in front of one. That is one look at each mark. Only where it does not hold, the cells themselves
are looked at."""

import csv
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Refused, quote

BLOCK = 8 << 20
MARK = ord('"')
BOM = b"\xef\xbb\xbf"
LINE_END = re.compile(r"\r\n|\n|\r")
LARGEST_BY_LINE = 50_000_000  # bytes; lines are looked at in memory
FEWEST_CELLS = 3  # a line of fewer cells looks like a part of a text


class Swallowed(Refused):
    """A cell is opened and not closed: as the file stands, it holds the rows below it."""


def stray_rows(path: Path, delimiter: str, name: str) -> frozenset[int]:
    """Rows with a cell that begins or ends with a quotation mark which has no counterpart.

    Swallowed where such a cell would swallow the rows below it; Refused where the file holds NUL
    bytes."""
    if _is_well_formed(path, delimiter, name):
        return frozenset()
    return frozenset(_strays(path.read_bytes(), delimiter, name))


def _is_well_formed(path: Path, delimiter: str, name: str) -> bool:
    fine = pa.array([ord(delimiter), ord("\n"), ord("\r"), MARK], pa.uint8())
    marks_before, last = 0, ord("\n")  # as if a line ended before the file
    with open(path, "rb") as handle:
        if handle.read(len(BOM)) != BOM:
            handle.seek(0)
        block = handle.read(BLOCK)
        while block:
            following = handle.read(BLOCK)
            if b"\0" in block:
                raise Refused(
                    f"Berkas {quote(name)} bukan tabel teks (ada byte nol); unggah CSV hasil "
                    "ekspor."
                )
            if (
                b'""""' in block
            ):  # well-formed, but a cell that holds nothing but a mark is a mistake
                return False
            if b'"' in block:
                signs = _signs(bytes([last]) + block + (following[:1] or b"\n"))
                marks = pc.indices_nonzero(pc.equal(signs.slice(1, len(block)), MARK))
                opens = _every_other(len(marks), marks_before)
                before, behind = signs.take(marks), signs.take(pc.add(marks, 2))
                neighbours = pc.if_else(opens, before, behind)
                if not pc.all(pc.is_in(neighbours, value_set=fine)).as_py():
                    return False
                marks_before += len(marks)
            last, block = block[-1], following
    return marks_before % 2 == 0


def _signs(content: bytes) -> pa.Array:
    return pa.Array.from_buffers(pa.uint8(), len(content), [None, pa.py_buffer(content)])


def _every_other(length: int, begun: int) -> pa.Array:
    """True, False, True …, or the other way round where an odd number has ``begun`` before."""
    bits = b"\xaa" if begun % 2 else b"\x55"  # the lowest bit comes first
    packed = pa.py_buffer(bits * (length // 8 + 1))
    return pa.Array.from_buffers(pa.bool_(), length, [None, packed])


def _strays(content: bytes, delimiter: str, name: str) -> list[int]:
    """Row numbers as a spreadsheet shows them: line ends inside well-formed cells do not count."""
    edge = re.escape(delimiter.encode())
    cells = re.compile(
        rb"(?:\A(?:\xef\xbb\xbf)?|(?<=[\r\n" + edge + rb"]))(?:"
        rb'"(?P<inside>(?:[^"]|"")*)(?P<closing>"?)(?P<after>[^' + edge + rb"\r\n]?)"
        rb'|(?P<open>[^"\r\n' + edge + rb"][^\r\n" + edge + rb']*")(?=[\r\n' + edge + rb"]|\Z))"
    )
    rows, row, counted_to, inner = [], 1, 0, 0
    for cell in cells.finditer(content):
        if cell["open"] is not None:
            if cell["open"].count(b'"') % 2 == 0:
                continue
        elif cell["closing"] and not cell["after"] and cell["inside"] != b'""':
            inner += _line_ends(cell["inside"])
            continue
        row += _line_ends(content[counted_to : cell.start()]) - inner
        counted_to, inner = cell.start(), 0
        if cell["open"] is None and (b"\n" in cell["inside"] or b"\r" in cell["inside"]):
            raise Swallowed(
                f"Berkas {quote(name)}, baris {row}: tanda kutip dibuka tetapi tidak ditutup, "
                "sehingga baris sesudahnya ikut tertelan. Perbaiki tanda kutip itu lalu unggah "
                "lagi."
            )
        rows.append(row)
    return rows


def _line_ends(content: bytes) -> int:
    return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")


def line_by_line(
    path: Path, delimiter: str, name: str, header_row: int, width: int, refusal: Swallowed
) -> tuple[Path, frozenset[int]]:
    """The file with every broken line as one cell, and the rows of these lines, where each row is a
    line of its own.

    It is where every line below the header that is sound has the header's width, or is blank, and
    no two neighbours are broken: parts of a text that runs over several lines would show so. Else
    the ``refusal`` stands."""
    if width < FEWEST_CELLS or path.stat().st_size > LARGEST_BY_LINE:
        raise refusal
    lines = LINE_END.split(path.read_text(encoding="utf-8-sig"))
    broken = set()
    if _cells(lines[header_row - 1], delimiter, name) is None:
        raise refusal
    for number, line in enumerate(lines[header_row:], start=header_row + 1):
        cells = _cells(line, delimiter, name)
        if cells is None:
            broken.add(number)
        elif len(cells) != width and line.strip():
            raise refusal
    if not broken or any(number + 1 in broken for number in broken):
        raise refusal
    target = path.with_name(f"{path.name}.lines")
    with open(target, "w", encoding="utf-8", newline="") as out:
        for number, line in enumerate(lines, start=1):
            out.write(
                (f'"{line.replace(chr(MARK), chr(MARK) * 2)}"' if number in broken else line)
                + ("\n" if number < len(lines) else "")
            )
    return target, frozenset(broken)


def _cells(line: str, delimiter: str, name: str) -> list[str] | None:
    """The cells of one line; None where a quotation mark in it has no counterpart."""
    if chr(MARK) not in line:
        return line.split(delimiter)
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return None if _strays(line.encode(), delimiter, name) else cells
