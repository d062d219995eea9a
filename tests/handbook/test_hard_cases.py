"""Hard cases of issue 5, each an account of its own. January to March 2026 are stated until Tue 31
Mar 12:00:00.

Those that another file already holds by hand are named in the project's report, not repeated here.
"""

import pytest

from tests.handbook.tables import accounts_of, check, load_examples, town

EXAMPLES = {
    "nothing but automatic replies: unanswered for ever, however fast the robot": (
        """
        conversation | at                  | from    | auto
        a            | Mon 2 Feb 08:00:00  | citizen | -
        a            | Mon 2 Feb 08:00:02  | office  | -
        b            | Tue 3 Feb 08:00:00  | citizen | -
        b            | Tue 3 Feb 09:00:00  | office  | true
        c            | Wed 4 Feb 08:00:00  | citizen | -
        """,
        """
        cases | due | on_time_rate | answered_rate | median_response | auto_share | replies_sent | backlog_7_30d
        3     | 3   | 0/1          | 0/1           | -               | 2/3        | 0            | 3
        """,
    ),
    "a conversation reopened twice is one case, reopened once in the rate and resolved by the "
    "last reply": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Mon 2 Feb 09:00:00  | office
        Thu 5 Feb 09:00:00  | citizen
        Thu 5 Feb 10:00:00  | office
        Sun 8 Feb 10:00:00  | citizen
        Sun 8 Feb 11:00:00  | office
        """,
        """
        opened             | replied            | reopened | resolved           | resolved_in_time
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | 2        | Sun 8 Feb 11:00:00 | yes
        """,
    ),
    "the figures of that conversation": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Mon 2 Feb 09:00:00  | office
        Thu 5 Feb 09:00:00  | citizen
        Thu 5 Feb 10:00:00  | office
        Sun 8 Feb 10:00:00  | citizen
        Sun 8 Feb 11:00:00  | office
        """,
        """
        cases | reopen_rate | median_response | median_resolution | resolution_rate
        1     | 1/1         | 1 h             | 6 d + 3 h         | 1/1
        """,
    ),
    "one late reply after two unanswered cases: both are answered, both late": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Tue 10 Feb 08:00:00 | citizen
        Thu 12 Feb 08:00:00 | office
        """,
        """
        cases | due | on_time | answered_rate | median_response | p90_response | replies_sent
        2     | 2   | 0       | 2/2           | 2 d             | 10 d         | 1
        """,
    ),
    "a citizen who is ignored and comes back every 8 days opens a case each time": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Tue 10 Feb 08:00:00 | citizen
        Wed 18 Feb 08:00:00 | citizen
        Thu 26 Feb 08:00:00 | citizen
        """,
        """
        month   | cases | due | on_time_rate | backlog_1_3d | backlog_3_7d | backlog_7_30d | backlog_gt_30d
        2026-02 | 4     | 4   | 0/1          | 1            | 0            | 3             | 0
        2026-03 | 0     | 0   | -            | 0            | 0            | 0             | 4
        """,
    ),
    "closed by status before any reply, answered later: resolved with the reply, and not closed "
    "unanswered": (
        """
        case | opened             | replied            | closed             | status
        a    | Mon 2 Feb 08:00:00 | Thu 5 Feb 08:00:00 | Tue 3 Feb 08:00:00 | closed
        """,
        """
        opened             | replied            | resolved           | on_time | closed
        Mon 2 Feb 08:00:00 | Thu 5 Feb 08:00:00 | Thu 5 Feb 08:00:00 | no      | yes
        """,
    ),
    "the figures of that ticket": (
        """
        case | opened             | replied            | closed             | status
        a    | Mon 2 Feb 08:00:00 | Thu 5 Feb 08:00:00 | Tue 3 Feb 08:00:00 | closed
        """,
        """
        cases | on_time_rate | answered_rate | closed_unanswered | median_resolution | backlog_gt_30d
        1     | 0/1          | 1/1           | 0                 | 3 d               | 0
        """,
    ),
    # the robot's text went to 5 conversations; the person wrote another one in the same minute
    "minute stamps: a person within the same minute counts, a robot with the same text to five "
    "does not": (
        """
        conversation | at              | from    | text
        a            | Mon 2 Feb 08:00 | citizen | Mohon info
        a            | Mon 2 Feb 08:00 | office  | Pesan Anda kami terima
        a            | Mon 2 Feb 08:00 | office  | Silakan bawa KK ke loket 2
        b            | Mon 2 Feb 09:00 | citizen | Halo
        b            | Mon 2 Feb 09:01 | office  | Pesan Anda kami terima
        c            | Mon 2 Feb 10:00 | citizen | Mohon info
        c            | Mon 2 Feb 10:00 | office  | Loket buka pukul delapan
        d            | Tue 3 Feb 08:00 | citizen | Mohon info
        d            | Tue 3 Feb 08:01 | office  | Pesan Anda kami terima
        e            | Tue 3 Feb 09:00 | citizen | Mohon info
        e            | Tue 3 Feb 09:01 | office  | Pesan Anda kami terima
        f            | Tue 3 Feb 10:00 | citizen | Mohon info
        f            | Tue 3 Feb 10:01 | office  | Pesan Anda kami terima
        """,
        """
        cases | answered_rate | auto_share | replies_sent | median_response
        6     | 2/6           | 5/6        | 2            | -
        """,
    ),
    # the reply of the same second comes after the question; the second question of that second is
    # part of the case
    "messages at the same second: the citizen's come first, whatever the order of the rows": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | office  | false
        Mon 2 Feb 08:00:00 | citizen | -
        Mon 2 Feb 08:00:00 | office  | false
        Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        cases | due | on_time | median_response | replies_sent | waiting_again
        1     | 1   | 1       | 0 s             | 2            | 0
        """,
    ),
    "a reply exactly at the target is on time on either clock": (
        """
        conversation | at                 | from
        a            | Mon 2 Feb 07:30:00 | citizen
        a            | Tue 3 Feb 07:30:00 | office
        b            | Mon 2 Feb 08:00:00 | citizen
        b            | Tue 3 Feb 08:00:00 | office
        """,
        """
        clock  | due | on_time | longest_response
        wall   | 2   | 2       | 24 h
        office | 2   | 2       | 7 h + 30 min
        """,
    ),
    # in UTC, both would be of February
    "a case opened at 23:59:59 on the last day of a month belongs to it, what comes two seconds "
    "later to the next": (
        """
        conversation | at                  | from
        a            | Sat 28 Feb 23:59:59 | citizen
        b            | Sun 1 Mar 00:00:01  | citizen
        a            | Sun 1 Mar 00:00:30  | office
        b            | Sun 1 Mar 00:01:01  | office
        """,
        """
        month   | cases | due | on_time | median_response | replies_sent | backlog_lt_1d
        2026-02 | 1     | 1   | 1       | 31 s            | 0            | 1
        2026-03 | 1     | 1   | 1       | 60 s            | 2            | 0
        """,
    ),
    # the calendar has Fri 20 Mar as the holiday and Mon 23 Mar as leave; Ramadan hours end at 15:00
    # on Thu 19 Mar
    "Lebaran: asked on its eve, answered on the first day after: late for the citizen, on time "
    "for the office": (
        """
        at                  | from
        Thu 19 Mar 14:30:00 | citizen
        Tue 24 Mar 09:00:00 | office
        """,
        """
        month   | clock  | due | on_time | median_response
        2026-03 | wall   | 1   | 0       | 4 d + 18 h + 30 min
        2026-03 | office | 1   | 1       | 2 h
        """,
    ),
    # five working days after Thu 19 Mar: 24, 25, 26, 27, 30; until Mon 30 Mar 24:00
    "Lebaran: working days of the resolution pass over holiday, weekend and leave": (
        """
        case | opened              | replied             | closed              | status
        a    | Thu 19 Mar 14:30:00 | Tue 24 Mar 09:00:00 | Mon 30 Mar 23:00:00 | resolved
        """,
        """
        opened              | deadline            | resolved
        Thu 19 Mar 14:30:00 | Mon 30 Mar 24:00:00 | Mon 30 Mar 23:00:00
        """,
    ),
    "an export without reply times says nothing of answers, and all of closings": (
        """
        case | opened             | closed              | status
        a    | Mon 2 Feb 08:00:00 | Thu 5 Feb 08:00:00  | resolved
        b    | Mon 2 Feb 08:00:00 | Mon 16 Feb 08:00:00 | resolved
        c    | Mon 2 Feb 08:00:00 | -                   | open
        """,
        """
        cases | due | on_time_rate | answered_rate | median_response | resolution_rate | backlog_gt_30d | coverage
        3     | 0   | -            | -             | -               | 1/3             | 0              | 1/1
        """,
    ),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("hard"), accounts_of(EXAMPLES)) as one:
        load_examples(one, EXAMPLES, "Thu 1 Jan", "Tue 31 Mar 12:00:00")
        yield one


@pytest.mark.parametrize("rule", EXAMPLES)
def test_hard_case(place, rule):
    check(place, EXAMPLES, rule)
