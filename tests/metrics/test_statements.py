"""Statements that are run once for all who ask the same."""

import duckdb

from metrics.sql.statements import asked_once, table

KINDS = "CREATE TABLE opds AS SELECT 'dinas' AS kind FROM range(2)"


class Counting:
    """A cursor that counts what it is asked."""

    def __init__(self, cursor):
        self.cursor, self.asked = cursor, 0

    def execute(self, *given):
        self.asked += 1
        return self.cursor.execute(*given)

    def to_arrow_table(self):
        return self.cursor.to_arrow_table()


def test_within_it_the_same_is_asked_once_of_each_cursor():
    with duckdb.connect() as store:
        store.execute(KINDS)
        one, other = Counting(store.cursor()), Counting(store.cursor())
        with asked_once():
            for cursor in (one, one, other):
                table(cursor, "kinds", {})
        assert (one.asked, other.asked) == (1, 1)
        table(one, "kinds", {})
        assert one.asked == 2


def test_who_writes_into_an_answer_changes_nobody_elses():
    with duckdb.connect() as store, asked_once():
        store.execute(KINDS)
        cursor = Counting(store)
        mine = table(cursor, "kinds", {})
        mine.loc[0, "kind"] = "badan"
        assert list(table(cursor, "kinds", {})["kind"]) == ["dinas"]
        assert cursor.asked == 1
