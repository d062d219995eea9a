"""Every figure of every unit, computed by hand from the rows that "Buka angka ini" lets one
download."""

import csv
from datetime import date, datetime, timedelta
from fractions import Fraction
from io import StringIO

import pytest

from data.lake.uploads import Lake
from metrics.cases import evidence
from metrics.figures import COLUMNS, of_days, series, weekly
from metrics.output import text as output
from metrics.selection import Selection
from metrics.sql.statements import table
from tests import reference

FIRST, LAST, MONTH = date(2026, 2, 1), date(2026, 2, 28), "2026-02"
SECOND = timedelta(seconds=1)
COUNTS = (
    "cases",
    "due",
    "resolution_due",
    "waiting_again",
    "excluded",
    "closed_unanswered",
    *reference.BACKLOG,
)
MET = {
    "on_time": None,
    "resolved_in_time": None,
    "on_time_rate": "rate",
    "answered_rate": "rate",
    "resolution_rate": "rate",
    "reopen_rate": "rate",
    "auto_share": "rate",
}
QUANTILES = {
    "median_response": ("waited", Fraction(1, 2)),
    "p90_response": ("waited", Fraction(9, 10)),
    "median_resolution": ("resolution_waited", Fraction(1, 2)),
}


def downloaded(found: evidence.Evidence) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.DictReader(StringIO(output.as_csv(found.rows))))


def by_hand(figure: str, rows: list[dict[str, str]]):
    """The figure, from nothing but the downloaded cells."""
    met = [row.get("met") == "true" for row in rows]
    if figure in COUNTS:
        return len(rows)
    if figure in MET:
        return sum(met) if MET[figure] is None else sum(met) / len(rows) if rows else None
    if figure == "longest_response":
        return max((int(row["waited"]) for row in rows), default=None)
    column, share = QUANTILES[figure]
    return reference.quantile(
        [(int(row[column]), is_met) for row, is_met in zip(rows, met, strict=True)], share
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def selected(by: str, unit: str, clock="wall", days=(FIRST, LAST), **part: str) -> Selection:
    return Selection(by, *days, clock, unit, **part)


def check(
    worked, by: str, row: dict, clock: str, figures: set[str], days=(FIRST, LAST), **part: str
) -> None:
    every = evidence.cases(worked.known, selected(by, row["unit"], clock, days, **part))
    for figure in figures:
        found, expected = downloaded(evidence.among(every, figure)), row[figure]
        assert by_hand(figure, found) == (
            expected if expected is None else pytest.approx(expected)
        ), f"{figure} {row['unit']}"


@pytest.mark.parametrize("clock", ["wall", "office"])
def test_each_figure_of_an_account_and_of_their_opd_is_that_of_its_rows(worked, clock):
    figures = evidence.RULES.keys() & set(COLUMNS)
    for row in output.rows(series(worked.known, Selection.of_month("account", MONTH, clock))):
        if row["unit"] in worked.known_cases:
            check(worked, "account", row, clock, figures)
    pooled = output.rows(series(worked.known, Selection.of_month("opd", MONTH, clock)))
    check(worked, "opd", next(row for row in pooled if row["unit"] == "contoh"), clock, figures)


def test_the_regencys_figures_are_those_of_all_rows(worked):
    row = output.rows(series(worked.known, Selection.of_month("regency", MONTH, "wall")))[0]
    check(worked, "regency", row, "wall", {"on_time_rate", "median_response", "backlog_7_30d"})


@pytest.mark.parametrize(
    "part",
    [
        {"platform": "instagram"},
        {"platform": "sp4n"},
        {"channel": "private"},
        {"channel": "comment"},
        {"channel": "ticket"},
    ],
    ids=str,
)
def test_a_platforms_and_a_channels_figures_are_those_of_their_rows(worked, part):
    """What Tren draws (by platform, or one channel of the regency) is what the rows of that part
    come to."""
    by, unit = ("platform", part["platform"]) if "platform" in part else ("regency", "regency")
    [row] = [
        row
        for row in output.rows(
            series(
                worked.known, Selection.of_month(by, MONTH, "wall").of(channel=part.get("channel"))
            )
        )
        if row["unit"] == unit
    ]
    check(
        worked,
        "regency",
        row | {"unit": "regency"},
        "wall",
        evidence.RULES.keys() & set(COLUMNS),
        **part,
    )
    days = selected("regency", "regency", **part)
    assert evidence.of_figure(worked.known, "replies_sent", days).of == row["replies_sent"]
    covered = evidence.of_figure(worked.known, "coverage", days)
    assert covered.met / covered.of == pytest.approx(row["coverage"])


def test_the_parts_are_the_whole(worked):
    whole, *parts = (
        evidence.of_figure(
            worked.known, "cases", selected("regency", "regency", platform=platform)
        ).of
        for platform in (None, "instagram", "sp4n")
    )
    assert whole == sum(parts) and all(parts)


@pytest.mark.parametrize(
    "by, unit", [("opd", "contoh"), ("regency", "regency"), ("account", "on_time_rate")]
)
def test_a_weeks_figures_are_those_of_its_rows(worked, by, unit):
    """The weeks of Mon 2 and Mon 9 February; the messages of most examples came in the first."""
    for monday in (date(2026, 2, 2), date(2026, 2, 9)):
        week = (monday, monday + timedelta(days=6))
        [row] = [
            row
            for row in output.rows(weekly(worked.known, Selection(by, monday, monday, "wall")))
            if row["unit"] == unit
        ]
        assert row["cases"] or monday.day == 9
        check(worked, by, row, "wall", evidence.RULES.keys() & set(COLUMNS), week)
        sent = evidence.of_figure(worked.known, "replies_sent", selected(by, unit, days=week))
        assert sent.of == row["replies_sent"]


def test_the_figures_of_any_days_are_those_of_the_month_and_of_the_week(worked):
    for days, expected in (
        ((FIRST, LAST), series(worked.known, Selection.of_month("opd", MONTH, "office"))),
        (
            (date(2026, 2, 2), date(2026, 2, 8)),
            weekly(worked.known, Selection("opd", date(2026, 2, 2), date(2026, 2, 2), "office")),
        ),
    ):
        found = output.rows(of_days(worked.known, Selection("opd", *days, "office")))
        assert found == output.rows(expected[["unit", *COLUMNS]])


def test_the_verdicts_of_the_rows_follow_from_their_stamps(worked):
    """On the citizen clock: nothing has to be believed that cannot be computed from the stamps."""
    every = evidence.cases(worked.known, selected("opd", "contoh"))
    for row in downloaded(evidence.among(every, "on_time_rate")):
        end = at(row["first_reply_at"] or row["as_of"])
        assert int(row["waited"]) == (end - at(row["opened_at"])) // SECOND
        assert at(row["opened_at"]) + int(row["target"]) * SECOND <= at(row["as_of"])
        assert (row["met"] == "true") == bool(
            row["first_reply_at"] and int(row["waited"]) <= int(row["target"])
        )
    for row in downloaded(evidence.among(every, "resolution_rate")):
        assert at(row["deadline"]) + timedelta(hours=72) <= at(row["as_of"])
        assert (row["met"] == "true") == bool(
            row["resolved_at"] and at(row["resolved_at"]) <= at(row["deadline"])
        )
    for row in downloaded(evidence.among(every, "backlog")):
        assert int(row["age"]) == (at(row["looked_at"]) - at(row["opened_at"])) // SECOND
        assert not row["first_reply_at"] or at(row["first_reply_at"]) > at(row["looked_at"])


def test_the_backlog_is_that_of_all_ages_and_of_older_months(worked):
    """The example has one opened in January; the account's four others were opened in February."""
    january = date(2026, 1, 1), date(2026, 1, 31)
    found = evidence.of_figure(
        worked.known, "backlog", selected("account", "backlog", days=january)
    )
    assert [row["opened_at"][:10] for row in downloaded(found)] == ["2026-01-05"]
    assert (found.of, found.met) == (1, None)


@pytest.mark.parametrize("by", ["account", "opd", "regency"])
def test_replies_and_covered_days_come_by_account_and_day(worked, by):
    for row in output.rows(series(worked.known, Selection.of_month(by, MONTH, "wall"))):
        sent, days = (
            evidence.of_figure(worked.known, figure, selected(by, row["unit"]))
            for figure in ("replies_sent", "coverage")
        )
        assert sent.of == sum(int(r["sent"]) for r in downloaded(sent)) == row["replies_sent"]
        covered: dict[str, list[bool]] = {}
        for day in downloaded(days):
            covered.setdefault("regency" if by == "regency" else day["account_id"], []).append(
                day["covered"] == "true"
            )
        lowest = min((sum(flags) / len(flags) for flags in covered.values()), default=None)
        assert lowest == (
            row["coverage"] if row["coverage"] is None else pytest.approx(row["coverage"])
        )


@pytest.mark.parametrize(
    ("figure", "met", "due"),
    [("on_time_rate", "on_time", "due"), ("resolution_rate", "resolved_in_time", "resolution_due")],
)
def test_the_clusters_of_the_score_can_be_counted_from_the_rows(worked, figure, met, due):
    """What the score weighs: post or account-day, met and due cases of each (handbook, section 5,
    point 2)."""
    clusters = table(
        worked.known,
        "clusters",
        {"by": "opd", "clock": "wall", "first_day": FIRST, "last_day": LAST},
    )
    expected = {
        row["cluster"]: (row[met], row[due])
        for row in clusters.to_dict("records")
        if row["unit"] == "contoh" and row[due]
    }
    rows = downloaded(evidence.of_figure(worked.known, figure, selected("opd", "contoh")))
    found = {}
    for row in rows:
        k, n = found.get(row["cluster"], (0, 0))
        found[row["cluster"]] = (k + (row["met"] == "true"), n + 1)
    assert found == expected and len(found) > 1


def test_a_row_names_the_upload_that_it_stands_in(worked):
    """Of an account with one upload, that one; of one with two, the upload that first had the
    opening message."""
    uploads = {
        account: [u.upload_id for u in found]
        for account, found in Lake.read(worked.home).by_account.items()
    }
    every = evidence.cases(worked.known, selected("opd", "contoh"))
    single = every[every["account_id"].map(lambda account: len(uploads[account]) == 1)]
    assert (
        len(single)
        and [uploads[account][0] for account in single["account_id"]]
        == single["upload_id"].tolist()
    )
    assert every["upload_id"].nunique() > 1


def test_the_command_has_the_contracts_columns(worked):
    every = evidence.cases(worked.known, selected("opd", "contoh"))
    assert list(evidence.CASE_COLUMNS) == [
        "case_id",
        "account_id",
        "opened_at",
        "first_reply_at",
        "resolved_at",
        "basis",
        "topic",
        "due",
        "on_time",
        "resolution_due",
        "resolved_in_time",
        "reopened",
        "waiting_again",
        "excluded",
        "as_of",
        "upload_id",
        "member",
        "row",
    ]
    assert every["row"].notna().all() and every["upload_id"].notna().all()
