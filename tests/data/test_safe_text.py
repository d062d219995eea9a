"""Formula texts leave as texts, whatever writes the CSV or the XLSX, in cells and in headers."""

import csv
import io
import re
import tomllib
import zipfile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from data import safe_text
from data.intake.template import template_file
from data.safe_text import write_csv
from metrics.output.text import as_csv
from metrics.output.workbook import Column, Sheet, workbook
from tests.commands.shell import ROOT

FORMULAS = ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1"]


def cells_of_csv(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def cells_of_workbook(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in archive.read(name) for name in sheets)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [
        cell
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
        if isinstance(cell, str)
    ]


def of_command(formula: str) -> list[str]:
    return cells_of_csv(as_csv(pd.DataFrame({formula: [formula]})))


def of_rejected_rows(formula: str, path) -> list[str]:
    write_csv(path, [formula], [[formula]])
    return cells_of_csv(path.read_bytes().decode("utf-8-sig"))


def of_workbook(formula: str) -> list[str]:
    sheet = Sheet(
        "Tabel", formula, formula, (Column("name", formula),), pd.DataFrame({"name": [formula]})
    )
    return cells_of_workbook(workbook([sheet]))


def of_template(formula: str) -> list[str]:
    return cells_of_workbook(template_file([formula]))


@pytest.mark.parametrize("formula", FORMULAS, ids=repr)
def test_no_writer_lets_a_formula_out(formula, tmp_path):
    for cells in (
        of_command(formula),
        of_rejected_rows(formula, tmp_path / "a.csv"),
        of_workbook(formula),
        of_template(formula),
    ):
        assert formula not in cells and any(cell.startswith("'") for cell in cells)


def as_a_spreadsheet_reads(text: str, separator: str, quotes: bool) -> list[str]:
    """Cells where the file is opened with another separator; ``quotes``: whether the program heeds
    quotation marks that do not begin a cell, as none does that we know."""
    if quotes:
        return [
            c for r in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for c in r
        ]
    lines = re.split(r"[\r\n\v\f\x85\u2028\u2029]", text)
    return [cell for line in lines for cell in line.split(separator)]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|", "\n", "\r\n", "\u2028"], ids=repr)
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1", ' "=1+1"', '"=1+1'])
def test_a_csv_holds_no_formula_whatever_separator_it_is_opened_with(sign, formula, tmp_path):
    text = f"Halo{sign}{formula}{sign}{sign}{formula}"
    write_csv(tmp_path / "a.csv", ["Isi", text], [["lain", text, 7]])
    made = [
        (tmp_path / "a.csv").read_bytes().decode("utf-8-sig"),
        as_csv(pd.DataFrame({"Isi": [text], text: [text]})),
    ]
    for content in made:
        for separator in (";", ",", "\t", "|"):
            for quotes in (True, False):
                cells = as_a_spreadsheet_reads(content, separator, quotes)
                bad = [
                    cell for cell in cells if cell.lstrip(' "').startswith(safe_text.DANGEROUS[:8])
                ]
                assert bad == [], (separator, quotes, content)


def test_numbers_and_plain_texts_stay_as_they_are(tmp_path):
    row = [-5, 3.5, "Rp 50.000", "a; b", "08.00-16.00", "Dinas Kesehatan, Klaten"]
    write_csv(tmp_path / "a.csv", ["x"], [row])
    assert cells_of_csv((tmp_path / "a.csv").read_text("utf-8-sig"))[1:] == [str(c) for c in row]


def test_tables_on_the_screen_leave_by_our_downloads_only():
    """Streamlit's own download and copy of a table know nothing of formulas, nor of masked
    names."""
    assert (
        tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["client"]["disableDataExport"]
        is True
    )
