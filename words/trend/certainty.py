"""How sure a line is: its limits, what an office could reach, why its end is dashed."""

from datetime import date

from metrics.trend.trend import Limits, Newest
from words import changes, numbers, terms
from words.trend.newest import SIGNALS, period
from words.writing import PLAIN, Writing

OFFER = "Batas wajar dan tandanya ada pada jam kantor, supaya libur seperti Lebaran tidak terbaca sebagai kemunduran."


def lead(
    found: Newest | None,
    direction: str,
    last_unfinished: date | None,
    step: str,
    limits: Limits | None,
    with_bars: bool,
) -> str:
    """How sure that is, and why the line's end is dashed."""
    parts = [] if last_unfinished is None else [_unfinished(last_unfinished, step)]
    if found and found.rate is not None and limits and limits.newest is not None:
        parts.insert(0, _limits(limits, limits.newest, found.period))
    elif found is not None and found.change is not None:
        parts.insert(
            0,
            "Perubahan sebesar ini sulit dijelaskan oleh kebetulan saja."
            if direction in changes.CLASSES
            else "Selisih sebesar ini bisa kebetulan.",
        )
    if with_bars:
        parts.append("Batang tegak: dengan 9 dari 10 kemungkinan angka sebenarnya di dalamnya.")
    return " ".join(parts)


def by_office_clock(
    found: Newest | None, last_unfinished: date | None, limits: Limits | None
) -> str:
    """On the citizen clock: the office clock's verdict, the only one, and why the lines differ."""
    parts = []
    if found and found.rate is not None and limits and limits.newest is not None:
        means = (
            "itu sulit dijelaskan oleh kebetulan"
            if limits.signal
            else "naik turun seperti ini bisa kebetulan"
        )
        parts.append(
            f"Pada jam kantor {numbers.month(found.period)} {SIGNALS[limits.signal]}: {means}. Jam "
            "warga ikut menghitung malam dan hari libur, karena itu garisnya bisa lain."
        )
    if last_unfinished is not None:
        parts.append(_unfinished(last_unfinished, "month"))
    return " ".join(parts)


def _unfinished(first: date, step: str) -> str:
    return f"{terms.capital(period(first, step))} belum selesai, karena itu garisnya putus-putus."


def _limits(limits: Limits, sides: tuple[float, float], month: date) -> str:
    """Batas wajar September 2026: 71,9–83,3 %, rata-rata 77,6 % (daerah abu-abu). …"""
    means = (
        "Angka di luar batas sulit dijelaskan oleh kebetulan."
        if limits.signal
        else "Naik turun di dalam batas bisa kebetulan."
    )
    return (
        f"Batas wajar {numbers.month(month)}: {numbers.rates(*sides)}, rata-rata "
        f"{numbers.rate(limits.centre)} (daerah abu-abu). {means}"
    )


def signal(first: date, which: str) -> str:
    """Agustus: ↑ di atas batas wajar"""
    name = numbers.month(first).split(numbers.NBSP)[0]
    return f"{name}: {'↑' if which == 'above' else '↓'} {SIGNALS[which]}"


def ceiling(share: float | None, first: date, step: str, writing: Writing = PLAIN) -> str:
    """What an office-hours desk could reach."""
    if share is None:
        return ""
    return (
        "Garis titik-titik: kantor yang menjawab seketika tetapi hanya pada jam kerja paling "
        f"tinggi mencapai {writing.opened(numbers.rate(share), 'ceiling')} pada "
        f"{period(first, step)}."
    )
