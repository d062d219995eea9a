"""How values look, by Babel in Indonesian (design tokens, section 4); spaces inside a value never
break."""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from math import floor

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from metrics.rounding import RATE_PLACES, half_away

LOCALE = "id"
NBSP = "\u00a0"
MINUTE, HOUR, DAY = 60, 3600, 86400
ONE_DAY = timedelta(days=1)


def count(number: int) -> str:
    """1.843"""
    return _with_points(int(number))


@lru_cache(4096)  # a page says some hundred numbers, most of them again
def _with_points(number: int) -> str:
    return format_decimal(number, locale=LOCALE)


def decimal(number: float) -> str:
    """12,4"""
    return format_decimal(half_away(number, 1), "#,##0.0", locale=LOCALE)


def counted(number: int, what: str) -> str:
    """1.843 pesan"""
    return f"{count(number)}{NBSP}{what}"


def rate(share: float) -> str:
    """82,4 %"""
    return format_percent(half_away(share, RATE_PLACES), f"#,##0.0{NBSP}%", locale=LOCALE)


def rates(low: float, high: float) -> str:
    """71,9–83,3 %"""
    first = format_decimal(half_away(low, RATE_PLACES) * 100, "#,##0.0", locale=LOCALE)
    return f"{first}–{rate(high)}"


def threshold(share: float) -> str:
    """80 % or 82,5 %: a share that somebody has set, without a needless zero."""
    return format_percent(half_away(share, RATE_PLACES), f"#,##0.#{NBSP}%", locale=LOCALE)


def points(difference: float) -> str:
    """4,1 poin, without a sign."""
    size = abs(half_away(difference, RATE_PLACES)) * 100
    return f"{format_decimal(size, '#,##0.0', locale=LOCALE)}{NBSP}poin"


def change(difference: float) -> str:
    """+1,6 poin or −3,1 poin: a difference that is not established, hence no arrow."""
    shown = half_away(difference, RATE_PLACES)
    if shown == 0:
        return points(difference)
    return f"{'+' if shown > 0 else '−'}{points(difference)}"


def duration(seconds: float, clock: str = "wall") -> str:
    """2 jam 15 menit: two units at most. Office time has no days: a working day is not 24 hours."""
    if seconds < MINUTE:
        return f"kurang dari{NBSP}1{NBSP}menit"
    sizes = ((DAY, "hari"), (HOUR, "jam"), (MINUTE, "menit"))[clock == "office" :]
    size, unit = next(pair for pair in sizes if seconds >= pair[0])
    text = counted(int(seconds // size), unit)
    if unit == "menit":
        return text
    smaller, its_unit = sizes[sizes.index((size, unit)) + 1]
    rest = floor(seconds % size / smaller)
    return f"{text} {counted(rest, its_unit)}" if rest else text


def pace(number: float) -> str:
    """24, 1,5, 0,36: messages a day, which may be few."""
    return format_decimal(half_away(number, 2), "#,##0.##", locale=LOCALE)


def hours(number: float) -> str:
    """24 jam, 1,5 jam"""
    return f"{format_decimal(half_away(number, 2), '#,##0.##', locale=LOCALE)}{NBSP}jam"


def beyond(seconds: float, clock: str = "wall") -> str:
    """lebih dari 2 hari: where the middle lies later than anything that was seen."""
    return f"lebih dari {duration(seconds, clock)}"


@cache
def month(first: date) -> str:
    """September 2026"""
    return format_date(first, f"MMMM{NBSP}y", locale=LOCALE)


@cache
def short_month(first: date, with_year: bool = False) -> str:
    """Sep, or Sep 2026"""
    return format_date(first, f"MMM{NBSP}y" if with_year else "MMM", locale=LOCALE)


@cache
def months(first: date, last: date) -> str:
    """Juli–September 2026, November 2025–Januari 2026"""
    if first.year == last.year and first.month != last.month:
        return f"{format_date(first, 'MMMM', locale=LOCALE)}–{month(last)}"
    return (
        month(last)
        if first.month == last.month and first.year == last.year
        else f"{month(first)}–{month(last)}"
    )


def week(monday: date) -> str:
    """7–13 Sep 2026: the week that begins on that day."""
    return days(monday, monday + 6 * ONE_DAY)


def short_day(day: date) -> str:
    """7 Sep"""
    return format_date(day, f"d{NBSP}MMM", locale=LOCALE)


def weekday_name(number: int) -> str:
    """Senin, for 1."""
    return format_date(date(2024, 1, number), "EEEE", locale=LOCALE)


def hour_of_day(begin: int) -> str:
    """09.00–10.00"""
    return f"{begin:02d}.00–{begin + 1:02d}.00"


def hour_of_week(weekday: int, hour: int) -> str:
    """Senin pukul 09.00–10.00"""
    return f"{weekday_name(weekday)}{NBSP}pukul{NBSP}{hour_of_day(hour)}"


def short_months(first: date, last: date) -> str:
    """Apr–Jun"""
    return f"{short_month(first)}–{short_month(last)}"


@cache
def moment(local: datetime) -> str:
    """30 Sep 2026, 16.00 WIB; the moment is in WIB already."""
    return format_datetime(local, f"d{NBSP}MMM{NBSP}y, HH.mm", locale=LOCALE) + f"{NBSP}WIB"


def clock(local: datetime) -> str:
    """Kamis 1 Okt, 08.42"""
    return format_datetime(local, f"EEEE d{NBSP}MMM, HH.mm", locale=LOCALE)


def weekday(day: date) -> str:
    """Senin, 5 Oktober 2026"""
    return format_date(day, f"EEEE, d{NBSP}MMMM{NBSP}y", locale=LOCALE)


def days(first: date, last: date) -> str:
    """12 Agu–3 Sep 2026, 1–30 Sep 2026, 3 Sep 2026"""
    end = format_date(last, f"d{NBSP}MMM{NBSP}y", locale=LOCALE)
    if first == last:
        return end
    if first.year != last.year:
        return f"{format_date(first, f'd{NBSP}MMM{NBSP}y', locale=LOCALE)}–{end}"
    return f"{format_date(first, 'd' if first.month == last.month else f'd{NBSP}MMM', locale=LOCALE)}–{end}"
