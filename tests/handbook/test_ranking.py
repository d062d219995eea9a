"""Boards: who has a place, who has none and why, in which order (handbook, section 5).

Cases are tickets that are answered after 1 h or never, so ``on_time`` and ``due`` are what the
tables say."""

import math
from datetime import date, timedelta

import pytest

from data.intake.reader import Reader
from tests.handbook.tables import OFFICE, Town, rows, town, value

NOW, UNTIL = "Wed 15 Jul 09:00:00", "Tue 14 Jul 24:00:00"
WINDOW = date(2026, 1, 1)


def tickets(
    account: str,
    on_time: int,
    due: int,
    first: date = WINDOW,
    per_day: int = 1,
    closed: bool = False,
) -> list[dict]:
    """``due`` cases from the first day on, ``per_day`` a day, ``on_time`` of them answered (and
    closed) after 1 h.

    Of each day as many are on time as of all, so that every day is alike where ``per_day`` is more
    than 1."""
    found = []
    for number in range(due):
        day = first + timedelta(days=number // per_day)
        place_in_day = number % per_day
        answered = number < on_time if per_day == 1 else place_in_day < per_day * on_time // due
        at = f"{day:%a} {day.day} {day:%b} "
        found.append(
            {
                "account": account,
                "case": f"{account}-{first}-{number}",
                "opened": at + "09:00:00",
                "replied": at + "10:00:00" if answered else "-",
                "closed": at + "11:00:00" if answered and closed else "-",
                "status": "resolved" if answered and closed else "open",
            }
        )
    return found


def talks(account: str, on_time: int, due: int, first: date = WINDOW) -> list[dict]:
    """The same as conversations: answered after 1 h and then silent."""
    found = []
    for number in range(due):
        day = first + timedelta(days=number)
        at = f"{day:%a} {day.day} {day:%b} "
        found.append(
            {
                "account": account,
                "conversation": str(number),
                "at": at + "09:00:00",
                "from": "citizen",
            }
        )
        if number < on_time:
            found.append(
                {
                    "account": account,
                    "conversation": str(number),
                    "at": at + "10:00:00",
                    "from": "office",
                }
            )
    return found


def of(board: list[dict], *names: str) -> list[tuple]:
    """Some columns of a board."""
    return [tuple(row[name] for name in names) for row in board]


# Who has a place (point 1). The window is January to March, 31 + 28 + 31 = 90 days; 80 % are 72
# days.

STANDING = """
    account   | opd_id | valid_from | valid_to
    ranked-1  | dinas  | -          | -
    ranked-2  | dinas  | -          | -
    ranked-3  | dinas  | -          | -
    ranked-4  | dinas  | -          | -
    ranked-5  | dinas  | -          | -
    twenty    | dinas  | -          | -
    nineteen  | dinas  | -          | -
    not-due   | dinas  | -          | -
    days-72   | dinas  | -          | -
    days-71   | dinas  | -          | -
    silent    | dinas  | -          | -
    uncovered | dinas  | -          | -
    young     | dinas  | 2026-03-01 | -
    ended     | dinas  | -          | 2026-03-30
    last-day  | dinas  | -          | 2026-03-31
    before    | dinas  | -          | 2025-12-31
    """
STATUS = """
    unit      | on_time | due | status
    ranked-1  | 40      | 40  | ranked
    ranked-2  | 35      | 40  | ranked
    ranked-3  | 20      | 40  | ranked
    ranked-4  | 10      | 40  | ranked
    ranked-5  | 2       | 40  | ranked
    twenty    | 15      | 20  | ranked
    nineteen  | 15      | 19  | few_cases
    not-due   | 15      | 19  | few_cases
    days-72   | 15      | 30  | ranked
    days-71   | 15      | 30  | low_coverage
    silent    | 0       | 0   | no_messages
    uncovered | 0       | 0   | low_coverage
    young     | 15      | 30  | ranked
    ended     | 0       | 0   | inactive
    last-day  | 0       | 0   | no_messages
    """


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    with town(tmp_path_factory.mktemp("standing"), STANDING) as one:
        full = [
            ticket
            for row in rows(STATUS)
            if row["unit"].startswith(("ranked", "twenty", "nineteen"))
            for ticket in tickets(row["unit"], int(row["on_time"]), int(row["due"]))
        ]
        named = [
            option
            for account in ("ranked-1", "silent", "last-day")
            for option in ("--account", account)
        ]
        one.load(full, "Thu 1 Jan", UNTIL, *named, now=NOW)
        one.load(
            tickets("days-72", 15, 30), "Thu 1 Jan", "Fri 13 Mar 24:00:00", now=NOW
        )  # 31 + 28 + 13
        one.load(tickets("days-71", 15, 30), "Thu 1 Jan", "Thu 12 Mar 24:00:00", now=NOW)
        one.load(tickets("young", 15, 30, date(2026, 3, 1)), "Sun 1 Mar", UNTIL, now=NOW)
        # as_of is Wed 1 Apr 10:00: the case of 31 March, 09:00, is due, the ones of 12:00 are not
        late = [
            t | {"case": f"late-{n}", "opened": "Tue 31 Mar 12:00:00", "replied": "-"}
            for n, t in enumerate(tickets("not-due", 0, 6))
        ]
        one.load(
            tickets("not-due", 15, 19, date(2026, 3, 13)) + late,
            "Thu 1 Jan",
            "Wed 1 Apr 10:00:00",
            now=NOW,
        )
        yield one


@pytest.fixture(scope="module")
def march(standing):
    return standing.ranking("account", "response", "2026-03")


@pytest.mark.parametrize("row", rows(STATUS), ids=lambda row: f"{row['unit']}: {row['status']}")
def test_status_is_the_first_that_applies(march, row):
    [found] = [r for r in march if r["unit"] == row["unit"]]
    assert {name: found[name] for name in row} == {name: value(cell) for name, cell in row.items()}


def test_units_not_active_in_the_window_are_not_on_the_board(march):
    assert {row["unit"] for row in march} == {row["unit"] for row in rows(STATUS)}


def test_units_without_a_place_are_listed_apart_by_name(march):
    without = [row["unit"] for row in march if row["place"] is None]
    assert without == sorted(without) == [row["unit"] for row in march][-len(without) :]
    assert len(without) == 7


def test_only_ranked_ones_have_place_range_and_group_and_all_have_counts_and_rate(march):
    for row in march:
        is_ranked = row["status"] == "ranked"
        names = ("place", "place_low", "place_high", "group", "score")
        assert [row[name] is not None for name in names] == 5 * [is_ranked]
        assert row["rate"] == (pytest.approx(row["on_time"] / row["due"]) if row["due"] else None)
        if is_ranked:
            assert row["place_low"] <= row["place"] <= row["place_high"]
            assert row["group"] in ("above", "below", "undecided")


def test_min_cases_is_a_setting(tmp_path):
    """With 5 instead of 20: an account of 5 cases is eligible, one of 4 is not; 4 eligible units
    have no places."""
    with town(tmp_path, ["a", "b", "c", "d", "few"]) as place:
        place.settings("name | value\n min_cases_account | 5")
        counts = (("a", 5, 5), ("b", 4, 5), ("c", 1, 5), ("d", 0, 5), ("few", 0, 4))
        place.load(
            [t for account, k, n in counts for t in tickets(account, k, n)],
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        found = dict(of(place.ranking("account", "response", "2026-03"), "unit", "status"))
        assert found == {"few": "few_cases"} | dict.fromkeys("abcd", "no_difference")


def test_start_date_begins_the_window(tmp_path):
    """From 1 February on: the 31 cases of January are not seen, nor is the missing coverage of
    January."""
    with town(tmp_path, ["a"]) as place:
        place.load(tickets("a", 60, 60), "Thu 1 Jan", UNTIL, now=NOW)
        assert of(place.ranking("account", "response", "2026-03"), "due", "status") == [
            (60, "no_difference")
        ]
        place.settings("name | value\n start_date | 2026-02-01")
        assert of(place.ranking("account", "response", "2026-03"), "due", "status") == [
            (60 - 31, "no_difference")
        ]


# Order and score (points 2 to 4, 6 and 7)

TIED = """
    opd_id | name     | kind
    best   | A        | dinas
    half-z | Beta     | badan
    half-a | Gamma    | badan
    double | Zeta     | badan
    worse  | E        | dinas
    worst  | F        | dinas
    """
COUNTS = {
    "best": (60, 60, 1),
    "half-z": (60, 80, 20),
    "half-a": (60, 80, 20),
    "double": (120, 160, 40),
    "worse": (20, 60, 1),
    "worst": (2, 60, 1),
}  # on time, due, cases a day


@pytest.fixture(scope="module")
def tied(tmp_path_factory):
    accounts = "account | opd_id\n" + "".join(f"{opd}-account | {opd}\n" for opd in COUNTS)
    with town(tmp_path_factory.mktemp("tied"), accounts, TIED) as one:
        one.load(
            [
                t
                for opd, (k, n, per_day) in COUNTS.items()
                for t in tickets(f"{opd}-account", k, n, per_day=per_day)
            ],
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        yield one


def test_equal_scores_share_a_place_listed_by_denominator_then_name(tied):
    """Days of 20 and of 40 cases weigh 10 each: ``double`` is no more independent deeds than the
    halves, so the three are equal. Zeta has 160 cases; Beta and Gamma have 80 and stand by name,
    not by id."""
    board = tied.ranking("opd", "response", "2026-03")
    assert of(board, "place", "unit", "on_time", "due", "status") == [
        (1, "best", 60, 60, "ranked"),
        (2, "double", 120, 160, "ranked"),
        (2, "half-z", 60, 80, "ranked"),
        (2, "half-a", 60, 80, "ranked"),
        (5, "worse", 20, 60, "ranked"),
        (6, "worst", 2, 60, "ranked"),
    ]
    assert len({row["score"] for row in board if row["place"] == 2}) == 1


def test_the_score_is_that_of_the_handbooks_words_in_plain_python(tied):
    """Weights, the design effect D and 20 EM steps on the grid of 199 cells; rounded to a tenth of
    a per cent."""
    units = list(COUNTS)
    clusters = [
        (unit, k * per_day / n if per_day > 1 else float(number < k), float(per_day))
        for unit, (k, n, per_day) in COUNTS.items()
        for number in range(n // per_day)
    ]
    weighted = [
        (unit, min(1, 10 / size) * met, min(1, 10 / size) * size) for unit, met, size in clusters
    ]
    k = {u: sum(met for unit, met, _ in weighted if unit == u) for u in units}
    n = {u: sum(size for unit, _, size in weighted if unit == u) for u in units}
    p = {u: (k[u] + 0.5) / (n[u] + 1) for u in units}
    design = max(
        1,
        sum((met - p[u] * size) ** 2 for u, met, size in weighted)
        / sum(size * p[u] * (1 - p[u]) for u, _, size in weighted),
    )
    grid, prior = [(j + 0.5) / 199 for j in range(199)], [1 / 199] * 199

    def posterior(unit: str) -> list[float]:
        log = [
            k[unit] / design * math.log(g) + (n[unit] - k[unit]) / design * math.log(1 - g)
            for g in grid
        ]
        part = [math.exp(one - max(log)) * w for one, w in zip(log, prior, strict=True)]
        return [one / sum(part) for one in part]

    for _ in range(20):
        prior = [sum(column) / len(units) for column in zip(*map(posterior, units), strict=True)]
    means = {unit: sum(g * w for g, w in zip(grid, posterior(unit), strict=True)) for unit in units}
    expected = {unit: math.floor(1000 * mean + 0.5) / 1000 for unit, mean in means.items()}
    assert {
        row["unit"]: row["score"] for row in tied.ranking("opd", "response", "2026-03")
    } == expected


def test_the_group_is_that_of_the_upper_or_the_lower_half(tied):
    found = dict(of(tied.ranking("opd", "response", "2026-03"), "unit", "group"))
    assert (found["best"], found["worst"]) == ("above", "below")


def test_a_kind_is_a_board_of_its_own_with_its_own_eligible_units(tied):
    """Three offices each: too few for places, and nobody else stands beside them."""
    board = tied.ranking("opd", "response", "2026-03", kind="badan")
    assert sorted(of(board, "unit", "status")) == [
        (unit, "no_difference") for unit in ("double", "half-a", "half-z")
    ]
    assert all(row["score"] is not None and row["place"] is None for row in board)
    assert len(tied.ranking("account", "response", "2026-03", kind="dinas")) == 3


def test_an_opd_needs_30_cases_and_the_lowest_coverage_of_its_accounts_counts(tmp_path):
    with town(
        tmp_path,
        "account | opd_id\n a | few \n b | pair\n c | pair\n d | enough",
        "opd_id | name\n few | Few\n pair | Pair\n enough | Enough",
    ) as place:
        place.load(
            tickets("a", 20, 29) + tickets("b", 20, 40) + tickets("d", 20, 30),
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        assert of(place.ranking("opd", "response", "2026-03"), "unit", "status") == [
            ("enough", "no_difference"),
            ("few", "few_cases"),
            ("pair", "low_coverage"),
        ]
        assert (
            dict(of(place.ranking("account", "response", "2026-03"), "unit", "status"))["b"]
            == "no_difference"
        )


def test_units_that_do_not_differ_have_a_score_but_no_places(tmp_path):
    """Six accounts with 15 to 17 of 20: less than chance alone would give."""
    with town(tmp_path, list("abcdef")) as place:
        counts = zip("abcdef", (15, 16, 16, 16, 17, 16), strict=True)
        place.load(
            [t for account, k in counts for t in tickets(account, k, 20)],
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        board = place.ranking("account", "response", "2026-03")
        assert of(board, "unit", "place", "group", "status") == [
            (unit, None, None, "no_difference") for unit in "abcdef"
        ]
        assert all(row["score"] is not None for row in board)


# The resolution board has one table per basis, and change (point 8)

RESOLUTION = {"spread": (40, 30, 20, 10, 1)}


@pytest.fixture(scope="module")
def half_year(tmp_path_factory):
    """January to March: tickets of t1 to t5 and ``new``, conversations of m1 to m5, both of
    ``half`` and ``less``.

    April to June: tickets of t1 to t5 in another order, and of ``new``."""
    with Reader() as reader:
        names = [f"{kind}{number}" for kind in "tm" for number in range(1, 6)] + [
            "half",
            "less",
            "new",
            "none",
        ]
        accounts = "\n".join(["account | opd_id", *(f"{name} | dinas" for name in names)])
        place = Town(tmp_path_factory.mktemp("half"), reader, accounts, OFFICE)
        spread, april = RESOLUTION["spread"], date(2026, 4, 1)
        cases = [
            t
            for number, k in enumerate(spread, start=1)
            for t in tickets(f"t{number}", k, 40, closed=True)
        ]
        cases += [
            t
            for number, k in enumerate(spread, start=1)
            for t in tickets(f"t{number}", spread[(number + 1) % 5], 40, april, closed=True)
        ]
        cases += tickets("half", 5, 10, closed=True) + tickets("less", 4, 9, closed=True)
        cases += tickets("new", 3, 19, closed=True) + tickets("new", 30, 40, april, closed=True)
        messages = [
            t for number, k in enumerate(spread, start=1) for t in talks(f"m{number}", k, 40)
        ]
        messages += talks("half", 5, 10) + talks("less", 6, 11)
        place.load(cases, "Thu 1 Jan", UNTIL, "--account", "t1", "--account", "none", now=NOW)
        place.load(messages, "Thu 1 Jan", UNTIL, now=NOW)
        yield place


def test_each_basis_is_a_table_of_its_own_on_the_resolution_board(half_year):
    """Half of the cases of ``half`` are case rows, of ``less`` 9 of 20; ``none`` has no cases and
    no basis."""
    board = half_year.ranking("account", "resolution", "2026-03")
    assert dict(of(board, "unit", "basis")) == {
        **{f"t{n}": "status" for n in range(1, 6)},
        **{f"m{n}": "silence" for n in range(1, 6)},
        "half": "status",
        "less": "silence",
        "new": "status",
        "none": None,
    }
    found = {
        basis: [
            (row["unit"], row["place"])
            for row in board
            if row["basis"] == basis and row["unit"] not in ("half", "less")
        ]
        for basis in ("status", "silence", None)
    }
    # ``half`` and ``less`` stand at 1/2, as the third of five does: below it they have taken a
    # place
    assert [unit for unit, _ in found["status"]] == ["t1", "t2", "t3", "t4", "t5", "new"]
    assert [place for _, place in found["status"][:2] + found["status"][3:5]] == [1, 2, 5, 6]
    assert [unit for unit, _ in found["silence"]] == ["m1", "m2", "m3", "m4", "m5"]
    assert [place for _, place in found["silence"][:2] + found["silence"][3:5]] == [1, 2, 5, 6]
    assert found[None] == [("none", None)]
    counts = {row["unit"]: (row["resolved_in_time"], row["resolution_due"]) for row in board}
    assert [counts[unit] for unit in ("t2", "m2", "half", "less")] == [
        (30, 40),
        (30, 40),
        (5 + 5, 20),
        (4 + 6, 20),
    ]


def test_change_is_the_rate_minus_that_of_the_three_months_before(half_year):
    """t1: 20 of 40 after 40 of 40; ``new`` had 19 cases before, one too few; the others have none
    now."""
    board = {row["unit"]: row for row in half_year.ranking("account", "response", "2026-06")}
    spread = RESOLUTION["spread"]
    for number in range(1, 6):
        expected = (spread[(number + 1) % 5] - spread[number - 1]) / 40
        assert board[f"t{number}"]["change"] == pytest.approx(expected)
    assert board["new"]["status"] == board["t1"]["status"]
    assert (board["new"]["rate"], board["new"]["change"]) == (30 / 40, None)
    assert {board[f"m{n}"]["change"] for n in range(1, 6)} == {None}
    assert {row["change"] for row in half_year.ranking("account", "response", "2026-03")} == {None}


def test_change_is_null_where_the_basis_was_another(tmp_path):
    with town(tmp_path, ["same", "other"]) as place:
        april = date(2026, 4, 1)
        place.load(
            tickets("same", 10, 20, closed=True)
            + tickets("same", 15, 20, april, closed=True)
            + tickets("other", 15, 20, april, closed=True),
            "Thu 1 Jan",
            UNTIL,
            now=NOW,
        )
        place.load(talks("other", 10, 20), "Thu 1 Jan", UNTIL, now=NOW)
        board = {row["unit"]: row for row in place.ranking("account", "resolution", "2026-06")}
        assert (board["same"]["change"], board["other"]["change"]) == (pytest.approx(5 / 20), None)
        response = {row["unit"]: row for row in place.ranking("account", "response", "2026-06")}
        assert response["other"]["change"] == pytest.approx(5 / 20)
