"""How values look (design tokens, section 4)."""

from datetime import date, datetime

import pytest

from words import numbers, terms

MINUTE, HOUR, DAY = 60, 3600, 86400


def plain(text: str) -> str:
    return text.replace(numbers.NBSP, " ")


@pytest.mark.parametrize(
    ("share", "shown"), [(0.824, "82,4 %"), (1, "100,0 %"), (0, "0,0 %"), (0.0449, "4,5 %")]
)
def test_rates_have_one_decimal(share, shown):
    assert plain(numbers.rate(share)) == shown


@pytest.mark.parametrize(
    ("seconds", "clock", "shown"),
    [
        (20 * MINUTE, "wall", "20 menit"),
        (59, "wall", "kurang dari 1 menit"),
        (2 * HOUR + 15 * MINUTE, "wall", "2 jam 15 menit"),
        (HOUR, "wall", "1 jam"),
        (DAY + 6 * HOUR + 59 * MINUTE, "wall", "1 hari 6 jam"),
        (3 * DAY, "wall", "3 hari"),
        (DAY + 6 * HOUR, "office", "30 jam"),
        (90 * DAY + 60, "wall", "90 hari"),
    ],
)
def test_durations_have_two_units_at_most(seconds, clock, shown):
    assert plain(numbers.duration(seconds, clock)) == shown


def test_beyond_what_was_seen():
    assert plain(numbers.beyond(2 * DAY)) == "lebih dari 2 hari"


@pytest.mark.parametrize(
    ("difference", "shown"),
    [
        (0.016, "+1,6 poin"),
        (-0.031, "−3,1 poin"),
        (0.0001, "0,0 poin"),
        (-0.0004, "0,0 poin"),
        (0.104, "+10,4 poin"),
    ],
)
def test_changes_are_signed_without_arrows(difference, shown):
    assert plain(numbers.change(difference)) == shown


def test_counts_and_moments():
    assert plain(numbers.counted(1843, "pesan")) == "1.843 pesan"
    assert plain(numbers.moment(datetime(2026, 9, 30, 16, 0))) == "30 Sep 2026, 16.00 WIB"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), "1–30 Sep 2026"),
        (date(2026, 8, 12), date(2026, 9, 3), "12 Agu–3 Sep 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Des 2025–2 Jan 2026"),
        (date(2026, 9, 3), date(2026, 9, 3), "3 Sep 2026"),
    ],
)
def test_days(first, last, shown):
    assert plain(numbers.days(first, last)) == shown


def test_weeks_begin_on_monday():
    assert plain(numbers.week(date(2026, 9, 28))) == "28 Sep–4 Okt 2026"
    assert [numbers.weekday_name(number) for number in (1, 7)] == ["Senin", "Minggu"]
    assert (
        plain(numbers.short_day(date(2026, 8, 3))) == "3 Agu"
        and numbers.decimal(1234.56) == "1.234,6"
    )


@pytest.mark.parametrize(
    ("month", "long", "short", "before"),
    [
        ("2026-09", "Juli–September 2026", "Juli–September 2026", "Apr–Jun"),
        ("2026-01", "November 2025–Januari 2026", "Nov 2025–Jan 2026", "Agu–Okt"),
    ],
)
def test_windows(month, long, short, before):
    assert plain(terms.window(month)) == long
    assert plain(terms.short_window(month)) == short
    assert plain(terms.window_before(month)) == before


def test_kinds_from_the_register_cannot_carry_markdown():
    assert terms.kind("RSUD") == "RSUD"
    assert terms.kind("![x](http://contoh.invalid/p.png)") == "xhttp//contohinvalid/ppng"
