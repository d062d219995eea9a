"""Office clock, citizen clock and working days (handbook, section 3, and section 4, "Targets").

The calendar is confirmed for 2026: Mon 16 Feb cuti bersama, Tue 17 Feb a holiday, Ramadan from Thu
19 Feb to Thu 19 Mar, Fri 20 Mar a holiday, Mon 23 Mar cuti bersama. ``rsud`` works round the clock.
"""

import pytest

from tests.handbook.tables import expected, moment, rows, town

OPDS = """
    opd_id | name | schedule
    dinas  | Dinas | office
    rsud   | RSUD  | 24h
    """
ACCOUNTS = """
    account  | opd_id
    hours    | dinas
    around   | rsud
    office   | dinas
    always   | rsud
    citizen  | dinas
    days     | dinas
    clinic   | rsud
    talk     | dinas
    before   | dinas
    after    | dinas
    unseen   | dinas
    seen     | dinas
    """
HOURS = """
    opened              | replied             | response_office    | why
    Mon 2 Feb 08:00:00  | Mon 2 Feb 09:00:00  | 1 h                | in working hours
    Mon 2 Feb 07:30:00  | Mon 2 Feb 16:00:00  | 4 h + 30 min + 3 h | Mon to Thu 07:30-12:00 and 13:00-16:00
    Mon 2 Feb 06:00:00  | Mon 2 Feb 07:30:00  | 0 s                | before the office opens
    Mon 2 Feb 11:30:00  | Mon 2 Feb 13:30:00  | 30 min + 30 min    | lunch 12:00-13:00
    Mon 2 Feb 12:10:00  | Mon 2 Feb 12:50:00  | 0 s                | inside lunch
    Mon 2 Feb 15:00:00  | Tue 3 Feb 08:30:00  | 1 h + 1 h          | over night
    Mon 2 Feb 16:00:01  | Tue 3 Feb 07:30:01  | 1 s                | over night, to the second
    Fri 6 Feb 11:00:00  | Fri 6 Feb 13:30:00  | 30 min + 30 min    | Friday lunch 11:30-13:00
    Fri 6 Feb 16:00:00  | Mon 9 Feb 08:00:00  | 30 min + 30 min    | Friday until 16:30, and a weekend
    Sat 7 Feb 09:00:00  | Sun 8 Feb 15:00:00  | 0 s                | inside a weekend
    Fri 13 Feb 16:00:00 | Wed 18 Feb 08:00:00 | 30 min + 30 min    | weekend, cuti bersama, holiday
    Mon 16 Feb 08:00:00 | Tue 17 Feb 16:00:00 | 0 s                | inside cuti bersama and holiday
    Wed 18 Feb 07:30:00 | Wed 18 Feb 08:30:00 | 1 h                | the day before Ramadan
    Thu 19 Feb 07:30:00 | Thu 19 Feb 08:30:00 | 30 min             | Ramadan from 08:00
    Thu 19 Feb 11:30:00 | Thu 19 Feb 13:00:00 | 30 min + 30 min    | Ramadan lunch 12:00-12:30
    Thu 19 Feb 14:30:00 | Fri 20 Feb 08:30:00 | 30 min + 30 min    | Ramadan until 15:00
    Fri 20 Feb 11:00:00 | Fri 20 Feb 13:00:00 | 30 min + 30 min    | Ramadan Friday lunch 11:30-12:30
    Fri 20 Feb 15:00:00 | Mon 23 Feb 08:30:00 | 30 min + 30 min    | Ramadan Friday until 15:30
    Thu 19 Mar 14:30:00 | Tue 24 Mar 08:00:00 | 30 min + 30 min    | the last day of Ramadan, holiday, weekend, leave
    """
AROUND = """
    opened              | replied             | response_office    | why
    Mon 2 Feb 11:30:00  | Mon 2 Feb 13:30:00  | 2 h                | 24h has no lunch
    Sat 7 Feb 23:00:00  | Sun 8 Feb 01:00:00  | 2 h                | no weekend
    Mon 16 Feb 12:00:00 | Wed 18 Feb 12:00:00 | 2 d                | no holiday, no cuti bersama
    Thu 19 Feb 15:00:00 | Fri 20 Feb 08:00:00 | 17 h               | no Ramadan hours
    """
OFFICE_TARGET = """
    opened              | replied             | on_time | why
    Mon 2 Feb 08:00:00  | Tue 3 Feb 08:00:00  | yes     | 4 h + 3 h on Monday, 30 min on Tuesday
    Mon 2 Feb 08:00:01  | Tue 3 Feb 08:00:02  | no      | 1 s more than 7 h 30 min
    Mon 2 Feb 07:30:00  | Tue 3 Feb 07:30:00  | yes     | the target ran out at 16:00; in the night no second runs
    Mon 2 Feb 07:31:00  | Tue 3 Feb 07:31:01  | no      | 1 s more
    Wed 18 Feb 15:00:00 | Fri 20 Feb 08:00:00 | yes     | opened before Ramadan: 1 h + 6 h 30 min
    Wed 18 Feb 15:30:00 | Fri 20 Feb 08:30:01 | no      | 30 min + 6 h 30 min + 30 min + 1 s
    Mon 23 Feb 09:00:00 | Tue 24 Feb 09:00:00 | yes     | opened in Ramadan, 6 h 30 min: 3 h + 2 h 30 min + 1 h
    Mon 23 Feb 09:00:01 | Tue 24 Feb 09:00:02 | no      | 1 s more
    Thu 19 Mar 14:00:00 | Wed 25 Mar 07:30:00 | no      | opened in Ramadan: 1 h + 7 h 30 min
    """
ALWAYS_TARGET = """
    opened              | replied             | on_time | why
    Mon 16 Feb 08:00:00 | Tue 17 Feb 08:00:00 | yes     | 24 h on 24h
    Mon 16 Feb 09:00:00 | Tue 17 Feb 09:00:01 | no      | 1 s more
    """
CITIZEN_TARGET = """
    opened              | replied             | on_time | why
    Sat 7 Feb 08:00:00  | Sun 8 Feb 08:00:00  | yes     | 24 h, also on a weekend
    Sat 7 Feb 09:00:00  | Sun 8 Feb 09:00:01  | no      | 1 s more
    Mon 2 Feb 08:00:00  | Tue 3 Feb 08:00:00  | yes     | 24 h
    Mon 2 Feb 09:00:00  | -                   | no      | never
    """
DEADLINES = """
    opened              | topic                         | closed              | deadline            | resolved_in_time
    Mon 2 Feb 08:01:00  | informasi                     | Mon 9 Feb 24:00:00  | Mon 9 Feb 24:00:00  | yes
    Mon 2 Feb 08:02:00  | informasi                     | Tue 10 Feb 00:00:01 | Mon 9 Feb 24:00:00  | no
    Mon 2 Feb 08:03:00  | -                             | Mon 9 Feb 24:00:00  | Mon 9 Feb 24:00:00  | yes
    Mon 2 Feb 08:04:00  | lain-lain                     | Mon 9 Feb 24:00:00  | Mon 9 Feb 24:00:00  | yes
    Mon 2 Feb 08:05:00  | pengaduan                     | Tue 24 Feb 24:00:00 | Tue 24 Feb 24:00:00 | yes
    Mon 2 Feb 08:06:00  | pengaduan                     | Wed 25 Feb 00:00:01 | Tue 24 Feb 24:00:00 | no
    Mon 5 Jan 08:00:00  | pengaduan berkadar pengawasan | Fri 3 Apr 24:00:00  | Fri 3 Apr 24:00:00  | yes
    Mon 5 Jan 09:00:00  | pengaduan berkadar pengawasan | Sat 4 Apr 00:00:01  | Fri 3 Apr 24:00:00  | no
    Sat 7 Feb 08:00:00  | -                             | -                   | Fri 13 Feb 24:00:00 | no
    Sun 8 Feb 23:59:59  | -                             | -                   | Fri 13 Feb 24:00:00 | no
    Mon 9 Feb 00:00:00  | -                             | -                   | Wed 18 Feb 24:00:00 | no
    Tue 17 Feb 12:00:00 | -                             | -                   | Tue 24 Feb 24:00:00 | no
    """
# 14 days from 2 Feb: 3-6 (4), 9-13 (9), 18-20 (12), 23 and 24 Feb (14)
# 60 days from 5 Jan: 6-9 (4), 12-16, 19-23, 26-30 Jan (19), 2-6, 9-13 (29), 18-20 (32), 23-27 Feb
# (37), 2-6, 9-13 (47),
# 16-19 (51), 24-27 (55), 30 Mar-3 Apr (60)
BY_ACCOUNT = {
    "hours": HOURS,
    "around": AROUND,
    "office": OFFICE_TARGET,
    "always": ALWAYS_TARGET,
    "citizen": CITIZEN_TARGET,
    "days": DEADLINES,
    "clinic": DEADLINES,
}
ANSWERED = [(account, row) for account in ("hours", "around") for row in rows(BY_ACCOUNT[account])]
JUDGED = [
    (account, row)
    for account in ("office", "always", "citizen")
    for row in rows(BY_ACCOUNT[account])
]
RESOLVED = [(account, row) for account in ("days", "clinic") for row in rows(DEADLINES)]
SINCE, UNTIL, NOW = "Thu 1 Jan", "Thu 30 Apr 24:00:00", "Fri 1 May 09:00:00"


def tickets(account: str) -> list[dict]:
    """The cases of the account's table: closed ones were answered at opening, so that nothing else
    decides."""
    found = []
    for number, row in enumerate(rows(BY_ACCOUNT[account]), start=1):
        closed = row.get("closed", "-")
        found.append(
            {
                "account": account,
                "case": str(number),
                "opened": row["opened"],
                "replied": row.get("replied", row["opened"]),
                "closed": closed,
                "status": "open" if closed == "-" else "resolved",
                "topic": row.get("topic", "-"),
            }
        )
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("clock"), ACCOUNTS, OPDS) as one:
        one.load(
            [ticket for account in BY_ACCOUNT for ticket in tickets(account)], SINCE, UNTIL, now=NOW
        )
        one.load(
            """
            account | at                 | from
            talk    | Sat 7 Feb 08:00:00 | citizen
            talk    | Mon 9 Feb 08:00:00 | office
            """,
            SINCE,
            UNTIL,
            now=NOW,
        )
        yield one


@pytest.fixture(scope="module")
def found(place):
    """(account, clock, opened) → case."""
    return {
        (account, clock, case["opened_at"]): case
        for account in BY_ACCOUNT
        for clock in ("wall", "office")
        for case in place.cases(account, clock)
    }


def named(cases: list) -> dict:
    return {
        "argvalues": cases,
        "ids": [f"{account}: {row.get('why', row['opened'])}" for account, row in cases],
    }


@pytest.mark.parametrize("account, row", **named(ANSWERED))
def test_office_seconds_between_opening_and_reply(found, account, row):
    case = found[account, "office", row["opened"]]
    assert case["response_office"] == expected_cell(row, "response_office")
    assert case["response"] == (moment(row["replied"]) - moment(row["opened"])).total_seconds()


@pytest.mark.parametrize("account, row", **named(JUDGED))
def test_first_reply_within_the_target(found, account, row):
    case = found[account, "wall" if account == "citizen" else "office", row["opened"]]
    assert (case["due"], case["on_time"]) == (True, row["on_time"] == "yes")


@pytest.mark.parametrize("account, row", **named(RESOLVED))
def test_working_days_end_at_24_00_whatever_the_schedule_and_the_clock(found, account, row):
    for clock in ("wall", "office"):
        case = found[account, clock, row["opened"]]
        assert case["deadline"] == expected_cell(row, "deadline")
        assert case["resolved_in_time"] == (row["resolved_in_time"] == "yes")


def expected_cell(row: dict, column: str):
    """What one cell of a row means."""
    return expected(f"{column}\n{row[column]}")[0][column]


def test_the_figures_of_the_office_clock_count_office_seconds(place):
    """Asked on Saturday, answered on Monday at 08:00: 48 h for the citizen, 30 min for the
    office."""
    names = (
        "due",
        "on_time",
        "median_response",
        "p90_response",
        "longest_response",
        "resolution_rate",
        "backlog_gt_30d",
    )
    found = {
        clock: [place.figures(clock=clock)["talk"][name] for name in names]
        for clock in ("wall", "office")
    }
    assert found == {
        "wall": [1, 0, 48 * 3600, 48 * 3600, 48 * 3600, 1, 0],
        "office": [1, 1, 1800, 1800, 1800, 1, 0],
    }


def test_answered_rate_is_the_same_on_either_clock(place):
    assert [
        place.figures(clock=clock)["citizen"]["answered_rate"] for clock in ("wall", "office")
    ] == [3 / 4, 3 / 4]


def test_due_on_the_office_clock_begins_with_the_last_office_second(place):
    """Opened on Mon 2 Feb at 08:00; 7 h 30 min have run on Tue 3 Feb at 08:00:00."""
    for account, until in (("before", "Tue 3 Feb 07:59:59"), ("after", "Tue 3 Feb 08:00:00")):
        place.load(
            f"account | at | from\n {account} | Mon 2 Feb 08:00:00 | citizen", SINCE, until, now=NOW
        )
    for clock in ("office", "wall"):
        assert [place.cases(account, clock)[0]["due"] for account in ("before", "after")] == [
            False,
            True,
        ]
    assert [place.figures(clock="office")[account]["due"] for account in ("before", "after")] == [
        0,
        1,
    ]


def test_resolution_is_due_72_h_after_the_target(place):
    """Opened on Mon 2 Feb: the target ends on Mon 9 Feb at 24:00, so silence can be judged from Thu
    12 Feb, 24:00."""
    for account, until in (("unseen", "Thu 12 Feb 23:59:59"), ("seen", "Thu 12 Feb 24:00:00")):
        place.load(
            f"account | at | from\n {account} | Mon 2 Feb 08:00:00 | citizen", SINCE, until, now=NOW
        )
    assert [place.cases(account)[0]["resolution_due"] for account in ("unseen", "seen")] == [
        False,
        True,
    ]
    assert [place.figures()[account]["resolution_due"] for account in ("unseen", "seen")] == [0, 1]


def test_an_unconfirmed_year_has_ramadan_in_the_30_days_before_idul_fitri(tmp_path):
    """Idul Fitri on Sat 21 Mar 2026: Ramadan from Thu 19 Feb, when the office opens at 08:00
    instead of 07:30."""
    with town(tmp_path, ["a"], ramadan=False) as place:
        place.load("""
            account | case | opened              | replied             | status
            a       | 1    | Wed 18 Feb 07:30:00 | Wed 18 Feb 08:30:00 | waiting
            a       | 2    | Thu 19 Feb 07:30:00 | Thu 19 Feb 08:30:00 | waiting
            """)
        assert [case["response_office"] for case in place.cases("a")] == [3600, 1800]
