"""Sentences that must fit every case: why a place moved, limits and signals, what waits again."""

from datetime import date

import pytest

from metrics.board.headline import Headline
from metrics.coverage.gaps import Gap, Lacking
from metrics.trend.trend import Limits, Newest
from words import board, changes, coverage, numbers
from words.chosen import Chosen
from words.profile import headline, places
from words.trend import certainty, movement, newest
from words.writing import Writing

OFFICE = Chosen("2026-09", "office", "response", 24)
AUGUST = date(2026, 8, 1)


def plain(text: str) -> str:
    return text.replace(numbers.NBSP, " ")


@pytest.mark.parametrize(
    ("before", "own", "others", "told"),
    [
        (
            24,
            9,
            2,
            "Naik 11 tempat dari 24 (Apr–Jun): 9 karena angkanya sendiri, 2 karena perubahan unit "
            "lain.",
        ),
        (
            24,
            9,
            -3,
            "Naik 6 tempat dari 24 (Apr–Jun): angkanya sendiri menaikkan 9 tempat, perubahan unit "
            "lain menurunkan 3 tempat.",
        ),
        (
            4,
            -2,
            -1,
            "Turun 3 tempat dari 4 (Apr–Jun): 2 karena angkanya sendiri, 1 karena perubahan unit "
            "lain.",
        ),
        (4, 0, -1, "Turun 1 tempat dari 4 (Apr–Jun), karena perubahan unit lain."),
        (4, 2, 0, "Naik 2 tempat dari 4 (Apr–Jun), karena angkanya sendiri."),
        (
            4,
            2,
            -2,
            "Tetap di tempat 4 (Apr–Jun): angkanya sendiri menaikkan 2 tempat, perubahan unit "
            "lain menurunkan 2 tempat.",
        ),
        (4, 0, 0, "Tetap di tempat 4 (Apr–Jun)."),
        (None, None, None, "Belum ada tempat pada Apr–Jun untuk dibandingkan."),
    ],
)
def test_why_a_place_moved(before, own, others, told):
    row = {"place_before": before, "places_own": own, "places_others": others}
    assert plain(places.moved(row, "Apr–Jun")) == told


@pytest.mark.parametrize(
    ("board", "told"),
    [
        (
            "response",
            "Unggahan Dinas X baru mencakup 3,4 % harinya; dari yang terlihat, 1 dari 2 pesan "
            "dijawab dalam satu hari kerja.",
        ),
        (
            "resolution",
            "Unggahan Dinas X baru mencakup 3,4 % harinya; dari yang terlihat, 1 dari 2 kasus "
            "tidak ditanyakan lagi sebelum batas waktu.",
        ),
    ],
)
def test_a_unit_with_few_uploads_does_not_open_with_a_rate(board, told):
    row = {
        "status": "low_coverage",
        "coverage": 0.034,
        "rate": 0.5,
        "met": 1,
        "due": 2,
        "basis": "silence",
    }
    assert plain(headline.headline("Dinas X", row, Chosen("2026-09", "office", board, 24))) == told


@pytest.mark.parametrize(
    ("signal", "end", "means"),
    [
        (
            "above",
            ', <span class="better">di atas batas wajar</span>.',
            "Angka di luar batas sulit dijelaskan oleh kebetulan.",
        ),
        (
            "below",
            ', <span class="worse">di bawah batas wajar</span>.',
            "Angka di luar batas sulit dijelaskan oleh kebetulan.",
        ),
        (None, ", di dalam batas wajar.", "Naik turun di dalam batas bisa kebetulan."),
    ],
)
def test_limits_replace_the_comparison_so_that_there_is_one_verdict(signal, end, means):
    limits = Limits(0.776, (), (), (0.719, 0.833), signal)
    found = Newest(AUGUST, 0.834, 100, 0.78, 0.054, 12)
    coloured = Writing(emphasised=changes.in_html)
    title = plain(newest.headline(found, "improving", OFFICE, "month", limits, coloured))
    assert title == f"Agustus 2026: 83,4 % pesan warga dijawab dalam satu hari kerja{end}"
    told = plain(certainty.lead(found, "improving", None, "month", limits, False))
    assert (
        told == f"Batas wajar Agustus 2026: 71,9–83,3 %, rata-rata 77,6 % (daerah abu-abu). {means}"
    )


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (41, 34, "34 pesan sudah dijawab, tetapi warganya menunggu lagi, turun dari 41"),
        (0, 3, "3 pesan sudah dijawab, tetapi warganya menunggu lagi, naik dari 0"),
        (3, 3, "3 pesan sudah dijawab, tetapi warganya menunggu lagi, sama seperti pada awalnya"),
        (3, 0, "Tidak ada warga yang, sesudah dijawab, menunggu lagi"),
    ],
)
def test_those_who_wait_again(first, last, told):
    assert plain(movement.again(first, last)) == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Lacking(2, 1, ()), "1 dari 2 akun belum mengunggah"),
        (Lacking(2, 2, ()), "belum ada unggahan"),
        (Lacking(1, 0, (Gap(date(2026, 8, 3), date(2026, 8, 5), False),)), "kurang 3–5 Agu 2026"),
    ],
)
def test_what_a_unit_lacks(found, told):
    assert [part.replace("\xa0", " ") for part in coverage.lacking(found)] == [told]


def test_no_upload_is_never_said_of_what_messages_came_from():
    """An upload of a single chat covers no day."""
    assert coverage.lacking(Lacking(1, 1, ()), cases=3) == ["belum ada hari yang lengkap"]
    row = {"status": "low_coverage", "rate": 1.0, "met": 3, "due": 3, "basis": "response"}
    chosen = Chosen("2026-09", "wall", "response", 24)
    told = plain(headline.headline("Dinas X", row | {"coverage": 0.0}, chosen, (1, 1)))
    assert told.startswith(
        "Dinas X: belum ada hari yang lengkap; dari yang terlihat, 3 dari 3 pesan"
    )


def test_a_headline_never_rests_on_too_few():
    """20 of 29 are not 69,0 %: a place needs 30."""
    few = Headline(40, 20, 29, None, None, "undecided", ())
    said = board.headline(few, Chosen("2026-09", "wall", "response", 24)).replace("\xa0", " ")
    assert (
        said
        == '<span class="unbroken">Juli–September</span> 2026: belum cukup pesan, baru 29 pesan dapat dinilai.'
    )
    row = {"status": "few_cases", "rate": 0.9, "met": 9, "due": 10, "basis": "response"}
    told = plain(headline.headline("Dinas X", row, Chosen("2026-09", "wall", "response", 24)))
    assert told == (
        "Dinas X: belum cukup pesan untuk dinilai; 9 dari 10 pesan dijawab dalam 24 jam."
    )


def test_a_unit_that_lacks_a_whole_account_says_so():
    """An OPD's coverage is that of its lowest account: "0,0 % harinya" beside seen messages is
    no sentence."""
    row = {"status": "low_coverage", "rate": 1 / 3, "met": 1, "due": 3, "basis": "response"}
    chosen = Chosen("2026-09", "wall", "response", 24)
    told = plain(headline.headline("Dinas X", row | {"coverage": 0.0}, chosen, (2, 1)))
    assert told == (
        "Dinas X: 1 dari 2 akun belum mengunggah; dari yang terlihat, 1 dari 3 pesan dijawab dalam "
        "24 jam."
    )


def test_an_opd_one_of_whose_accounts_is_silent_has_not_uploaded_nothing():
    """Also where the others have no message."""
    row = {"status": "low_coverage", "rate": None, "cases": 0, "due": 0, "basis": "response"}
    chosen = Chosen("2026-09", "wall", "response", 24)
    told = plain(headline.headline("Dinas X", row | {"coverage": 0.0}, chosen, (2, 1)))
    assert told == (
        "Dinas X: 1 dari 2 akun belum mengunggah; di akun lain tidak ada pesan pada "
        "Juli–September 2026."
    )


def test_nothing_rises_from_where_the_data_begin():
    assert plain(movement.backlog(None, 3094, 12)) == (
        "3.094 pesan belum dijawab, dan 12 sudah lebih dari 30 hari"
    )
    assert plain(movement.backlog(581, 484, 43)) == (
        "Pesan yang belum dijawab turun dari 581 menjadi 484, tetapi 43 sudah lebih dari 30 hari"
    )
    assert "dari" not in movement.again(None, 3)


def test_on_the_citizen_clock_the_office_clock_has_the_only_verdict():
    found = Newest(AUGUST, 0.72, 900, 0.78, -0.06, 12)
    inside = Limits(0.78, (0.7,), (0.85,), (0.7, 0.85), None)
    told = plain(certainty.by_office_clock(found, None, inside))
    assert told.startswith("Pada jam kantor Agustus 2026 di dalam batas wajar: naik turun seperti")
    outside = Limits(0.78, (0.74,), (0.85,), (0.74, 0.85), "below")
    assert "di bawah batas wajar: itu sulit dijelaskan" in plain(
        certainty.by_office_clock(found, None, outside)
    )
