"""Definition files: complete, about columns that exist, with worked examples that add up."""

import re

import pytest

from data.cases import store
from data.lake.home import Home
from metrics.dictionary import dictionary
from metrics.figures import COLUMNS, figures
from metrics.selection import Selection
from tests.pages import homes

KNOWN = dictionary.definitions()


@pytest.mark.parametrize("name", KNOWN)
def test_every_field_is_filled(name):
    found = KNOWN[name]
    texts = (
        found.title,
        found.says,
        found.numerator,
        found.denominator,
        found.clock,
        found.target,
        found.ground,
        found.author,
        found.formula,
        found.name,
        found.example.result,
    )
    assert all(text.strip() for text in texts)
    assert found.limits and found.not_counted
    assert len(found.example.rows) == 5, f"{name}.toml: an example has five rows"
    assert ":" in found.title and found.title.endswith(".")


@pytest.mark.parametrize("name", KNOWN)
def test_columns_are_those_of_the_figures(name):
    found = KNOWN[name]
    assert set(found.columns) <= set(COLUMNS)
    assert bool(found.columns) == (found.form != "none")
    assert {found.met, found.of} <= {*COLUMNS, None}


def test_a_reviewer_is_named_for_what_the_record_of_the_reading_lists():
    """REVIEW.md: entry → day of the reading that it passed, and by whom; nobody of Diskominfo has
    read any yet."""
    text = (dictionary.FOLDER / "REVIEW.md").read_text(encoding="utf-8")
    listed = {
        name: f"{who}, {day}; belum oleh Diskominfo"
        for name, day, who in re.findall(
            r"^\| (\w+) \| (\d+ \w+ \d{4}) \| ([^|]+?) \|", text, re.MULTILINE
        )
    }
    said = {name: definition.reviewer for name, definition in KNOWN.items()}
    wrong = [name for name in {*listed, *said} if listed.get(name) != said.get(name)]
    assert not wrong, (
        f"{', '.join(sorted(wrong))}: metrics/definitions/REVIEW.md needs a row "
        "“| entry | 29 November 2026 | who | what was mended |”, and the entry's file "
        "reviewer = “who, 29 November 2026; belum oleh Diskominfo”"
    )


def test_a_column_leads_to_the_entry_that_has_it_as_its_value():
    assert {
        column: dictionary.of_column(column).column
        for column in ("due", "on_time", "backlog_3_7d", "median_response", "resolved_in_time")
    } == {
        "due": "due",
        "on_time": "on_time_rate",
        "backlog_3_7d": "backlog",
        "median_response": "median_response",
        "resolved_in_time": "resolution_rate",
    }


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
    month = figures(cursor, Selection.of_month("regency", "2026-09", "wall")).iloc[0]
    stock = dictionary.value(cursor, KNOWN["backlog"], "2026-09", "wall")
    assert stock.value == sum(month[name] for name in KNOWN["backlog"].columns) == 0
    assert dictionary.value(cursor, KNOWN["place"], "2026-09", "wall").value is None
