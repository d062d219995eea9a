"""What uploads state, as_of, and what waits (handbook, section 3).

Coverage is that of February 2026, which has 28 days. ``clock`` is stated until Tue 3 Mar 12:00:00,
the latest as_of of all: that is "now", and two days of March have ended."""

import pytest

from data.errors import Refused
from data.lake.uploads import Lake
from tests.handbook.tables import town

ACCOUNTS = """
    account   | opd_id | valid_from | valid_to
    clock     | other  | -          | -
    default   | other  | -          | -
    together  | other  | -          | -
    whole     | other  | -          | -
    short     | other  | -          | -
    begun     | other  | -          | -
    touching  | other  | -          | -
    apart     | other  | -          | -
    inside    | other  | -          | -
    bare      | other  | -          | -
    named     | other  | -          | -
    quiet     | other  | -          | -
    empty     | other  | -          | -
    valid     | other  | 2026-02-10 | 2026-02-19
    march     | other  | -          | -
    undone    | other  | -          | -
    never     | other  | -          | -
    good      | pair   | -          | -
    bad       | pair   | -          | -
    older     | other  | -          | -
    receipt   | other  | -          | -
    waits     | other  | -          | -
    early     | other  | -          | -
    late      | other  | -          | -
    back      | other  | -          | -
    zone      | other  | -          | -
    utc       | other  | -          | -
    offset    | other  | -          | -
    month     | other  | -          | -
    """
OPDS = """
    opd_id | name
    other  | Other
    pair   | Pair
    """
ONE = "account | at | from\n {} | Tue 3 Feb 14:00:00 | citizen"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("coverage"), ACCOUNTS, OPDS) as one:
        one.load(ONE.format("clock"), "Sun 1 Feb", "Tue 3 Mar 12:00:00")
        one.load(
            [
                {"account": account, "at": "Tue 3 Feb 14:00:00", "from": "citizen"}
                for account in ("whole", "touching", "apart", "good")
            ],
            "Mon 2 Feb 00:00:00",
            "Wed 4 Feb 24:00:00",
        )
        yield one


def days(place, account: str, month: str = "2026-02", by: str = "account") -> float:
    """Covered days of February (or half of the days of March that have ended)."""
    found = place.figure(account, "coverage", month=month, by=by)
    return found * (28 if month == "2026-02" else 2)


def test_the_default_is_from_the_first_stamps_day_to_the_end_of_the_last_for_every_account_in_the_file(
    place,
):
    """From Tue 3 Feb 00:00 to Thu 5 Feb 24:00, for that day was over: three whole days."""
    place.load("""
        account  | at                 | from
        default  | Tue 3 Feb 14:00:00 | citizen
        together | Thu 5 Feb 16:00:00 | citizen
        """)
    assert days(place, "default") == pytest.approx(3) and days(place, "together") == pytest.approx(
        3
    )
    assert (
        place.cases("default")[0]["as_of"]
        == place.cases("together")[0]["as_of"]
        == "Fri 6 Feb 00:00:00"
    )


def test_the_default_counts_closings_and_replies_as_stamps(place):
    """From Tue 3 Feb 00:00 to the end of Fri 6 Feb, the day of the closing: four whole days."""
    place.load("""
        account | case | opened             | replied            | closed             | status
        bare    | 1    | Tue 3 Feb 14:00:00 | Tue 3 Feb 15:00:00 | Fri 6 Feb 09:00:00 | resolved
        """)
    assert days(place, "bare") == pytest.approx(4)
    assert place.cases("bare")[0]["as_of"] == "Sat 7 Feb 00:00:00"


def test_a_day_counts_when_covered_from_0_to_24(place):
    place.load(ONE.format("short"), "Mon 2 Feb 00:00:00", "Wed 4 Feb 23:59:59")
    place.load(ONE.format("begun"), "Mon 2 Feb 00:00:01", "Wed 4 Feb 24:00:00")
    assert days(place, "whole") == pytest.approx(3)  # 2, 3 and 4 February
    assert days(place, "short") == pytest.approx(2)  # not the 4th
    assert days(place, "begun") == pytest.approx(2)  # not the 2nd


def test_a_day_counts_with_or_without_messages(place):
    """Of the three days of ``whole`` one had a message."""
    assert place.figures()["whole"]["cases"] == 1 and days(place, "whole") == pytest.approx(3)


def test_uploads_that_touch_are_one_and_those_a_second_apart_are_not(place):
    place.load(ONE.format("touching"), "Sun 1 Feb 12:00:00", "Mon 2 Feb 00:00:00")
    place.load(ONE.format("touching"), "Wed 4 Feb 24:00:00", "Thu 5 Feb 12:00:00")
    place.load(ONE.format("touching"), "Thu 5 Feb 12:00:00", "Fri 6 Feb 24:00:00")
    place.load(ONE.format("apart"), "Thu 5 Feb 00:00:00", "Thu 5 Feb 12:00:00")
    place.load(ONE.format("apart"), "Thu 5 Feb 12:00:01", "Fri 6 Feb 24:00:00")
    assert days(place, "touching") == pytest.approx(3 + 2)  # 2 to 4, and 5 of both halves, 6
    assert days(place, "apart") == pytest.approx(3 + 1)  # 2 to 4, and 6


def test_an_upload_inside_another_adds_nothing(place):
    place.load(ONE.format("inside"), "Mon 2 Feb 00:00:00", "Fri 6 Feb 24:00:00")
    place.load(ONE.format("inside"), "Tue 3 Feb 00:00:00", "Wed 4 Feb 24:00:00")
    assert days(place, "inside") == pytest.approx(5)


def test_accounts_that_are_named_are_covered_without_a_message(place):
    """``--from`` a bare date is 00:00 and ``--until`` one 24:00."""
    place.load(
        ONE.format("named"),
        None,
        None,
        "--account",
        "named",
        "--account",
        "quiet",
        "--from",
        "2026-02-02",
        "--until",
        "2026-02-04",
    )
    found = place.figures()["quiet"]
    assert (found["cases"], days(place, "quiet"), days(place, "named")) == (
        0,
        pytest.approx(3),
        pytest.approx(3),
    )
    assert place.cases("named")[0]["as_of"] == "Thu 5 Feb 00:00:00"


def test_a_file_without_rows_states_an_empty_period_where_account_from_and_until_are_given(place):
    path = place.folder / "empty.csv"
    path.write_text("account_id,conversation_id,sent_at,direction\n")
    with pytest.raises(Refused):
        place.load_path(path)
    with pytest.raises(Refused):
        place.load_path(path, "Mon 2 Feb", "Wed 4 Feb 24:00:00")
    line = place.load_path(path, "Mon 2 Feb", "Wed 4 Feb 24:00:00", "--account", "empty")
    assert (line["read"], line["cases"], days(place, "empty")) == (0, 0, pytest.approx(3))


def test_only_days_on_which_the_account_is_valid_are_active(place):
    """Valid from the 10th to the 19th, covered from the 9th to the 11th: 2 of 10."""
    place.load(
        ONE.format("clock"),
        "Mon 9 Feb",
        "Wed 11 Feb 24:00:00",
        "--account",
        "clock",
        "--account",
        "valid",
    )
    assert place.figure("valid", "coverage") == pytest.approx(2 / 10)


def test_only_days_that_have_ended_by_now_count(place):
    place.load(ONE.format("march"), "Sun 1 Mar", "Mon 2 Mar 00:00:00")
    assert place.figure("march", "coverage", month="2026-03") == pytest.approx(1 / 2)
    assert place.figure("march", "coverage", month="2026-04") is None


def test_an_account_without_any_upload_has_no_covered_day(place):
    assert place.figure("never", "coverage") == 0


def test_the_coverage_of_an_opd_is_the_lowest_of_its_active_accounts(place):
    """3 of 28 and 0 of 28."""
    assert days(place, "good") == pytest.approx(3)
    assert place.figure("pair", "coverage", by="opd") == 0
    place.load(ONE.format("bad"), "Mon 2 Feb", "Mon 2 Feb 24:00:00")
    assert days(place, "pair", by="opd") == pytest.approx(1)


def test_an_undone_upload_states_nothing_and_as_of_goes_back(place):
    place.load(ONE.format("undone"), "Mon 2 Feb", "Wed 4 Feb 24:00:00")
    line = place.load(ONE.format("undone"), "Mon 2 Feb", "Fri 6 Feb 24:00:00")
    assert days(place, "undone") == pytest.approx(5)
    place.command("undo", line["upload_id"])
    assert days(place, "undone") == pytest.approx(3)
    assert place.cases("undone")[0]["as_of"] == "Thu 5 Feb 00:00:00"


def test_an_older_period_does_not_move_as_of_back(place):
    place.load(
        "account | at | from\n older | Thu 19 Feb 08:00:00 | citizen",
        "Mon 16 Feb",
        "Fri 20 Feb 12:00:00",
    )
    place.load(ONE.format("older"), "Sun 1 Feb", "Tue 10 Feb")
    assert [case["as_of"] for case in place.cases("older")] == ["Fri 20 Feb 12:00:00"] * 2


def test_as_of_is_at_most_the_receipt_and_what_is_later_waits(place):
    """A stamp 5 min after the receipt is taken, but it is not yet known."""
    line = place.load(
        """
        account | at                 | from
        receipt | Mon 2 Feb 08:00:00 | citizen
        receipt | Mon 2 Feb 09:05:00 | office
        """,
        now="Mon 2 Feb 09:00:00",
    )
    assert line["accepted"] == 2
    [case] = place.cases("receipt")
    assert (case["as_of"], case["first_reply_at"]) == ("Mon 2 Feb 09:00:00", None)


def test_an_end_in_the_future_is_refused(place):
    before = len(Lake.read(place.home).uploads)
    with pytest.raises(Refused):
        place.load(ONE.format("never"), "Mon 2 Feb", "Tue 3 Feb 15:00:01", now="Tue 3 Feb 15:00:00")
    assert len(Lake.read(place.home).uploads) == before


def test_messages_later_than_as_of_wait_until_a_later_end_is_stated(place):
    line = place.load(
        """
        account | at                 | from
        waits   | Mon 2 Feb 08:00:00 | citizen
        waits   | Mon 2 Feb 12:00:01 | office
        waits   | Tue 10 Feb 08:00:00 | citizen
        """,
        "Mon 2 Feb",
        "Mon 2 Feb 12:00:00",
        name="waits",
    )
    assert (line["accepted"], line["cases"]) == (3, 1)
    assert [case["first_reply_at"] for case in place.cases("waits")] == [None]
    again = place.load_path(place.folder / "waits.csv", "Mon 2 Feb", "Fri 20 Feb 12:00:00")
    assert (again["duplicates"], again["cases"]) == (3, 1)
    assert [case["first_reply_at"] for case in place.cases("waits")] == ["Mon 2 Feb 12:00:01", None]


def test_each_case_is_judged_at_its_own_accounts_as_of(place):
    """Opened on Tue 3 Feb at 14:00:00; the 24 h have run out on Wed 4 Feb at 14:00:00."""
    place.load(ONE.format("early"), "Mon 2 Feb", "Wed 4 Feb 13:59:59")
    place.load(ONE.format("late"), "Mon 2 Feb", "Wed 4 Feb 14:00:00")
    assert [place.cases(account)[0]["due"] for account in ("early", "late")] == [False, True]


def test_a_stamp_without_offset_is_in_the_uploads_zone_and_one_with_offset_keeps_it(place):
    stamps = {
        "zone": "2026-02-02T08:00:00",
        "utc": "2026-02-02T08:00:00",
        "offset": "2026-02-02T08:00:00+09:00",
    }
    tables = {
        account: [{"account": account, "at": stamp, "from": "citizen"}]
        for account, stamp in stamps.items()
    }
    place.load(tables["zone"])
    place.load(tables["utc"], None, None, "--timezone", "UTC")
    place.load(tables["offset"], None, None, "--timezone", "UTC")
    assert [place.cases(account)[0]["opened_at"] for account in stamps] == [
        "Mon 2 Feb 08:00:00",
        "Mon 2 Feb 15:00:00",
        "Mon 2 Feb 06:00:00",
    ]


def test_days_and_months_are_those_of_wib(place):
    place.load("""
        account | conversation | at                  | from
        month   | a            | Sat 31 Jan 23:59:59 | citizen
        month   | b            | Sun 1 Feb 00:00:00  | citizen
        month   | c            | Sat 28 Feb 23:59:59 | citizen
        month   | d            | Sun 1 Mar 00:00:00  | citizen
        """)
    assert [place.figure("month", "cases", month=f"2026-0{number}") for number in (1, 2, 3)] == [
        1,
        2,
        1,
    ]
