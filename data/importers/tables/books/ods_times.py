"""Which columns of an ODS show a time of day: LibreOffice writes a midnight like a day, so that only the
style of the cell tells them apart; other programs write the time behind the day."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from data.importers.tables.books.workbook_xml import attributes_of

WITH_HOURS = re.compile(
    rb"""<number:date-style\s([^>]*)>(?:(?!</number:date-style>).)*?<number:hours\b""", re.DOTALL
)
STYLE = re.compile(rb"<style:style\s([^>]*)>")
TAG = re.compile(
    rb"<(/?)table:(table-column|table-row|table-cell|covered-table-cell|table(?![-\w]))\b([^>]*)>"
)
WITH_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d")


def columns_with_times(path: Path, label: str, columns: set[int]) -> set[int]:
    """Those of the sheet's ``columns`` (from 0) where a cell of a day shows hours, or says them."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
        named = archive.read("styles.xml") if "styles.xml" in archive.namelist() else b""
    styles = _styles_with_hours(named + content)
    return columns & {
        column
        for column, cell in _cells(content, label)
        if cell.get("office:value-type") == "date"
        and (cell["style"] in styles or WITH_TIME.match(cell.get("office:date-value", "")))
    }


def _styles_with_hours(styles: bytes) -> set[str]:
    """Names of the styles of cells whose format has hours, their own or that of their parent."""
    hours = {attributes_of(tag).get("style:name") for tag in WITH_HOURS.findall(styles)}
    found: set[str] = set()
    for style in map(attributes_of, STYLE.findall(styles)):
        form, parent = style.get("style:data-style-name"), style.get("style:parent-style-name")
        if form in hours or form is None and parent in found:
            found.add(style.get("style:name", ""))
    return found


def _cells(content: bytes, label: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Column and attributes of the cells of a sheet; ``style``: its own, else its column's."""
    is_ours, column, usual = False, 0, list[str]()
    for closing, kind, text in TAG.findall(content):
        attributes = attributes_of(text)
        times = int(attributes.get("table:number-columns-repeated", 1))
        if kind == b"table":
            is_ours, usual = not closing and attributes.get("table:name") == label, []
        elif kind == b"table-column" and is_ours:
            usual += [attributes.get("table:default-cell-style-name", "")] * min(times, 1_000)
        elif kind == b"table-row":
            column = 0
        elif not closing and is_ours:
            own = attributes.get("table:style-name")
            style = own or (usual[column] if column < len(usual) else "")
            yield column, attributes | {"style": style}
            column += times
