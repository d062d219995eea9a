"""A store that is made from the one before is the store that would be made of nothing."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.cases import cached, exclusions, store, stores
from data.cases.rules import Rules
from data.lake import removal
from data.lake.home import Home
from data.lake.uploads import Lake
from data.lake.writing import sha256_of
from data.register import merging
from data.targets import settings_file as targets
from tests import histories, program

pytestmark = pytest.mark.usefixtures("today")

MANY = [replace(histories.ACCOUNTS[0], account_id=f"b{n}") for n in range(6)]  # with older messages
ACCOUNTS = [*histories.ACCOUNTS, *MANY]
CHANGES = st.lists(
    st.sampled_from(["load", "load", "load", "undo", "move", "close", "exclude", "target"]),
    min_size=4,
    max_size=7,
)
OLDER = "account_id,conversation_id,message_id,sent_at,direction\n" + "".join(
    f"b{n},k{i},m{i}{way},2026-03-{10 + i}T{hour}:00:00+07:00,{way}\n"
    for n in range(6)
    for i in range(9)
    for way, hour in (("inbound", "08"), ("outbound", "09"))
)


def contents(path: Path) -> dict[str, list]:
    """Every table of a store, its rows sorted."""
    with stores.opened(path) as connection:
        names = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
        tables = {name: connection.table(name) for name in names}
        return {
            name: [rows.columns, sorted(map(repr, rows.fetchall()))]
            for name, rows in tables.items()
        }


def of_nothing(home: Home) -> dict[str, list]:
    """What the store holds where nothing derived is there; the store that was there stays."""
    path = store.current(home)
    aside = path.with_name("aside")
    os.replace(path, aside)
    removal.forget_derived(home)
    try:
        return contents(store.current(home))
    finally:
        os.replace(aside, path)


def older(home: Home, folder: Path, reader) -> None:
    path = folder / "older.csv"
    path.write_text(OLDER, encoding="utf-8")
    program.load_file(home, path, reader)


def registered(home: Home, folder: Path, row: str) -> None:
    opds, accounts = folder / "opds.csv", folder / "moved.csv"
    opds.write_text("opd_id,name,kind,schedule\n")
    accounts.write_text(f"account_id,opd_id,platform,handle,valid_from,valid_to\n{row}\n")
    merging.take_in(home, opds, accounts, True, "test", cached.opened)


def exclude_one(home: Home) -> None:
    view = Lake.read(home)
    with duckdb.connect(str(store.current(home)), read_only=True) as connection:
        of_a = "SELECT min(case_key) FROM cases WHERE account_id < 'b'"
        found = connection.execute(of_a).fetchall()
    if found[0][0] is not None:
        case = cached.find(f"{found[0][0]:016x}", view, Rules.current(view))
        exclusions.add(home, case, "spam", "test")


def change(home: Home, folder: Path, what: str, files: list, reader) -> None:
    """One thing that people do to a home."""
    if what == "load" and files:
        file = files.pop()
        file.write(folder / f"{len(files)}.csv")
        program.load_file(home, file.path, reader, *file.options())
    elif what == "undo":
        valid = Lake.read(home).valid
        if len(valid) > 1:
            removal.undo(home, valid[-1].upload_id, "test")
    elif what == "move":
        registered(home, folder, "a2,rsud,whatsapp,@x,,")
    elif what == "close":
        registered(home, folder, "b5,dinas,instagram,@x,,2026-03-14")
    elif what == "exclude":
        exclude_one(home)
    elif what == "target":
        path = folder / "settings.csv"
        path.write_text("name,value,valid_from\nresponse_target_hours,12,2026-03-15\n")
        targets.take_in(home, path, "test")


# some thirty changes, each compared by itself: every kind of them stands after several others
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(messages=histories.message_files(), tickets=histories.case_files(), changes=CHANGES)
def test_a_store_made_from_the_last_one_equals_one_made_of_nothing(
    messages, tickets, changes, reader
):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = program.new_home(folder, histories.OPDS, ACCOUNTS)
        older(home, folder, reader)
        seen = {store.current(home)}
        files = [*messages, *tickets]
        for what in changes:
            change(home, folder, what, files, reader)
            path = store.current(home)
            if (
                path not in seen
            ):  # nothing was left to take out, or nothing to load: compared already
                assert contents(path) == of_nothing(home), what
                seen.add(path)


@pytest.fixture
def home(tmp_path, reader):
    found = program.new_home(tmp_path, histories.OPDS, ACCOUNTS)
    older(found, tmp_path, reader)
    store.current(found)
    return found


def cases_of(home: Home) -> dict[str, int]:
    with duckdb.connect(str(store.current(home)), read_only=True) as connection:
        counts = "SELECT account_id, count(*) FROM cases GROUP BY account_id ORDER BY account_id"
        return dict(connection.execute(counts).fetchall())


def test_an_upload_leaves_the_cases_of_other_accounts_where_they_are(home, tmp_path, reader):
    for path in home.cases.iterdir():
        path.unlink()
    path = tmp_path / "new.csv"
    path.write_text(OLDER.splitlines()[0] + "\na1,k,m,2026-03-20T08:00:00+07:00,inbound\n")
    program.load_file(home, path, reader)
    assert cases_of(home) == {"a1": 1} | {f"b{n}": 9 for n in range(6)}
    assert {path.name.split("-")[0] for path in home.cases.iterdir()} == {"a1"}


def test_where_the_last_store_cannot_be_read_the_next_is_made_of_nothing(home, tmp_path):
    [last] = home.path.glob("store-*.duckdb")
    last.write_bytes(b"no store")
    registered(home, tmp_path, "b5,dinas,instagram,@x,,2026-03-14")
    assert cases_of(home) == {f"b{n}": 9 for n in range(5)} | {"b5": 5}


def test_where_nothing_is_left_nothing_of_an_earlier_program_is_taken_over(home):
    last = store.current(home)
    with duckdb.connect(str(last)) as connection:
        connection.execute("DROP TABLE case_days")
    last.with_suffix(store.SUMS).write_text(sha256_of(last))
    [upload] = Lake.read(home).valid
    removal.undo(home, upload.upload_id, "test")
    assert contents(store.current(home)) == of_nothing(home)


def test_a_target_that_all_cases_hang_on_changes_them_all(home, tmp_path):
    change(home, tmp_path, "target", [], None)
    with duckdb.connect(str(store.current(home)), read_only=True) as connection:
        targets_held = "SELECT DISTINCT response_target FROM cases WHERE opened_on >= '2026-03-15'"
        assert connection.execute(targets_held).fetchall() == [(12 * 3600,)]
