"""Databases in memory are used again, and nothing of the last use is left in them."""

import os
import re

import duckdb
import pytest

from data.sql.databases import FEW, expect, for_cases, for_reading
from data.sql.statements import FOLDER


def things(connection) -> list[str]:
    """Tables and views that somebody made."""
    return [row[0] for row in connection.execute("SHOW TABLES").fetchall()]


def test_the_next_use_finds_the_macros_and_nothing_else(tmp_path):
    for folder in (tmp_path / "a", tmp_path / "b"):
        with for_reading(folder) as connection:
            assert things(connection) == []
            assert connection.execute("SELECT clean(' a ')").fetchall() == [("a",)]
            connection.execute("CREATE TEMP TABLE judged AS SELECT 1")
            connection.register("stored", connection.sql("SELECT 1 AS a"))
            assert sorted(things(connection)) == ["judged", "stored"]


def test_whatever_statements_make_is_temporary():
    """Else it would be there for the next use; what goes into a new store leaves with it."""
    made = {
        path.name: re.findall(
            r"^CREATE(?: OR REPLACE)? (?!OR )(\w+)\b(?!(?: IF NOT EXISTS)? store\.)",
            path.read_text(),
            re.MULTILINE,
        )
        for path in FOLDER.glob("*.sql")
    }
    assert {word for words in made.values() for word in words} == {"TEMP", "MACRO"}


def test_two_at_once_are_two(tmp_path):
    with for_cases(tmp_path / "a") as one, for_cases(tmp_path / "b") as other:
        one.execute("CREATE TABLE known AS SELECT 1")
        assert things(other) == []


def test_after_an_error_it_is_not_used_again(tmp_path):
    with pytest.raises(duckdb.Error), for_cases() as connection:
        connection.execute("CREATE TABLE half AS SELECT 1")
        connection.execute("SELECT * FROM nowhere")
    with for_cases() as connection:
        assert things(connection) == []


def test_what_does_not_fit_goes_to_the_folder_of_each_use_and_leaves_with_it(tmp_path):
    for name in ("a", "b", "c"):
        folder = tmp_path / name
        folder.mkdir()
        with for_reading(folder, "60MB") as connection:
            connection.execute(
                "CREATE TEMP TABLE many AS SELECT i, hash(i) AS h, hash(i + 1) AS k FROM range(6_000_000) AS n(i)"
            )
            assert os.listdir(folder) == ["spill"]
        assert os.listdir(folder) == []


def test_few_rows_are_for_one_thread_and_the_next_use_has_all():
    def threads(connection) -> int:
        return connection.execute("SELECT current_setting('threads')::INTEGER").fetchall()[0][0]

    with for_cases() as connection:
        many = threads(connection)
        expect(connection, FEW)
        assert threads(connection) == 1
        expect(connection, FEW + 1)
        assert threads(connection) == many
        expect(connection, 0)
    with for_cases() as connection:
        assert threads(connection) == many == os.cpu_count()


def test_a_fork_makes_its_own(tmp_path):
    """The threads of the one that its parent keeps are not there after it."""
    with for_cases():
        pass
    pid = os.fork()
    if pid == 0:
        with for_cases() as connection:
            found = connection.execute("SELECT sum(i) FROM range(1000) AS n(i)").fetchall()
        os._exit(0 if found == [(499500,)] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
