"""Broken versions of a table that is meant: kinds of pollution of the Pollock benchmark, encodings
and wrappings.

Each is the kind (as the benchmark names it), the name of the file among its kind, and its bytes;
``bench.pollutions`` says what becomes of them."""

import codecs
import csv
import gzip
import io
import zipfile
from collections.abc import Iterator

from bench.pollutions.cells import of_cells
from bench.pollutions.whole import text_of


def pollutions(rows: list[list[str]]) -> Iterator[tuple[str, str, bytes]]:
    """Kind, name and content of every polluted version of a table."""
    text, quoted = text_of(rows), text_of(rows, quoting=csv.QUOTE_ALL)
    yield "source", "plain", text.encode()
    yield "source", "all quoted", quoted.encode()
    for kind, name, content in (*_file_level(rows, text), *_dialects(rows), *of_cells(rows)):
        yield kind, name, content.encode()
    yield from _bytes_level(text)


def _file_level(rows: list[list[str]], text: str) -> Iterator[tuple[str, str, str]]:
    header, body, width = rows[0], rows[1:], len(rows[0])
    yield "file_no_payload", "empty", ""
    yield "file_no_trailing_newline", "none", text.removesuffix("\r\n")
    yield "file_double_trailing_newline", "two", text + "\r\n"
    yield "file_no_header", "no header", text_of(body)
    yield (
        "file_header_multirow",
        "two rows",
        text_of([header, [f"({name})" for name in header], *body]),
    )
    yield (
        "file_header_multirow",
        "three rows",
        text_of([header, ["teks"] * width, [""] * width, *body]),
    )
    yield (
        "file_header_multirow",
        "name over two rows",
        text_of(
            [
                [name.partition("_")[0] for name in header],
                [name.partition("_")[2] for name in header],
                *body,
            ]
        ),
    )
    yield (
        "file_header_multirow",
        "groups above",
        text_of([["Akun", *[""] * 2, "Isi", *[""] * (width - 4)], *rows]),
    )
    yield "file_header_only", "header only", text_of([header])
    yield (
        "file_preamble",
        "delimited, with an empty row",
        text_of([["Laporan", *[""] * (width - 1)], [""] * width, *rows]),
    )
    yield (
        "file_preamble",
        "plain lines",
        "Laporan Agustus 2026\r\nDiunduh, 1 September 2026\r\n\r\n" + text,
    )
    yield "file_preamble", "sep=", "sep=,\r\n" + text
    yield "file_footer", "total", text + text_of([["Total", str(len(body))]])
    yield "file_footer", "notes", text + "\r\nSumber: Diskominfo\r\nDicetak 1 September 2026\r\n"
    for name, columns in (("less", width - 1), ("same", width), ("more", width + 1)):
        other = [
            [f"lain{i}" for i in range(columns)],
            *([f"{r}-{i}" for i in range(columns)] for r in range(3)),
        ]
        yield "file_multitable", name, text + text_of(other)
        yield "file_multitable", f"{name}, after a blank line", text + "\r\n" + text_of(other)
    yield "file_multitable", "same header", text_of(rows[:3]) + text_of([header, *rows[3:]])
    order = [*range(width - 2), width - 1, width - 2]
    yield (
        "file_multitable",
        "other order",
        text_of(rows[:3]) + text_of([[r[i] for i in order] for r in [header, *rows[3:]]]),
    )
    yield "file_repeated_header", "every row", text_of([r for row in body for r in (header, row)])
    yield "file_blank_lines", "between", text.replace("\r\n", "\r\n\r\n", 3)
    yield "file_blank_lines", "of separators", text_of([header, [""] * width, *body, [""] * width])
    yield (
        "file_wide",
        "1,001 columns more",
        text_of([[*header, *(f"x{i}" for i in range(1_001))], *body]),
    )
    yield "file_control_signs", "Ctrl-Z at the end", text + "\x1a"
    yield (
        "file_control_signs",
        "right-to-left and zero-width signs in the header",
        text.replace("account", "\u200facc\u200bount", 1),
    )


def _dialects(rows: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    for delimiter in (";", "\t", " ", "|", "^", ":"):
        yield "file_field_delimiter", repr(delimiter), text_of(rows, delimiter=delimiter)
        yield (
            "file_field_delimiter",
            f"{delimiter!r}, all quoted",
            text_of(rows, delimiter=delimiter, quoting=csv.QUOTE_ALL),
        )
    yield "file_field_delimiter", "', '", text_of(rows, delimiter="\x01").replace("\x01", ", ")
    yield (
        "file_field_delimiter",
        "', ', all quoted",
        text_of(rows, delimiter="\x01", quoting=csv.QUOTE_ALL).replace("\x01", ", "),
    )
    for name, end in (("LF", "\n"), ("CR", "\r"), ("CRLF", "\r\n")):
        yield "file_record_delimiter", name, text_of(rows, lineterminator=end)
    half = len(rows) // 2
    yield (
        "file_record_delimiter",
        "mixed",
        text_of(rows[:half], lineterminator="\n") + text_of(rows[half:]),
    )
    for name, quoting in (("needed", csv.QUOTE_MINIMAL), ("all", csv.QUOTE_ALL)):
        yield "file_quotation_char", f"', {name}", text_of(rows, quotechar="'", quoting=quoting)
        yield (
            "file_escape_char",
            f"\\, {name}",
            text_of(rows, doublequote=False, escapechar="\\", quoting=quoting),
        )
        plain = text_of(rows, quoting=quoting)
        yield "file_escape_char", f"none, {name}", plain.replace('""utama""', '"utama"')
    yield (
        "file_quotation_char",
        "“ ”",
        text_of(rows, quoting=csv.QUOTE_ALL).replace('""', "").replace('","', "”,“"),
    )
    yield (
        "file_quotation_char",
        "none",
        "".join(",".join(row).replace('"', "") + "\r\n" for row in rows),
    )
    yield (
        "file_whole_row_quoted",
        "as spreadsheets do",
        "".join('"' + text_of([row]).strip().replace('"', '""') + '"\r\n' for row in rows),
    )


def _bytes_level(text: str) -> Iterator[tuple[str, str, bytes]]:
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"):
        yield "file_encoding", encoding, text.encode(encoding)
    yield "file_encoding", "utf-16-be with mark", codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    if "é" in text:
        yield (
            "file_encoding",
            "cut in a letter",
            text.encode()[: text.encode().rindex(b"\xc3\xa9") + 1],
        )
        yield "file_encoding", "one byte spoilt", text.encode().replace(b"\xc3\xa9", b"\xe9", 1)
    yield (
        "file_nul",
        "NUL in a cell",
        text.encode().replace(b"k", b"k\0", 1).replace(b"T1", b"T\x001", 1),
    )
    yield "file_nul", "NULs at the end", text.encode() + bytes(512)
    yield "file_wrapped", "gzip", gzip.compress(text.encode())
    yield "file_wrapped", "gzip, cut", gzip.compress(text.encode())[:-9]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/berkas.csv", text)
    yield "file_wrapped", "zip with a path", packed.getvalue()
