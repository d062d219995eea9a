"""Months that an earlier program published read the same for ever: tests/homes has one home for
each layout, written once by the program of its day and never again."""

import hashlib
import json
from pathlib import Path

import pytest

from data.lake import published as folders
from data.lake.home import Home
from metrics.output import text
from reports import published

HOMES = Path(__file__).parents[1] / "homes"
LAYOUTS = sorted(path for path in HOMES.iterdir() if path.is_dir())


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_every_table_reads_to_the_same_bytes(path):
    expected = json.loads(path.with_suffix(".json").read_text())
    home, found = Home(path), {}
    assert folders.bad_files(home)[1] == []
    for manifest in published.versions(home):
        version = published.open_version(home, manifest["month"], manifest["version"])
        for file in manifest["files"]:
            said = text.as_csv(version.table(file.removesuffix(".parquet"))).encode()
            name = f"{manifest['month']}/{manifest['version']}/{file}"
            found[name] = hashlib.sha256(said).hexdigest()
    assert len({manifest["month"] for manifest in published.versions(home)}) == 2
    assert found == expected
