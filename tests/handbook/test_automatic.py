"""Which outbound messages are automatic, and the order that this hangs on (handbook, section 2,
"Order" and "Automatic"). A human one is somebody's first reply, an automatic one is not."""

import pytest

from data.lake.writing import sha256_of
from tests.handbook.tables import accounts_of, check, load_examples, rows, town, write

EXAMPLES = {
    "10 s after the inbound: nobody reads and answers in that time": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:00:10 | office
        """,
        """
        opened             | replied | automatic_first
        Mon 2 Feb 08:00:00 | -       | yes
        """,
    ),
    "11 s after the inbound: a person": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:00:11 | office
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:11 | no
        """,
    ),
    "the export says false: a person, within 10 s too": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | citizen | -
        Mon 2 Feb 08:00:03 | office  | false
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:03 | no
        """,
    ),
    "the export says true: automatic, hours later too": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | citizen | -
        Mon 2 Feb 11:00:00 | office  | true
        """,
        """
        opened             | replied | automatic_first
        Mon 2 Feb 08:00:00 | -       | yes
        """,
    ),
    "the first of the run counts: 12 s after the first inbound, 7 s after the second": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:00:05 | citizen
        Mon 2 Feb 08:00:12 | office
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:12 | no
        """,
    ),
    "a courtesy may begin the run: 11 s after it, 6 s after the request": (
        """
        at                 | from    | text
        Mon 2 Feb 08:00:00 | citizen | terima kasih
        Mon 2 Feb 08:00:05 | citizen | Mohon info
        Mon 2 Feb 08:00:11 | office  | Silakan
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:05 | Mon 2 Feb 08:00:11 | no
        """,
    ),
    "a courtesy inside the run does not end it": (
        """
        at                 | from    | text
        Mon 2 Feb 08:00:00 | citizen | Mohon info
        Mon 2 Feb 08:00:09 | citizen | terima kasih
        Mon 2 Feb 08:00:11 | office  | Silakan
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:11 | no
        """,
    ),
    "a human outbound ends the run: 10 s after the first inbound of the next": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:10:00 | office
        Mon 2 Feb 08:20:00 | citizen
        Mon 2 Feb 08:20:10 | office
        """,
        """
        opened             | replied            | resolved
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:10:00 | -
        """,
    ),
    "an automatic outbound ends the run as well": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:00:02 | office
        Mon 2 Feb 08:00:08 | citizen
        Mon 2 Feb 08:00:18 | office
        """,
        """
        opened             | replied | automatic_first
        Mon 2 Feb 08:00:00 | -       | yes
        """,
    ),
    "a second outbound looks at the same run: 10 s after its first inbound": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:00:02 | office
        Mon 2 Feb 08:00:10 | office
        """,
        """
        opened             | replied | automatic_first
        Mon 2 Feb 08:00:00 | -       | yes
        """,
    ),
    "a second outbound 11 s after the first inbound of the run is a person": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | citizen
        Mon 2 Feb 08:00:02 | office
        Mon 2 Feb 08:00:11 | office
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:11 | yes
        """,
    ),
    "the run of another conversation is no run of this one": (
        """
        conversation | at                 | from
        siti         | Mon 2 Feb 08:00:00 | citizen
        budi         | Mon 2 Feb 08:01:00 | citizen
        siti         | Mon 2 Feb 08:01:05 | office
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:01:05
        Mon 2 Feb 08:01:00 | -
        """,
    ),
    "an outbound without any inbound before it is a person's": (
        """
        at                 | from
        Mon 2 Feb 08:00:00 | office
        Mon 2 Feb 08:00:01 | citizen
        """,
        """
        cases | replies_sent
        1     | 1
        """,
    ),
    "at equal seconds the inbound comes first, whatever the order of the rows": (
        """
        at                 | from    | auto
        Mon 2 Feb 08:00:00 | office  | false
        Mon 2 Feb 08:00:00 | citizen | -
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:00
        """,
    ),
    "minute stamps: the same text to 5 conversations in the same or the next minute": (
        """
        conversation | at              | from    | text
        a            | Mon 2 Feb 08:00 | citizen | Mohon info
        a            | Mon 2 Feb 08:00 | office  | Pesan Anda kami terima
        b            | Mon 2 Feb 09:00 | citizen | Halo
        b            | Mon 2 Feb 09:01 | office  | Pesan Anda kami terima
        c            | Mon 2 Feb 10:00 | citizen | Mohon info
        c            | Mon 2 Feb 10:01 | office  | Pesan Anda kami terima
        d            | Tue 3 Feb 08:00 | citizen | Mohon info
        d            | Tue 3 Feb 08:01 | office  | Pesan Anda kami terima
        e            | Tue 3 Feb 09:00 | citizen | Mohon info
        e            | Tue 3 Feb 09:01 | office  | Pesan Anda kami terima
        """,
        """
        opened             | replied | automatic_first
        Mon 2 Feb 08:00:00 | -       | yes
        Mon 2 Feb 09:00:00 | -       | yes
        Mon 2 Feb 10:00:00 | -       | yes
        Tue 3 Feb 08:00:00 | -       | yes
        Tue 3 Feb 09:00:00 | -       | yes
        """,
    ),
    "minute stamps: the same text to 4 conversations is a person's": (
        """
        conversation | at              | from    | text
        a            | Mon 2 Feb 08:00 | citizen | Mohon info
        a            | Mon 2 Feb 08:00 | office  | Pesan Anda kami terima
        b            | Mon 2 Feb 09:00 | citizen | Halo
        b            | Mon 2 Feb 09:01 | office  | Pesan Anda kami terima
        c            | Mon 2 Feb 10:00 | citizen | Mohon info
        c            | Mon 2 Feb 10:01 | office  | Pesan Anda kami terima
        d            | Tue 3 Feb 08:00 | citizen | Mohon info
        d            | Tue 3 Feb 08:01 | office  | Pesan Anda kami terima
        d            | Wed 4 Feb 08:00 | citizen | Mohon info
        d            | Wed 4 Feb 08:01 | office  | Pesan Anda kami terima
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:00 | no
        Mon 2 Feb 09:00:00 | Mon 2 Feb 09:01:00 | no
        Mon 2 Feb 10:00:00 | Mon 2 Feb 10:01:00 | no
        Tue 3 Feb 08:00:00 | Tue 3 Feb 08:01:00 | no
        """,
    ),
    "minute stamps: two minutes later is a person's, though the text went to 5 conversations": (
        """
        conversation | at              | from    | text
        a            | Mon 2 Feb 08:00 | citizen | Mohon info
        a            | Mon 2 Feb 08:01 | office  | Sama-sama
        b            | Mon 2 Feb 09:00 | citizen | Mohon info
        b            | Mon 2 Feb 09:02 | office  | Sama-sama
        c            | Mon 2 Feb 10:00 | citizen | Mohon info
        c            | Mon 2 Feb 10:02 | office  | Sama-sama
        d            | Mon 2 Feb 11:00 | citizen | Mohon info
        d            | Mon 2 Feb 11:02 | office  | Sama-sama
        e            | Mon 2 Feb 12:00 | office  | Sama-sama
        """,
        """
        opened             | replied            | automatic_first
        Mon 2 Feb 08:00:00 | -                  | yes
        Mon 2 Feb 09:00:00 | Mon 2 Feb 09:02:00 | no
        Mon 2 Feb 10:00:00 | Mon 2 Feb 10:02:00 | no
        Mon 2 Feb 11:00:00 | Mon 2 Feb 11:02:00 | no
        """,
    ),
    "minute stamps: the first of the run counts there too": (
        """
        conversation | at              | from    | text
        a            | Mon 2 Feb 08:00 | citizen | Mohon info
        a            | Mon 2 Feb 08:01 | citizen | Halo
        a            | Mon 2 Feb 08:02 | office  | Baik
        b            | Mon 2 Feb 09:00 | office  | Baik
        c            | Mon 2 Feb 09:00 | office  | Baik
        d            | Mon 2 Feb 09:00 | office  | Baik
        e            | Mon 2 Feb 09:00 | office  | Baik
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:02:00
        """,
    ),
    "minute stamps: the export's false wins over 5 conversations": (
        """
        conversation | at              | from    | text       | auto
        a            | Mon 2 Feb 08:00 | citizen | Mohon info | -
        a            | Mon 2 Feb 08:00 | office  | Baik       | false
        b            | Mon 2 Feb 09:00 | office  | Baik       | -
        c            | Mon 2 Feb 09:00 | office  | Baik       | -
        d            | Mon 2 Feb 09:00 | office  | Baik       | -
        e            | Mon 2 Feb 09:00 | office  | Baik       | -
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:00
        """,
    ),
    "minute stamps: in one minute the order of the rows holds, the outbound above answers nothing": (
        """
        at              | from
        Mon 2 Feb 08:00 | office
        Mon 2 Feb 08:00 | citizen
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
    "minute stamps: in one minute the order of the rows holds, the outbound below answers": (
        """
        at              | from
        Mon 2 Feb 08:00 | citizen
        Mon 2 Feb 08:00 | office
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | Mon 2 Feb 08:00:00
        """,
    ),
}
ORDERED = ["newest", "uploads", "hashes"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("automatic"), accounts_of(EXAMPLES) + ORDERED) as one:
        load_examples(one, EXAMPLES, "Sun 1 Feb", "Fri 27 Feb 12:00:00")
        yield one


@pytest.mark.parametrize("rule", EXAMPLES)
def test_outbound(place, rule):
    check(place, EXAMPLES, rule)


def test_a_newest_first_file_with_minute_stamps_is_read_from_below(place):
    place.load(
        """
        account | at              | from
        newest  | Wed 4 Feb 10:00 | citizen
        newest  | Tue 3 Feb 09:00 | office
        newest  | Mon 2 Feb 08:00 | office
        newest  | Mon 2 Feb 08:00 | citizen
        """,
        "Sun 1 Feb",
        "Fri 27 Feb 12:00:00",
    )
    assert [case["first_reply_at"] for case in place.cases("newest")] == ["Mon 2 Feb 08:00:00"]


def test_in_one_minute_the_upload_with_the_earlier_first_stamp_comes_first(place):
    """The reply of Tuesday 08:00 was in the upload that begins on Monday, so it was there before
    the question."""
    place.load(
        """
        account | at              | from
        uploads | Tue 3 Feb 08:00 | citizen
        """,
        "Sun 1 Feb",
        "Fri 27 Feb 12:00:00",
    )
    place.load(
        """
        account | conversation | at              | from
        uploads | other        | Mon 2 Feb 09:00 | office
        uploads | talk         | Tue 3 Feb 08:00 | office
        """,
        "Sun 1 Feb",
        "Fri 27 Feb 12:00:00",
    )
    assert [case["first_reply_at"] for case in place.cases("uploads")] == [None]


def test_in_one_minute_of_uploads_that_begin_alike_the_smaller_sha256_comes_first(place):
    """The ids of the two rows are tried until the file with the question has the smaller, then the
    larger hash."""
    question, answer = (
        rows("account | at | from\n hashes | Tue 3 Feb 08:00 | citizen"),
        rows("account | at | from\n hashes | Tue 3 Feb 08:00 | office"),
    )
    found = {}
    for number in range(40):
        talk = {"conversation": f"talk-{number}"}
        files = [
            write(place.folder / f"hash-{number}-{name}.csv", [table[0] | talk])
            for name, table in (("q", question), ("a", answer))
        ]
        found.setdefault(sha256_of(files[0]) < sha256_of(files[1]), files)
    for question_is_smaller, files in found.items():
        asked, _ = [place.load_path(path, "Sun 1 Feb", "Fri 27 Feb 12:00:00") for path in files]
        [case] = [case for case in place.cases("hashes") if case["upload_id"] == asked["upload_id"]]
        assert case["first_reply_at"] == ("Tue 3 Feb 08:00:00" if question_is_smaller else None)
