"""What screens look up is made once, however it is asked for."""

import ast
from collections import Counter

import pytest

from metrics import figures
from pages.cache import store
from tests.pages import homes

KEEPING = {"cache_data", "cache_resource", "lru_cache"}


@pytest.mark.parametrize("keep", [store.kept, store.copied])
def test_one_question_is_answered_once(keep):
    made = []

    @keep(10)
    def answer(path: str, by: str, channel: str | None = None) -> str:
        made.append(channel)
        return f"{path} {by} {channel}"

    ways = [
        answer("store", "opd"),
        answer("store", "opd", None),
        answer("store", by="opd"),
        answer(channel=None, by="opd", path="store"),
    ]
    assert ways == ["store opd None"] * 4
    assert made == [None]
    assert answer("store", "opd", "ticket") == "store opd ticket"
    assert made == [None, "ticket"]


def test_trend_asks_the_store_for_nothing_twice(app, year_home, monkeypatch):
    """The months of the regency, of all accounts and of each channel: each once."""
    asked: Counter[tuple] = Counter()
    table = figures.table

    def counting(cursor, name, parameters, only=()):
        asked[name, str(sorted(parameters.items(), key=str)), only] += 1
        return table(cursor, name, parameters, only)

    monkeypatch.setattr(figures, "table", counting)
    assert not app(year_home, "pages/trend/trends.py").exception
    assert asked
    assert [key for key, times in asked.items() if times > 1] == []


def test_what_is_kept_has_no_defaults_of_its_own():
    """Streamlit's cache and ``lru_cache`` keep a default twice: only ``kept`` and ``copied`` know."""
    found = []
    for path in sorted((homes.ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.args.defaults or node.args.kw_defaults):
                names = {
                    part.attr if isinstance(part, ast.Attribute) else getattr(part, "id", "")
                    for decorator in node.decorator_list
                    for part in ast.walk(decorator)
                }
                found += [f"{path.name}: {node.name}"] * bool(names & KEEPING)
    assert found == []
