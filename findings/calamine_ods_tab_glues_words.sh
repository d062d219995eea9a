#!/usr/bin/env bash
# python-calamine 0.9.1: a tab or a line break inside an ODS cell vanishes, and two words become one.
#
# OpenDocument writes a tab as <text:tab/> and a line break within a paragraph as <text:line-break/>. calamine reads
# "Senin", tab, "Selasa" from such a cell as "SeninSelasa"; repeated blanks (<text:s/>) and separate paragraphs do come
# through. odfpy 1.4.1, which wrote the file, reads the tab and the line break back, and so does calamine itself where
# XlsxWriter 3.3.1 wrote the same texts into an XLSX. Two numbers in such a cell ("12", tab, "5") become one: 125.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1 xlsxwriter==3.3.1 || exit 2

venv/bin/python - <<'PYTHON'
import sys

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.teletype import addTextToElement, extractText
from odf.text import P
from python_calamine import load_workbook

TEXTS = ["Senin\tSelasa", "Senin\nSelasa", "Senin   Selasa", "12\t5"]

document, table, row = OpenDocumentSpreadsheet(), Table(name="Lembar"), TableRow()
for text in TEXTS:
    cell, paragraph = TableCell(valuetype="string"), P()
    addTextToElement(paragraph, text)  # writes text:tab, text:line-break and text:s
    cell.addElement(paragraph)
    row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("texts.ods")

workbook = xlsxwriter.Workbook("texts.xlsx")
workbook.add_worksheet().write_row(0, 0, TEXTS)
workbook.close()


def by_calamine(path):
    return load_workbook(path).get_sheet_by_index(0).to_python()[0]


seen = {
    "calamine, ODS": by_calamine("texts.ods"),
    "odfpy, ODS": [extractText(paragraph) for paragraph in load("texts.ods").getElementsByType(P)],
    "calamine, XLSX": by_calamine("texts.xlsx"),
}
for name, value in seen.items():
    print(f"{name}: {value}")
stated = {
    "calamine, ODS": ["SeninSelasa", "SeninSelasa", "Senin   Selasa", "125"],
    "odfpy, ODS": TEXTS,
    "calamine, XLSX": TEXTS,
}
sys.exit("changed" if seen != stated else 0)
PYTHON
