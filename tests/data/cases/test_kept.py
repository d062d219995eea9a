"""What the newest store holds of accounts that have not changed is not cut again."""

from functools import partial

import duckdb
import pytest

from data.cases import cached, keys, store
from data.cases.rules import Rules
from data.lake import removal
from data.lake.home import Home
from data.lake.uploads import Lake
from tests import histories, program
from tests.data.cases.test_succession import ACCOUNTS, contents, older, registered

pytestmark = pytest.mark.usefixtures("today")

ALL = sorted({account.account_id for account in ACCOUNTS})


@pytest.fixture
def home(tmp_path, reader):
    found = program.new_home(tmp_path, histories.OPDS, ACCOUNTS)
    older(found, tmp_path, reader)
    removal.forget_derived(found)
    store.current(found)
    return found


def now(home: Home) -> tuple[Lake, Rules]:
    view = Lake.read(home)
    return view, Rules.current(view)


def a_case(home: Home, account_id: str) -> str:
    with duckdb.connect(str(store.current(home)), read_only=True) as connection:
        of_account = "SELECT min(case_key) FROM cases WHERE account_id = $1"
        return f"{connection.execute(of_account, [account_id]).fetchall()[0][0]:016x}"


def answers(home: Home, case_id: str) -> list:
    view, rules = now(home)
    return [
        cached.count(view, rules, ALL),
        cached.find(case_id, view, rules),
        cached.find("0" * 16, view, rules),
        cached.opened(home),
    ]


def rows(paths: cached.Paths) -> list[list]:
    return [sorted(map(repr, duckdb.read_parquet(str(path)).fetchall())) for path in paths]


def test_a_store_is_made_without_derived_files(home):
    assert [*home.cases.iterdir()] == []


def test_questions_about_cases_are_answered_as_if_they_were_cut_again(home):
    case_id = a_case(home, "b3")
    from_store = answers(home, case_id)
    assert from_store[0] == 54 and from_store[1]["account_id"] == "b3"
    assert [*home.cases.iterdir()] == []
    removal.forget_derived(home)
    assert answers(home, case_id) == from_store
    assert len([*home.cases.glob("*.sums")]) == 6


def test_files_taken_out_of_the_store_hold_what_would_be_cut(home):
    taken = {account: rows(paths) for account, paths in cached.files(*now(home)).items()}
    removal.forget_derived(home)
    assert {account: rows(paths) for account, paths in cached.files(*now(home)).items()} == taken


def test_of_an_account_that_changed_the_store_is_not_asked(home, tmp_path):
    case_id = a_case(home, "b5")
    registered(home, tmp_path, "b5,dinas,instagram,@x,,2026-03-09")
    view, rules = now(home)
    assert cached.count(view, rules, ["b4", "b5"]) == 9
    assert cached.find(case_id, view, rules) is None
    assert cached.opened(home)["b5"] == set()


def test_a_store_made_in_many_batches_is_the_same_and_has_each_account_in_one_piece(
    home, monkeypatch
):
    whole = contents(store.current(home))
    removal.forget_derived(home)
    monkeypatch.setattr(keys, "batches", partial(keys.batches, most=1))
    path = store.current(home)
    assert contents(path) == whole
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute("SELECT account_id FROM cases ORDER BY rowid").fetchall()
    begins = [i for i, row in enumerate(found) if i == 0 or found[i - 1] != row]
    assert len(begins) == len(set(found)) == 6
