"""Accounts move, schedules and targets change: what holds when (handbook, section 3, "Register over
time").

``moved`` and its like belong to ``dinas`` until Mon 9 Feb and to ``rsud`` from Tue 10 Feb on.
"""

import pytest

from tests.handbook.tables import Town

OPDS = """
    opd_id | name
    dinas  | Dinas
    rsud   | RSUD
    later  | Later
    gone   | Gone
    """
ACCOUNTS = """
    account | opd_id | valid_from | valid_to
    moved   | dinas  | -          | 2026-02-09
    moved   | rsud   | 2026-02-10 | -
    still   | dinas  | -          | 2026-02-09
    still   | rsud   | 2026-02-10 | -
    second  | dinas  | -          | 2026-02-09
    second  | rsud   | 2026-02-10 | -
    march   | dinas  | -          | 2026-02-28
    march   | rsud   | 2026-03-01 | -
    target  | later  | -          | -
    office  | later  | -          | -
    past    | gone   | -          | 2026-01-31
    """
SINCE = "Thu 1 Jan"
BACKLOG = ("backlog_lt_1d", "backlog_1_3d", "backlog_3_7d", "backlog_7_30d", "backlog_gt_30d")


@pytest.fixture
def place(tmp_path, reader):
    return Town(tmp_path, reader, ACCOUNTS, OPDS)


def backlog(place, opd: str, month: str = "2026-02") -> int:
    """All waiting cases of an OPD at the end of the month, or at as_of."""
    found = place.figures("opd", month)[opd]
    return sum(found[name] for name in BACKLOG)


def test_a_case_belongs_to_the_opd_of_its_account_on_the_wib_date_of_opening(place):
    """… and its replies count for the OPD of the day on which they were sent."""
    place.load(
        """
        account | conversation | at                  | from
        moved   | a            | Mon 9 Feb 23:59:58  | citizen
        moved   | a            | Mon 9 Feb 23:59:59  | office
        moved   | a            | Tue 10 Feb 08:00:00 | office
        moved   | b            | Tue 10 Feb 00:00:00 | citizen
        moved   | c            | Tue 10 Feb 09:00:00 | citizen
        moved   | c            | Tue 10 Feb 10:00:00 | office
        moved   | c            | Tue 10 Feb 11:00:00 | office
        """,
        SINCE,
        "Fri 27 Feb 12:00:00",
    )
    place.load(
        "account | at | from\n still | Mon 9 Feb 23:59:59 | office\n still | Tue 10 Feb 00:00:00 "
        "| office",
        SINCE,
        "Fri 27 Feb 12:00:00",
    )
    assert [case["opd_id"] for case in place.cases("moved")] == ["dinas", "rsud", "rsud"]
    found = place.figures("opd")
    # 23:59:59 came 1 s after the question and is automatic; ``still`` sent one human message on
    # either day
    assert [(found[opd]["cases"], found[opd]["replies_sent"]) for opd in ("dinas", "rsud")] == [
        (1, 0 + 1),
        (2, 3 + 1),
    ]
    assert place.figures()["moved"]["cases"] == 3 and place.figures()["moved"]["replies_sent"] == 3


def test_a_stock_counts_for_the_opd_that_has_the_account_on_the_last_second_before_t(place):
    """T is as_of: Tue 10 Feb 00:00:00 still belongs to the 9th, one second later to the 10th."""
    for account, until in (
        ("moved", "Tue 10 Feb 00:00:00"),
        ("still", "Tue 10 Feb 00:00:01"),
        ("second", "Fri 27 Feb 12:00:00"),
    ):
        place.load(f"account | at | from\n {account} | Mon 9 Feb 08:00:00 | citizen", SINCE, until)
    assert {
        case["opd_id"] for account in ("moved", "still", "second") for case in place.cases(account)
    } == {"dinas"}
    assert (backlog(place, "dinas"), backlog(place, "rsud")) == (1, 2)
    assert (place.figures("opd")["dinas"]["cases"], place.figures("opd")["rsud"]["cases"]) == (3, 0)


def test_at_the_end_of_a_month_the_stock_is_with_the_opd_of_its_last_day(place):
    """T is Sun 1 Mar 00:00 for February, so the move of 1 March is not yet seen; as_of for
    March."""
    place.load(
        "account | at | from\n march | Mon 9 Feb 08:00:00 | citizen", SINCE, "Tue 10 Mar 12:00:00"
    )
    assert [backlog(place, opd, "2026-02") for opd in ("dinas", "rsud")] == [1, 0]
    assert backlog(place, "rsud", "2026-03") == 1


def test_one_row_for_every_unit_active_in_the_period_also_with_zero_cases(place):
    """``gone`` has no account after 31 January, ``dinas`` none after 28 February."""
    place.load(
        "account | at | from\n target | Mon 2 Feb 08:00:00 | citizen", SINCE, "Tue 10 Mar 12:00:00"
    )
    assert [list(place.figures("opd", f"2026-0{month}")) for month in (1, 2, 3)] == [
        ["dinas", "gone", "later"],
        ["dinas", "later", "rsud"],
        ["later", "rsud"],
    ]
    assert list(place.figures("account", "2026-03")) == [
        "march",
        "moved",
        "office",
        "second",
        "still",
        "target",
    ]
    found = place.figures("opd")["rsud"]
    zero = (
        "cases",
        "due",
        "on_time",
        "resolution_due",
        "resolved_in_time",
        *BACKLOG,
        "waiting_again",
        "replies_sent",
        "excluded",
        "closed_unanswered",
    )
    null = (
        "on_time_rate",
        "answered_rate",
        "median_response",
        "p90_response",
        "longest_response",
        "resolution_rate",
        "median_resolution",
        "reopen_rate",
        "auto_share",
    )
    assert {found[name] for name in zero} == {0} and {found[name] for name in null} == {None}


def test_targets_hold_from_a_date(place):
    """48 h from Tue 3 Feb on; both cases are answered after 30 h. Information has 6 working days
    from that day on."""
    place.settings("""
        name                        | value | valid_from
        response_target_hours       | 48    | 2026-02-03
        resolution_days_information | 6     | 2026-02-03
        """)
    place.load(
        """
        account | conversation | at                 | from
        target  | a            | Mon 2 Feb 23:59:59 | citizen
        target  | a            | Wed 4 Feb 05:59:59 | office
        target  | b            | Tue 3 Feb 00:00:00 | citizen
        target  | b            | Wed 4 Feb 06:00:00 | office
        """,
        SINCE,
        "Fri 27 Feb 12:00:00",
    )
    found = place.case_table("target", ["on_time", "deadline"])
    assert [case["on_time"] for case in found] == [False, True]
    # Tue 3 … Mon 9 (5 of them); Wed 4, Thu 5, Fri 6, Mon 9, Tue 10, Wed 11 (6); ends at 24:00
    assert [case["deadline"] for case in found] == ["Tue 10 Feb 00:00:00", "Thu 12 Feb 00:00:00"]


def test_a_case_keeps_the_schedule_that_held_when_it_opened(place):
    """``later`` turns to 24h on Fri 6 Feb; both cases are answered on Sat 7 Feb at 09:00."""
    opds, accounts = place.folder / "opds.csv", place.folder / "accounts.csv"
    opds.write_text("opd_id,name,schedule\nlater,Later,24h\n")
    accounts.write_text("account_id,opd_id,platform,handle\n")
    place.command("register", str(opds), str(accounts), now="Fri 6 Feb 10:00:00")
    place.load(
        """
        account | conversation | at                 | from
        office  | a            | Thu 5 Feb 15:00:00 | citizen
        office  | a            | Sat 7 Feb 09:00:00 | office
        office  | b            | Fri 6 Feb 15:00:00 | citizen
        office  | b            | Sat 7 Feb 09:00:00 | office
        """,
        SINCE,
        "Fri 27 Feb 12:00:00",
    )
    # Thu 15:00-16:00 and Friday 4 h + 3 h 30 min; Fri 15:00 to Sat 09:00
    assert place.case_table("office", ["schedule", "response_office"]) == [
        {"schedule": "office", "response_office": (1 + 4 + 3.5) * 3600},
        {"schedule": "24h", "response_office": 18 * 3600},
    ]
