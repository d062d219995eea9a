"""Every figure of the handbook's section 4 with a worked example. January and February are stated
until Friday, 27 February, 12:00:00 (as_of): 24 h before is Thu 26 Feb 12:00:00, 72 h before is Tue
24 Feb 12:00:00."""

from datetime import timedelta

import pytest

from tests.handbook.tables import accounts_of, check, load_examples, moment, shown, town

EXAMPLES = {
    "due: the target has run out by as_of, answered or not": (
        """
        conversation | at                  | from
        a            | Thu 26 Feb 12:00:00 | citizen
        b            | Thu 26 Feb 12:00:00 | citizen
        b            | Thu 26 Feb 13:00:00 | office
        c            | Thu 26 Feb 12:00:01 | citizen
        d            | Thu 26 Feb 12:00:01 | citizen
        d            | Thu 26 Feb 13:00:00 | office
        """,
        """
        cases | due | on_time | on_time_rate
        4     | 2   | 1       | 1/2
        """,
    ),
    "on time: 24 h after opening, and not 1 s more": (
        """
        conversation | at                 | from
        a            | Mon 2 Feb 08:00:00 | citizen
        a            | Tue 3 Feb 08:00:00 | office
        b            | Mon 2 Feb 08:00:00 | citizen
        b            | Tue 3 Feb 08:00:01 | office
        c            | Mon 2 Feb 08:00:00 | citizen
        """,
        """
        cases | due | on_time | on_time_rate
        3     | 3   | 1       | 1/3
        """,
    ),
    "answered_rate: answered by as_of, however late, among those whose 24 h have run out": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Tue 10 Feb 08:00:00 | office
        b            | Mon 2 Feb 08:00:00  | citizen
        b            | Mon 2 Feb 09:00:00  | office
        c            | Mon 2 Feb 08:00:00  | citizen
        d            | Thu 26 Feb 12:00:01 | citizen
        d            | Thu 26 Feb 13:00:00 | office
        """,
        """
        cases | on_time_rate | answered_rate
        4     | 1/3          | 2/3
        """,
    ),
    "nothing due: rates are null, never 0": (
        """
        conversation | at                  | from
        a            | Fri 27 Feb 08:00:00 | citizen
        """,
        """
        cases | due | on_time | on_time_rate | answered_rate | resolution_due | resolution_rate | reopen_rate
        1     | 0   | 0       | -            | -             | 0              | -               | -
        """,
    ),
    "no cases: counts are 0, rates and quantiles null": (
        """
        conversation | at                  | from
        a            | Fri 27 Feb 08:00:00 | office
        """,
        """
        cases | due | on_time_rate | median_response | p90_response | longest_response | median_resolution | auto_share
        0     | 0   | -            | -               | -            | -                | -                 | -
        """,
    ),
    # still waiting after 1 h: 3/4, after 2 h: 3/4 · 2/3 = 1/2; the one that has waited 3 h leaves;
    # after 4 h: 0
    "Kaplan-Meier: one that has waited 3 h among replies after 1, 2 and 4 h": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 09:00:00  | office
        b            | Mon 2 Feb 08:00:00  | citizen
        b            | Mon 2 Feb 10:00:00  | office
        c            | Mon 2 Feb 08:00:00  | citizen
        c            | Mon 2 Feb 12:00:00  | office
        d            | Fri 27 Feb 09:00:00 | citizen
        """,
        """
        median_response | p90_response | longest_response
        2 h             | 4 h          | 4 h
        """,
    ),
    # after 1 h: 3/4; two leave after 2 and 3 h without a reply; after 5 h: 3/4 · 0 = 0 (of the
    # answered alone: 1 h)
    "Kaplan-Meier: those still waiting make the median later than that of the answered": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 09:00:00  | office
        b            | Mon 2 Feb 08:00:00  | citizen
        b            | Mon 2 Feb 13:00:00  | office
        c            | Fri 27 Feb 10:00:00 | citizen
        d            | Fri 27 Feb 09:00:00 | citizen
        """,
        """
        median_response | p90_response
        5 h             | 5 h
        """,
    ),
    # at 2 h one is answered and one has waited so long: 1 of 2 still waits
    "Kaplan-Meier: at the same moment the reply comes before the one that has waited so long "
    "leaves": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 10:00:00  | office
        b            | Fri 27 Feb 10:00:00 | citizen
        """,
        """
        median_response | p90_response | longest_response
        2 h             | -            | 2 h
        """,
    ),
    "Kaplan-Meier: 1 of 3 answered never reaches a half: null, and the longest time is what is "
    "known": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 12:00:00  | citizen
        a            | Mon 2 Feb 13:00:00  | office
        b            | Mon 2 Feb 12:00:00  | citizen
        c            | Tue 24 Feb 12:00:00 | citizen
        """,
        """
        median_response | p90_response | longest_response
        -               | -            | 25 d
        """,
    ),
    "longest_response: the longest time seen, answered or waiting": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Tue 3 Feb 14:00:00  | office
        b            | Fri 27 Feb 02:00:00 | citizen
        """,
        """
        longest_response
        30 h
        """,
    ),
    # the target of Mon 2 Feb ends on Mon 9 Feb at 24:00
    "resolution: the last resolved_at at the end of the target is in time, 1 s later is not": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 9 Feb 24:00:00  | office
        b            | Mon 2 Feb 08:00:00  | citizen
        b            | Tue 10 Feb 00:00:01 | office
        c            | Mon 2 Feb 08:00:00  | citizen
        d            | Mon 2 Feb 08:00:00  | citizen
        d            | Mon 2 Feb 09:00:00  | office
        d            | Mon 9 Feb 08:00:00  | citizen
        d            | Tue 10 Feb 09:00:00 | office
        """,
        """
        cases | resolution_due | resolved_in_time | resolution_rate
        4     | 4              | 1                | 1/4
        """,
    ),
    # a took 1 h; b and c were opened 30 min before Tue 24 Feb 12:00:00 and leave after that
    "median_resolution: silence is seen until 72 h before as_of": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 09:00:00  | office
        b            | Tue 24 Feb 11:30:00 | citizen
        c            | Tue 24 Feb 11:30:00 | citizen
        """,
        """
        median_resolution
        1 h
        """,
    ),
    # b and c were opened 1 h before: they leave after a's reply, 2 of 3 still wait
    "median_resolution: those seen as long are still open": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 09:00:00  | office
        b            | Tue 24 Feb 11:00:00 | citizen
        c            | Tue 24 Feb 11:00:00 | citizen
        """,
        """
        median_resolution
        -
        """,
    ),
    "median_resolution: cases opened in the last 72 h are left out, answered or not": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 09:00:00  | office
        b            | Tue 24 Feb 12:00:01 | citizen
        b            | Tue 24 Feb 12:00:02 | citizen
        b            | Tue 24 Feb 13:00:00 | office
        c            | Wed 25 Feb 12:00:00 | citizen
        """,
        """
        cases | median_resolution
        3     | 1 h
        """,
    ),
    "median_resolution: a reply in the last 72 h is not yet a resolution": (
        """
        conversation | at                  | from
        a            | Mon 23 Feb 12:00:00 | citizen
        a            | Tue 24 Feb 12:00:01 | office
        """,
        """
        median_response | median_resolution
        24 h + 1 s      | -
        """,
    ),
    # case rows are seen until as_of: b and c have been open for 30 min
    "median_resolution: case rows are still open at as_of": (
        """
        case | opened              | replied             | closed             | status   | reopened
        a    | Mon 2 Feb 08:00:00  | Mon 2 Feb 08:30:00  | Mon 2 Feb 09:00:00 | resolved | 0
        b    | Fri 27 Feb 11:30:00 | -                   | -                  | open     | 0
        c    | Fri 27 Feb 11:30:00 | -                   | -                  | open     | 0
        """,
        """
        median_resolution
        1 h
        """,
    ),
    "median_resolution: case rows open for 1 h leave after the one closed after 1 h": (
        """
        case | opened              | replied             | closed             | status   | reopened
        a    | Mon 2 Feb 08:00:00  | Mon 2 Feb 08:30:00  | Mon 2 Feb 09:00:00 | resolved | 0
        b    | Fri 27 Feb 11:00:00 | -                   | -                  | open     | 0
        c    | Fri 27 Feb 11:00:00 | -                   | -                  | open     | 0
        """,
        """
        median_resolution
        -
        """,
    ),
    # a resolved, b reopened and resolved, c reopened and waiting, d never answered: 2 of 3
    "reopen_rate: reopened at least once ÷ resolved or reopened": (
        """
        conversation | at                  | from
        a            | Mon 2 Feb 08:00:00  | citizen
        a            | Mon 2 Feb 09:00:00  | office
        b            | Mon 2 Feb 08:00:00  | citizen
        b            | Mon 2 Feb 09:00:00  | office
        b            | Thu 5 Feb 09:00:00  | citizen
        b            | Thu 5 Feb 10:00:00  | office
        b            | Sun 8 Feb 10:00:00  | citizen
        b            | Sun 8 Feb 11:00:00  | office
        c            | Mon 2 Feb 08:00:00  | citizen
        c            | Mon 2 Feb 09:00:00  | office
        c            | Thu 5 Feb 09:00:00  | citizen
        d            | Mon 2 Feb 08:00:00  | citizen
        """,
        """
        cases | reopen_rate
        4     | 2/3
        """,
    ),
    # ages at as_of: 1 d - 1 s | 1 d, 3 d - 1 s | 3 d, 7 d - 1 s | 7 d, 30 d - 1 s | 30 d; g and h
    # opened in January
    "backlog: by age at T, lower bound inclusive, whenever opened": (
        """
        conversation | at                  | from
        a            | Thu 26 Feb 12:00:01 | citizen
        b            | Thu 26 Feb 12:00:00 | citizen
        c            | Tue 24 Feb 12:00:01 | citizen
        d            | Tue 24 Feb 12:00:00 | citizen
        e            | Fri 20 Feb 12:00:01 | citizen
        f            | Fri 20 Feb 12:00:00 | citizen
        g            | Wed 28 Jan 12:00:01 | citizen
        h            | Wed 28 Jan 12:00:00 | citizen
        i            | Mon 2 Feb 08:00:00  | citizen
        i            | Fri 27 Feb 12:00:00 | office
        """,
        """
        cases | backlog_lt_1d | backlog_1_3d | backlog_3_7d | backlog_7_30d | backlog_gt_30d
        7     | 1             | 2            | 2            | 2             | 1
        """,
    ),
    # T of January is Sun 1 Feb 00:00:00
    "backlog: a reply at T counts, 1 s later it does not": (
        """
        conversation | at                  | from
        a            | Sat 31 Jan 12:00:00 | citizen
        a            | Sun 1 Feb 00:00:00  | office
        b            | Sat 31 Jan 12:00:00 | citizen
        b            | Sun 1 Feb 00:00:01  | office
        """,
        """
        month   | cases | backlog_lt_1d | backlog_1_3d
        2026-01 | 2     | 1             | 0
        2026-02 | 0     | 0             | 0
        """,
    ),
    "waiting_again: as of T, looking at nothing after it": (
        """
        conversation | at                  | from
        a            | Fri 30 Jan 08:00:00 | citizen
        a            | Fri 30 Jan 09:00:00 | office
        a            | Sat 31 Jan 00:00:00 | citizen
        a            | Sun 1 Feb 10:00:00  | office
        b            | Fri 30 Jan 08:00:00 | citizen
        b            | Fri 30 Jan 09:00:00 | office
        b            | Sat 31 Jan 00:00:01 | citizen
        c            | Fri 30 Jan 08:00:00 | citizen
        c            | Fri 30 Jan 09:00:00 | office
        c            | Fri 30 Jan 10:00:00 | citizen
        c            | Sun 1 Feb 08:00:00  | citizen
        d            | Fri 30 Jan 08:00:00 | citizen
        d            | Fri 30 Jan 09:00:00 | office
        d            | Fri 30 Jan 10:00:00 | citizen
        d            | Sun 1 Feb 00:00:00  | office
        """,
        """
        month   | waiting_again
        2026-01 | 2
        2026-02 | 2
        """,
    ),
    "waiting_again: a case answered only after T waits for the first time": (
        """
        conversation | at                  | from
        a            | Thu 29 Jan 08:00:00 | citizen
        a            | Thu 29 Jan 10:00:00 | citizen
        a            | Sun 1 Feb 08:00:00  | office
        a            | Sun 1 Feb 09:00:00  | citizen
        """,
        """
        month   | waiting_again | backlog_1_3d
        2026-01 | 0             | 1
        2026-02 | 1             | 0
        """,
    ),
    "auto_share: the first outbound of any kind was automatic ÷ cases from messages": (
        """
        conversation | at                 | from    | auto
        a            | Mon 2 Feb 08:00:00 | citizen | -
        a            | Mon 2 Feb 08:00:05 | office  | -
        a            | Mon 2 Feb 09:00:00 | office  | -
        b            | Mon 2 Feb 08:00:00 | citizen | -
        b            | Mon 2 Feb 09:00:00 | office  | -
        b            | Mon 2 Feb 10:00:00 | office  | true
        c            | Mon 2 Feb 08:00:00 | citizen | -
        d            | Sun 1 Feb 08:00:00 | office  | true
        d            | Mon 2 Feb 08:00:00 | citizen | -
        d            | Mon 2 Feb 09:00:00 | office  | -
        """,
        """
        cases | auto_share
        4     | 1/4
        """,
    ),
    "replies_sent: human outbound messages sent in the month, to whomever": (
        """
        conversation | at                  | from    | auto
        a            | Sat 31 Jan 23:00:00 | citizen | -
        a            | Sat 31 Jan 23:59:59 | office  | -
        a            | Sun 1 Feb 00:00:00  | office  | -
        a            | Sun 1 Feb 00:01:00  | office  | true
        b            | Mon 2 Feb 08:00:00  | office  | -
        """,
        """
        month   | cases | replies_sent
        2026-01 | 1     | 1
        2026-02 | 0     | 2
        """,
    ),
    "cases and replies of one month only": (
        """
        conversation | at                  | from
        a            | Sat 31 Jan 23:59:59 | citizen
        a            | Sun 1 Feb 08:00:00  | office
        b            | Sun 1 Feb 00:00:00  | citizen
        """,
        """
        month   | cases | due | answered_rate
        2026-01 | 1     | 1   | 1/1
        2026-02 | 1     | 1   | 0/1
        """,
    ),
}
POOLED = """
    account | opd_id
    quick   | pool
    slow    | pool
    both    | mixed
    thirty  | mixed
    """
EIGHT = "Mon 2 Feb 08:00:00"
THIRTY = [
    {
        "account": "thirty",
        "case": str(n),
        "opened": EIGHT,
        "status": "open",
        "replied": shown(moment(EIGHT) + timedelta(hours=n)) if n <= 27 else "-",
    }
    for n in range(1, 31)
]
OPDS = """
    opd_id | name
    dinas  | Dinas
    pool   | Pool
    mixed  | Mixed
    """


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    accounts = POOLED + "".join(f"{account} | dinas\n" for account in accounts_of(EXAMPLES))
    with town(tmp_path_factory.mktemp("figures"), accounts, OPDS) as one:
        load_examples(one, EXAMPLES, "Thu 1 Jan", "Fri 27 Feb 12:00:00")
        one.load(
            """
            account | conversation | at                 | from
            quick   | a            | Mon 2 Feb 08:00:00 | citizen
            quick   | a            | Mon 2 Feb 09:00:00 | office
            quick   | b            | Mon 2 Feb 08:00:00 | citizen
            quick   | b            | Mon 2 Feb 09:00:00 | office
            quick   | c            | Mon 2 Feb 08:00:00 | citizen
            quick   | c            | Mon 2 Feb 09:00:00 | office
            slow    | a            | Mon 2 Feb 08:00:00 | citizen
            slow    | a            | Tue 3 Feb 18:00:00 | office
            both    | a            | Mon 2 Feb 08:00:00 | citizen
            both    | a            | Mon 2 Feb 09:00:00 | office
            """,
            "Thu 1 Jan",
            "Fri 27 Feb 12:00:00",
        )
        one.load(THIRTY, "Thu 1 Jan", "Fri 27 Feb 12:00:00")
        yield one


@pytest.mark.parametrize("rule", EXAMPLES)
def test_figures(place, rule):
    check(place, EXAMPLES, rule)


def test_the_quantile_is_the_first_moment_that_reaches_p_to_a_billionth(place):
    """27 of 30 are answered, after 1, 2 … 27 h: F(15 h) = 1/2 and F(27 h) = 9/10, though 1 - 29/30
    · 28/29 · … falls a hair short of both as a computer multiplies."""
    found = place.figures()["thirty"]
    assert (found["median_response"], found["p90_response"]) == (15 * 3600, 27 * 3600)


def test_an_opds_figures_are_pooled_cases_never_averages(place):
    """3 of 3 on time after 1 h, and 0 of 1 after 34 h: 3 of 4, not 1/2; the median is 1 h, not 17 h
    30 min."""
    found, accounts = place.figures("opd")["pool"], place.figures()
    assert [accounts[a]["on_time_rate"] for a in ("quick", "slow")] == [1, 0]
    assert (
        found["cases"],
        found["on_time_rate"],
        found["median_response"],
        found["p90_response"],
    ) == (4, 3 / 4, 3600, 34 * 3600)
    assert found["replies_sent"] == 4


def test_the_regency_pools_all_accounts(place):
    accounts, found = place.figures(), place.figures("regency")["regency"]
    for name in ("cases", "due", "on_time", "resolution_due", "backlog_7_30d", "replies_sent"):
        assert found[name] == sum(row[name] for row in accounts.values())
    assert found["on_time_rate"] == pytest.approx(found["on_time"] / found["due"])


def test_case_rows_with_unknown_replies_thin_out_no_rate(place):
    """``both`` has one answered case from messages and two case rows without a column of replies,
    one of them closed in time: the rates are of the one, and the resolution of the three."""
    place.load(
        """
        account | case | opened             | closed             | status
        both    | 1    | Mon 2 Feb 08:00:00 | Tue 3 Feb 08:00:00 | resolved
        both    | 2    | Mon 2 Feb 08:00:00 | -                  | open
        """,
        "Thu 1 Jan",
        "Fri 27 Feb 12:00:00",
    )
    found = place.figures()["both"]
    assert [
        found[n]
        for n in (
            "cases",
            "due",
            "on_time_rate",
            "answered_rate",
            "median_response",
            "p90_response",
        )
    ] == [3, 1, 1, 1, 3600, 3600]
    assert (found["resolution_due"], found["resolved_in_time"]) == (3, 2)
    assert found["resolution_rate"] == pytest.approx(2 / 3)
    assert (found["backlog_7_30d"], found["auto_share"], found["reopen_rate"]) == (0, 0, 0)
