"""A figure that comes later does not break what was published before it was known."""

import io
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from data.lake.home import Home
from reports import changes, published
from reports.documents.facts.month import Month
from reports.documents.trace import cells
from reports.documents.workbook import workbook
from words import figures

OLD = Home(Path(__file__).parents[1] / "homes" / "layout_1")
NEW = ("replied_same_day", "Dibalas hari itu juga", "count")


@pytest.fixture
def versions():
    """The newest of each month that an earlier program published."""
    months = {manifest["month"] for manifest in published.versions(OLD)}
    return [published.open_version(OLD, month) for month in sorted(months)]


@pytest.fixture(autouse=True)
def known(monkeypatch):
    """Today's program has one more figure."""
    monkeypatch.setattr(workbook, "FIGURES", (*figures.FIGURES, NEW))
    compared = {**changes.COMPARED, "figures": (*changes.COMPARED["figures"], NEW[0])}
    monkeypatch.setattr(changes, "COMPARED", compared)


def test_the_workbook_has_the_figures_that_the_version_has(versions):
    content = workbook.workbook(versions[0], None)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(
        "Kabupaten, jam warga"
    )
    head = sheet.to_python()[workbook.HEAD]
    assert "Pesan masuk" in head and NEW[1] not in head
    assert len(head) == len(workbook.NAMES) + len(workbook.figures_of(Month.of(versions[0])))
    assert all(one.is_right for one in cells.of_workbook(versions[0], content))


def test_it_is_no_change_between_two_versions(versions):
    old, new = versions
    found = list(changes.differences(old, new, "figures"))
    assert found and NEW[0] not in {name for _, name, _, _ in found}
