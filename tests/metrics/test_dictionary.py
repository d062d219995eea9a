"""Definition files: complete, about columns that exist, with worked examples that add up."""

import re

import pytest

from data import store
from data.home import Home
from metrics import dictionary
from metrics.figures import COLUMNS, figures
from tests.pages import homes

KNOWN = dictionary.definitions()
PLACES = ("score", "place")


@pytest.mark.parametrize("name", KNOWN)
def test_every_field_is_filled(name):
    found = KNOWN[name]
    texts = (found.title, found.says, found.numerator, found.denominator, found.clock, found.target, found.ground,
             found.author, found.formula, found.name, found.example.result)
    assert all(text.strip() for text in texts)
    assert found.limits and found.not_counted and len(found.example.rows) == 5
    assert ":" in found.title and found.title.endswith(".")


@pytest.mark.parametrize("name", KNOWN)
def test_columns_are_those_of_the_figures(name):
    found = KNOWN[name]
    assert set(found.columns) <= set(COLUMNS)
    has_figure = name not in PLACES and not name.startswith("pertanyaan_")
    assert bool(found.columns) == has_figure == (found.form != "none")
    assert {found.met, found.of} <= {*COLUMNS, None}


def test_every_figure_of_the_boards_is_defined():
    shown = {"on_time_rate", "answered_rate", "median_response", "p90_response", "resolution_rate", "median_resolution",
             "reopen_rate", "backlog", "waiting_again", "auto_share", "replies_sent", "coverage", *PLACES}
    assert set(KNOWN) >= shown


@pytest.mark.parametrize("name", [name for name, d in KNOWN.items() if d.form == "rate"])
def test_worked_rates_add_up(name):
    rows, result = KNOWN[name].example.rows, KNOWN[name].example.result
    met = sum(row.met for row in rows)
    assert result.startswith(f"{met} ") and f"÷ {len(rows)} " in result
    assert f"= {met / len(rows) * 100:.1f} %".replace(".", ",") in result


@pytest.mark.parametrize("name", ["waiting_again", "replies_sent", "backlog"])
def test_worked_counts_add_up(name):
    met = sum(row.met for row in KNOWN[name].example.rows)
    assert re.search(rf"\b{met} (kasus|balasan|pesan)", KNOWN[name].example.result)


@pytest.mark.parametrize(("name", "share"), [
    ("median_response", 0.5), ("p90_response", 0.9), ("median_resolution", 0.5)])
def test_worked_quantiles_are_kaplan_meiers(name, share):
    rows = sorted(KNOWN[name].example.rows, key=lambda row: row.hours)
    reached = [row for i, row in enumerate(rows, 1) if not row.waits and i / len(rows) >= share]
    if not reached:
        assert "lebih dari" in KNOWN[name].example.result
    else:
        said = reached[0].text.split(": ")[-1].removeprefix("selesai setelah ")
        assert said in KNOWN[name].example.result


def test_a_wrong_field_names_the_file(tmp_path, monkeypatch):
    text = (dictionary.FOLDER / "coverage.toml").read_text(encoding="utf-8")
    (tmp_path / "coverage.toml").write_text(f"salah = 1\n{text}", encoding="utf-8")
    monkeypatch.setattr(dictionary, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="coverage.toml"):
        dictionary.definitions.__wrapped__()


def test_values_are_the_regencys(tmp_path):
    cursor = store.cursor(store.current(Home(homes.filled(tmp_path))))
    found = dictionary.value(cursor, KNOWN["on_time_rate"], "2026-09", "wall")
    assert (found.met, found.of) == (57 + 48 + 18 + 40 + 27 + 4 + 2, 319)
    assert found.value == pytest.approx(found.met / found.of)
    month = figures(cursor, "regency", "2026-09", "wall").iloc[0]
    stock = dictionary.value(cursor, KNOWN["backlog"], "2026-09", "wall")
    assert stock.value == sum(month[name] for name in KNOWN["backlog"].columns) == 0
    assert dictionary.value(cursor, KNOWN["place"], "2026-09", "wall").value is None
