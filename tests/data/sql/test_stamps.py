"""Stamps in every form that people and programs write mean one moment, and a form that was always
read means what it always did; words are compared the same way in SQL and in Python."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importers.columns.nothing import NOTHING
from data.importers.rows import words
from data.sql.databases import for_reading

DAYS = "Senin Selasa Rabu Kamis Jum’at Sabtu Minggu".split()
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
OLD = (  # always read
    "{t:%Y-%m-%d %H:%M:%S}",
    "{t:%d/%m/%Y %H.%M.%S}",
    "{t:%d-%m-%Y, %H:%M:%S}",
    "{t.day} {month} {t:%Y pukul %H.%M.%S} WIB",
    "{day}, {t.day} {month} {t:%Y %H:%M:%S}",
    "{t:%b %d, %Y %I:%M:%S %p}",
    "{t:%Y%m%d%H%M%S}",
    "{t:%Y-%m-%dT%H:%M:%S}+07:00",
)
NEW = (
    "{t:%Y%m%dT%H%M%S}",
    "{t:%d/%m/%Y - %I:%M:%S%p}",
    "{day}, {t.day} {month} {t:%Y | %H:%M:%S} WIB",
    "{t.day} {month} {t:%Y pkl. %H.%M.%S}",
    "{t.day} {month} {t:%Y / %H.%M.%S}",
    "{t.day} {month} {t:%Y (%H:%M:%S)}",
    "{t:%H.%M.%S}, {day} {t.day} {month} {t:%Y}",
    "{t:%b %d, %Y at %I:%M:%S %p}",
    "{t:%a %b %d %H:%M:%S} +0700 {t:%Y}",
    "{t:%a %b %d %Y %H:%M:%S} GMT+0700 (Waktu Indonesia Barat)",
    "{t:%Y-%m-%d %H:%M:%S} Asia/Jakarta",
    "hari {day} tanggal {t.day} {month} {t:%Y jam %H:%M:%S}",
    "\u200e{t.day}\u00a0{month}\u202f{t:%Y %H:%M:%S}",
    "{t:%d/%m/%Y %H:%M:%S} {t:%p}",
    "{t:%Y%m%d %H.%M.%S}",
    "{t:%Y%m%d_%H%M%S}",
    "{t.day}-{roman}-{t:%Y %H.%M.%S}",
    "{day}, {t.day} {roman} {t:%Y pukul %H:%M:%S} WIB",
    "{t:%Y}/{roman}/{t:%d %H:%M:%S}",
    "({t:%d/%m/%Y}) {t:%H.%M.%S} W.I.B.",
    "{t:%d_%m_%Y %H:%M:%S}",
    "{t.day} {month} '{t:%y %H.%M.%S}",
    "{t:%Y-%m-%d %H:%M:%S} +07.00 WIB",
)
MINUTES = (  # the same, without seconds
    "{t:%d/%m/%Y %Hh%M}",
    "{t.day} {month} {t:%Y pk. %H.%M} WIB",
    "{t:%d/%m/%Y %H%M} WIB",
    "{t:%d-%m-%Y %H:%M} hrs",
)
ROMANS = "I II III IV V VI VII VIII IX X XI XII".split()
HALVES = {  # of a day, by the hour; beside an hour after 12 the word says nothing more
    "02.05 siang": 14,
    "11.30 siang": 11,
    "12.15 siang": 12,
    "04.00 sore": 16,
    "07.30 malam": 19,
    "12.15 malam": 0,
    "08.05 pagi": 8,
    "14.05 siang WIB": 14,
    "jam 8 pagi": 8,
    "jam 2 siang": 14,
    "pukul 14 WIB": 14,
}
ONCE = "SELECT stamp_parts(clean($1)).first <> '' OR is_iso(clean($1))"
# of rows, as in a file: what is constant would be computed anew for each of the parts that it is used in
READ = """
SELECT stamp_at(s, is_iso(s), local_stamp(parts, 'dmy'), parts.zone, 'Asia/Jakarta') + INTERVAL 7 HOUR
FROM (SELECT place, s, CASE WHEN tried.first = '' THEN stamp_parts(plain_stamp(s)) ELSE tried END AS parts
      FROM (SELECT place, clean(cell) AS s, stamp_parts(clean(cell)) AS tried
            FROM (SELECT unnest($1) AS cell, generate_subscripts($1, 1) AS place)))
ORDER BY place
"""


@pytest.fixture(scope="module")
def sql():
    with for_reading() as connection:
        yield connection


def moments(sql, stamps: list[str]) -> list[datetime | None]:
    """What each of the stamps means, WIB."""
    return [at for (at,) in sql.execute(READ, [stamps]).fetchall()]


def written(form: str, at: datetime) -> str:
    month = at.month - 1
    return form.format(t=at, day=DAYS[at.weekday()], month=MONTHS[month], roman=ROMANS[month])


@settings(max_examples=10, deadline=None)  # a statement is dear, its rows are not
@given(many=st.lists(st.integers(0, 20 * 365 * 86_400), min_size=5, max_size=20))
def test_every_form_is_its_moment(sql, many):
    expected = [datetime(2010, 1, 1) + timedelta(seconds=seconds) for seconds in many]
    forms = OLD + NEW + MINUTES
    found = moments(sql, [written(form, at) for form in forms for at in expected])
    whole = [at.replace(second=0) for at in expected]
    for number, form in enumerate(forms):
        these = found[number * len(many) :][: len(many)]
        assert these == (whole if form in MINUTES else expected), form


@pytest.mark.parametrize("form", OLD)
def test_what_was_always_read_is_read_the_first_time(sql, form):
    assert sql.execute(ONCE, [written(form, datetime(2026, 9, 14, 8, 5))]).fetchone() == (True,)


def test_what_is_no_stamp_stays_unread(sql):
    texts = [
        "31/02/2026 08.00",
        "8.30",
        "12 13",
        "1.440",
        "besok pukul 8",
        "12-IIII-2026 08.00",
        "12-XIII-2026 08.00",
        "12/08/2026 08.00-09.00",
        "12/08/2026 08.00 s.d. 09.00",
        "12/08/2026 14,05",
        "12/08/2026 2505 WIB",
        "VIII-2026",
        "1 x 24",
    ]
    assert dict(zip(texts, moments(sql, texts), strict=True)) == dict.fromkeys(texts)


@pytest.mark.parametrize(
    "cell",
    ["-", "--", "—", "?", "N/A", "NA", "NULL", "None", "NaN", r"\N", "0", "belum", "Belum ada",
     "tidak ada", "kosong", "0000-00-00 00:00:00", "00/00/0000", "- -", "belum dijawab",
     "1900-01-00", "0001-01-01T00:00:00Z", "1970-01-01 07:00:00"],
)  # fmt: skip
def test_nothing_is_nothing(sql, cell):
    assert sql.execute("SELECT written(clean($1), $2)", [cell, NOTHING]).fetchone() == (None,)


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "2026-09-03", "01/09/2026 00:00", "sudah", "=…"])
def test_something_is_something(sql, cell):
    assert sql.execute("SELECT written(clean($1), $2)", [cell, NOTHING]).fetchone() == (cell,)


@pytest.mark.parametrize("cell", ["SELESAI.", " on-progress ", "“x”", "Di_meja  camat!", "✅ Done"])
def test_words_are_folded_alike(sql, cell):
    assert sql.execute("SELECT word(clean($1))", [cell]).fetchone() == (words.fold(cell) or None,)


def test_the_half_of_a_day_is_read_as_it_is_said_here(sql):
    for form in ("03/09/2026 {}", "Kamis, 3 September 2026 pukul {}"):
        found = moments(sql, [form.format(clock) for clock in HALVES])
        assert {at.day for at in found} == {3}, form
        assert dict(zip(HALVES, (at.hour for at in found), strict=True)) == HALVES, form


def test_half_past_noon_in_the_morning_is_read_by_nobody(sql):
    assert moments(sql, ["03/09/2026 12.15 pagi"]) == [None]


@pytest.mark.parametrize(
    "word", "belum blm tidak menunggu target rencana deadline batal estimasi".split()
)
def test_a_day_with_a_word_that_it_did_not_happen_is_no_moment(sql, word):
    """Else who still waits would have been answered."""
    days = ("14/09/2026 09:00", "14 September 2026 09.00", "Sep 14, 2026 9:00 AM")
    stamps = [begin + day for day in days for begin in (f"{word} ", f"{word.upper()}, ")]
    assert dict(zip(stamps, moments(sql, stamps), strict=True)) == dict.fromkeys(stamps)


def test_a_day_with_a_word_that_it_happened_still_is_one(sql):
    happened = ("selesai", "dijawab", "Senin,", "sudah")
    found = moments(sql, [f"{word} 14/09/2026 09:00" for word in happened])
    assert [(at.day, at.hour) for at in found] == [(14, 9)] * len(happened)
