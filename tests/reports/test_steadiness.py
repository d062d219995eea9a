"""How far published months moved from their first version to today, also after several revisions and
for months that the first program published (handbook 7)."""

import json
from pathlib import Path

import pandas as pd
import pytest

from bench.publish import FACTS
from data.lake.home import Home
from reports import steadiness
from reports.__main__ import main
from reports.month import frozen
from reports.publish import freeze
from reports.published import open_version, versions
from tests.reports.conftest import MONTH
from words.review import steadiness as words

OLD = Home(Path(__file__).parents[1] / "homes" / "layout_1")


def revise(home: Home, rates: dict[str, float], places: dict[str, int]) -> None:
    """One more version, whose OPDs have these rates and places on the response board."""
    before = open_version(home, MONTH)
    tables = {
        name: before.table(name)
        for name in (file.removesuffix(".parquet") for file in before.manifest["files"])
    }
    boards = tables["boards"]
    on_board = (boards["board"] == "response") & (boards["within"] == "")
    for column, values in (("rate", rates), ("place", places)):
        for unit, value in values.items():
            boards.loc[on_board & (boards["unit"] == unit), column] = value
    facts = {name: before.manifest[name] for name in FACTS}
    known = [one["version"] for one in versions(home, MONTH)]
    freeze(home, facts, {name: frozen(table) for name, table in tables.items()}, known)


def board(version) -> pd.DataFrame:
    rows = version.table("boards")
    own = (rows["unit_type"] == "opd") & (rows["board"] == "response") & (rows["clock"] == "wall")
    return rows[own & (rows["within"] == "")].set_index("unit")


def test_the_first_version_is_compared_with_the_newest_of_many(home):
    first = board(open_version(home, MONTH))
    unit, other = first["place"].dropna().index[:2]
    far = int(first.loc[unit, "place_high"]) + 2
    revise(home, {unit: 0.5}, {unit: far})
    revise(home, {unit: 0.6}, {unit: far, other: int(first.loc[other, "place"])})
    for number in range(2, 11):  # 1.10 comes after 1.9
        revise(home, {unit: 0.6 + number / 100}, {})
    [row] = steadiness.steadiness(home).to_dict("records")
    placed = int(first["place"].notna().sum())
    assert (row["month"], row["versions"], row["placed"]) == (MONTH, 12, placed)
    assert row["rate_moved"] == pytest.approx(abs(0.7 - float(first.loc[unit, "rate"])))
    assert (row["places_moved"], row["held"]) == (1, placed - 1)
    assert row["place_moved"] == far - int(first.loc[unit, "place"])
    assert row["regency_moved"] == 0


def test_months_of_the_first_layout_stand_in_it_too(capsys, monkeypatch):
    found = steadiness.steadiness(OLD)
    assert list(found["month"]) == ["2026-08", "2026-09"]
    assert (found["versions"] == 1).all() and (found["held"] == found["placed"]).all()
    monkeypatch.setenv("TANGGAP_HOME", str(OLD.path))
    assert main(["versions", "--steadiness", "--format", "json"]) == 0
    assert [row["month"] for row in json.loads(capsys.readouterr().out)] == list(found["month"])
    said = words.table(found)
    assert list(said.index.str.replace("\u00a0", " ")) == ["Agustus 2026", "September 2026"]
    assert set(said["Versi"]) == {"1"}
