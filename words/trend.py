"""The sentences of Tren: the newest complete month or week against the 12 before, limits, changes,
open cases."""

from datetime import date

from metrics.trend.trend import Limits, Newest
from words import changes, numbers, terms
from words.chosen import Chosen
from words.markdown import plain

SIGNALS = {
    "above": "di atas batas wajar",
    "below": "di bawah batas wajar",
    None: "di dalam batas wajar",
}
SIGNAL_COLOURS = {"above": "blue", "below": "orange"}
NOUNS = {"month": "bulan", "week": "pekan"}


def period(first: date, step: str) -> str:
    """September 2026; pekan 7–13 Sep 2026"""
    return numbers.month(first) if step == "month" else f"pekan {numbers.week(first)}"


def what(chosen: Chosen, basis: str | None = None, regency: bool = False) -> str:
    """pesan warga dijawab dalam 24 jam"""
    if regency and chosen.board == "resolution":
        return terms.REGENCY_RESOLUTION
    measure = terms.measure(chosen.board, basis, chosen.clock, chosen.hours)
    return f"{measure.noun}{' warga' if regency else ''} {measure.met}"


def headline(
    found: Newest | None, direction: str, chosen: Chosen, step: str, limits: Limits | None
) -> str:
    """The page's first line, Markdown."""
    if found is None:
        last = numbers.month(terms.window_days(chosen.month)[1])
        return f"Belum ada {NOUNS[step]} yang lengkap sampai {last}."
    begin = f"{terms.capital(period(found.period, step))}: "
    if found.rate is None:
        return f"{begin}{_too_few(found)}."
    return f"{begin}{numbers.rate(found.rate)} {what(chosen, regency=True)}{_beside(found, direction, step, limits)}."


def of_unit(
    name: str,
    found: Newest | None,
    direction: str,
    chosen: Chosen,
    step: str,
    limits: Limits | None,
    basis: str | None = None,
) -> str:
    """The chosen unit in one sentence, Markdown."""
    begin = f"{plain(name)}: " if name else ""
    if found is None:
        return f"{begin}belum ada {NOUNS[step]} yang lengkap"
    on = f"pada {period(found.period, step)}"
    if found.rate is None:
        return f"{begin}{_too_few(found)} {on}"
    return f"{begin}{numbers.rate(found.rate)} {what(chosen, basis)} {on}{_beside(found, direction, step, limits)}"


def _too_few(found: Newest) -> str:
    if not found.due:
        return "tidak ada kasus yang sudah dapat dinilai"
    return f"belum cukup kasus, baru {numbers.count(found.due)} dapat dinilai"


def _beside(found: Newest, direction: str, step: str, limits: Limits | None) -> str:
    """Against the limits where there are some, else against the periods before: never two verdicts
    at once."""
    if limits is None or limits.newest is None:
        return against_before(found, direction, step)
    text, shade = SIGNALS[limits.signal], SIGNAL_COLOURS.get(limits.signal or "")
    return f", :{shade}[{text}]" if shade else f", {text}"


def against_before(found: Newest, direction: str, step: str) -> str:
    """, naik 3,1 poin dibanding 12 bulan sebelumnya; coloured where more than chance."""
    if found.change is None:
        return ""
    earlier = f"{numbers.counted(found.count, NOUNS[step])} sebelumnya"
    if not changes.is_seen(found.change):
        return f", sama dengan {earlier}"
    return f", {changes.way(found.change, direction, changes.in_markdown)} dibanding {earlier}"


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
            if direction in changes.COLOURS
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


OFFER = "Batas wajar dan tandanya ada pada jam kantor, supaya libur seperti Lebaran tidak terbaca sebagai kemunduran."


def ceiling(share: float | None, first: date, step: str) -> str:
    """What an office-hours desk could reach."""
    if share is None:
        return ""
    return (
        "Garis titik-titik: kantor yang menjawab seketika tetapi hanya pada jam kerja paling "
        f"tinggi mencapai {numbers.rate(share)} pada {period(first, step)}."
    )


def movements(improving: int, declining: int, units: str) -> str:
    """5 OPD membaik, 2 menurun, selebihnya belum menunjukkan perubahan"""
    if not improving and not declining:
        return f"Belum ada {units} yang perubahannya lebih dari kebetulan"
    parts = [f"{numbers.counted(improving, units)} membaik"] if improving else []
    if declining:
        parts.append(
            f"{numbers.count(declining)} menurun"
            if parts
            else f"{numbers.counted(declining, units)} menurun"
        )
    return f"{', '.join(parts)}, selebihnya belum menunjukkan perubahan"


def again(first: int | None, last: int) -> str:
    """34 warga yang sudah dijawab menunggu lagi, turun dari 41. Without ``first`` the data begin
    within what is shown: nothing to compare with."""
    if not last:
        return "Tidak ada warga yang, sesudah dijawab, menunggu lagi"
    begin = f"{numbers.counted(last, 'pesan')} sudah dijawab, tetapi warganya menunggu lagi"
    if first is None:
        return begin
    if first == last:
        return f"{begin}, sama seperti pada awalnya"
    return f"{begin}, {'turun' if last < first else 'naik'} dari {numbers.count(first)}"


def hours(asked: int | None, answered: int | None) -> str:
    """warga paling banyak menulis pukul 19.00–20.00, balasan paling banyak dikirim pukul
    08.00–09.00"""
    if asked is None or answered is None:
        return "pesan masuk dan balasan menurut hari dan jam"
    return (
        f"warga paling banyak menulis pukul {_hour(asked)}, balasan paling banyak dikirim pukul "
        f"{_hour(answered)}"
    )


def _hour(begin: int) -> str:
    return f"{begin:02d}.00–{begin + 1:02d}.00"


def backlog(first: int | None, last: int, oldest: int) -> str:
    """Pesan yang belum dijawab turun dari 581 menjadi 484, tetapi 43 sudah lebih dari 30 hari.
    Without ``first`` the data begin within what is shown: nothing to compare with."""
    if first is None:
        text = f"{numbers.counted(last, 'pesan')} belum dijawab"
    elif first == last:
        text = f"Pesan yang belum dijawab tetap {numbers.count(last)}"
    else:
        text = (
            f"Pesan yang belum dijawab {'turun' if last < first else 'naik'} dari "
            f"{numbers.count(first)} menjadi {numbers.count(last)}"
        )
    joiner = "tetapi" if first is not None and last < first else "dan"
    return f"{text}, {joiner} {numbers.count(oldest)} sudah lebih dari 30 hari" if oldest else text


def about_multiples(chosen: Chosen, low: float) -> str:
    """What the small lines compare, and on which scale."""
    return (
        f"{terms.window(chosen.month)} dibanding {terms.window_before(chosen.month)}. Semua "
        f"memakai skala yang sama, {numbers.threshold(low)} sampai 100{numbers.NBSP}%. Garis abu-abu: kabupaten. "
        "Urut dari perubahan terbesar."
    )
