"""Every row of a file ends as exactly one of accepted, updated, duplicate, rejected; and which
cases Diskominfo takes out (handbook, section 2, "Rows" and "Excluded cases"). Counts are read,
accepted, updated, duplicates, rejected."""

import json

import pytest

from data.errors import Refused
from data.lake.uploads import Lake
from tests.handbook.tables import account_of, accounts_of, rows, town

SINCE, EARLIER, UNTIL = "Sun 1 Feb", "Thu 26 Feb 12:00:00", "Fri 27 Feb 12:00:00"
# rule → first file (stated until Thu 26 Feb), second file, until when it is stated, its counts
COUNTS = {
    "new ids are accepted": (
        """
        id | at                 | from
        m1 | Mon 2 Feb 08:00:00 | citizen
        """,
        """
        id | at                 | from
        m2 | Mon 2 Feb 08:00:00 | citizen
        """,
        UNTIL,
        (1, 1, 0, 0, 0),
    ),
    "rows that change nothing are duplicates": (
        """
        id | at                 | from    | text | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | Halo | pengaduan
        m2 | Mon 2 Feb 09:00:00 | office  | Baik | -
        """,
        """
        id | at                 | from    | text | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | Halo | pengaduan
        m1 | Mon 2 Feb 08:00:00 | citizen | -    | -
        m2 | Mon 2 Feb 09:00:00 | office  | Baik | -
        """,
        UNTIL,
        (3, 0, 0, 3, 0),
    ),
    "a field filled is an update": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        """,
        UNTIL,
        (1, 0, 1, 0, 0),
    ),
    "a field filled is an update though the stated end is earlier": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        """,
        "Wed 25 Feb 12:00:00",
        (1, 0, 1, 0, 0),
    ),
    "an earlier stamp is an update": (
        """
        id | at                 | from
        m1 | Mon 2 Feb 08:00:00 | citizen
        """,
        """
        id | at                 | from
        m1 | Mon 2 Feb 07:59:59 | citizen
        """,
        UNTIL,
        (1, 0, 1, 0, 0),
    ),
    "a later stamp changes nothing": (
        """
        id | at                 | from
        m1 | Mon 2 Feb 08:00:00 | citizen
        """,
        """
        id | at                 | from
        m1 | Mon 2 Feb 08:00:01 | citizen
        """,
        UNTIL,
        (1, 0, 0, 1, 0),
    ),
    "a contradiction that wins is an update": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | informasi
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        """,
        UNTIL,
        (1, 0, 1, 0, 0),
    ),
    "a contradiction that loses is a duplicate": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | informasi
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        """,
        "Wed 25 Feb 12:00:00",
        (1, 0, 0, 1, 0),
    ),
    "all four at once, within one file too": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        m2 | Mon 2 Feb 09:00:00 | office  | -
        m2 | Mon 2 Feb 09:00:00 | office  | -
        m3 | Mon 2 Feb 10:00:00 | nobody  | -
        m4 | Mon 2 Feb 11:00:00 | citizen | -
        m4 | Mon 2 Feb 11:00:00 | citizen | informasi
        """,
        UNTIL,
        (6, 1 + 1, 1 + 1, 1, 1),
    ),
    "of two rows of one id the one that fills a field is the update": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        """,
        UNTIL,
        (2, 0, 1, 1, 0),
    ),
    "a row that fills a field again changes nothing more": (
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        id | at                 | from    | topic
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        m1 | Mon 2 Feb 08:00:00 | citizen | pengaduan
        """,
        UNTIL,
        (2, 0, 1, 1, 0),
    ),
    "a ticket's row that is there twice changes its state once": (
        """
        case | opened             | replied | closed | status
        1    | Mon 2 Feb 08:00:00 | -       | -      | open
        """,
        """
        case | opened             | replied            | closed | status
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting
        """,
        UNTIL,
        (2, 0, 1, 1, 0),
    ),
    "a ticket whose state changed is an update": (
        """
        case | opened             | replied | closed | status
        1    | Mon 2 Feb 08:00:00 | -       | -      | open
        """,
        """
        case | opened             | replied            | closed | status
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting
        """,
        UNTIL,
        (1, 0, 1, 0, 0),
    ),
    "a ticket as it was is a duplicate": (
        """
        case | opened             | replied | closed | status
        1    | Mon 2 Feb 08:00:00 | -       | -      | open
        """,
        """
        case | opened             | replied | closed | status
        1    | Mon 2 Feb 08:00:00 | -       | -      | open
        2    | Mon 2 Feb 09:00:00 | -       | -      | open
        """,
        UNTIL,
        (2, 1, 0, 1, 0),
    ),
    "a ticket's row that loses is a duplicate": (
        """
        case | opened             | replied            | closed | status
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting
        """,
        """
        case | opened             | replied            | closed             | status
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | Mon 2 Feb 10:00:00 | resolved
        """,
        "Wed 25 Feb 12:00:00",
        (1, 0, 0, 1, 0),
    ),
    "two states of one ticket in one file: the first is new, the second changes it": (
        """
        case | opened             | replied | closed | status
        9    | Mon 2 Feb 08:00:00 | -       | -      | open
        """,
        """
        case | opened             | replied            | closed | status
        1    | Mon 2 Feb 08:00:00 | -                  | -      | open
        1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -      | waiting
        """,
        UNTIL,
        (2, 1, 1, 0, 0),
    ),
}
ACCOUNTS = """
    account | opd_id | valid_from | valid_to
    open    | dinas  | -          | -
    closing | dinas  | -          | 2026-02-09
    opening | dinas  | 2026-02-10 | -
    """
REJECTED = {  # kind → rows, each with the column that it is rejected for, or "-" where it is taken
    "messages": """
        account | at                  | from    | auto    | conversation | column
        open    | Mon 2 Feb 08:00:00  | citizen | -       | talk         | -
        nobody  | Mon 2 Feb 08:00:00  | citizen | -       | talk         | account_id
        -       | Mon 2 Feb 08:00:00  | citizen | -       | talk         | account_id
        closing | Mon 9 Feb 23:59:59  | citizen | -       | talk         | -
        closing | Tue 10 Feb 00:00:00 | citizen | -       | talk         | account_id
        opening | Mon 9 Feb 23:59:59  | citizen | -       | talk         | account_id
        opening | Tue 10 Feb 00:00:00 | citizen | -       | talk         | -
        open    | Wed 1 Apr 09:10:00  | citizen | -       | talk         | -
        open    | Wed 1 Apr 09:10:01  | citizen | -       | talk         | sent_at
        open    | kemarin             | citizen | -       | talk         | sent_at
        open    | -                   | citizen | -       | talk         | sent_at
        open    | Mon 2 Feb 08:00:00  | samping | -       | talk         | direction
        open    | Mon 2 Feb 08:00:00  | office  | mungkin | talk         | is_automatic
        open    | Mon 2 Feb 08:00:00  | masuk   | -       | talk         | -
        open    | Mon 2 Feb 08:00:00  | KELUAR  | Ya      | talk         | -
        """,
    "cases": """
        account | case | opened             | replied            | closed             | status   | column
        open    | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:00 | resolved | -
        open    | 2    | Mon 2 Feb 08:00:00 | Mon 2 Feb 07:59:59 | -                  | waiting  | first_reply_at
        open    | 3    | Mon 2 Feb 08:00:00 | -                  | Mon 2 Feb 07:59:59 | closed   | closed_at
        open    | 4    | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | Mon 2 Feb 09:00:00 | closed   | -
        open    | 5    | Mon 2 Feb 08:00:00 | -                  | -                  | bingung  | status
        open    | 6    | Mon 2 Feb 08:00:00 | -                  | -                  | -        | status
        open    | 7    | besok              | -                  | -                  | open     | opened_at
        open    | 8    | Mon 2 Feb 08:00:00 | nanti              | -                  | open     | first_reply_at
        open    | 9    | Mon 2 Feb 08:00:00 | -                  | Wed 1 Apr 09:10:01 | closed   | closed_at
        open    | 10   | Mon 2 Feb 08:00:00 | Wed 1 Apr 09:10:00 | -                  | waiting  | -
        open    | 11   | Mon 2 Feb 08:00:00 | Wed 1 Apr 09:10:01 | -                  | waiting  | first_reply_at
        nobody  | 12   | Mon 2 Feb 08:00:00 | -                  | -                  | open     | account_id
        closing | 13   | Tue 10 Feb 08:00:00 | -                 | -                  | open     | account_id
        """,
}
DATES = {  # rule → stamps, options, taken or refused
    "dates that could be read two ways refuse the file": (
        "05/02/2026 08.00",
        "06/02/2026 08.00",
        "",
        False,
    ),
    "… until it is said how": ("05/02/2026 08.00", "06/02/2026 08.00", "--dates dmy", True),
    "… or another date in the file decides": ("05/02/2026 08.00", "13/02/2026 08.00", "", True),
    "dates that contradict each other refuse the file": (
        "13/02/2026 08.00",
        "02/13/2026 08.00",
        "",
        False,
    ),
    "a date that reads the same both ways is not ambiguous": (
        "02/02/2026 08.00",
        "02/02/2026 09.00",
        "",
        True,
    ),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    names = "".join(
        f"{account} | dinas | - | -\n"
        for account in [*accounts_of(COUNTS), "dates", "again", "longer", "undone", "spam", "kept"]
    )
    with town(tmp_path_factory.mktemp("rows"), ACCOUNTS + names) as one:
        firsts = {
            account: first
            for account, (first, *_) in zip(accounts_of(COUNTS), COUNTS.values(), strict=True)
        }
        for kind in ("id", "case"):
            one.load(
                [
                    row
                    for account, first in firsts.items()
                    for row in with_account(first, account)
                    if kind in row
                ],
                SINCE,
                EARLIER,
            )
        yield one


def with_account(table: str, account: str) -> list[dict]:
    return [{"account": account, **row} for row in rows(table)]


@pytest.mark.parametrize("rule", COUNTS)
def test_counts(place, rule):
    _, second, until, expected = COUNTS[rule]
    found = place.counts(with_account(second, account_of(COUNTS, rule)), SINCE, until)
    assert found == expected
    assert found[0] == sum(found[1:])


def test_the_same_file_again_is_all_duplicates_and_no_upload(place):
    line = place.load(
        "account | at | from\n again | Mon 2 Feb 08:00:00 | citizen", SINCE, EARLIER, name="again"
    )
    again = place.load_path(place.folder / "again.csv", SINCE, EARLIER)
    assert (line["accepted"], line["cases"]) == (1, 1)
    names = ("upload_id", "read", "accepted", "duplicates", "cases")
    assert [again[name] for name in names] == [None, 1, 0, 1, 0]


def test_the_same_file_with_a_later_end_is_an_upload_of_duplicates(place):
    place.load(
        "account | at | from\n longer | Thu 26 Feb 08:00:00 | citizen",
        SINCE,
        EARLIER,
        name="longer",
    )
    again = place.load_path(place.folder / "longer.csv", SINCE, UNTIL)
    assert again["upload_id"] is not None and (again["accepted"], again["duplicates"]) == (0, 1)
    assert [case["as_of"] for case in place.cases("longer")] == [UNTIL]


def test_after_an_undo_the_rows_are_accepted_again(place):
    line = place.load(
        "account | at | from\n undone | Mon 2 Feb 08:00:00 | citizen", SINCE, EARLIER, name="undone"
    )
    place.command("undo", line["upload_id"])
    assert place.cases("undone") == []
    again = place.load_path(place.folder / "undone.csv", SINCE, EARLIER)
    assert (again["upload_id"] is not None, again["accepted"], again["cases"]) == (True, 1, 1)
    with pytest.raises(Refused):
        place.command("undo", line["upload_id"])


@pytest.mark.parametrize("kind", REJECTED)
def test_rejected_rows_are_named_with_row_and_column(place, kind):
    table = rows(REJECTED[kind])
    verdicts = [(number, row.pop("column"), row) for number, row in enumerate(table, start=2)]
    line = place.load(
        [row | {"conversation": "talk"} if kind == "messages" else row for row in table],
        SINCE,
        UNTIL,
    )
    info = Lake.read(place.home).upload(line["upload_id"]).info
    found = [(r["row"], r["column"]) for r in info["rejected_rows"]]
    assert found == [(number, column) for number, column, _ in verdicts if column != "-"]
    assert all(r["why"] and len(r["value"] or "") <= 20 for r in info["rejected_rows"])
    assert line["rejected"] == len(found) and line["read"] == len(table)


def test_a_file_of_which_no_row_can_be_taken_is_refused_and_nothing_stored(place):
    before = len(Lake.read(place.home).uploads)
    with pytest.raises(Refused):
        place.load("account | at | from\n nobody | Mon 2 Feb 08:00:00 | citizen")
    assert len(Lake.read(place.home).uploads) == before


def test_a_row_with_too_many_fields_is_rejected_and_blank_lines_are_not_read(place):
    path = place.folder / "fields.csv"
    path.write_text(
        "account_id,conversation_id,message_id,sent_at,direction\n"
        "open,talk,f1,2026-02-03T08:00:00+07:00,inbound\n"
        "\n"
        "open,talk,f2,2026-02-03T08:00:00+07:00,inbound,surplus\n"
        ",,,,\n"
        "open,talk,f3,2026-02-03T08:00:00+07:00,inbound,\n"
    )
    line = place.load_path(path)
    assert (line["read"], line["accepted"], line["rejected"]) == (3, 2, 1)


@pytest.mark.parametrize("rule", DATES)
def test_dates(place, rule):
    one, other, options, is_taken = DATES[rule]
    table = [{"account": "dates", "at": stamp, "from": "citizen"} for stamp in (one, other)]
    if is_taken:
        assert place.load(table, None, None, *options.split())["rejected"] == 0
    else:
        with pytest.raises(Refused):
            place.load(table, None, None, *options.split())


def test_an_excluded_case_leaves_every_figure_and_is_counted_beside_them(place, capsys):
    place.load(
        """
        account | conversation | at                 | from
        spam    | siti         | Mon 2 Feb 08:00:00 | citizen
        spam    | siti         | Mon 2 Feb 09:00:00 | office
        spam    | budi         | Mon 2 Feb 12:00:00 | citizen
        """,
        SINCE,
        UNTIL,
    )
    names = (
        "cases",
        "due",
        "on_time_rate",
        "answered_rate",
        "longest_response",
        "resolution_due",
        "backlog_7_30d",
        "excluded",
    )
    waiting = place.cases("spam")[1]
    with_spam = (2, 2, 1 / 2, 1 / 2, 25 * 24 * 3600, 2, 1, 0)
    without = (1, 1, 1, 1, 3600, 1, 0, 1)

    def found():
        return tuple(place.figures()["spam"][name] for name in names)

    assert found() == with_spam
    place.command("exclude", waiting["case_id"], "--reason", "spam")
    assert found() == without
    assert [case["excluded"] for case in place.cases("spam")] == [False, True]
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["excluded"] == "spam"
    place.command("rebuild")
    assert found() == without
    place.command("exclude", waiting["case_id"], "--reason", "spam", "--undo")
    assert found() == with_spam


def test_an_exclusion_stays_with_its_opening_message_when_the_conversation_goes_on(place):
    place.load(
        """
        account | id | at                 | from
        kept    | k1 | Mon 2 Feb 08:00:00 | citizen
        """,
        SINCE,
        EARLIER,
    )
    place.command("exclude", place.cases("kept")[0]["case_id"], "--reason", "wrong_agency")
    place.load(
        """
        account | id | at                  | from
        kept    | k2 | Mon 2 Feb 09:00:00  | citizen
        kept    | k3 | Tue 10 Feb 09:00:00 | citizen
        """,
        SINCE,
        UNTIL,
    )
    assert [(case["opened_at"], case["excluded"]) for case in place.cases("kept")] == [
        ("Mon 2 Feb 08:00:00", True),
        ("Tue 10 Feb 09:00:00", False),
    ]


def test_a_case_that_is_not_there_cannot_be_excluded(place):
    with pytest.raises(Refused):
        place.command("exclude", "0" * 16, "--reason", "spam")
