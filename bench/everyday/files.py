"""Invented tables (``bench.everyday.tables``) as files: their layouts, and the kinds of file."""

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from bench.everyday.tables import GROUPED, MONTHS, Log

Rows = list[list]
SIGNATURE = (
    ["", "Klaten, 30 September 2026"],
    ["", "Kepala Dinas"],
    [],
    ["", "NIP. 19700101 199503 1 001"],
)
BELOW = {  # what offices write below their rows
    "sums": [["JUMLAH", "40"], ["Jumlah Selesai", "20"], ["Rata-rata waktu respon", "90 menit"]],
    "recap": [
        [],
        ["REKAP PER OPD"],
        ["OPD", "Jumlah", "Selesai"],
        ["Dinas A", "25", "13"],
        ["Dinas B", "15", "7"],
    ],
}
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Rekap">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def written(log: Log, folder: Path) -> Path:
    """The log as a file of its layout, whose columns may have other names then (``log.columns``)."""
    if log.layout in ("apart", "levels") or log.layout in GROUPED:
        _part(log)
    if log.layout == "months":
        return _months(log, folder)
    if log.layout == "members":
        return _members(log, folder)
    above, rows = _above(log), [*_hints(log), *log.rows, *BELOW.get(log.layout, ())]
    if log.layout == "numbered":
        rows = [[f"({i})" for i in range(1, len(log.header) + 1)], *rows]
    if log.layout == "sections":
        first, second = rows[: len(rows) // 2], rows[len(rows) // 2 :]
        rows = [["TRIWULAN III"], *first, ["LANJUTAN"], *second, *([i] for i in range(41, 50))]
    if log.layout == "signed":
        rows = [*rows, ["JUMLAH", str(len(rows))], [], *SIGNATURE]
    if log.layout in ("cells", "evenings"):
        rows = [[log_cell(log, i, j) for j in range(len(row))] for i, row in enumerate(rows)]
    return _file([*above, log.header, *rows], log.layout, folder)


def log_cell(log: Log, row: int, column: int) -> str | datetime:
    """A cell, a stamp as the spreadsheet's own."""
    return log.moments[row].get(column, log.rows[row][column])


def _above(log: Log) -> Rows:
    if log.layout in ("titled", "signed"):
        return [["REKAP PENGADUAN MASYARAKAT TAHUN 2026"], ["Dinas Contoh Kabupaten Contoh"], []]
    return []


def _hints(log: Log) -> Rows:
    """A row that says how each column is to be filled in."""
    return (
        [["(wajib)" if i % 2 else "(dd/mm/yyyy)" for i in range(len(log.header))]]
        if log.layout == "hints"
        else []
    )


def _members(log: Log, folder: Path) -> Path:
    """A CSV for each month in an archive, beside a letter and a picture."""
    path = folder / "log.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for month in (7, 8, 9):
            rows = [r for r, m in zip(log.rows, log.moments, strict=True) if m[1].month == month]
            archive.writestr(f"{MONTHS[month - 1]}.csv", _csv([log.header, *rows], ";"))
        archive.writestr("baca dulu.txt", "Ini ekspor dari aplikasi kami.\nSilakan dipakai.\n")
        archive.writestr("logo.png", b"\x89PNG\r\n")
    return path


def _csv(table: Rows, delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue()


def _part(log: Log) -> None:
    """Days and times of day in two columns: of the first stamp, or of all."""
    fields = [
        f for f in ("opened_at", "sent_at", "first_reply_at", "closed_at") if f in log.columns
    ]
    fields = fields if log.layout in GROUPED else fields[:1]
    places = {log.header.index(log.columns[field]): field for field in fields}
    upper, lower, rows = [], [], [list[str]() for _ in log.rows]
    for j, name in enumerate(log.header):
        names = _names(log, name) if j in places else ((name, ""),)
        upper += [one for one, _ in names]
        lower += [two for _, two in names]
        for i, row in enumerate(log.rows):
            at = log.moments[i].get(j)
            is_parted = [f"{at:%d/%m/%Y}", f"{at:%H.%M}"] if at else [row[j], row[j]]
            rows[i] += is_parted if j in places else [row[j]]
    for j, field in places.items():
        day, clock = _names(log, log.header[j])
        is_above = log.layout in ("levels", "groups")
        log.columns[field] = (
            f"{day[0]} {day[1]}+{day[0]} {clock[1]}" if is_above else f"{day[0]}+{clock[0]}"
        )
    log.header, log.rows = upper, rows
    if log.layout in ("levels", "groups"):
        log.rows = [lower, *rows]
        log.moments = [{}, *log.moments]
        log.header = [
            "" if lower[j] == "Jam" else name for j, name in enumerate(upper)
        ]  # the name stands above both


def _names(log: Log, name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Upper and lower names of the two columns of a stamp."""
    if log.layout in ("levels", "groups"):
        return (name, "Tanggal"), (name, "Jam")
    return (f"Tanggal {name}", ""), (f"Jam {name}", "")


def _months(log: Log, folder: Path) -> Path:
    """A sheet for each month, whose first column is a running number, with a title above and a
    signature below."""
    path = folder / "log.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for month in (7, 8, 9):
            rows = [
                row
                for row, moments in zip(log.rows, log.moments, strict=True)
                if moments[1].month == month
            ]
            table = [[f"REKAP BULAN {MONTHS[month - 1].upper()} 2026"], [], ["No", *log.header]]
            table += [[str(i), *row] for i, row in enumerate(rows, start=1)]
            _fill(book, MONTHS[month - 1], [*table, [], *SIGNATURE])
    return path


def _fill(book: xlsxwriter.Workbook, name: str, table: Rows) -> None:
    sheet, form = book.add_worksheet(name), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for i, row in enumerate(table):
        for j, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(i, j, cell, form)
            elif cell != "":
                sheet.write(i, j, cell)


def _file(table: Rows, layout: str, folder: Path) -> Path:
    if layout in (
        "xlsx",
        "levels",
        "titled",
        "signed",
        "sections",
        "groups",
        "cells",
        "recap",
        "hints",
    ):
        path = folder / "log.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            _fill(book, "Rekap", table)
        return path
    if layout in ("ods", "sums", "evenings"):
        return _ods(table, folder / "log.ods")
    path = folder / "log.txt"
    if layout == "html":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table)
        cells = "".join(f"<tr>{row}</tr>" for row in rows)
        path.write_text(f"<html><table>{cells}</table></html>", encoding="utf-8")
    elif layout == "json":
        records = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
        path.write_text(json.dumps(records), encoding="utf-8")
    else:
        delimiter = {"semicolon": ";", "tsv": "\t", "utf16": "\t"}.get(layout, ",")
        encoding = "utf-16" if layout == "utf16" else "utf-8"
        path.write_text(_csv(table, delimiter), encoding=encoding)
    return path


def _ods(table: Rows, path: Path) -> Path:
    rows = ("".join(map(_ods_cell, row)) for row in table)
    content = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(content))
    return path


def _ods_cell(cell: str | datetime) -> str:
    if not cell:
        return "<table:table-cell/>"
    form = 'office:value-type="string"'
    if isinstance(cell, datetime):
        form = f'office:value-type="date" office:date-value="{cell:%Y-%m-%dT%H:%M:%S}"'
    return f"<table:table-cell {form}><text:p>{escape(str(cell))}</text:p></table:table-cell>"
