#!/usr/bin/env bash
# python-calamine 0.9.1: one table, saved as XLSX and as ODS, comes back with other types.
#
# The table has two durations (8:30 and 25:30 hours) and two stamps (midnight and 08:00 of 18 February 2026).
# From XLSX (XlsxWriter 3.3.1): timedelta, timedelta, date, datetime: a stamp at midnight loses its time of day.
# From ODS (odfpy 1.4.1): time, str, datetime, datetime: a duration is a time of day up to 24 hours and, from there
# on, the raw text "PT25H30M00S". So no duration can be added up in ODS as it can in XLSX, and a column of stamps has
# two types in XLSX where it has one in ODS.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1 xlsxwriter==3.3.1 || exit 2

venv/bin/python - <<'PYTHON'
import datetime as dt
import sys

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from python_calamine import load_workbook

workbook = xlsxwriter.Workbook("same.xlsx")
sheet = workbook.add_worksheet()
hours = workbook.add_format({"num_format": "[hh]:mm"})
stamp = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
sheet.write_datetime(0, 0, dt.timedelta(hours=8, minutes=30), hours)
sheet.write_datetime(0, 1, dt.timedelta(hours=25, minutes=30), hours)
sheet.write_datetime(0, 2, dt.datetime(2026, 2, 18), stamp)
sheet.write_datetime(0, 3, dt.datetime(2026, 2, 18, 8), stamp)
workbook.close()

document, table, row = OpenDocumentSpreadsheet(), Table(name="Lembar"), TableRow()
for duration in ("PT08H30M00S", "PT25H30M00S"):
    row.addElement(TableCell(valuetype="time", timevalue=duration))
for moment in ("2026-02-18T00:00:00", "2026-02-18T08:00:00"):
    row.addElement(TableCell(valuetype="date", datevalue=moment))
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("same.ods")


def by_calamine(path):
    return load_workbook(path).get_sheet_by_index(0).to_python()[0]


seen = {"XLSX": by_calamine("same.xlsx"), "ODS": by_calamine("same.ods")}
for name, row in seen.items():
    print(f"{name}: {row}")
stated = {
    "XLSX": [
        dt.timedelta(hours=8, minutes=30),
        dt.timedelta(hours=25, minutes=30),
        dt.date(2026, 2, 18),
        dt.datetime(2026, 2, 18, 8),
    ],
    "ODS": [
        dt.time(8, 30),
        "PT25H30M00S",
        dt.datetime(2026, 2, 18),
        dt.datetime(2026, 2, 18, 8),
    ],
}


def typed(rows):  # a datetime is a date, too: compare the types as well
    return {name: [(type(value), value) for value in row] for name, row in rows.items()}


sys.exit("changed" if typed(seen) != typed(stated) else 0)
PYTHON
