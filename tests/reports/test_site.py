"""The public site: static, small, of all published months; its data are a valid Data Package."""

import csv
import io
import json
import re
from dataclasses import replace

import frictionless
import pytest

from reports.documents.site import site
from reports.published import versions
from tests.reports.conftest import MONTH

LARGEST = 200_000  # bytes of a page with what it asks for


@pytest.fixture(scope="module")
def files(version, place) -> dict[str, bytes]:
    """Two months: the published one, and the same tables as if they were those of August."""
    august = replace(version, manifest=version.manifest | {"month": "2026-08"})
    found = site.site(version, [august], versions(place))
    return {file.path: file.content for file in found}


def test_it_asks_for_nothing_from_outside_and_shames_nobody(version, files):
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert "<script" not in page and not re.findall(r'(?:src|href)="(?:https?:)?//', page), path
        assert "di bawah tengah" not in page and "Tempat yang mungkin" not in page, path
        assert version.short_hash in page and len(page) < LARGEST
    below = {
        row["unit"]
        for row in version.records("boards")
        if (row["unit_type"], row["board"], row["clock"], row["within"])
        == ("opd", "response", "wall", "")
        and row["group"] == "below"
    }
    rows = {row["opd_id"]: row for row in json.loads(files["data/opd.json"])}
    assert below and all(rows[unit]["place_low"] is None for unit in below)


def test_every_published_month_has_its_pages_and_every_link_leads_to_one(files):
    assert {"index.html", "2026-08/index.html", "2026-08/opd/sosial.html"} <= set(files)
    assert "Agustus" in files["index.html"].decode()
    for path, content in files.items():
        folder = path.rpartition("/")[0].split("/") if "/" in path else []
        for link in re.findall(r'(?:src|href)="([^"]+)"', content.decode()):
            steps = [*folder, *link.split("/")]
            while ".." in steps:
                at = steps.index("..")
                steps[at - 1 : at + 1] = []
            assert "/".join(steps) in files, (path, link)


def test_frictionless_finds_no_error_in_the_data_package(files, tmp_path):
    (tmp_path / "data").mkdir()
    for name in ("datapackage.json", "data/opd.csv"):
        (tmp_path / name).write_bytes(files[name])
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    rows = list(csv.DictReader(io.StringIO(files["data/opd.csv"].decode())))
    assert {row["month"] for row in rows} == {MONTH, "2026-08"}
    package = json.loads(files["datapackage.json"])
    assert package["version"] == "1.0" and package["changes"][0]["month"] == MONTH
