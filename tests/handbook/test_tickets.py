"""Cases from case-level exports (handbook, section 2). February is stated until Friday the 27th,
12:00:00 (as_of).

A case of Mon 2 Feb without a topic has 5 working days: Tue 3, Wed 4, Thu 5, Fri 6, Mon 9 Feb,
24:00; 72 h later, on Thu 12 Feb at 24:00, it is in ``resolution_due``."""

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
EXAMPLES = {
    "status words": (
        """
        case | opened             | replied            | closed             | status              | reopened
        1    | Mon 2 Feb 08:01:00 | -                  | -                  | open                | 0
        2    | Mon 2 Feb 08:02:00 | Mon 2 Feb 09:00:00 | -                  | waiting             | 0
        3    | Mon 2 Feb 08:03:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | resolved            | 0
        4    | Mon 2 Feb 08:04:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | closed              | 0
        5    | Mon 2 Feb 08:05:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | auto_closed         | 0
        6    | Mon 2 Feb 08:06:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | rejected            | 0
        7    | Mon 2 Feb 08:07:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | Selesai             | 0
        8    | Mon 2 Feb 08:08:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | Ditutup oleh Sistem | 0
        9    | Mon 2 Feb 08:09:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | DIARSIPKAN          | 0
        """,
        """
        opened             | replied            | resolved           | basis  | excluded
        Mon 2 Feb 08:01:00 | -                  | -                  | status | no
        Mon 2 Feb 08:02:00 | Mon 2 Feb 09:00:00 | -                  | status | no
        Mon 2 Feb 08:03:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | status | no
        Mon 2 Feb 08:04:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | status | no
        Mon 2 Feb 08:05:00 | Mon 2 Feb 09:00:00 | -                  | status | no
        Mon 2 Feb 08:06:00 | Mon 2 Feb 09:00:00 | -                  | status | yes
        Mon 2 Feb 08:07:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00 | status | no
        Mon 2 Feb 08:08:00 | Mon 2 Feb 09:00:00 | -                  | status | no
        Mon 2 Feb 08:09:00 | Mon 2 Feb 09:00:00 | -                  | status | yes
        """,
    ),
    "rejected and archived cases leave every figure and are counted as excluded": (
        """
        case | opened             | replied | closed             | status     | reopened
        1    | Mon 2 Feb 08:00:00 | -       | Tue 3 Feb 09:00:00 | rejected   | 1
        2    | Mon 2 Feb 08:00:00 | -       | Tue 3 Feb 09:00:00 | diarsipkan | 0
        """,
        """
        cases | excluded | due | longest_response | resolution_due | reopen_rate | backlog_7_30d | closed_unanswered
        0     | 2        | 0   | -                | 0              | -           | 0             | 0
        """,
    ),
    "resolved and closed: at closed_at, but not before the reply": (
        """
        case | opened             | replied            | closed             | status   | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | Mon 2 Feb 10:00:01 | resolved | 0
        2    | Mon 2 Feb 09:00:00 | Mon 2 Feb 12:00:00 | Mon 2 Feb 10:00:00 | resolved | 0
        3    | Mon 2 Feb 10:00:00 | Mon 2 Feb 12:00:00 | Mon 2 Feb 11:00:00 | closed   | 0
        """,
        """
        opened             | resolved
        Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:01
        Mon 2 Feb 09:00:00 | Mon 2 Feb 12:00:00
        Mon 2 Feb 10:00:00 | Mon 2 Feb 12:00:00
        """,
    ),
    "closed without a human reply: unanswered, unresolved, in the backlog and every denominator": (
        """
        case | opened             | replied            | closed             | status      | reopened
        1    | Mon 2 Feb 12:00:00 | -                  | Mon 2 Feb 13:00:00 | resolved    | 0
        2    | Mon 2 Feb 12:00:00 | -                  | Mon 2 Feb 13:00:00 | closed      | 0
        3    | Mon 2 Feb 12:00:00 | -                  | Mon 2 Feb 13:00:00 | auto_closed | 0
        4    | Mon 2 Feb 12:00:00 | Mon 2 Feb 12:30:00 | Mon 2 Feb 13:00:00 | resolved    | 0
        """,
        """
        cases | due | on_time_rate | answered_rate | resolution_rate | median_resolution | reopen_rate | backlog_7_30d
        4     | 4   | 1/4          | 1/4           | 1/4             | -                 | 0/1         | 3
        """,
    ),
    "closed without a human reply is counted in closed_unanswered, by whomever it was closed": (
        """
        case | opened             | replied            | closed             | status      | reopened
        1    | Mon 2 Feb 12:00:00 | -                  | Mon 2 Feb 13:00:00 | resolved    | 0
        2    | Mon 2 Feb 12:00:00 | -                  | Mon 2 Feb 13:00:00 | closed      | 0
        3    | Mon 2 Feb 12:00:00 | -                  | Mon 2 Feb 13:00:00 | auto_closed | 0
        4    | Mon 2 Feb 12:00:00 | Mon 2 Feb 12:30:00 | Mon 2 Feb 13:00:00 | resolved    | 0
        5    | Mon 2 Feb 12:00:00 | -                  | -                  | open        | 0
        """,
        """
        closed_unanswered | median_response | longest_response
        3                 | -               | 25 d
        """,
    ),
    "a row that says closed without saying when leaves the resolution figures": (
        """
        case | opened             | replied            | closed | status   | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | resolved | 0
        2    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | closed   | 0
        """,
        """
        cases | on_time_rate | resolution_due | resolution_rate | median_resolution
        2     | 2/2          | 0              | -               | -
        """,
    ),
    "a row that is open without saying when it was closed stays in the resolution figures": (
        """
        case | opened             | replied            | closed             | status   | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -                  | open     | 0
        2    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | Mon 2 Feb 10:00:00 | resolved | 0
        """,
        """
        cases | resolution_due | resolution_rate | median_resolution
        2     | 2              | 1/2             | 2 h
        """,
    ),
    "the 10 s rule is for messages only": (
        """
        case | opened             | replied            | closed | status  | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:05 | -      | waiting | 0
        """,
        """
        cases | on_time_rate | median_response
        1     | 1/1          | 5 s
        """,
    ),
    "case rows are never waiting again and leave auto_share": (
        """
        case | opened             | replied            | closed | status  | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting | 2
        """,
        """
        cases | waiting_again | auto_share
        1     | 0             | -
        """,
    ),
    "reopen_rate: reopened ones ÷ resolved or reopened ones": (
        """
        case | opened             | replied            | closed             | status   | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | Mon 2 Feb 10:00:00 | resolved | 0
        2    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | Mon 2 Feb 10:00:00 | resolved | 3
        3    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -                  | open     | 1
        4    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -                  | open     | 0
        """,
        """
        cases | reopen_rate
        4     | 2/3
        """,
    ),
    "stamps later than as_of are not yet known": (
        """
        case | opened              | replied             | closed              | status   | reopened
        1    | Thu 26 Feb 08:00:00 | Fri 27 Feb 12:00:00 | Fri 27 Feb 12:00:00 | resolved | 0
        2    | Thu 26 Feb 09:00:00 | Fri 27 Feb 12:00:00 | Fri 27 Feb 12:00:01 | resolved | 0
        3    | Thu 26 Feb 10:00:00 | Fri 27 Feb 12:00:01 | Fri 27 Feb 12:00:01 | resolved | 0
        4    | Fri 27 Feb 12:00:00 | -                   | -                   | open     | 0
        5    | Fri 27 Feb 12:00:01 | -                   | -                   | open     | 0
        """,
        """
        opened              | replied             | resolved
        Thu 26 Feb 08:00:00 | Fri 27 Feb 12:00:00 | Fri 27 Feb 12:00:00
        Thu 26 Feb 09:00:00 | Fri 27 Feb 12:00:00 | -
        Thu 26 Feb 10:00:00 | -                   | -
        Fri 27 Feb 12:00:00 | -                   | -
        """,
    ),
    "a closing later than as_of has not happened: no closed_unanswered": (
        """
        case | opened              | replied | closed              | status | reopened
        1    | Thu 26 Feb 08:00:00 | -       | Fri 27 Feb 12:00:00 | closed | 0
        2    | Thu 26 Feb 08:00:00 | -       | Fri 27 Feb 12:00:01 | closed | 0
        """,
        """
        cases | closed_unanswered
        2     | 1
        """,
    ),
    "without a column of replies the cases are in no response figure": (
        """
        case | opened             | closed             | status      | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | resolved    | 0
        2    | Mon 2 Feb 08:00:00 | -                  | open        | 0
        3    | Mon 2 Feb 08:00:00 | Tue 3 Feb 10:00:00 | auto_closed | 0
        """,
        """
        cases | due | on_time | on_time_rate | answered_rate | median_response | p90_response | longest_response
        3     | 0   | 0       | -            | -             | -               | -            | -
        """,
    ),
    "without a column of replies the cases are in no stock, no auto_share and no closed_unanswered": (
        """
        case | opened             | closed             | status      | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | resolved    | 0
        2    | Mon 2 Feb 08:00:00 | -                  | open        | 0
        3    | Mon 2 Feb 08:00:00 | Tue 3 Feb 10:00:00 | auto_closed | 0
        """,
        """
        backlog_lt_1d | backlog_7_30d | backlog_gt_30d | waiting_again | auto_share | closed_unanswered
        0             | 0             | 0              | 0             | -          | 0
        """,
    ),
    "without a column of replies closing counts as resolved": (
        """
        case | opened             | closed             | status   | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | resolved | 0
        2    | Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00 | closed   | 1
        3    | Mon 2 Feb 08:00:00 | -                  | open     | 0
        """,
        """
        resolution_due | resolution_rate | median_resolution | reopen_rate
        3              | 2/3             | 3 h               | 1/2
        """,
    ),
    "where replies are a column and empty the case is unanswered": (
        """
        case | opened             | replied | closed             | status   | reopened
        1    | Mon 2 Feb 12:00:00 | -       | Mon 2 Feb 13:00:00 | resolved | 0
        """,
        """
        cases | due | on_time_rate | answered_rate | resolution_rate | backlog_7_30d
        1     | 1   | 0/1          | 0/1           | 0/1             | 1
        """,
    ),
    "without a column of closing times the cases are in no resolution time or rate": (
        """
        case | opened             | replied            | status   | reopened
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | resolved | 0
        2    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | open     | 0
        """,
        """
        cases | on_time_rate | median_response | resolution_due | resolved_in_time | resolution_rate | median_resolution
        2     | 2/2          | 1 h             | 0              | 0                | -               | -
        """,
    ),
    "without a column reopened they leave reopen_rate": (
        """
        case | opened             | replied            | closed             | status
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | Mon 2 Feb 10:00:00 | resolved
        """,
        """
        cases | resolution_rate | reopen_rate
        1     | 1/1             | -
        """,
    ),
}
UPDATES = {
    "the row of the latest stated end wins": (
        """
        file | until               | case | opened             | replied            | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | waiting
        two  | Thu 26 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00 | waiting
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00
        """,
    ),
    "it wins whole, also with fewer fields": (
        """
        file | until               | case | opened             | replied            | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | -                  | open
        two  | Thu 26 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00 | waiting
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
    "at equal stated ends the one with more fields filled wins": (
        """
        file | until               | case | opened             | replied            | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00 | waiting
        two  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | -                  | open
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00
        """,
    ),
    "at equal stated ends a final status is one more field filled": (
        """
        file | until               | case | opened             | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | rejected
        two  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | waiting
        """,
        """
        opened             | excluded
        Mon 2 Feb 08:00:00 | yes
        """,
    ),
    "the other way round, whichever file has the larger hash": (
        """
        file | until               | case | opened             | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | open
        two  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | rejected
        """,
        """
        opened             | excluded
        Mon 2 Feb 08:00:00 | yes
        """,
    ),
    "cases that a later upload lacks stay": (
        """
        file | until               | case | opened             | replied | status
        one  | Thu 26 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | -       | open
        two  | Fri 27 Feb 12:00:00 | 2    | Mon 2 Feb 09:00:00 | -       | open
        """,
        """
        opened
        Mon 2 Feb 08:00:00
        Mon 2 Feb 09:00:00
        """,
    ),
    "within one file the later row wins": (
        """
        file | until               | case | opened             | replied            | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | waiting
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00 | waiting
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 11:00:00
        """,
    ),
    "within one file the later row wins, also with fewer fields": (
        """
        file | until               | case | opened             | replied            | status
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | waiting
        one  | Fri 27 Feb 12:00:00 | 1    | Mon 2 Feb 08:00:00 | -                  | open
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
}
ORDERS = {"first": ("one", "two"), "second": ("two", "one")}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    split = [f"{account}-{order}" for account in accounts_of(UPDATES) for order in ORDERS]
    with town(
        tmp_path_factory.mktemp("tickets"),
        [*accounts_of(EXAMPLES), *split, "hashes", "dates", "hours"],
    ) as one:
        load_examples(one, EXAMPLES, SINCE, UNTIL)
        for order, names in ORDERS.items():
            load_in_order(one, UPDATES, order, names, SINCE)
        yield one


@pytest.mark.parametrize("rule", EXAMPLES)
def test_tickets(place, rule):
    check(place, EXAMPLES, rule)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("rule", UPDATES)
def test_updates_whatever_the_order_of_arrival(place, rule, order):
    account, table = account_of(UPDATES, rule), UPDATES[rule][1]
    assert place.case_table(f"{account}-{order}", header(table)) == expected(table)


def test_at_equal_stated_ends_and_as_many_fields_the_larger_sha256_wins(place):
    files = {}
    for hour in ("10", "11"):
        row = {
            "account": "hashes",
            "case": "1",
            "opened": "Mon 2 Feb 08:00:00",
            "status": "waiting",
            "replied": f"Mon 2 Feb {hour}:00:00",
        }
        path = write(place.folder / f"at-{hour}.csv", [row])
        files[sha256_of(path)] = row["replied"]
        place.load_path(path, SINCE, UNTIL)
    assert [case["first_reply_at"] for case in place.cases("hashes")] == [files[max(files)]]


def test_files_with_dates_but_no_times_of_day_give_no_response_figure(place):
    place.load(
        """
        account | case | opened    | replied   | status
        dates   | 1    | Mon 2 Feb | Mon 2 Feb | waiting
        dates   | 2    | Mon 2 Feb | -         | open
        """,
        SINCE,
        UNTIL,
    )
    found = place.figures()["dates"]
    names = (
        "cases",
        "due",
        "on_time",
        "on_time_rate",
        "answered_rate",
        "median_response",
        "p90_response",
        "longest_response",
        "backlog_7_30d",
        "closed_unanswered",
    )
    assert [found[name] for name in names] == [2, 0, 0, None, None, None, None, None, 0, 0]


def test_a_reply_dated_without_a_time_of_day_is_not_before_an_opening_on_that_day(place):
    found = place.load(
        """
        account | case | opened             | replied   | status
        hours   | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb | waiting
        hours   | 2    | Tue 3 Feb 08:00:00 | Mon 2 Feb | waiting
        """,
        SINCE,
        UNTIL,
    )
    assert (found["accepted"], found["rejected"]) == (1, 1)
    figures = place.figures()["hours"]
    assert (figures["cases"], figures["due"], figures["on_time_rate"]) == (1, 0, None)
