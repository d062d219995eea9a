"""Every number of every kind of document is led back to the version and computed anew from it."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from bench.documents import drawn
from reports.documents.site import site
from reports.documents.trace.cells import of_workbook
from reports.documents.trace.trace import trace
from reports.documents.workbook import workbook
from reports.published import versions
from tests.reports.conftest import MONTH
from tests.reports.test_hard_months import changed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def public(version, place, tmp_path_factory) -> Path:
    """The public site of the month."""
    out = tmp_path_factory.mktemp("public")
    for file in site.site(version, [], versions(place)):
        (out / file.path).parent.mkdir(parents=True, exist_ok=True)
        (out / file.path).write_bytes(file.content)
    return out


@pytest.fixture(scope="module")
def made(written, public) -> list[Path]:
    """All documents and the files of the site that hold numbers."""
    documents = [path for path in written.rglob("*") if path.is_file()]
    pages = [path for path in public.rglob("*") if path.suffix == ".html"]
    return [*documents, *pages, *public.rglob(drawn.DATA)]


@pytest.mark.parametrize("name", ["ringkasan", "laporan", "angka", "rapat", "teks-grup"])
def test_every_number_is_led_back_to_its_figure(place, written, name):
    [path] = written.glob(f"{name}-{MONTH}.*")
    found = trace(place, path)
    assert len(found) > 3 and [one for one in found if not one.is_right] == []


def test_the_profiles_too(place, written):
    for path in (written / "opd").glob("*"):
        wrong = [one for one in trace(place, path) if not one.is_right]
        assert wrong == [], path.name


@pytest.mark.parametrize("ending", [".pdf", ".pptx", ".xlsx", ".txt", ".html", ".json"])
def test_no_number_that_a_reader_meets_is_without_its_figure(place, version, made, ending):
    """All of them, not a sample: out of what was rendered, by kind of document."""
    found = [
        one for path in made if path.suffix == ending for one in drawn.numbers(place, version, path)
    ]
    assert len(found) > 10 and [one for one in found if not one.is_led] == []


def test_a_number_that_nobody_printed_is_seen(place, version, made, tmp_path):
    """One more than the trace knows, of a value that it knows."""
    [path] = [path for path in made if path.name.startswith("teks-grup")]
    text = path.read_text()
    rate = re.search(r"\d+,\d %", text)[0]
    (tmp_path / "teks.txt").write_text(text + f"Dan lagi {rate}.")
    found = drawn.numbers(place, version, tmp_path / "teks.txt")
    assert [one.text for one in found if not one.is_led] == [rate.removesuffix(" %")]


def test_a_duration_of_a_few_seconds_is_the_same_in_its_cell(version):
    """In days it has more digits than a reader of workbooks keeps."""

    def quick(name: str, table: pd.DataFrame) -> pd.DataFrame:
        return table.assign(median_response=2.0) if name == "figures" else table

    fast = changed(version, quick)
    found = of_workbook(fast, workbook.workbook(fast, None))
    assert [one for one in found if not one.is_right] == []
    assert "2" in {one.text for one in found if one.key.endswith(" median_response")}


def test_a_number_that_somebody_changed_is_named(place, written, tmp_path):
    text = (written / f"teks-grup-{MONTH}.txt").read_text()
    rate = re.search(r"\d+,\d %", text)[0]
    (tmp_path / "teks.txt").write_text(text.replace(rate, "99,9 %"))
    wrong = [one for one in trace(place, tmp_path / "teks.txt") if not one.is_right]
    assert wrong and wrong[0].text.replace("\xa0", " ") == rate
    command = [sys.executable, "-m", "reports", "trace", str(tmp_path / "teks.txt")]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"TANGGAP_HOME": str(place.path)}, capture_output=True
    )
    assert done.returncode == 1 and b"tidak ada lagi" in done.stderr


def test_a_cell_that_somebody_changed_is_named(place, written, tmp_path):
    """One digit in the XML of the sheet of OPDs."""
    with zipfile.ZipFile(written / f"angka-{MONTH}.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet4.xml"
    cell = re.search(rb'<c r="D4"[^>]*><v>(\d+)</v>', parts[sheet])
    parts[sheet] = parts[sheet].replace(cell[0], cell[0].replace(b"<v>", b"<v>9"), 1)
    with zipfile.ZipFile(tmp_path / "angka.xlsx", "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    wrong = [one for one in trace(place, tmp_path / "angka.xlsx") if not one.is_right]
    assert [one.key.split()[-1] for one in wrong] == ["cases"]


@pytest.mark.parametrize("name", ["index.html", "opd/sosial.html", "datapackage.json"])
def test_the_site_and_its_data_too(place, public, name):
    found = trace(place, public / name)
    assert len(found) > 20 and [one for one in found if not one.is_right] == []


def test_a_point_of_a_chart_that_somebody_moved_is_named(place, written, tmp_path):
    """One value in the XML of the slide's chart."""
    with zipfile.ZipFile(written / f"rapat-{MONTH}.pptx") as deck:
        parts = {name: deck.read(name) for name in deck.namelist()}
    [chart] = [name for name in parts if re.fullmatch(r"ppt/charts/chart[^/]*xml", name)][:1]
    value = re.search(rb"<c:v>\d{3}</c:v>", parts[chart])[0]
    parts[chart] = parts[chart].replace(value, b"<c:v>999</c:v>", 1)
    with zipfile.ZipFile(tmp_path / "rapat.pptx", "w") as deck:
        for name, content in parts.items():
            deck.writestr(name, content)
    wrong = [one for one in trace(place, tmp_path / "rapat.pptx") if not one.is_right]
    assert [one.text for one in wrong] == ["999"] and "salindia" in wrong[0].key


def test_a_row_of_the_public_data_that_somebody_changed_is_named(place, public, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "datapackage.json").write_bytes((public / "datapackage.json").read_bytes())
    text = (public / "data" / "opd.csv").read_text()
    row = next(line for line in text.splitlines() if ",sosial," in line)
    cells = row.split(",")
    cells[7] = str(int(cells[7]) + 1)
    (tmp_path / "data" / "opd.csv").write_text(text.replace(row, ",".join(cells)))
    wrong = [one for one in trace(place, tmp_path / "datapackage.json") if not one.is_right]
    assert [one.key.split()[-2:] for one in wrong] == [["sosial", "due"]]
