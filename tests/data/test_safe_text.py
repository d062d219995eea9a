"""Formula texts leave as texts, whatever writes the CSV or the XLSX, in cells and in headers."""

import csv
import io
import tomllib
import zipfile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from data import safe_text
from data.intake.template import template_file
from data.safe_text import write_csv
from metrics.output import text as output
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


def test_both_parts_know_the_same_signs():
    """metrics may not import data (architecture, "Layout")."""
    assert output.DANGEROUS == safe_text.DANGEROUS


def test_tables_on_the_screen_leave_by_our_downloads_only():
    """Streamlit's own download and copy of a table know nothing of formulas, nor of masked
    names."""
    assert (
        tomllib.loads((ROOT / ".streamlit/config.toml").read_text())["client"]["disableDataExport"]
        is True
    )
