"""Real input: 100 requests to Boston's 311, in several clothes
(tests/samples/boston311/PROVENANCE.txt)."""

import csv
import gzip
import io
import zipfile
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.commands.shell import SAMPLES, cases, data, done, figures, written

PLAIN = SAMPLES / "boston311" / "boston311-100.csv"
MAP = [
    part
    for pair in (
        "account_id==boston",
        "case_id=case_enquiry_id",
        "opened_at=open_dt",
        "closed_at=closed_dt",
        "status=case_status",
        "topic=subject",
    )
    for part in ("--map", pair)
]
READ = [*MAP, "--timezone", "America/New_York"]
HOLIDAYS = {date(2022, 2, 1), date(2022, 2, 28)}  # Imlek, Isra Mikraj: weekdays off early in 2022
UNKNOWN = (
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "longest_response",
    "reopen_rate",
    "auto_share",
)


@pytest.fixture(scope="module")
def plain(shared_home):
    """A home with the CSV as it is."""
    result = done(data(shared_home, "load", PLAIN, *READ))
    assert result.counts == (100, 100, 0, 0, 0) and result.line["cases"] == 100
    return shared_home


def test_replies_are_unknown_never_zero_percent(plain):
    row = figures(plain, "account", "2022-01")["boston"]
    assert {name: row[name] for name in UNKNOWN} == dict.fromkeys(UNKNOWN)
    assert (
        row["cases"],
        row["due"],
        row["on_time"],
        row["closed_unanswered"],
        row["coverage"],
    ) == (100, 0, 0, 0, 1)


def test_resolved_in_time_as_counted_by_hand(plain):
    """Unknown topics have five working days; all deadlines are long past."""
    boston, jakarta = ZoneInfo("America/New_York"), ZoneInfo("Asia/Jakarta")

    def moment(text):
        return datetime.fromisoformat(text).replace(tzinfo=boston).astimezone(jakarta)

    in_time = 0
    for row in csv.DictReader(io.StringIO(PLAIN.read_text())):
        day, left = moment(row["open_dt"]).date(), 5
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5 and day not in HOLIDAYS
        end = datetime(day.year, day.month, day.day, tzinfo=jakarta) + timedelta(days=1)
        in_time += row["case_status"] == "Closed" and moment(row["closed_dt"]) <= end
    row = figures(plain, "account", "2022-01")["boston"]
    assert (row["resolution_due"], row["resolved_in_time"]) == (100, in_time)
    assert row["resolution_rate"] == pytest.approx(in_time / 100)
    assert sum(case["resolved_at"] is not None for case in cases(plain, "boston", "2022-01")) == 85


def as_account(account: str, delimiter: str = ",", day_first: bool = False) -> bytes:
    """The same table with a column ``akun`` more, in other clothes."""
    header, *rows = csv.reader(io.StringIO(PLAIN.read_text()))
    if day_first:
        for row in rows:
            row[1:4] = [
                cell and f"{cell[8:10]}/{cell[5:7]}/{cell[:4]} {cell[11:]}" for cell in row[1:4]
            ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(
        [["akun", *header], *([account, *row] for row in rows)]
    )
    return out.getvalue().encode()


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("boston311-100.csv", content)
    return out.getvalue()


def test_the_same_figures_in_other_clothes(home, plain, tmp_path):
    clothes = {
        "b0.csv": as_account("b0", ";"),
        "b1.tab": as_account("b1", "\t"),
        "b2.gz": gzip.compress(as_account("b2")),
        "b3.zip": zipped(as_account("b3")),
        "b4.csv": as_account("b4", day_first=True),
    }
    accounts = "account_id,opd_id,platform,handle\n" + "".join(
        f"b{i},utara,311,b{i}\n" for i in range(5)
    )
    opds = written(tmp_path / "opd.csv", "opd_id,name\nx,X\n")
    done(data(home, "register", opds, written(tmp_path / "akun.csv", accounts)))
    reading = ["account_id=akun" if part.startswith("account_id") else part for part in READ]
    result = done(
        data(
            home,
            "load",
            *(written(tmp_path / name, text) for name, text in clothes.items()),
            *reading,
        )
    )
    assert [line["accepted"] for line in result.lines] == [100] * 5
    expected, found = (
        figures(plain, "account", "2022-01")["boston"],
        figures(home, "account", "2022-01"),
    )
    assert [found[f"b{i}"] for i in range(5)] == [
        expected | {"account_id": f"b{i}"} for i in range(5)
    ]


def test_counts_of_the_spoilt_sisters_add_up(home):
    bad, doubles = (
        PLAIN.with_name(f"boston311-100-{name}") for name in ("bad.tsv", "20dupes-random.csv")
    )
    result = done(data(home, "load", doubles, bad, *READ))
    first, second = (
        tuple(line[name] for name in ("read", "accepted", "updated", "duplicates", "rejected"))
        for line in result.lines
    )
    assert first == (100, 80, 0, 20, 0)
    assert second == (100, 20, 0, 79, 1)  # the ragged row 41 is one of the 80
    assert [line["cases"] for line in result.lines] == [80, 20]
