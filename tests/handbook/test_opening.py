"""When a message opens a case, what answers it, when it is resolved, reopened or waiting again
(handbook, section 2, "Cases from messages"). All of February is stated, until Friday the 27th,
12:00:00, which is every account's as_of."""

import pytest

from tests.handbook.tables import accounts_of, check, load_examples, town

EXAMPLES = {
    "the first inbound opens a case": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        """,
        """
        opened             | replied | resolved | reopened | waiting_again
        Mon 2 Feb 08:00:00 | -       | -        | 0        | no
        """,
    ),
    "outbound before any inbound opens nothing": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | office
        """,
        """
        opened
        """,
    ),
    "outbound before the opening answers nothing": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | office
        Mon 2 Feb 08:00:01 | citizen
        """,
        """
        opened             | replied | resolved
        Mon 2 Feb 08:00:01 | -       | -
        """,
    ),
    "an inbound 7 days after an unanswered one belongs to its case": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 9 Feb 08:00:00 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
    "an inbound 7 days and 1 s after an unanswered one opens another case": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 9 Feb 08:00:01 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        Mon 9 Feb 08:00:01 | -
        """,
    ),
    "an inbound 7 days after the reply belongs to the case, however long ago the inbound before "
    "it was": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Thu 5 Feb 09:00:00  | office
        Thu 12 Feb 09:00:00 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Thu 5 Feb 09:00:00
        """,
    ),
    "an inbound 7 days and 1 s after the reply opens another case": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Thu 5 Feb 09:00:00  | office
        Thu 12 Feb 09:00:01 | citizen
        """,
        """
        opened              | replied
        Mon 2 Feb 08:00:00  | Thu 5 Feb 09:00:00
        Thu 12 Feb 09:00:01 | -
        """,
    ),
    "the week runs from the first reply, a second one does not lengthen it": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Tue 3 Feb 08:00:00  | office
        Mon 9 Feb 08:00:00  | office
        Tue 10 Feb 08:00:01 | citizen
        """,
        """
        opened              | replied            | resolved
        Mon 2 Feb 08:00:00  | Tue 3 Feb 08:00:00 | Tue 3 Feb 08:00:00
        Tue 10 Feb 08:00:01 | -                  | -
        """,
    ),
    "the week runs from the inbound just before, so a citizen who writes every 6 days has one case": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Sun 8 Feb 08:00:00  | citizen
        Sat 14 Feb 08:00:00 | citizen
        Fri 20 Feb 08:00:00 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
    "a reply before the inbound just before counts for nothing: r lies from p on": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Mon 2 Feb 09:00:00  | office
        Tue 3 Feb 08:00:00  | citizen
        Tue 10 Feb 08:00:00 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00
        """,
    ),
    "an automatic answer is no r: the week runs from the inbound": (
        """
        at                  | from    | auto
        Mon 2 Feb 08:00:00  | citizen | -
        Wed 4 Feb 08:00:00  | office  | true
        Tue 10 Feb 08:00:00 | citizen | -
        """,
        """
        opened              | replied
        Mon 2 Feb 08:00:00  | -
        Tue 10 Feb 08:00:00 | -
        """,
    ),
    "a courtesy is no p: the week runs from the request before it": (
        """
        at                  | from    | text
        Mon 2 Feb 08:00:00  | citizen | Mohon info
        Sun 8 Feb 08:00:00  | citizen | terima kasih
        Mon 9 Feb 08:00:01  | citizen | Bagaimana?
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        Mon 9 Feb 08:00:01 | -
        """,
    ),
    "conversations are apart": (
        """
        conversation | at                 | from
        siti         | Mon 2 Feb 08:00:00 | citizen
        budi         | Mon 2 Feb 09:00:00 | citizen
        siti         | Mon 2 Feb 10:00:00 | office
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00
        Mon 2 Feb 09:00:00 | -
        """,
    ),
    "one late reply ends the waiting of every earlier case": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Tue 10 Feb 08:00:00 | citizen
        Wed 18 Feb 08:00:01 | citizen
        Thu 19 Feb 08:00:00 | office
        """,
        """
        opened              | replied             | resolved
        Mon 2 Feb 08:00:00  | Thu 19 Feb 08:00:00 | Thu 19 Feb 08:00:00
        Tue 10 Feb 08:00:00 | Thu 19 Feb 08:00:00 | Thu 19 Feb 08:00:00
        Wed 18 Feb 08:00:01 | Thu 19 Feb 08:00:00 | Thu 19 Feb 08:00:00
        """,
    ),
    "the first reply is the first human one, not the automatic one before it": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | citizen | -
        Mon 2 Feb 08:30:00 | office  | true
        Mon 2 Feb 09:00:00 | office  | false
        Mon 2 Feb 10:00:00 | office  | false
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | yes
        """,
    ),
    "an automatic answer after the human one was not first": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | citizen | -
        Mon 2 Feb 08:30:00 | office  | false
        Mon 2 Feb 09:00:00 | office  | true
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:30:00 | no
        """,
    ),
    "an inbound 72 h after the reply reopens": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 09:00:00 | office
        Thu 5 Feb 09:00:00 | citizen
        """,
        """
        opened             | reopened
        Mon 2 Feb 08:00:00 | 1
        """,
    ),
    "an inbound 1 s less than 72 h after the reply does not reopen": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 09:00:00 | office
        Thu 5 Feb 08:59:59 | citizen
        """,
        """
        opened             | reopened
        Mon 2 Feb 08:00:00 | 0
        """,
    ),
    "every inbound counts that comes 72 h after its own r; without one it does not": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Mon 2 Feb 09:00:00  | office
        Thu 5 Feb 09:00:00  | citizen
        Sun 8 Feb 09:00:00  | citizen
        Sun 8 Feb 10:00:00  | office
        Wed 11 Feb 10:00:00 | citizen
        """,
        """
        opened             | reopened
        Mon 2 Feb 08:00:00 | 2
        """,
    ),
    "the first reply, not the last, begins the 72 h of reopening": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 09:00:00 | office
        Wed 4 Feb 09:00:00 | office
        Thu 5 Feb 09:00:00 | citizen
        """,
        """
        opened             | reopened
        Mon 2 Feb 08:00:00 | 1
        """,
    ),
    "a courtesy 72 h after the reply does not reopen and does not undo the resolution": (
        """
        at                  | from    | text
        Mon 2 Feb 08:00:00  | citizen | Mohon info
        Mon 2 Feb 09:00:00  | office  | Silakan
        Thu 26 Feb 09:00:00 | citizen | matur nuwun
        """,
        """
        opened             | resolved           | reopened | waiting_again
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | 0        | no
        """,
    ),
    "a reply 72 h before as_of has resolved by silence": (
        """
        at                  | from
        Mon 23 Feb 08:00:00 | citizen
        Tue 24 Feb 12:00:00 | office
        """,
        """
        opened              | resolved            | basis
        Mon 23 Feb 08:00:00 | Tue 24 Feb 12:00:00 | silence
        """,
    ),
    "a reply 1 s less than 72 h before as_of has not yet": (
        """
        at                  | from
        Mon 23 Feb 08:00:00 | citizen
        Tue 24 Feb 12:00:01 | office
        """,
        """
        opened              | resolved | basis
        Mon 23 Feb 08:00:00 | -        | silence
        """,
    ),
    "the reply after the last inbound resolves, not the first reply": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 09:00:00 | office
        Tue 3 Feb 08:00:00 | citizen
        Tue 3 Feb 09:00:00 | office
        Wed 4 Feb 09:00:00 | office
        """,
        """
        opened             | replied            | resolved
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | Tue 3 Feb 09:00:00
        """,
    ),
    "a last inbound without a reply leaves the case unresolved": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 09:00:00 | office
        Tue 3 Feb 08:00:00 | citizen
        """,
        """
        opened             | replied            | resolved | waiting_again
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | -        | yes
        """,
    ),
    "an automatic answer to the last inbound resolves nothing": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | citizen | -
        Mon 2 Feb 09:00:00 | office  | -
        Tue 3 Feb 08:00:00 | citizen | -
        Tue 3 Feb 09:00:00 | office  | true
        """,
        """
        opened             | resolved | waiting_again
        Mon 2 Feb 08:00:00 | -        | yes
        """,
    ),
    "answered and asked again 24 h before as_of: waiting again": (
        """
        at                  | from
        Thu 26 Feb 08:00:00 | citizen
        Thu 26 Feb 09:00:00 | office
        Thu 26 Feb 12:00:00 | citizen
        """,
        """
        opened              | waiting_again
        Thu 26 Feb 08:00:00 | yes
        """,
    ),
    "asked again 1 s less than 24 h before as_of: not yet waiting again": (
        """
        at                  | from
        Thu 26 Feb 08:00:00 | citizen
        Thu 26 Feb 09:00:00 | office
        Thu 26 Feb 12:00:01 | citizen
        """,
        """
        opened              | waiting_again
        Thu 26 Feb 08:00:00 | no
        """,
    ),
    "the last inbound counts, an older one that waits does not": (
        """
        at                  | from
        Thu 26 Feb 08:00:00 | citizen
        Thu 26 Feb 09:00:00 | office
        Thu 26 Feb 10:00:00 | citizen
        Thu 26 Feb 13:00:00 | citizen
        """,
        """
        opened              | waiting_again
        Thu 26 Feb 08:00:00 | no
        """,
    ),
    "never answered is not waiting again": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Tue 3 Feb 08:00:00 | citizen
        """,
        """
        opened             | waiting_again
        Mon 2 Feb 08:00:00 | no
        """,
    ),
    "a reply that came to a later case also ends waiting again": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Mon 2 Feb 09:00:00  | office
        Tue 3 Feb 08:00:00  | citizen
        Wed 11 Feb 08:00:00 | citizen
        Wed 11 Feb 09:00:00 | office
        """,
        """
        opened              | resolved            | waiting_again
        Mon 2 Feb 08:00:00  | Wed 11 Feb 09:00:00 | no
        Wed 11 Feb 08:00:00 | Wed 11 Feb 09:00:00 | no
        """,
    ),
    "the topic of a case is the first non-empty one of its inbound messages": (
        """
        at                  | from    | topic
        Mon 2 Feb 08:00:00  | citizen | -
        Mon 2 Feb 09:00:00  | office  | pujian
        Mon 2 Feb 10:00:00  | citizen | pengaduan
        Mon 2 Feb 11:00:00  | citizen | informasi
        Tue 10 Feb 08:00:00 | citizen | aspirasi
        """,
        """
        opened              | topic
        Mon 2 Feb 08:00:00  | pengaduan
        Tue 10 Feb 08:00:00 | aspirasi
        """,
    ),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("opening"), accounts_of(EXAMPLES)) as one:
        load_examples(one, EXAMPLES, "Sun 1 Feb", "Fri 27 Feb 12:00:00")
        yield one


@pytest.mark.parametrize("rule", EXAMPLES)
def test_case(place, rule):
    check(place, EXAMPLES, rule)
