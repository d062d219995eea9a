"""Every figure of the month on both clocks, as a workbook: typed cells, filters, definitions as
notes on the headers."""

import io
from datetime import datetime

import pandas as pd
import xlsxwriter

from metrics.dictionary import dictionary
from metrics.output.text import plain, safe
from metrics.output.workbook import FORMS, SCALES
from metrics.rounding import without_noise
from reports.documents.facts.month import Month
from reports.documents.paper import targets
from reports.documents.parts.footer import footer
from reports.published import Version
from words.figures import FIGURES
from words.units import account_name

CLOCKS = {"wall": "jam warga", "office": "jam kantor"}
UNITS = {"regency": "Kabupaten", "opd": "OPD", "account": "Akun"}
NAMES = ("Nama", "OPD", "Jenis")
HEAD, FIRST = 2, 3  # rows of the headers and of the first unit
SHEETS_WIDE = 3  # of paper, for letters that can be read
NOTE = {"x_scale": 3, "y_scale": 2}


def workbook(version: Version, at: datetime | None) -> bytes:
    """The XLSX file: a sheet that explains, then one per unit and clock."""
    month, out = Month.of(version), io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    identity = month.identity("workbook")
    title = f"Semua angka {month.name}"
    day = (at or datetime(2000, 1, 1)).replace(tzinfo=None)
    book.set_properties({"title": title, "keywords": str(identity), "created": day})
    _explain(book, month, title, footer(identity))
    for by, unit_words in UNITS.items():
        for clock, clock_words in CLOCKS.items():
            _figures(book, month, (by, clock), f"{unit_words}, {clock_words}", footer(identity))
    book.close()
    return out.getvalue()


EXPLAINS = "Penjelasan"  # the first sheet


def _explain(book: xlsxwriter.Workbook, month: Month, title: str, version_words: str) -> None:
    page = book.add_worksheet(EXPLAINS)
    page.set_column(0, 0, 84)
    page.set_paper(9)  # A4
    bold = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(0, 0, title, bold)
    lines = (
        version_words,
        *month.letterhead(),
        "Tiap lembar memuat semua angka sebulan untuk kabupaten, OPD, atau akun, pada satu jam.",
        "Jam warga: waktu yang dirasakan warga, siang malam. Jam kantor: hanya jam kerja OPD.",
        "Bagian adalah angka 0–100 %, lama waktu dalam jam:menit.",
        "Sel kosong: tidak ada kasus untuk dinilai.",
        f"{targets.HEAD}:",
        *targets.sentences(month),
        "Arti tiap angka ada pada catatan di judul kolomnya, dan lengkap di Kamus indikator.",
    )
    for row, text in enumerate(lines, start=2):
        page.write_string(row, 0, safe(text), wrapped)


def _figures(
    book: xlsxwriter.Workbook, month: Month, which: tuple[str, str], name: str, version_words: str
) -> None:
    by, clock = which
    rows, figures = rows_of(month, by, clock), figures_of(month)
    page = book.add_worksheet(name)
    page.write_string(0, 0, f"{name}: {month.name}", book.add_format({"bold": True}))
    page.write_string(1, 0, version_words)
    page.write_url(1, len(NAMES), f"internal:{EXPLAINS}!A1", string=targets.HEAD)
    head = book.add_format({"bold": True, "bg_color": "#E0F0ED", "text_wrap": True, "bottom": 1})
    for at, words in enumerate(NAMES):
        page.write_string(HEAD, at, words, head)
        page.set_column(at, at, _width(words, [row[at] for row in rows["names"]]))
    for at, (figure, words, form) in enumerate(figures, start=len(NAMES)):
        page.write_string(
            HEAD, at, words.format(target=month.measure.head[len("Dijawab dalam ") :]), head
        )
        page.write_comment(HEAD, at, _meaning(figure), NOTE)
        page.set_column(at, at, 13, book.add_format({"num_format": FORMS[form]}))
        if form == "rate" and len(rows["names"]):
            last = FIRST + len(rows["names"]) - 1
            bars = {"type": "data_bar", "bar_color": "#9CC0B7", "bar_solid": True}
            page.conditional_format(FIRST, at, last, at, bars | _SCALE)
    for row, (names, values) in enumerate(zip(rows["names"], rows["values"], strict=True), FIRST):
        for at, text in enumerate(names):
            page.write_string(row, at, safe(text))
        for at, value in enumerate(values, start=len(NAMES)):
            if value is not None:
                page.write_number(row, at, value)
    page.set_row(HEAD, 48)  # three lines of a header
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(SHEETS_WIDE, 0)
    page.repeat_rows(HEAD)
    page.repeat_columns(0)
    page.freeze_panes(FIRST, 1)
    page.autofilter(HEAD, 0, FIRST + max(1, len(rows["names"])) - 1, len(NAMES) + len(figures) - 1)


_SCALE = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}


def figures_of(month: Month) -> list[tuple[str, str, str]]:
    """Name, words and form of the figures that the version has: the program that published it may
    not have known all of today's."""
    known = set(month.version.table("figures").columns)
    return [(name, words, form) for name, words, form in FIGURES if name in known]


def rows_of(month: Month, by: str, clock: str) -> dict[str, list]:
    """``names``: name, OPD and kind of each unit; ``values``: its figures as the cells hold them
    (rates 0–1, durations in days, None where null), in the order of :func:`figures_of`."""
    wanted, names, values = {"by": by, "clock": clock, "period": "month"}, [], []
    figures = figures_of(month)
    for row in (row.values for row in month.ledger.rows("figures", **wanted)):
        names.append(_names(row, by))
        values.append([_number(row[name], form) for name, _, form in figures])
    return {"names": names, "values": values}


def _names(row: dict, by: str) -> tuple[str, str, str]:
    if by == "regency":
        return ("Kabupaten", "", "")
    opd = str(row["opd_name"])
    name = opd if by == "opd" else account_name(row["platform"], row["handle"] or row["unit"])
    return (name, opd, str(row["kind"]))


def _number(value, form: str) -> float | None:
    if value is None or pd.isna(value):
        return None
    return without_noise(plain(value) * SCALES.get(form, 1))


def _width(head: str, cells: list[str]) -> float:
    return min(60, max(len(head), *(len(cell) for cell in cells), 10) + 2) if cells else 14


def _meaning(figure: str) -> str:
    found = dictionary.definitions().get("backlog" if figure.startswith("backlog_") else figure)
    return f"{found.name}. {found.title}" if found else figure
