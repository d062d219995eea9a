#!/usr/bin/env bash
# pypdf 7.1.1 on a table by Typst 0.15.2: a count and the month's name make a date that stands nowhere.
#
# A cell that spans two rows ("Januari") stands left of the counts 12 and 9. Typst writes spanning cells after the plain
# cells of their first row, so the pen goes back to the left on the same line. pypdf's extract_text sets no blank there:
# "12 9Januari" reads as 9 January. A cell that spans nothing ("Februari") comes first and apart, in the same table.
# pypdf's layout mode and pypdfium2 5.15.2 put "Januari" before its counts. The page is tagged and its order of reading
# is in the file, so a search for "Januari 12" on the same PDF succeeds or fails with the reader.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check pypdf==7.1.1 typst==0.15.2 pypdfium2==5.15.2 || exit 2

venv/bin/python - <<'PYTHON'
import io
import sys

import pypdf
import pypdfium2
import typst

TABLE = b"""#table(columns: 3,
  table.cell(rowspan: 2)[Januari], [12], [9],
  [34], [7],
  [Februari], [5], [4])"""

pdf = typst.compile(TABLE)
page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]


def rows(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


seen = {
    "pypdf": rows(page.extract_text()),
    "pypdf, layout": rows(page.extract_text(extraction_mode="layout")),
    "pypdfium2": rows(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()),
    "tagged": bool(pypdf.PdfReader(io.BytesIO(pdf)).root_object.get("/StructTreeRoot")),
}
for name, value in seen.items():
    print(f"{name}: {value}")
right = ["Januari 12 9", "34 7", "Februari 5 4"]
stated = {
    "pypdf": ["12 9Januari", "34 7", "Februari 5 4"],
    "pypdf, layout": right,
    "pypdfium2": right,
    "tagged": True,
}
sys.exit("changed" if seen != stated else 0)
PYTHON
