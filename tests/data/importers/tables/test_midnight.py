"""Stamps at midnight: a time of day or a day without one, column by column, in every kind of file."""

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bench.everyday.files import MANIFEST
from bench.pollutions.reading import read
from tests.data.importers.tables.test_offices_tables import csv_of, xlsx_of

SAMPLES = Path(__file__).parents[3] / "samples"
HEADER = ["case_id", "opened_at", "first_reply_at", "status", "account_id"]
HAS_REPLY = 9  # of the lake's row
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    )
)  # fmt: skip
STYLES = (
    '<office:automatic-styles><number:date-style style:name="N1"><number:day/><number:hours/>'
    '</number:date-style><number:date-style style:name="N2"><number:day/></number:date-style>'
    '<style:style style:name="timed" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="days" style:family="table-cell" style:data-style-name="N2"/>'
    "</office:automatic-styles>"
)


def cases(opened: list, replied: list) -> list[list]:
    rows = zip(opened, replied, strict=True)
    return [HEADER, *([f"A-{i}", *stamps, "selesai", "ig"] for i, stamps in enumerate(rows))]


def ods_of(rows: list[list], style: str) -> bytes:
    """As LibreOffice writes it: a midnight has no time behind its day, whatever it shows."""
    body = "".join(
        f"<table:table-row>{''.join(_cell(c, style) for c in row)}</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMES}>{STYLES}<office:body><office:spreadsheet>'
        f'<table:table table:name="Rekap">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return out.getvalue()


def _cell(cell, style: str) -> str:
    if isinstance(cell, datetime):
        value = cell.isoformat() if cell.hour else str(cell.date())
        form = f'table:style-name="{style}" office:value-type="date" office:date-value="{value}"'
    elif str(cell).startswith("PT"):
        form = f'office:value-type="time" office:time-value="{cell}"'
    else:
        form = 'office:value-type="string"'
    return f"<table:table-cell {form}><text:p>{cell}</text:p></table:table-cell>"


def written(kind: str, rows: list[list], has_times: bool) -> bytes:
    if kind == "ods":
        return ods_of(rows, "timed" if has_times else "days")
    if kind == "xlsx":
        return xlsx_of(rows, form="dd/mm/yyyy hh:mm" if has_times else "dd/mm/yyyy")
    form = "%Y-%m-%d %H:%M" if has_times else "%Y-%m-%d"
    return csv_of([[f"{c:{form}}" if isinstance(c, date) else c for c in row] for row in rows])


EVENINGS = [datetime(2026, 9, day, 20) for day in (13, 14)]
NIGHTS = [datetime(2026, 9, day) for day in (14, 15)]
FEW = {
    "true midnights beside times": (EVENINGS, NIGHTS, True, True),
    "midnight among times": (EVENINGS, [NIGHTS[0], datetime(2026, 9, 15, 9)], True, True),
    "midnight everywhere": (NIGHTS, [datetime(2026, 9, day) for day in (15, 17)], True, False),
    "days everywhere": (NIGHTS, [datetime(2026, 9, day) for day in (15, 17)], False, False),
}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("what", FEW)
def test_two_rows_have_times_of_day_unless_all_stand_at_midnight(kind, what):
    opened, replied, shows_times, has_times = FEW[what]
    found, reading = read(written(kind, cases(opened, replied), shows_times), f".{kind}")
    assert reading["rejected_rows"] == []
    assert [row[HAS_REPLY] for row in found] == [has_times] * 2
    assert min(row[3] for row in found) == min(replied) - timedelta(hours=7)  # in UTC


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_days_of_replies_beside_times_of_openings_are_days(kind):
    rows = cases(EVENINGS, NIGHTS)
    found, _ = read(written(kind, rows, False), f".{kind}")
    assert [row[HAS_REPLY] for row in found] == [False] * 2


def test_an_xls_with_two_true_midnights_keeps_them():
    found, reading = read((SAMPLES / "tengah-malam.xls").read_bytes(), ".xls")
    assert reading["rejected_rows"] == []
    assert sorted((row[3].day, row[3].hour, row[HAS_REPLY]) for row in found) == [
        (13, 17, True),
        (14, 17, True),
    ]


@pytest.mark.parametrize(("zone", "taken"), [("", 0), ("+07:00", 2)])
def test_two_messages_at_midnight_are_days_unless_their_zone_is_written(zone, taken):
    header = ["account_id", "conversation_id", "sent_at", "direction", "text"]
    rows = [["ig", f"k{d}", f"2026-09-{d} 00:00:00{zone}", "inbound", "Buka?"] for d in (14, 15)]
    found, reading = read(csv_of([header, *rows]))
    assert (len(found), len(reading["rejected_rows"])) == (taken, 2 - taken)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_duration_of_a_day_and_more_is_no_time_of_day(kind):
    """It is rejected as the cell shows it, whatever a reader of workbooks makes of it."""
    length = {"xlsx": timedelta(hours=26, minutes=30), "ods": "PT26H30M00S"}[kind]
    rows = cases(["2026-09-13 08:00", "2026-09-14 08:00"], ["2026-09-13 09:00", length])
    content = ods_of(rows, "timed") if kind == "ods" else xlsx_of(rows, form="[h]:mm:ss")
    found, reading = read(content, f".{kind}")
    assert [(r["row"], r["column"], r["value"]) for r in reading["rejected_rows"]] == [
        (3, "first_reply_at", "26:30:00")
    ]
    assert len(found) == 1
