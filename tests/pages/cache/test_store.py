"""What screens look up is made once, however it is asked for."""

import ast
from collections import Counter

import pytest

from data.lake import home
from metrics import figures
from pages.access import rights
from pages.cache import following, published, store
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


@pytest.mark.parametrize("keep", [store.kept, store.copied])
def test_results_are_forgotten_with_their_store(keep, tmp_path, monkeypatch):
    """Once another store has been shown for a while; until then each is found again."""
    monkeypatch.setattr(following, "RUNS", 0)
    made = []

    @keep(10)
    def answer(path: str) -> str:
        made.append(path)
        return path

    home = homes.filled(tmp_path)
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    before = store.store_path()
    store.look_again()
    assert answer(before) == answer(store.store_path()) == before
    assert made == [before]
    export = tmp_path / "more.csv"
    export.write_bytes(homes.csv_bytes(homes.talks("dukcapil-ig", 3, 0.5, prefix="more-")))
    homes.command(home, "load", export)
    store.look_again()
    after = store.store_path()
    assert answer(after) == after != before
    assert answer(before) == before  # of whoever still looks at it
    assert made == [before, after]
    store.store_path()
    assert answer(after) == after and answer(before) == before
    assert made == [before, after, before]


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


def test_many_visits_look_at_the_home_once(app, base_home, monkeypatch):
    """Opening a file costs a visit more than all else that it looks up."""
    monkeypatch.setattr(store, "LOOKED_FOR", 3600)
    screen = app(base_home, "pages/board/leaderboard.py")
    assert not screen.exception
    looks: Counter[str] = Counter()
    for room, name in ((home, "refuse_newer"), (published, "versions")):
        monkeypatch.setattr(room, name, lambda *_, name=name: looks.update([name]))
    assert not screen.run().exception
    assert not looks


def test_what_was_just_published_is_seen_at_once(monkeypatch):
    monkeypatch.setattr(store, "LOOKED_FOR", 3600)
    found = ["1.0"]
    newest = store.briefly(lambda month: found[-1])
    assert newest("2022-11") == "1.0"
    found.append("1.1")
    assert newest("2022-11") == "1.0"
    store.look_again()
    assert newest("2022-11") == "1.1"


@pytest.mark.parametrize("path", sorted({screen.path for screen in rights.SCREENS}))
def test_no_page_keeps_results_itself(path):
    """Streamlit runs a page's script anew for every visit: what it decorates would be kept anew,
    and ``store`` would remember each of them."""
    tree = ast.parse((homes.ROOT / path).read_text(encoding="utf-8"))
    names = {
        part.attr if isinstance(part, ast.Attribute) else getattr(part, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        for part in ast.walk(decorator)
    }
    assert not names & {"kept", "copied", "briefly", "lru_cache", "cache"}
