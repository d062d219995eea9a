"""Two rows with the same id are one message, whatever file they came in (handbook, section 2, "Same
message")."""

import pytest

from data.lake.writing import sha256_of
from tests.handbook.tables import (
    account_of,
    accounts_of,
    check,
    expected,
    header,
    load_examples,
    load_in_order,
    town,
    write,
)

SINCE, UNTIL = "Sun 1 Feb", "Fri 27 Feb 12:00:00"
ONE_FILE = {
    "two rows with one id are one message at the earliest stamp": (
        """
        id | at                 | from
        m1 | Mon 2 Feb 08:00:30 | citizen
        m1 | Mon 2 Feb 08:00:00 | citizen
        m2 | Mon 2 Feb 09:00:00 | office
        m2 | Mon 2 Feb 10:00:00 | office
        """,
        """
        cases | median_response | replies_sent
        1     | 1 h             | 1
        """,
    ),
    "ids of two conversations are ids of one account": (
        """
        conversation | id | at                 | from
        siti         | m1 | Mon 2 Feb 08:00:00 | citizen
        siti         | m2 | Mon 2 Feb 09:00:00 | office
        budi         | m3 | Mon 2 Feb 09:30:00 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00
        Mon 2 Feb 09:30:00 | -
        """,
    ),
    "a field missing in one row is filled from the other": (
        """
        id | at                 | from    | topic     | text
        m1 | Mon 2 Feb 08:00:00 | citizen | -         | Mohon info
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan | -
        """,
        """
        opened             | topic
        Mon 2 Feb 08:00:00 | pengaduan
        """,
    ),
    "a text that one row has makes the message the courtesy that it is": (
        """
        id | at                 | from    | text
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        m1 | Mon 2 Feb 08:00:00 | citizen | terima kasih
        """,
        """
        opened
        """,
    ),
    "is_automatic = false always wins": (
        """
        id | at                 | from    | auto
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        m2 | Mon 2 Feb 09:00:00 | office  | false
        m2 | Mon 2 Feb 09:00:00 | office  | true
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00
        """,
    ),
    "a mark true and no mark: true": (
        """
        id | at                 | from    | auto
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        m2 | Mon 2 Feb 09:00:00 | office  | true
        m2 | Mon 2 Feb 09:00:00 | office  | -
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
    "without ids: the same text in the same minute is one message": (
        """
        id | at                 | from    | text
        -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        -  | Mon 2 Feb 09:00:10 | office  | Silakan
        -  | Mon 2 Feb 09:00:59 | office  | Silakan
        """,
        """
        cases | replies_sent | median_response
        1     | 1            | 1 h + 10 s
        """,
    ),
    "without ids: the same text in the next minute is another": (
        """
        id | at                 | from    | text
        -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        -  | Mon 2 Feb 09:00:59 | office  | Silakan
        -  | Mon 2 Feb 09:01:00 | office  | Silakan
        """,
        """
        cases | replies_sent
        1     | 2
        """,
    ),
    "without ids: another text in the same minute is another": (
        """
        id | at                 | from    | text
        -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        -  | Mon 2 Feb 09:00:10 | office  | Silakan
        -  | Mon 2 Feb 09:00:10 | office  | Silakan datang
        """,
        """
        cases | replies_sent
        1     | 2
        """,
    ),
    "without ids: the same text in the same minute of another conversation is another": (
        """
        conversation | id | at                 | from    | text
        siti         | -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        budi         | -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        """,
        """
        cases | replies_sent
        2     | 0
        """,
    ),
    "without ids: the same text in the same minute in the other direction is another": (
        """
        id | at                 | from    | text
        -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        -  | Mon 2 Feb 08:00:40 | office  | Mohon info
        """,
        """
        cases | replies_sent
        1     | 1
        """,
    ),
}
TWO_FILES = {
    "a field is filled from another file": (
        """
        file | until               | id | at                 | from    | topic
        one  | Thu 26 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        two  | Fri 27 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        opened             | topic
        Mon 2 Feb 08:00:00 | pengaduan
        """,
    ),
    "the earliest stamp counts, whatever file states more": (
        """
        file | until               | id | at                 | from
        one  | Thu 26 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen
        two  | Fri 27 Feb 12:00:00 | m1 | Mon 2 Feb 09:00:00 | citizen
        """,
        """
        opened
        Mon 2 Feb 08:00:00
        """,
    ),
    "of two topics the one of the latest stated end wins": (
        """
        file | until               | id | at                 | from    | topic
        one  | Fri 27 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        two  | Thu 26 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen | informasi
        """,
        """
        opened             | topic
        Mon 2 Feb 08:00:00 | pengaduan
        """,
    ),
    "of two directions the one of the latest stated end wins": (
        """
        file | until               | id | at                 | from
        one  | Fri 27 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen
        two  | Thu 26 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | office
        """,
        """
        opened
        Mon 2 Feb 08:00:00
        """,
    ),
    "is_automatic = false wins over the latest stated end": (
        """
        file | until               | id | at                 | from    | auto
        one  | Thu 26 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen | -
        one  | Thu 26 Feb 12:00:00 | m2 | Mon 2 Feb 09:00:00 | office  | false
        two  | Fri 27 Feb 12:00:00 | m2 | Mon 2 Feb 09:00:00 | office  | true
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00
        """,
    ),
    "a message that a later upload lacks stays": (
        """
        file | until               | id | at                 | from
        one  | Thu 26 Feb 12:00:00 | m1 | Mon 2 Feb 08:00:00 | citizen
        one  | Thu 26 Feb 12:00:00 | m2 | Mon 2 Feb 09:00:00 | citizen
        two  | Fri 27 Feb 12:00:00 | m2 | Mon 2 Feb 09:00:00 | citizen
        """,
        """
        opened
        Mon 2 Feb 08:00:00
        """,
    ),
    "without ids the same message of two files is one": (
        """
        file | until               | id | at                 | from    | text
        one  | Thu 26 Feb 12:00:00 | -  | Mon 2 Feb 08:00:00 | citizen | Mohon info
        one  | Thu 26 Feb 12:00:00 | -  | Mon 2 Feb 09:00:10 | office  | Silakan
        two  | Fri 27 Feb 12:00:00 | -  | Mon 2 Feb 09:00:50 | office  | Silakan
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:10
        """,
    ),
}
ORDERS = {"first": ("one", "two"), "second": ("two", "one")}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    split = [f"{account}-{order}" for account in accounts_of(TWO_FILES) for order in ORDERS]
    with town(tmp_path_factory.mktemp("same"), accounts_of(ONE_FILE) + split + ["hashes"]) as one:
        load_examples(one, ONE_FILE, SINCE, UNTIL)
        for order, names in ORDERS.items():
            load_in_order(one, TWO_FILES, order, names, SINCE)
        yield one


@pytest.mark.parametrize("rule", ONE_FILE)
def test_rows_of_one_file(place, rule):
    check(place, ONE_FILE, rule)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("rule", TWO_FILES)
def test_rows_of_two_files(place, rule, order):
    account, table = account_of(TWO_FILES, rule), TWO_FILES[rule][1]
    assert place.case_table(f"{account}-{order}", header(table)) == expected(table)


def test_at_equal_stated_ends_the_larger_sha256_wins(place):
    files = {}
    for topic in ("pengaduan", "informasi"):
        row = {
            "account": "hashes",
            "id": "m1",
            "at": "Mon 2 Feb 08:00:00",
            "from": "citizen",
            "topic": topic,
        }
        path = write(place.folder / f"{topic}.csv", [row])
        files[sha256_of(path)] = topic
        place.load_path(path, SINCE, UNTIL)
    assert [case["topic"] for case in place.cases("hashes")] == [files[max(files)]]
