"""Each worked example of Kamus indikator goes through load, store and figures; its text must say
what comes out."""

import re
from datetime import date, datetime, timedelta

import pytest

from metrics.dictionary import dictionary, elsewhere
from metrics.figures import BANDS, COLUMNS
from metrics.review.questions import QUESTIONS
from metrics.trend import ceiling
from tests.handbook.tables import CALENDAR, rows
from tests.handbook.worked import MONTH, Worked, plain
from words import numbers, terms

KNOWN = dictionary.definitions()
WORKED = [column for column, found in KNOWN.items() if found.example.uploads]
BOARDS = [column for column, found in KNOWN.items() if found.example.units]
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SECONDS = {"hari": 86400, "jam": 3600, "menit": 60, "detik": 1}
SIZED = r"(\d+) (hari(?! kerja)|jam|menit|detik)(?: (\d+) (jam|menit))?"
DURATION, NUMBER = re.compile(SIZED), re.compile(r"\d+(?:,\d+)?")
CLOCK, DAY = re.compile(r"(?:(\w+) )?(\d\d)\.(\d\d)"), timedelta(days=1)


def seconds(text: str) -> int:
    return sum(
        int(n) * SECONDS[unit] for n, unit in re.findall(r"(\d+) (hari|jam|menit|detik)", text)
    )


VERDICTS = {  # of a case as the command prints it: its stamps are texts, in WIB
    "on_time": lambda c: bool(c["on_time"]),
    "due": lambda c: bool(c["due"]),
    "answered": lambda c: c["first_reply_at"] is not None,
    "open": lambda c: c["first_reply_at"] is None,
    "resolution_due": lambda c: bool(c["resolution_due"]),
    "resolved_in_time": lambda c: bool(c["resolved_in_time"]),
    "is_reopened": lambda c: bool(c["reopened"]),
    "automatic_first": lambda c: bool(c["automatic_first"]),
    "waiting_again": lambda c: c["waiting_again"],
    "is_excluded": lambda c: c["excluded"],
    "behind": lambda c: c["behind"],
    "before_move": lambda c: c["opd_id"] == "contoh",
    "closed_without_reply": lambda c: c["closed"] and c["first_reply_at"] is None,
}


def computed(worked: Worked, column: str) -> dict:
    """Every number that an example may speak of, as the program computes it."""
    found, example = dict(worked.february[column]), KNOWN[column].example
    cases, name = worked.known_cases[column], KNOWN[column].elsewhere
    if example.verdict in VERDICTS:
        found["met"] = sum(VERDICTS[example.verdict](case.stored) for case in cases.values())
    if example.verdict == "covered":
        found["met"], found["rows"] = len(covered_days(worked, column)), len(example.rows)
    found |= worked.asked.get(column, {})
    if column == "ceiling":
        [found["ceiling"]] = ceiling.of_spans(
            worked.known, [(date(2026, 2, 1), date(2026, 2, 28))], "account", column
        )
    if name:
        found["elsewhere"] = elsewhere.figure(worked.known, name, "account", column, MONTH, 1)
    return found | {
        "backlog": sum(found[age] for age in BANDS),
        "target": next((c.stored["response_target"] for c in cases.values() if c.stored), None),
    }


def covered_days(worked: Worked, column: str) -> set[str]:
    days = worked.known.execute(
        "SELECT day FROM coverage WHERE account_id = ?", [column]
    ).fetchall()
    return {DAYS[day.weekday()] for (day,) in days}


def says(text: str, value, longest) -> bool:
    """Whether a text as people read it states the value."""
    if "lebih dari" in text:
        return value is None and seconds(text) == longest
    if text.endswith("%"):
        return text == plain(numbers.rate(value))
    if pace := re.match(r"\d+,\d+", text):
        return pace[0] == numbers.pace(value)
    return (
        value == int(re.match(r"\d+", text)[0])
        or bool(DURATION.match(text))
        and value == seconds(text)
    )


@pytest.mark.parametrize("column", WORKED)
def test_the_result_says_what_the_program_computes(worked, column):
    example, found = KNOWN[column].example, computed(worked, column)
    for name, text in example.computed.items():
        assert says(text, found[name], found["longest_response"]), (
            f"{name}: {text}, dihitung {found[name]}"
        )
        if name not in BANDS:
            alone = rf"(?<![\d,]){re.escape(text)}(?!,?\d)"
            assert re.search(alone, example.result), f"{text} tidak ada dalam hasilnya"
    if ordered := re.match(r"urut: (.*):", example.result):
        said = [seconds(text) for text in ordered[1].split(", ")]
        known = [
            [seconds(match[0]) for match in DURATION.finditer(row.text)]
            for row in example.rows
            if not row.waits
        ]
        assert said[:-1] == sorted(times[-1] for times in known) and ordered[1].endswith("belum")
    if column == "backlog":
        assert (
            example.result
            == f"{' + '.join(str(found[age]) for age in BANDS)} = {found['backlog']} pesan"
        )


@pytest.mark.parametrize("column", [*WORKED, *BOARDS, "p_limits"])
def test_no_number_of_the_result_is_made_up(column):
    """Each is one that the program computed, one that a row says (and that is computed there), or
    the entry's rule."""
    found = KNOWN[column]
    names = [dictionary.of_column(name).name for name in found.example.computed if name in COLUMNS]
    known = " ".join(
        [
            *found.example.computed.values(),
            *(row.text for row in found.example.rows),
            found.says,
            *names,
        ]
    )
    said = {seconds(match[0]) for match in DURATION.finditer(known)}
    rest = DURATION.sub(lambda m: "" if seconds(m[0]) in said else m[0], found.example.result)
    assert not re.search(r"ditulis \d", rest)  # the same once more in larger units
    assert set(NUMBER.findall(rest)) <= set(NUMBER.findall(known))


@pytest.mark.parametrize("column", WORKED)
def test_each_row_says_what_becomes_of_its_case(worked, column):
    example, cases = KNOWN[column].example, worked.known_cases[column]
    for row in (row for row in example.rows if row.case):
        mine = [cases[key] for key in row.case.split()]
        if count := re.fullmatch(r"(\d+) pesan", row.label):
            assert int(count[1]) == len(mine)
        for case in mine:
            if row.met is not None:
                assert example.verdict in VERDICTS, (
                    f"metrics/definitions/{column}.toml: verdict “{example.verdict}” says of no "
                    "case whether it is met: name one of VERDICTS, or add one there"
                )
                assert VERDICTS[example.verdict](case.stored) is row.met, row
            durations_are_of(row, case, KNOWN[column].says + KNOWN[column].clock)
            if example.verdict == "open" and row.met:
                assert row.text.endswith(terms.AGES[band(case)])
            if row.hours is not None:
                last = case.stored["response"] if not row.waits else case.stored["waited"]
                last = (
                    case.stored["resolution"] or case.stored["waited"]
                    if column == "median_resolution"
                    else last
                )
                assert row.hours == pytest.approx(last / 3600, abs=0.005)
            if working := re.search(r"hari kerja ke-(\d+)", row.text):
                assert int(working[1]) == working_days(case.stored)


def durations_are_of(row: dictionary.Row, case, rule: str) -> None:
    """Every duration lies between two moments of the case (its end of data too) or is one of the
    entry's rule; every time of day is one of the moments."""
    moments = [
        *(stamp.replace(tzinfo=None) for stamp in case.stamps),
        moment_of(case.stored["as_of"]),
    ]
    apart = {(b - a) // timedelta(seconds=1) for a in moments for b in moments if a != b}
    known = apart | {seconds(match[0]) for match in DURATION.finditer(rule)}
    for text in (row.label, row.text):
        for age in terms.AGES.values():
            text = text.removesuffix(age)
        for match in DURATION.finditer(text):
            assert seconds(match[0]) in known, f"{match[0]} pada “{row.label}”"
        for weekday, hour, minute in CLOCK.findall(text):
            assert any(
                f"{m:%H.%M}" == f"{hour}.{minute}"
                and (weekday not in DAYS or DAYS[m.weekday()] == weekday)
                for m in moments
            ), f"{hour}.{minute} pada “{row.label}”"


def band(case) -> str:
    """The column of the backlog in which a case stands by its age."""
    days = (moment_of(case.stored["as_of"]) - moment_of(case.stored["opened_at"])) / DAY
    return BANDS[sum(days >= bound for bound in (1, 3, 7, 30))]


def moment_of(text: str) -> datetime:
    return datetime.strptime(f"2026 {text}", "%Y %a %d %b %H:%M:%S")


def working_days(stored: dict) -> int:
    """Working days after the opening up to the resolution, counted one by one."""
    off = {date.fromisoformat(row["date"]) for row in rows(CALENDAR)}
    day, last, count = (
        moment_of(stored["opened_at"]).date(),
        moment_of(stored["resolved_at"]).date(),
        0,
    )
    while day < last:
        day += DAY
        count += day.weekday() < 5 and day not in off
    return count


def test_a_case_is_opened_where_the_rows_say_so(worked):
    example = KNOWN["cases"].example
    opened = {
        f"{DAYS[moment_of(c['opened_at']).weekday()]} {c['opened_at'][-8:-3].replace(':', '.')}"
        for c in worked.cases("cases")
    }
    assert {row.label for row in example.rows if row.met} == opened


def test_replies_are_counted_where_the_rows_say_so(worked):
    assert (
        sum(bool(row.met) for row in KNOWN["replies_sent"].example.rows)
        == computed(worked, "replies_sent")["replies_sent"]
    )


def test_days_are_covered_where_the_rows_say_so(worked):
    example = KNOWN["coverage"].example
    assert {row.label for row in example.rows if row.met} == covered_days(worked, "coverage")


def test_every_column_and_every_word_of_the_boards_has_an_entry_with_data():
    explained = {name for column in (*WORKED, *BOARDS) for name in KNOWN[column].covers}
    assert explained >= set(COLUMNS)
    assert set(BOARDS) | {"p_limits"} >= {
        "score",
        "place",
        "group",
        "no_difference",
        "change",
        "funnel",
        "p_limits",
    }
    assert all("numerator" in KNOWN[f"pertanyaan_{name}"].example.computed for name in QUESTIONS)
    assert {KNOWN[column].elsewhere for column in WORKED} >= set(elsewhere.FIGURES)
