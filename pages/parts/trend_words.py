"""The sentences of Tren: the newest complete month against the 12 before, changes of OPDs, open cases."""

from metrics.trend import Newest
from pages.parts import numbers, words
from pages.parts.filters import Chosen
from pages.parts.markdown import plain
from pages.parts.sentences import COLOURS


def what(chosen: Chosen, basis: str | None = None, regency: bool = False) -> str:
    """pesan warga dijawab dalam 24 jam"""
    if regency and chosen.board == "resolution":
        return words.REGENCY_RESOLUTION
    measure = words.measure(chosen.board, basis, chosen.clock, chosen.hours)
    return f"{measure.noun}{' warga' if regency else ''} {measure.met}"


def headline(found: Newest | None, direction: str, chosen: Chosen) -> str:
    """The page's first line, Markdown."""
    if found is None:
        return f"Belum ada bulan yang lengkap sampai {numbers.month(words.window_days(chosen.month)[1])}."
    begin = f"{numbers.month(found.month)}: "
    if found.rate is None:
        return f"{begin}tidak ada kasus yang sudah dapat dinilai."
    return f"{begin}{numbers.rate(found.rate)} {what(chosen, regency=True)}{against_year(found, direction)}."


def of_unit(name: str, found: Newest | None, direction: str, chosen: Chosen, basis: str | None) -> str:
    """The chosen unit in one sentence, Markdown."""
    if found is None:
        return f"{plain(name)}: belum ada bulan yang lengkap"
    if found.rate is None:
        return f"{plain(name)}: tidak ada kasus yang sudah dapat dinilai pada {numbers.month(found.month)}"
    return (f"{plain(name)}: {numbers.rate(found.rate)} {what(chosen, basis)} pada {numbers.month(found.month)}"
            f"{against_year(found, direction)}")


def against_year(found: Newest, direction: str) -> str:
    """, naik 3,1 poin dibanding 12 bulan sebelumnya; coloured where more than chance."""
    if found.change is None:
        return ""
    years = f"{numbers.counted(found.months, 'bulan')} sebelumnya"
    size = numbers.points(found.change)
    if size.startswith("0,0"):
        return f", sama dengan {years}"
    text = f"{'naik' if found.change > 0 else 'turun'}{numbers.NBSP}{size}"
    colour = COLOURS.get(direction)
    return f", :{colour}[{text}] dibanding {years}" if colour else f", {text} dibanding {years}"


def lead(found: Newest | None, direction: str, last_unfinished, with_bars: bool) -> str:
    """How sure that is, and why the line's end is dashed."""
    parts = []
    if found is not None and found.change is not None:
        parts.append("Perubahan sebesar ini sulit dijelaskan oleh kebetulan saja." if direction in COLOURS
                     else "Selisih sebesar ini bisa kebetulan.")
    if last_unfinished is not None:
        parts.append(f"{numbers.month(last_unfinished)} belum selesai, karena itu garisnya putus-putus.")
    if with_bars:
        parts.append("Batang tegak: dengan 9 dari 10 kemungkinan angka sebenarnya di dalamnya.")
    return " ".join(parts)


def movements(improving: int, declining: int, units: str) -> str:
    """5 OPD membaik, 2 menurun, selebihnya belum menunjukkan perubahan"""
    if not improving and not declining:
        return f"Belum ada {units} yang perubahannya lebih dari kebetulan"
    parts = [f"{numbers.counted(improving, units)} membaik"] if improving else []
    if declining:
        parts.append(f"{numbers.count(declining)} menurun" if parts else f"{numbers.counted(declining, units)} menurun")
    return f"{', '.join(parts)}, selebihnya belum menunjukkan perubahan"


def backlog(first: int, last: int, oldest: int) -> str:
    """Pesan yang belum dijawab turun dari 581 menjadi 484, tetapi 43 sudah lebih dari 30 hari"""
    if first == last:
        text = f"Pesan yang belum dijawab tetap {numbers.count(last)}"
    else:
        text = (f"Pesan yang belum dijawab {'turun' if last < first else 'naik'} dari {numbers.count(first)} menjadi "
                f"{numbers.count(last)}")
    joiner = "tetapi" if last < first else "dan"
    return f"{text}, {joiner} {numbers.count(oldest)} sudah lebih dari 30 hari" if oldest else text


def about_multiples(chosen: Chosen, low: float) -> str:
    """What the small lines compare, and on which scale."""
    begin = numbers.rate(low).replace(",0", "")
    return (f"{words.window(chosen.month)} dibanding {words.window_before(chosen.month)}. Semua memakai skala yang "
            f"sama, {begin} sampai 100{numbers.NBSP}%. Garis abu-abu: kabupaten. Urut dari perubahan terbesar.")
