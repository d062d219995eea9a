"""Cells that hold numbers as such (workbooks, charts of slides, public data), each against the
version's tables."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pptx import Presentation
from python_calamine import CalamineWorkbook

from data.errors import Refused
from data.lake.home import Home
from reports.documents.facts.month import Month
from reports.documents.site import public_data
from reports.documents.workbook import workbook
from reports.published import Version, open_version
from words.numbers import DAY


@dataclass(frozen=True)
class Traced:
    """One number: its key in words, the text in the document, what the version says now, and
    whether the document has it."""

    key: str
    text: str
    found: str | None
    is_there: bool

    @property
    def is_right(self) -> bool:
        """Whether the document and the version agree."""
        return self.is_there and self.text == self.found


def of_workbook(version: Version, content: bytes) -> list[Traced]:
    """Every cell of every sheet of figures."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    month = Month.of(version)
    return [
        one
        for by, unit_words in workbook.UNITS.items()
        for clock, clock_words in workbook.CLOCKS.items()
        for one in _of_sheet(month, book, (by, clock), f"{unit_words}, {clock_words}")
    ]


def _of_sheet(month: Month, book, which: tuple[str, str], name: str) -> Iterator[Traced]:
    cells = book.get_sheet_by_name(name).to_python()[workbook.FIRST :]
    rows, begin = workbook.rows_of(month, *which), len(workbook.NAMES)
    for at, values in enumerate(rows["values"]):
        written = cells[at] if at < len(cells) else []
        for number, (figure, _, form) in enumerate(workbook.figures_of(month), start=begin):
            value = values[number - begin]
            said = _cell(written[number] if number < len(written) else "", form)
            key = (
                f"{month.version.month} {month.version.version} {name} {rows['names'][at][0]} "
                f"{figure}"
            )
            yield Traced(key, said, "" if value is None else _cell(value, form), True)


def _cell(value, form: str) -> str:
    """A cell as its number; a duration, which is written in days and read as such or as a time, in
    seconds: a few seconds in days have more digits than a reader of workbooks keeps."""
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if not isinstance(value, (int, float)):
        return str(value)
    return f"{round(value * DAY, 3):.12g}" if form == "duration" else f"{value:.9g}"


def of_charts(version: Version, made: bytes, content: bytes) -> list[Traced]:
    """Every point of every chart: ``made`` are the slides of the version, made anew."""
    wanted, there = _points(made), _points(content)
    return [
        Traced(f"{version.month} {version.version} {key}", there.get(key, ""), value, key in there)
        for key, value in wanted.items()
    ]


def _points(content: bytes) -> dict[str, str]:
    """Slide and category → the value of its point."""
    found = {}
    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            plot = chart.plots[0]
            for name, value in zip(plot.categories, plot.series[0].values, strict=True):
                found[f"salindia {number} {name}"] = "" if value is None else f"{value:.9g}"
    return found


def of_data(home: Home, path: Path) -> list[Traced]:
    """The public data that a descriptor describes: every row against the version that it names."""
    file = path.parent / "data" / "opd.csv"
    if not file.is_file():
        raise Refused(f"{path.name}: datanya, data/opd.csv, tidak ada di sebelahnya.")
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    months = dict.fromkeys((row["month"], row["version"]) for row in rows)
    there = {(row["month"], row["opd_id"]): row for row in rows}
    found = []
    for month, name in months:
        written = public_data.as_csv(public_data.records(open_version(home, month, name)))
        for row in csv.DictReader(io.StringIO(written.decode())):
            own = there.get((month, row["opd_id"]), {})
            found += [
                Traced(
                    f"{month} {name} {row['opd_id']} {column}",
                    own.get(column, ""),
                    value,
                    bool(own),
                )
                for column, value in row.items()
            ]
    return found
