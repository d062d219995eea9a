"""What worked examples say beside their cases is computed too: rows of uploads, days and months,
labels, and notes."""

import re
from collections import Counter
from datetime import date, datetime
from math import floor

import pytest

from metrics.dictionary import dictionary, elsewhere
from metrics.review import questions
from metrics.statistics import places
from tests.handbook.tables import CALENDAR
from tests.handbook.tables import rows as calendar_rows
from tests.handbook.test_worked_examples import (
    BOARDS,
    DAYS,
    DURATION,
    KNOWN,
    WORKED,
    moment_of,
    seconds,
)
from tests.handbook.worked import STAMPS, at, parsed, plain
from words import numbers, terms

FEWER, VANISHED, QUIET, NO_INBOUND = (
    f"pertanyaan_{name}"
    for name in ("fewer_messages", "vanished_messages", "quiet_coverage", "no_inbound")
)
NUMBER, CLOCKS, RANGE = (
    re.compile(r"\d+(?:,\d+)?"),
    re.compile(r"\d\d\.\d\d"),
    re.compile(r"\d+–\d+ \w+"),
)


def rows(worked, sql: str, column: str) -> list[tuple]:
    return worked.known.execute(sql, [column]).fetchall()


def by_day(worked, column: str) -> dict[date, tuple[int, int]]:
    """Day → its messages, and how many of them a later upload lacks."""
    return {
        day: (int(count), int(lacking))
        for day, count, lacking in rows(
            worked,
            "SELECT day, sum(messages), max(lacking) FROM upload_days WHERE account_id = ? GROUP "
            "BY day",
            column,
        )
    }


def coverings(worked, column: str) -> list[tuple[str, date, date]]:
    """Upload, first and last day that it covers, in the order of arrival."""
    return rows(
        worked,
        "SELECT upload_id, first_day, last_day FROM coverings WHERE account_id = ? ORDER BY number",
        column,
    )


def february(label: str) -> tuple[date, date]:
    """ "6–9 Feb", "2 Feb" """
    first, last = re.fullmatch(r"(?:(\d+)–)?(\d+) Feb", label).groups()
    return date(2026, 2, int(first or last)), date(2026, 2, int(last))


def short(first: date, last: date) -> str:
    return plain(numbers.days(first, last)).removesuffix(" 2026")


def test_the_pace_of_each_month_is_the_programs(worked):
    question = questions.QUESTIONS["fewer_messages"]
    days = rows(
        worked,
        "SELECT date_trunc('month', day)::DATE AS month, count(*) FROM coverage WHERE account_id "
        "= ? GROUP BY month ORDER BY month",
        FEWER,
    )
    assert [plain(numbers.month(month)).split()[0] for month, _ in days] == [
        r.label for r in KNOWN[FEWER].example.rows
    ]
    for row, (month, covered) in zip(KNOWN[FEWER].example.rows, days, strict=True):
        count = sum(
            n for day, (n, _) in by_day(worked, FEWER).items() if day.replace(day=1) == month
        )
        assert (
            row.text
            == f"{count} pesan dalam {covered} hari tercakup: {numbers.pace(count / covered)} per "
            f"hari"
        )
        raised = questions.raised(worked.known, question, "account", f"{month:%Y-%m}")
        assert row.met is (FEWER in set(raised["unit"])), row


def test_what_vanished_is_what_the_second_upload_lacks(worked):
    known, told, days = by_day(worked, VANISHED), 0, []
    for row in KNOWN[VANISHED].example.rows:
        first, last = february(row.label)
        count, lacking = (
            sum(n[i] for day, n in known.items() if first <= day <= last) for i in (0, 1)
        )
        assert row.text == (
            f"{count} pesan dalam unggahan pertama, {count - lacking} dalam unggahan kedua"
            if lacking
            else f"{count} pesan, juga dalam unggahan kedua"
        )
        assert row.met is (lacking >= questions.SEVERAL)
        told += count
        days += [day for day in known if first <= day <= last]
    assert told == sum(count for count, _ in known.values()) and sorted(days) == sorted(known)


def test_quiet_days_are_those_that_the_second_upload_added(worked):
    (_, *first), (later, _, last) = coverings(worked, QUIET)
    messages, asked = by_day(worked, QUIET), worked.asked[QUIET]
    added, covered = asked["numerator"], asked["denominator"]
    count = sum(n for n, _ in messages.values())
    assert {n for n, _ in messages.values()} == {1} and len(messages) == (
        first[1] - first[0]
    ).days + 1
    assert asked["upload_id"] == later
    since = datetime.fromisoformat(str(asked["day"])).date()
    assert [(row.label, row.text, row.met) for row in KNOWN[QUIET].example.rows] == [
        ("Unggahan 1", f"{short(*first)}, {count} pesan: satu setiap hari", False),
        ("Unggahan 2", f"pesan yang sama, dinyatakan lengkap sampai {short(last, last)}", True),
        (short(since, last), f"{added} hari yang belum pernah tercakup", True),
        ("Kebiasaan", f"{count} pesan dalam {covered - added} hari lain", None),
        ("Diharapkan", f"{asked['value']:.0f} pesan dalam {added} hari", None),
    ]


def test_one_sided_uploads_are_counted_upload_by_upload(worked):
    for number, (row, (upload, *_)) in enumerate(
        zip(KNOWN[NO_INBOUND].example.rows, coverings(worked, NO_INBOUND), strict=True), 1
    ):
        [(count, sent, received)] = worked.known.execute(
            "SELECT sum(messages), sum(sent), sum(received) FROM upload_days WHERE account_id = ? "
            "AND upload_id = ?",
            [NO_INBOUND, upload],
        ).fetchall()
        comments = count - sent - received
        own = f"{comments} komentar keluar" if comments else f"{sent} keluar"
        assert (row.label, row.text) == (f"Unggahan {number}", f"{own}, {received} masuk")
        assert row.met is (upload == worked.asked[NO_INBOUND]["upload_id"])


def moments(column: str) -> set[str]:
    """Every stamp of an example's messages and tickets, as a label has it."""
    table = [
        row
        for upload in KNOWN[column].example.uploads
        for row in parsed(upload.messages or upload.cases)
    ]
    stamps = [at(row[name]) for row in table for name in STAMPS if row.get(name)]
    return {f"{DAYS[stamp.weekday()]} {stamp:%H.%M}" for stamp in stamps}


@pytest.mark.parametrize("column", WORKED)
def test_a_label_is_a_message_the_number_of_a_case_or_how_many_there_are(worked, column):
    cases = worked.known_cases[column]
    for row in KNOWN[column].example.rows:
        if re.fullmatch(r"\w+ \d\d\.\d\d", row.label):
            mine = [min(cases[key].stamps) for key in row.case.split()]
            opened = {f"{DAYS[stamp.weekday()]} {stamp:%H.%M}" for stamp in mine}
            assert row.label in (
                opened if mine and "keluar" not in row.text else moments(column)
            ), row
        if number := re.fullmatch(r"(?:Kasus|Laporan|Pesan|Tiket) (\d+)", row.label):
            assert row.case == number[1], row
        if count := re.fullmatch(r"(\d+) (?:kasus|pesan|tiket)", row.label):
            assert len(row.case.split()) == int(count[1]), row


def test_a_citizen_who_comes_back_does_so_after_the_days_of_the_rule(worked):
    """ "lebih dari 7 hari sesudah balasan": true of the messages, and the entry's own rule."""
    [(row, days)] = [
        (row, said[1])
        for row in KNOWN["cases"].example.rows
        if (said := re.search(r"lebih dari (\d+) hari", row.text))
    ]
    assert f"{days} hari" in KNOWN["cases"].says + " ".join(KNOWN["cases"].not_counted)
    last = max(
        stamp
        for case in worked.known_cases["cases"].values()
        for stamp in case.stamps
        if f"{DAYS[stamp.weekday()]} {stamp:%H.%M}" == row.label
    )
    replies = [
        at(r["sent_at"])
        for upload in KNOWN["cases"].example.uploads
        for r in parsed(upload.messages)
        if r["direction"] == "keluar" and at(r["sent_at"]) < last
    ]
    assert (last - max(replies)).total_seconds() > int(days) * 86400


LATER = [
    (column, row)
    for column in WORKED
    for row in KNOWN[column].example.rows
    if "kemudian" in row.text
]


@pytest.mark.parametrize(
    "column, row", LATER, ids=[f"{column} {row.label}" for column, row in LATER]
)
def test_what_comes_later_comes_so_long_after_what_the_row_says_before(worked, column, row):
    """ "dijawab, 2 jam kemudian …", "ditutup, lalu dibalas 2 hari kemudian", "3 detik kemudian …"
    after the opening; days between two labels where the row is none of a case."""
    [said] = [match[0] for match in DURATION.finditer(row.text)]
    before, example = row.text.partition(said)[0], KNOWN[column].example
    if not row.case:
        last_row = example.rows[example.rows.index(row) - 1]
        first, last = (DAYS.index(one.label.split()[0]) for one in (last_row, row))
        assert said == f"{last - first} hari"
        return
    case = worked.known_cases[column][row.case]
    if "ditutup" in before:
        [start] = [
            at(ticket["closed_at"]).replace(tzinfo=None)
            for upload in example.uploads
            for ticket in parsed(upload.cases)
            if ticket["case_id"] == row.case
        ]
    else:
        start = moment_of(case.stored["first_reply_at" if "dijawab" in before else "opened_at"])
    later = min(
        stamp for stamp in (stamp.replace(tzinfo=None) for stamp in case.stamps) if stamp > start
    )
    assert seconds(said) == (later - start).total_seconds()


def test_replies_are_those_of_the_hours_in_which_the_program_counts_them(worked):
    found = rows(
        worked,
        "SELECT hour + INTERVAL 7 HOUR, sent FROM replies WHERE account_id = ?",
        "replies_sent",
    )
    labels = [row.label for row in KNOWN["replies_sent"].example.rows]
    assert len(set(labels)) == len(labels)
    told = Counter(row.label[:-3] for row in KNOWN["replies_sent"].example.rows if row.met)
    assert told == {f"{DAYS[hour.weekday()]} {hour:%H}": sent for hour, sent in found}


def test_days_that_are_covered_say_how_many_messages_and_until_when(worked):
    count = {DAYS[day.weekday()]: n for day, (n, _) in by_day(worked, "coverage").items()}
    ends = {f"{at(upload.until):%H.%M}" for upload in KNOWN["coverage"].example.uploads}
    for row in KNOWN["coverage"].example.rows:
        if said := re.search(r"(\d+|tanpa) pesan", row.text):
            assert count.get(row.label, 0) == int(said[1].replace("tanpa", "0"))
        if said := re.search(r"pukul (\d\d\.\d\d)", row.text):
            assert said[1] in ends


def test_the_fastest_nine_of_ten_are_counted_as_the_program_does(worked):
    found, case_list = (
        KNOWN["facebook_badge"].example,
        worked.known_cases["facebook_badge"].values(),
    )
    waits = sorted(case.stored["response"] for case in case_list if case.stored["first_reply_at"])
    kept = floor(elsewhere.FASTEST * len(waits))
    assert found.note.startswith(f"Rata-rata {kept} balasan tercepat dari {len(waits)};")
    assert f"menunggu {plain(numbers.duration(waits[-1]))} dan" in found.note
    assert f"tidak termasuk {elsewhere.FASTEST:.0%}".replace("%", " %") in found.rows[3].text
    assert (
        "9 dari 10" in dictionary.definitions()["p90_response"].name
        and "9 dari 10 dijawab" in found.result
    )


def test_the_days_off_of_the_ceiling_are_those_of_the_calendar():
    off = [
        date.fromisoformat(day["date"])
        for day in calendar_rows(CALENDAR)
        if day["date"].startswith("2026-02")
    ]
    said = " dan ".join(f"{DAYS[day.weekday()]} {day.day}" for day in off)
    assert f"{said} Februari 2026 libur." in KNOWN["ceiling"].example.note


def test_boards_say_how_many_units_months_and_messages_they_show():
    units, months = parsed(KNOWN["funnel"].example.units), parsed(KNOWN["p_limits"].example.months)
    assert KNOWN["funnel"].example.note == f"Ditampilkan lima dari {len(units)} kantor."
    [due] = {month["due"] for month in months}
    assert (
        KNOWN["p_limits"].example.note
        == f"Ditampilkan lima dari {len(months)} bulan, masing-masing {due} pesan."
    )
    small = parsed(KNOWN["score"].example.units)[0]
    assert KNOWN["score"].example.note.startswith(
        f"{small['unit']} hanya mempunyai {small['due']} pesan;"
    )
    sure = f"{10 * (places.HIGH - places.LOW):.0f} dari 10 kemungkinan"
    assert sure in KNOWN["place"].example.result and sure in KNOWN["place"].title


@pytest.mark.parametrize("column", sorted({*WORKED, *BOARDS} - {"funnel"}))
def test_no_number_of_a_note_is_made_up(column):
    """Each stands in the example's data, rows or result, or in the entry's rule; moments as a clock
    shows them."""
    found = KNOWN[column]
    ends = [
        f"{at(upload.until):{form}}"
        for upload in found.example.uploads
        for form in ("%H.%M", "%-d", "%Y")
    ]
    known = " ".join(
        [
            *(f"{row.label} {row.text}" for row in found.example.rows),
            found.example.result,
            found.says,
            found.clock,
            *found.limits,
            *ends,
            *found.example.tables,
        ]
    )
    assert set(NUMBER.findall(found.example.note)) <= set(NUMBER.findall(known))
    if said := re.search(r"Data sampai .*(\d\d\.\d\d)\.", found.example.note):
        assert said[1] in ends
    assert set(CLOCKS.findall(found.example.note)) <= set(CLOCKS.findall(known))
    assert set(RANGE.findall(found.example.note)) <= set(
        RANGE.findall(f"{known} {' '.join(terms.AGES.values())}")
    )
    moments = {row.label for row in found.example.rows} | {
        f"{DAYS[end.weekday()]} {end:%H.%M}"
        for end in (at(upload.until) for upload in found.example.uploads)
    }
    assert {
        f"{day} {clock}"
        for day, clock in re.findall(r"(\w+) (\d\d\.\d\d)", found.example.note)
        if day in DAYS
    } <= moments
