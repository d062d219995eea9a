"""``python -m metrics``: columns in their order, every option, and numbers that were worked out by
hand."""

import csv
import io
import json

import pytest

from tests.commands.shell import (
    cases,
    copied,
    data,
    done,
    figures,
    message,
    metrics,
    refused,
    written,
)

FIGURES = [
    "cases",
    "due",
    "on_time",
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "longest_response",
    "resolution_due",
    "resolved_in_time",
    "resolution_rate",
    "median_resolution",
    "reopen_rate",
    "backlog_lt_1d",
    "backlog_1_3d",
    "backlog_3_7d",
    "backlog_7_30d",
    "backlog_gt_30d",
    "waiting_again",
    "auto_share",
    "replies_sent",
    "excluded",
    "closed_unanswered",
    "coverage",
]
RANKING = [
    "place",
    "place_low",
    "place_high",
    "group",
    "unit",
    "score",
    "on_time",
    "due",
    "rate",
    "change",
    "status",
]
CASES = [
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
QUESTIONS = [
    "question",
    "unit_type",
    "unit",
    "month",
    "numerator",
    "denominator",
    "value",
    "usual",
    "low",
    "high",
    "rate",
    "rate_without",
    "day",
    "upload_id",
    "from_opd",
    "to_opd",
    "cases",
]
HOUR = 3600
SEPTEMBER = ["--month", "2026-09"]


def at(day: int, hour: int) -> str:
    return f"2026-09-{day:02d}T{hour:02d}:00:00+07:00"


@pytest.fixture(scope="module")
def loaded(shared_home, tmp_path_factory):
    """Account ig, complete for September, a Tuesday its first day: answered after 2 h, after 25 h,
    and a comment that nobody answered."""
    rows = [
        message("1", at(1, 8), conversation_id="a"),
        message("2", at(1, 10), "keluar", conversation_id="a"),
        message("3", at(2, 8), conversation_id="b", topic="=HYPERLINK(1)"),
        message("4", at(3, 9), "keluar", conversation_id="b"),
        message("5", at(3, 8), conversation_id="c", channel="comment", post_id="p"),
    ]
    folder = tmp_path_factory.mktemp("files")
    known = written(folder / "topik.csv", "topic,class\n=HYPERLINK(1),informasi\n")
    done(data(shared_home, "topics", known))
    path = written(folder / "pesan.csv", rows)
    done(data(shared_home, "load", path, "--from", "2026-09-01", "--until", "2026-09-30"))
    return shared_home


def test_figures_by_hand(loaded):
    found = figures(loaded, "account", "2026-09")
    assert list(found) == ["boston", "fb", "ig", "wa"] and list(found["ig"]) == [
        "account_id",
        *FIGURES,
    ]
    waiting = 27 * 24 * HOUR + 16 * HOUR  # from the 3rd, 08:00, to the 30th, 24:00
    assert found["ig"] == {
        "account_id": "ig",
        "cases": 3,
        "due": 3,
        "on_time": 1,
        "on_time_rate": 1 / 3,
        "answered_rate": 2 / 3,
        "median_response": 25 * HOUR,
        "p90_response": None,
        "longest_response": waiting,
        "resolution_due": 3,
        "resolved_in_time": 2,
        "resolution_rate": 2 / 3,
        "median_resolution": 25 * HOUR,
        "reopen_rate": 0,
        "backlog_lt_1d": 0,
        "backlog_1_3d": 0,
        "backlog_3_7d": 0,
        "backlog_7_30d": 1,
        "backlog_gt_30d": 0,
        "waiting_again": 0,
        "auto_share": 0,
        "replies_sent": 2,
        "excluded": 0,
        "closed_unanswered": 0,
        "coverage": 1,
    }
    nothing = found["wa"]
    assert {name: nothing[name] for name in ("cases", "due", "replies_sent", "backlog_gt_30d")} == {
        "cases": 0,
        "due": 0,
        "replies_sent": 0,
        "backlog_gt_30d": 0,
    }
    assert {
        nothing[name]
        for name in (
            "on_time_rate",
            "answered_rate",
            "median_response",
            "longest_response",
            "resolution_rate",
            "reopen_rate",
            "auto_share",
        )
    } == {None}


def test_the_office_clock(loaded):
    row = figures(loaded, "account", "2026-09", "--clock", "office")["ig"]
    assert (
        row["on_time"] == 1 and row["median_response"] == 8.5 * HOUR
    )  # Wed 08–12, 13–16, Thu 07:30–09:00


def test_opd_and_regency(loaded):
    opds = figures(loaded, "opd", "2026-09")
    assert list(opds) == ["kes", "rsud", "utara"] and list(opds["kes"]) == ["opd_id", *FIGURES]
    (regency,) = figures(loaded, "regency", "2026-09").values()
    assert list(regency) == ["regency", *FIGURES] and (regency["cases"], regency["on_time"]) == (
        3,
        1,
    )


def test_platform_and_channel(loaded):
    comments = figures(loaded, "account", "2026-09", "--channel", "comment")["ig"]
    assert (comments["cases"], comments["on_time"], comments["replies_sent"]) == (1, 0, 0)
    assert list(figures(loaded, "account", "2026-09", "--platform", "whatsapp")) == ["wa"]


def test_a_month_without_data(loaded):
    row = figures(loaded, "account", "2019-02")["ig"]
    assert (row["cases"], row["on_time_rate"]) == (0, None)
    assert "fb" not in figures(loaded, "account", "2019-02")  # not valid yet


@pytest.mark.parametrize(
    "arguments",
    [
        ("figures", "--by", "account", *SEPTEMBER),
        ("ranking", "--by", "account", "--board", "resolution", *SEPTEMBER),
        ("cases", "--by", "opd", "--unit", "kes", *SEPTEMBER),
    ],
    ids=lambda arguments: arguments[0],
)
def test_the_three_formats_say_the_same(loaded, arguments):
    names = ("csv", "json", "table") if arguments[0] == "cases" else ("csv", "json")
    csv_text, json_text, *table = (
        done(metrics(loaded, *arguments, "--format", name)).out for name in names
    )
    objects = json.loads(json_text)
    rows = list(csv.DictReader(io.StringIO(csv_text)))
    assert [list(row) for row in rows] == [list(row) for row in objects]
    nulls = [[value is None for value in row.values()] for row in objects]
    assert [[cell == "" for cell in row.values()] for row in rows] == nulls
    for text in table:
        lines = text.splitlines()
        assert lines[0].split() == list(objects[0]) and len(lines) == len(objects) + 1
    if arguments[0] == "cases":
        assert [row["topic"] for row in objects] == [None, "=HYPERLINK(1)", None]
        assert rows[1]["topic"] == "'=HYPERLINK(1)"  # harmless in a spreadsheet
        assert (objects[0]["due"], rows[0]["due"]) == (True, "true")


def test_the_cases_behind(loaded):
    first, second, third = cases(loaded, "ig", "2026-09")
    assert list(first) == CASES
    assert (first["opened_at"], first["first_reply_at"], first["resolved_at"]) == (
        at(1, 8),
        at(1, 10),
        at(1, 10),
    )
    assert first["basis"] == "silence" and first["as_of"] == "2026-10-01T00:00:00+07:00"
    assert [case["row"] for case in (first, second, third)] == [2, 4, 6] and first["member"] is None
    assert [case["on_time"] for case in (first, second, third)] == [True, False, False]
    assert (third["first_reply_at"], third["resolved_at"]) == (None, None)
    assert (third["reopened"], third["waiting_again"], third["excluded"]) == (0, False, False)


def test_the_rows_behind_one_figure_are_those_that_a_screen_opens(loaded):
    """--figure, --week, --platform, --channel and --clock: what "Buka angka ini" lists can be had
    here."""

    def rows(*arguments: str) -> list[dict]:
        return json.loads(done(metrics(loaded, "cases", *arguments, "--format", "json")).out)

    regency = ("--by", "regency", "--unit", "regency")
    opened = rows(*regency, *SEPTEMBER)
    assert list(opened[0]) == CASES and opened == cases(loaded, "ig", "2026-09")
    assert [row["row"] for row in rows(*regency, *SEPTEMBER, "--channel", "comment")] == [6]
    assert rows(*regency, *SEPTEMBER, "--platform", "whatsapp") == []
    assert (
        rows(*regency, "--week", "2026-08-31") == opened
        and rows(*regency, "--week", "2026-09-07") == []
    )
    [old] = rows(*regency, *SEPTEMBER, "--figure", "backlog_7_30d")
    assert (old["row"], old["age"]) == (6, 27 * 24 * HOUR + 16 * HOUR)
    behind = rows(*regency, *SEPTEMBER, "--figure", "on_time_rate", "--clock", "office")
    assert [(row["met"], row["waited"], row["target"]) for row in behind][:2] == [
        (True, 2 * HOUR, 7.5 * HOUR),
        (False, 8.5 * HOUR, 7.5 * HOUR),
    ]
    [sent] = rows(*regency, "--week", "2026-08-31", "--figure", "replies_sent")[:1]
    assert sent == {"account_id": "ig", "day": "2026-09-01", "sent": 1}


@pytest.mark.parametrize(
    "by, unit", [("account", "kes"), ("opd", "ig"), ("opd", "'; DROP TABLE cases")]
)
def test_an_unknown_unit_is_refused(loaded, by, unit):
    assert unit in refused(metrics(loaded, "cases", "--by", by, "--unit", unit, *SEPTEMBER))


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
def test_the_ends_of_time(loaded, month):
    result = metrics(
        loaded,
        "ranking",
        "--by",
        "opd",
        "--board",
        "response",
        "--month",
        month,
        "--format",
        "json",
    )
    assert "Traceback" not in result.err and result.code in (0, 1, 2)


def test_ranking_of_units_without_a_place(loaded):
    result = done(
        metrics(
            loaded, "ranking", "--by", "opd", "--board", "response", *SEPTEMBER, "--format", "json"
        )
    )
    table = json.loads(result.out)
    assert [list(row) for row in table] == [RANKING] * 3
    assert [(row["unit"], row["on_time"], row["due"], row["status"]) for row in table] == [
        ("kes", 1, 3, "low_coverage"),
        ("utara", 0, 0, "low_coverage"),
        ("rsud", 0, 0, "low_coverage"),
    ]  # by name
    assert {
        row[name]
        for row in table
        for name in ("place", "place_low", "place_high", "group", "score")
    } == {None}
    kind = done(
        metrics(
            loaded,
            "ranking",
            "--by",
            "account",
            "--board",
            "resolution",
            *SEPTEMBER,
            "--kind",
            "dinas",
            "--format",
            "json",
        )
    )
    (row,) = json.loads(kind.out)
    assert list(row) == [*RANKING[:6], "resolved_in_time", "resolution_due", *RANKING[8:], "basis"]
    assert (row["unit"], row["basis"]) == ("ig", "silence")


def test_ranking_with_places(home, tmp_path):
    """Six accounts of 40 cases each, 0 % … 100 % answered in time, over three complete months."""
    accounts = [f"acc{i}" for i in range(6)]
    done(
        data(
            home,
            "register",
            written(tmp_path / "opd.csv", "opd_id,name\nx,X\n"),
            written(
                tmp_path / "akun.csv",
                "account_id,opd_id,platform,handle\n"
                + "".join(f"{a},x,x,@{a}\n" for a in accounts),
            ),
        )
    )
    rows = []
    for i, account in enumerate(accounts):
        for n in range(40):
            key, day = f"{i}-{n}", f"2026-0{7 + n // 20}-{1 + n % 20:02d}"
            rows.append(message(key, f"{day}T08:00:00+07:00", account_id=account))
            if n < 8 * i:
                rows.append(
                    message(
                        f"{key}r",
                        f"{day}T09:00:00+07:00",
                        "keluar",
                        account_id=account,
                        conversation_id=f"k-{key}",
                    )
                )
    done(
        data(
            home,
            "load",
            written(tmp_path / "pesan.csv", rows),
            "--from",
            "2026-07-01",
            "--until",
            "2026-09-30",
        )
    )
    result = done(
        metrics(
            home,
            "ranking",
            "--by",
            "account",
            "--board",
            "response",
            *SEPTEMBER,
            "--format",
            "json",
        )
    )
    table = json.loads(result.out)
    ranked, others = table[:6], table[6:]
    assert [
        (row["place"], row["unit"], row["on_time"], row["due"], row["rate"], row["status"])
        for row in ranked
    ] == [
        (place, f"acc{i}", 8 * i, 40, i / 5, "ranked")
        for place, i in enumerate(range(5, -1, -1), start=1)
    ]
    assert all(
        row["place_low"] <= row["place"] <= row["place_high"] and 0 < row["score"] < 1
        for row in ranked
    )
    assert [row["group"] for row in ranked][::5] == ["above", "below"]
    assert {row["group"] for row in table} <= {"above", "below", "undecided", None}
    assert [row["score"] for row in ranked] == sorted(
        (row["score"] for row in ranked), reverse=True
    )
    assert [row["unit"] for row in others] == ["boston", "fb", "ig", "wa"]
    assert {(row["status"], row["place"], row["score"]) for row in others} == {
        ("low_coverage", None, None)
    }
    assert {row["change"] for row in table} == {
        None
    }  # nobody was eligible in the three months before


def test_questions_are_a_table_like_the_others(loaded, tmp_path):
    """Ten more cases of one citizen at another account: a question, with its numbers; null where it
    has none."""
    rows = [
        message(f"q{i}", at(i + 1, 9), account_id="wa", conversation_id=f"q{i}", author="Rini")
        for i in range(10)
    ]
    home = copied(loaded, tmp_path / "home")
    done(data(home, "load", written(tmp_path / "pesan.csv", rows)))
    (row,) = json.loads(done(metrics(home, "questions", *SEPTEMBER, "--format", "json")).out)
    assert list(row) == QUESTIONS
    assert {
        name: row[name]
        for name in (
            "question",
            "unit_type",
            "unit",
            "numerator",
            "denominator",
            "value",
            "rate",
            "usual",
            "cases",
        )
    } == {
        "question": "one_citizen",
        "unit_type": "account",
        "unit": "wa",
        "numerator": 10,
        "denominator": 10,
        "value": 1,
        "rate": 0,
        "usual": None,
        "cases": 10,
    }
    table = list(
        csv.DictReader(
            io.StringIO(done(metrics(home, "questions", *SEPTEMBER, "--format", "csv")).out)
        )
    )
    assert [(line["unit"], line["value"], line["usual"]) for line in table] == [("wa", "1.0", "")]
