"""Hard cases of issue 5 that need several accounts, registers over time, time zones, or a whole
board."""

from datetime import date, timedelta

import numpy as np
import pytest

from metrics.statistics import change, limits
from metrics.statistics.effective import effective_counts
from metrics.statistics.funnel import flags
from metrics.statistics.places import drawn_places, groups, place_intervals, places, rounded
from metrics.statistics.reliability import places_allowed
from metrics.statistics.shrinkage import posterior, score
from tests.handbook.tables import town
from tests.handbook.test_ranking import NOW, UNTIL, of, tickets

TWO = "account | at | from\n {} | Tue 3 Feb 14:00:00 | citizen"
ACCOUNTS = """
    account | opd_id | valid_from | valid_to
    early   | two    | -          | -
    late    | two    | -          | -
    only    | single | -          | -
    moves   | before | -          | 2026-02-14
    moves   | after  | 2026-02-15 | -
    begins  | half   | 2026-02-15 | -
    dst     | zone   | -          | -
    berlin  | zone   | -          | -
    """
OPDS = "opd_id | name\n" + "\n".join(
    f"{n} | {n}" for n in ("two", "single", "before", "after", "half", "zone")
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("hard"), ACCOUNTS, OPDS) as one:
        yield one


def test_two_accounts_of_one_opd_with_different_ends_of_data(place):
    """Both got a message on Tue 3 Feb at 14:00. One is known until 1 s before its 24 h have run
    out, the other until then: one of two is due. Each stands in the stock with its age at its own
    end."""
    place.load(TWO.format("early"), "Mon 2 Feb", "Wed 4 Feb 13:59:59")
    place.load(TWO.format("late"), "Mon 2 Feb", "Thu 5 Feb 14:00:00")
    found = place.figures("opd")["two"]
    assert [
        found[n] for n in ("cases", "due", "on_time_rate", "backlog_lt_1d", "backlog_1_3d")
    ] == [2, 1, 0, 1, 1]
    assert found["longest_response"] == 48 * 3600


def test_an_opd_with_one_account_has_that_accounts_figures(place):
    place.load(
        """
        account | conversation | at                 | from
        only    | a            | Mon 2 Feb 08:00:00 | citizen
        only    | a            | Mon 2 Feb 09:00:00 | office
        only    | b            | Tue 3 Feb 08:00:00 | citizen
        """,
        "Sun 1 Feb",
        "Tue 10 Feb",
    )
    opd, account = place.figures("opd")["single"], place.figures()["only"]
    assert {n: v for n, v in opd.items() if n != "opd_id"} == {
        n: v for n, v in account.items() if n != "account_id"
    }
    assert (opd["cases"], opd["on_time_rate"]) == (2, 1 / 2)


def test_an_account_that_moves_in_mid_month(place):
    """Sat 14 Feb is the last day with the first OPD. Its open case goes along into the stock of the
    second one, but stays in the cohort of the first; a reply counts for whoever has the account
    that day."""
    place.load(
        """
        account | conversation | at                  | from
        moves   | a            | Sat 14 Feb 23:59:59 | citizen
        moves   | b            | Sun 15 Feb 00:00:00 | citizen
        moves   | b            | Mon 16 Feb 00:00:00 | office
        """,
        "Sun 1 Feb",
        "Sun 1 Mar",
    )
    found = place.figures("opd")
    first, second = found["before"], found["after"]
    assert [
        (row["cases"], row["due"], row["on_time"], row["backlog_7_30d"], row["replies_sent"])
        for row in (first, second)
    ] == [(1, 1, 0, 0, 0), (1, 1, 1, 1, 1)]
    assert (first["coverage"], second["coverage"]) == (1, 1)  # of 14 days each
    whole = place.figures()["moves"]
    assert (whole["cases"], whole["due"], whole["on_time"], whole["backlog_7_30d"]) == (2, 2, 1, 1)


def test_an_account_that_starts_in_mid_month(place):
    """A message before its first day is rejected; its 14 days of February are whole, not 14 of
    28."""
    line = place.load(
        """
        account | at                  | from
        begins  | Sat 14 Feb 12:00:00 | citizen
        begins  | Sun 15 Feb 00:00:00 | citizen
        """,
        "Sun 1 Feb",
        "Sun 1 Mar",
    )
    assert (line["accepted"], line["rejected"]) == (1, 1)
    found = place.figures()["begins"]
    assert (found["cases"], found["coverage"]) == (1, 1)
    assert "begins" not in place.figures(month="2026-01")
    [row] = [
        row for row in place.ranking("account", "response", "2026-03") if row["unit"] == "begins"
    ]
    assert row["due"] == 1


def test_stamps_of_a_daylight_saving_zone_elsewhere(place):
    """New York puts its clocks forward on Sun 8 Mar 2026 at 02:00 (UTC−5 to UTC−4), Berlin on Sun
    29 Mar (UTC+1 to UTC+2): two minutes on the wall of that night are one hour and two minutes on
    the dial."""
    place.load(
        [
            {"account": "dst", "at": stamp, "from": who}
            for stamp, who in (
                ("2026-03-08T01:59:00", "citizen"),
                ("2026-03-08T03:01:00", "office"),
            )
        ],
        None,
        None,
        "--timezone",
        "America/New_York",
    )
    place.load(
        [
            {"account": "berlin", "at": stamp, "from": who}
            for stamp, who in (
                ("2026-03-28T12:00:00", "citizen"),
                ("2026-03-29T12:00:00", "office"),
            )
        ],
        None,
        None,
        "--timezone",
        "Europe/Berlin",
    )
    [york], [berlin] = place.cases("dst"), place.cases("berlin")
    assert (york["opened_at"], york["first_reply_at"]) == (
        "Sun 8 Mar 13:59:00",
        "Sun 8 Mar 14:01:00",
    )
    assert (berlin["opened_at"], berlin["first_reply_at"]) == (
        "Sat 28 Mar 18:00:00",
        "Sun 29 Mar 17:00:00",
    )
    assert (york["response"], berlin["response"]) == (120, 23 * 3600)


def test_a_month_with_no_cases_at_all(tmp_path):
    """Uploads were complete, nobody wrote: every unit is there with nothing, nobody has a place,
    nothing is 0 %."""
    with town(tmp_path, ["a", "b"]) as quiet:
        path = tmp_path / "empty.csv"
        path.write_text("account_id,conversation_id,sent_at,direction\n")
        quiet.load_path(path, "Thu 1 Jan", UNTIL, "--account", "a", "--account", "b", now=NOW)
        for by, units in (("account", {"a", "b"}), ("opd", {"dinas"}), ("regency", {"regency"})):
            found = quiet.figures(by, month="2026-03")
            assert set(found) == units
            for row in found.values():
                assert (row["cases"], row["due"], row["replies_sent"], row["coverage"]) == (
                    0,
                    0,
                    0,
                    1,
                )
                assert {
                    row[n]
                    for n in (
                        "on_time_rate",
                        "answered_rate",
                        "median_response",
                        "resolution_rate",
                        "reopen_rate",
                        "auto_share",
                        "longest_response",
                    )
                } == {None}
        board = quiet.ranking("account", "response", "2026-03")
        assert of(board, "unit", "status", "place", "score", "due", "rate") == [
            (unit, "no_messages", None, None, 0, None) for unit in "ab"
        ]


def test_all_units_equal(tmp_path):
    """16 of 20 each: there is nothing to tell them apart, so all have the same score and nobody a
    place."""
    with town(tmp_path, list("abcdef")) as same:
        same.load(
            [t for account in "abcdef" for t in tickets(account, 16, 20)],
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        board = same.ranking("account", "response", "2026-03")
        assert {row["status"] for row in board} == {"no_difference"}
        assert len({row["score"] for row in board}) == 1 and {row["place"] for row in board} == {
            None
        }
        assert board[0]["score"] == pytest.approx(0.8, abs=0.03)


def test_one_unit_only(tmp_path):
    """A regency with one OPD: it has its rate and a score, no place, and no funnel of its own makes
    it stand out."""
    with town(tmp_path, ["a"]) as alone:
        alone.load(tickets("a", 36, 45), "Thu 1 Jan", UNTIL, now=NOW)
        [row] = alone.ranking("opd", "response", "2026-03")
        assert (row["status"], row["place"], row["on_time"], row["due"]) == (
            "no_difference",
            None,
            36,
            45,
        )
        assert row["rate"] == row["on_time"] / row["due"]


def test_a_unit_with_100_000_cases_is_loaded_cut_and_ranked_beside_units_with_30(tmp_path):
    """Tickets, nine of ten of the giant's answered after an hour, on 90 days. Its rate is its own,
    its days weigh ten each (900 of 100,000), so its range is narrower than that of a unit with 30,
    which keep places of their own."""
    small = dict(zip("bcdefghij", (24, 27, 21, 18, 29, 15, 30, 12, 26), strict=True))
    path = tmp_path / "giant.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("account_id,case_id,opened_at,first_reply_at,status\n")
        for n in range(100_000):
            day = date(2026, 1, 1) + timedelta(days=n % 90)
            replied = f"{day}T09:00:00+07:00" if n // 90 % 10 else ""
            file.write(f"a,{n},{day}T08:00:00+07:00,{replied},open\n")
    with town(tmp_path, ["a", *small]) as place:
        place.load(
            [t for unit, met in small.items() for t in tickets(unit, met, 30)],
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        line = place.load_path(path, "Thu 1 Jan", UNTIL, now=NOW)
        assert (line["accepted"], line["cases"]) == (100_000, 100_000)
        month = [n for n in range(100_000) if n % 90 < 31]  # January
        found = place.figures(month="2026-01")["a"]
        assert (found["cases"], found["on_time"]) == (
            len(month),
            sum(n // 90 % 10 > 0 for n in month),
        )
        assert found["median_response"] == 3600
        board = {row["unit"]: row for row in place.ranking("account", "response", "2026-03")}
    assert {row["status"] for row in board.values()} == {"ranked"}
    giant, on_time = board["a"], sum(n // 90 % 10 > 0 for n in range(100_000))
    assert (giant["on_time"], giant["due"], giant["rate"]) == (on_time, 100_000, on_time / 100_000)
    assert giant["score"] == pytest.approx(0.9, abs=0.01)
    assert {unit: board[unit]["on_time"] for unit in small} == small
    assert (
        board["i"]["score"] < 0.55 < 0.8 < board["h"]["score"]
    )  # 12 and 30 of 30 are not drawn into the giant
    assert (
        giant["place_high"] - giant["place_low"]
        < board["b"]["place_high"] - board["b"]["place_low"]
    )
    assert board["i"]["group"] == "below"


def test_a_unit_with_100_000_cases_beside_units_with_30():
    """The giant has its own rate as score and rules neither the others' scores nor their funnel;
    nothing overflows."""
    k = np.array([90_000, *(24, 27, 21, 18, 29, 15, 30, 12, 26)], dtype=float)
    n = np.array([100_000, *[30] * 9], dtype=float)
    chances = posterior(k, n)
    found = score(chances)
    assert np.isfinite(chances).all() and chances.sum(axis=1) == pytest.approx(np.ones(10))
    assert found[0] == pytest.approx(0.9, abs=0.003)
    assert found[8] < 0.55 < 0.8 < found[7]  # 12 and 30 of 30 are not drawn into the giant
    assert places_allowed(k, n)
    shown, drawn = places(rounded(found)), drawn_places(chances)
    low, high = place_intervals(drawn, shown)
    assert (low <= shown).all() and (shown <= high).all() and high[0] - low[0] < high[1] - low[1]
    assert groups(drawn)[8] == "below"
    assert set(flags(k, n)) <= {"above", "below", "inside"}
    low, high = limits.wilson_interval(k, n)
    assert high[0] - low[0] < 0.004 < 0.15 < high[1] - low[1]
    bounds = change.difference_interval([90_000.0], [100_000.0], [89_000.0], [100_000.0])
    assert change.difference([90_000.0], [100_000.0], [89_000.0], [100_000.0])[0] == pytest.approx(
        0.01
    )
    assert 0.007 < bounds[0][0] < 0.01 < bounds[1][0] < 0.013


def test_the_giants_clusters_weigh_ten_each():
    """100,000 cases on 90 days weigh as 900: a giant has many cases, but not as many deeds
    apart."""
    size, met = np.full(90, 100_000 / 90), np.full(90, 90_000 / 90)
    k, n, deflation = effective_counts(np.zeros(90, dtype=int), met, size, 1)
    assert (n[0], k[0] / n[0], deflation) == (pytest.approx(900), pytest.approx(0.9), 1)


def test_tickets_uploaded_open_then_closed_in_either_order(tmp_path):
    """The later state wins by its stated end, not by the order of arrival; the figures are the same
    to the last."""
    opened = "account | case | opened | replied | closed | status\n {} | 1 | Mon 2 Feb 08:00:00 | - | - | open"
    closed = (
        "account | case | opened | replied | closed | status\n"
        " {} | 1 | Mon 2 Feb 08:00:00 | Mon 2 Feb 10:00:00 | Wed 4 Feb 08:00:00 | resolved"
    )
    with town(tmp_path, ["forth", "back"]) as place:
        states = [(opened, "Tue 3 Feb"), (closed, "Thu 26 Feb")]
        for account, order in (("forth", states), ("back", states[::-1])):
            for table, until in order:
                place.load(table.format(account), "Sun 1 Feb", until)
        forth, back = (place.figures()[account] for account in ("forth", "back"))
        assert forth | {"account_id": ""} == back | {"account_id": ""}
        assert (
            forth["cases"],
            forth["on_time"],
            forth["resolved_in_time"],
            forth["median_resolution"],
        ) == (1, 1, 1, 2 * 24 * 3600)
