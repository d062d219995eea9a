"""Every question of the handbook, section 6: a history in which it is raised, and neighbours in
which it must not be.

All accounts live in one town; RAISED says of which accounts and OPDs a question of February 2026 is
raised, so every account is a neighbour of all others too."""

from datetime import datetime, timedelta

import pytest

from data.intake.reader import Reader
from data.lake.uploads import Lake
from data.targets import topics
from metrics.review.questions import QUESTIONS, cases_behind, questions
from tests.handbook.tables import WIB, Town

MONTH, SINCE, UNTIL = "2026-02", "Thu 1 Jan", "Sat 28 Feb 24:00:00"
HOUR = timedelta(hours=1)
ALONE = (
    "instant",
    "instant-other-texts",
    "instant-too-slow",
    "instant-few",
    "same-text",
    "same-text-less",
    "excluded",
    "excluded-less",
    "citizen",
    "citizen-less",
    "oversight",
    "oversight-less",
    "doubled",
    "doubled-less",
    "night",
    "night-less",
    "closed",
    "closed-less",
    "fewer",
    "fewer-less",
    "fewer-young",
    "vanished",
    "vanished-less",
    "vanished-covered",
    "quiet",
    "quiet-short",
    "quiet-busy",
    "one-sided",
    "one-sided-short",
    "two-sided",
    "sent-again",
    "night-tickets",
    "night-archived",
)
FEW = (
    "same-text-few",
    "excluded-few",
    "citizen-few",
    "oversight-few",
    "night-few",
    "closed-few",
    "fewer-few",
    "vanished-few",
    "quiet-few",
)  # as much as would be asked about, but of fewer than 10 cases
ACCOUNTS = "\n".join(
    [
        "account | opd_id | valid_from | valid_to",
        *(f"{name} | {name} | - | -" for name in (*ALONE, *FEW)),
        "pair-a | pair | - | -",
        "pair-b | pair | - | -",
        "moved | old | - | 2026-01-31",
        "moved | new | 2026-02-01 | -",
        "moved-long-ago | old | - | 2025-11-30",
        "moved-long-ago | new | 2025-12-01 | -",
        "moved-few | old | - | 2026-01-31",
        "moved-few | new | 2026-02-01 | -",
    ]
)
OPDS = "\n".join(
    ["opd_id | name", *(f"{name} | {name}" for name in (*ALONE, *FEW, "pair", "old", "new"))]
)


def day(number: int, hour: int = 9, month: int = 2) -> datetime:
    return datetime(2026, month, number, hour, tzinfo=WIB)


def shown(stamp: datetime) -> str:
    """As a table of tests has it."""
    return f"{stamp:%a} {stamp.day} {stamp:%b %Y %H:%M:%S}"


def talk(
    account: str,
    opened: datetime,
    after: timedelta | None = HOUR,
    text: str = "",
    author: str = "-",
    topic: str = "-",
) -> list[dict[str, str]]:
    """A citizen's message and, unless ``after`` is None, the answer; every text is another one
    unless given."""
    name = f"{account}-{opened:%Y%m%d%H}"
    rows = [
        {
            "at": shown(opened),
            "from": "citizen",
            "text": f"tanya {name}",
            "author": author,
            "topic": topic,
        }
    ]
    if after is not None:
        rows.append(
            {
                "at": shown(opened + after),
                "from": "office",
                "text": text or f"jawab {name}",
                "author": "-",
                "topic": "-",
            }
        )
    return [
        {"account": account, "conversation": name, "id": f"{name}-{i}", "channel": "private", **row}
        for i, row in enumerate(rows)
    ]


def talks(account: str, count: int, month: int = 2, **options) -> list[dict[str, str]]:
    """One talk each on the first days of the month."""
    return [row for i in range(count) for row in talk(account, day(i + 1, month=month), **options)]


def rest(account: str, done: int, count: int = 10) -> list[dict[str, str]]:
    """Plain talks on the days after the first ``done``, up to ``count`` cases."""
    return [row for i in range(done, count) for row in talk(account, day(i + 1))]


def messages() -> list[dict[str, str]]:
    """What the accounts of one upload wrote and got in January and February."""
    half_minute, rows = timedelta(seconds=30), []
    for account, size, after, same in (
        ("instant", 10, half_minute, True),
        ("instant-other-texts", 10, half_minute, False),
        ("instant-too-slow", 10, timedelta(seconds=61), True),
        ("instant-few", 9, half_minute, True),
    ):
        for i in (1, 2):
            rows += talk(account, day(i), after, "Terima kasih, kami cek" if same else "")
        rows += rest(account, 2, size)
    for account, same, size in (
        ("same-text", 4, 10),
        ("same-text-less", 3, 10),
        ("same-text-few", 4, 9),
    ):
        rows += talks(account, same, text="Silakan datang ke kantor") + rest(account, same, size)
    for account, size in (
        ("excluded", 10),
        ("excluded-less", 10),
        ("excluded-few", 9),
        ("pair-a", 5),
        ("pair-b", 5),
    ):
        rows += rest(account, 0, size)
    for account, same, size in (("citizen", 3, 10), ("citizen-less", 2, 10), ("citizen-few", 3, 9)):
        rows += talks(account, same, after=2 * HOUR, author="Rini")
        rows += [
            row
            for i in range(same, size)
            for row in talk(account, day(i + 1), 30 * HOUR, author=f"Warga {i}")
        ]
    for account, heavy, size in (
        ("oversight", 2, 10),
        ("oversight-less", 1, 10),
        ("oversight-few", 2, 9),
    ):
        rows += talks(account, heavy, topic="Gratifikasi") + rest(account, heavy, size)
    for account, before in (("doubled", 5), ("doubled-less", 6)):
        rows += [
            row
            for i in range(60)
            for row in talk(
                account, day(i % 28 + 1, 8 + i // 28, 1), topic="Gratifikasi" if i < before else "-"
            )
        ]
        rows += [
            row
            for i in range(60)
            for row in talk(
                account, day(i % 28 + 1, 8 + i // 28), topic="Gratifikasi" if i < 10 else "-"
            )
        ]
    for account, hours, size in (
        ("night", (22, 23, 0, 3, 4), 10),
        ("night-less", (22, 23, 0, 4, 5), 10),
        ("night-few", (22, 23, 0, 3, 4), 9),
    ):
        rows += [
            row
            for i, hour in enumerate(hours)
            for row in talk(account, day(i + 1, hour), timedelta(minutes=30))
        ]
        rows += rest(account, 5, size)
    for account, size in (("moved", 10), ("moved-long-ago", 10), ("moved-few", 9)):
        rows += talks(account, 4, month=1) + rest(account, 0, size - 4)
    return rows


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("questions")
    with Reader() as reader:
        town = Town(folder, reader, ACCOUNTS, OPDS)
        (folder / "topics.csv").write_text("topic,class\nGratifikasi,oversight\n", encoding="utf-8")
        topics.take_in(town.home, folder / "topics.csv", "test")
        town.load(messages(), SINCE, UNTIL)
        _exclude(town)
        _tickets(town)
        _pace(town)
        _vanished(town)
        _quiet(town)
        _one_sided(town)
        yield town


def _exclude(town: Town) -> None:
    for account, count in (
        ("excluded", 2),
        ("excluded-less", 1),
        ("excluded-few", 2),
        ("pair-a", 1),
        ("pair-b", 1),
    ):
        for case in town.cases(account)[:count]:
            town.command("exclude", case["case_id"], "--reason", "spam")


def _tickets(town: Town) -> None:
    rows = []
    for account, unanswered, size in (
        ("closed", 1, 10),
        ("closed-less", 1, 11),
        ("closed-few", 1, 9),
    ):
        for i in range(size):
            rows.append(
                {
                    "account": account,
                    "case": f"{account}-{i}",
                    "opened": shown(day(i + 1)),
                    "replied": "-" if i < unanswered else shown(day(i + 1) + HOUR),
                    "closed": shown(day(i + 1) + 2 * HOUR),
                    "status": "closed",
                }
            )
    for account, archived in (
        ("night-tickets", 0),
        ("night-archived", 1),
    ):  # with it half would be by night
        for i in range(10 + archived):
            opened = day(i + 1, 22 if i < 5 else 9)
            rows.append(
                {
                    "account": account,
                    "case": f"{account}-{i}",
                    "opened": shown(opened),
                    "replied": shown(opened + HOUR),
                    "closed": shown(opened + 2 * HOUR),
                    "status": "rejected" if i < archived else "closed",
                }
            )
    town.load(rows, SINCE, UNTIL)


def _pace(town: Town) -> None:
    """Ten talks, that is 20 messages, in each month before; in February 8 or 10 messages. 20/31 ×
    28 are expected."""
    november, december = (
        [day(i + 1, month=1).replace(year=2025, month=m) for i in range(10)] for m in (11, 12)
    )
    january = [day(i + 1, month=1) for i in range(10)]
    for since, accounts, days in (
        ("Sat 1 Nov 2025", ("fewer", "fewer-less"), november + december + january),
        ("Mon 1 Dec 2025", ("fewer-young",), december + january),
    ):
        rows = [row for account in accounts for opened in days for row in talk(account, opened)]
        town.load(
            rows
            + [
                row for account in accounts for row in talks(account, 4 + (account == "fewer-less"))
            ],
            since,
            UNTIL,
        )
    few = [
        opened for opened in november + december + january if opened.day <= 5
    ]  # 10 messages, 9 to be expected
    rows = [row for opened in few for row in talk("fewer-few", opened)] + talks("fewer-few", 2)
    town.load(rows, "Sat 1 Nov 2025", UNTIL)


def _vanished(town: Town) -> None:
    """Ten talks, of which three on 3 February; a later upload lacks some of that day's six
    messages."""
    first, later = [], {UNTIL: [], "Tue 3 Feb 12:00:00": []}
    for account, lacking, until, size in (
        ("vanished", 5, UNTIL, 10),
        ("vanished-less", 4, UNTIL, 10),
        ("vanished-covered", 5, "Tue 3 Feb 12:00:00", 10),
        ("vanished-few", 5, UNTIL, 9),
    ):
        of_day = [
            row
            for hour in (9, 10, 11)
            for row in talk(account, day(3, hour), timedelta(minutes=20))
        ]
        others = [row for i in range(size - 3) for row in talk(account, day(i + 10))]
        first += of_day + others
        later[until] += of_day[lacking:] + (others if until == UNTIL else [])
    town.load(first, "Sun 1 Feb", UNTIL)
    for until, rows in later.items():
        town.load(rows, "Sun 1 Feb", until)


def _quiet(town: Town) -> None:
    """Ten talks in 20 days, one message a day; then the same talks are stated to be complete for
    some days more."""
    rows = {
        account: [row for i in range(10) for row in talk(account, day(2 * i + 1))]
        for account in ("quiet", "quiet-busy", "quiet-short", "quiet-few")
    }
    rows["quiet-few"] = rows["quiet-few"][
        :18
    ]  # nine talks; more than six messages are to be expected in seven days
    town.load([row for own in rows.values() for row in own], "Sun 1 Feb", "Fri 20 Feb 24:00:00")
    longer = (
        rows["quiet"] + rows["quiet-few"] + rows["quiet-busy"] + talk("quiet-busy", day(25), None)
    )
    town.load(longer, "Sun 1 Feb", "Fri 27 Feb 24:00:00")
    town.load(rows["quiet-short"], "Sun 1 Feb", "Tue 24 Feb 24:00:00")


def _one_sided(town: Town) -> None:
    rows = []
    for account, own, theirs in (
        ("one-sided", 10, 0),
        ("one-sided-short", 9, 0),
        ("two-sided", 10, 1),
    ):
        rows += [talk(account, day(i + 1))[1] for i in range(own)] + [
            talk(account, day(20), None)[0]
        ] * theirs
    town.load(rows, "Sun 1 Feb", UNTIL)
    known = talks(
        "sent-again", 10
    )  # whose citizens' messages are in both uploads, and count as the first one's
    town.load(known, "Sun 1 Feb", UNTIL)
    more = [
        {**row, "id": f"{row['id']}-more", "at": shown(day(i + 1, 15)), "text": f"susulan {i}"}
        for i, row in enumerate(known[1::2])
    ]
    town.load(known[::2] + more, "Sun 1 Feb", "Fri 27 Feb 24:00:00")


@pytest.fixture(scope="module")
def found(place) -> list[dict]:
    return questions(place.cursor(), MONTH).to_dict("records")


RAISED = {  # question → unit → numerator, denominator, value (a share where None)
    "instant_replies": {"instant": (2, 10, None)},
    "one_answer": {"same-text": (4, 10, None)},
    "closed_unanswered": {"closed": (1, 10, None)},
    "excluded": {"excluded": (2, 10, None), "pair": (2, 10, None)},
    "one_citizen": {"citizen": (3, 10, None)},
    "oversight": {"oversight": (2, 10, None), "doubled": (10, 60, None)},
    "night_messages": {"night": (5, 10, None), "night-tickets": (5, 10, None)},
    "fewer_messages": {"fewer": (8, 28, 8 / 28)},
    "vanished_messages": {"vanished": (5, 6, 1)},
    "quiet_coverage": {"quiet": (7, 27, 7.0)},
    "moved_account": {"moved": (4, 10, None)},
    "no_inbound": {"one-sided": (10, 10, 1)},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_is_raised_of_whom_it_should_be_and_of_no_neighbour(found, question):
    rows = {row["unit"]: row for row in found if row["question"] == question}
    expected = RAISED[question]
    assert {unit: (row["numerator"], row["denominator"]) for unit, row in rows.items()} == {
        unit: (k, n) for unit, (k, n, _) in expected.items()
    }
    for unit, (k, n, value) in expected.items():
        assert rows[unit]["value"] == pytest.approx(k / n if value is None else value)
        assert (
            rows[unit]["unit_type"] == ("opd" if unit == "pair" else "account")
            and rows[unit]["month"] == MONTH
        )


BEHIND = {  # question → unit → days of February on which the cases behind it opened
    ("instant_replies", "instant"): [1, 2],
    ("one_answer", "same-text"): [1, 2, 3, 4],
    ("closed_unanswered", "closed"): [1],
    ("excluded", "excluded"): [1, 2],
    ("excluded", "pair"): [1, 1],
    ("one_citizen", "citizen"): [1, 2, 3],
    ("oversight", "oversight"): [1, 2],
    ("oversight", "doubled"): list(range(1, 11)),
    ("night_messages", "night"): [1, 2, 3, 4, 5],
    ("fewer_messages", "fewer"): [1, 2, 3, 4],
    ("vanished_messages", "vanished"): [3, 3, 3],
    ("quiet_coverage", "quiet"): list(range(1, 20, 2)),
    ("no_inbound", "one-sided"): [],
}


@pytest.mark.parametrize(("question", "unit"), BEHIND)
def test_the_cases_behind_it_are_those_that_it_speaks_of(place, found, question, unit):
    row = next(row for row in found if (row["question"], row["unit"]) == (question, unit))
    behind = cases_behind(place.cursor(), question, row["unit_type"], unit, MONTH)
    assert [stamp.day for stamp in behind["opened_at"]] == BEHIND[question, unit]
    assert {stamp.month for stamp in behind["opened_at"]} <= {2} and row["cases"] == len(behind)


def test_the_cases_of_a_moved_account_are_those_of_the_whole_window(place, found):
    row = next(row for row in found if row["question"] == "moved_account")
    behind = cases_behind(place.cursor(), "moved_account", "account", "moved", MONTH)
    assert [(s.month, s.day) for s in behind["opened_at"]] == (
        [(1, d) for d in (1, 2, 3, 4)] + [(2, d) for d in range(1, 7)]
    )
    assert (row["from_opd"], row["to_opd"], str(row["day"])[:10]) == ("old", "new", "2026-02-01")


def test_no_cases_where_it_is_not_raised(place):
    assert len(cases_behind(place.cursor(), "excluded", "account", "excluded-less", MONTH)) == 0


def test_one_citizen_says_the_rate_with_and_without(found):
    """Three of ten are that citizen's, answered after 2 h; the seven others waited 30 h."""
    row = next(row for row in found if row["question"] == "one_citizen")
    assert (row["rate"], row["rate_without"]) == (pytest.approx(3 / 10), 0)


def test_numbers_beside_the_others(place, found):
    rows = {(row["question"], row["unit"]): row for row in found}
    assert rows["oversight", "doubled"]["usual"] == pytest.approx(5 / 60)
    assert rows["fewer_messages", "fewer"]["usual"] == pytest.approx(
        20 / 31
    )  # of 20/30, 20/31 and 20/31
    uploads = Lake.read(place.home).by_account
    for question, unit, first in (
        ("quiet_coverage", "quiet", "2026-02-21"),
        ("vanished_messages", "vanished", "2026-02-03"),
    ):
        row = rows[question, unit]
        assert (str(row["day"])[:10], row["upload_id"]) == (first, uploads[unit][1].upload_id)


def test_another_month_asks_nothing_of_february(place):
    units = {
        (row["question"], row["unit"])
        for row in questions(place.cursor(), "2026-01").to_dict("records")
    }
    assert units == set()


def test_what_was_taken_back_is_no_longer_asked(place):
    """An excluded case comes back, and one in ten is not more than 10 %."""
    case = next(case for case in place.cases("excluded") if case["excluded"])
    place.command("exclude", case["case_id"], "--reason", "spam", "--undo")
    rows = questions(place.cursor(), MONTH)
    assert "excluded" not in set(rows.loc[rows["question"] == "excluded", "unit"])
    place.command("exclude", case["case_id"], "--reason", "spam")
