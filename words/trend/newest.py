"""The newest complete month or week against the limits, or against the 12 before."""

from datetime import date

from metrics.board.headline import DUE, RATES
from metrics.trend.trend import Limits, Newest
from words import changes, numbers, terms
from words.chosen import Chosen
from words.writing import PLAIN, Writing

SIGNALS = {
    "above": "di atas batas wajar",
    "below": "di bawah batas wajar",
    None: "di dalam batas wajar",
}
DIRECTIONS = {"above": "improving", "below": "declining"}
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
    found: Newest | None,
    direction: str,
    chosen: Chosen,
    step: str,
    limits: Limits | None,
    writing: Writing = PLAIN,
) -> str:
    """The page's first line."""
    if found is None:
        last = numbers.month(terms.window_days(chosen.month)[1])
        return f"Belum ada {NOUNS[step]} yang lengkap sampai {last}."
    begin = f"{terms.capital(period(found.period, step))}: "
    if found.rate is None:
        return f"{begin}{_too_few(found, chosen, writing)}."
    rate = writing.opened(numbers.rate(found.rate), RATES[chosen.board])
    beside = _beside(found, direction, chosen, step, limits, writing=writing)
    return f"{begin}{rate} {what(chosen, regency=True)}{beside}."


def of_unit(
    name: str,
    found: Newest | None,
    direction: str,
    chosen: Chosen,
    step: str,
    limits: Limits | None,
    basis: str | None = None,
    writing: Writing = PLAIN,
) -> str:
    """The chosen unit in one sentence."""
    begin = f"{writing.text(name)}: " if name else ""
    if found is None:
        return f"{begin}belum ada {NOUNS[step]} yang lengkap"
    on = f"pada {period(found.period, step)}"
    if found.rate is None:
        return f"{begin}{_too_few(found, chosen, writing)} {on}"
    rate = writing.opened(numbers.rate(found.rate), RATES[chosen.board])
    beside = _beside(found, direction, chosen, step, limits, writing=writing)
    return f"{begin}{rate} {what(chosen, basis)} {on}{beside}"


def _too_few(found: Newest, chosen: Chosen, writing: Writing) -> str:
    """In the board's words: what is answered is a message, what is settled a case."""
    noun = "pesan" if chosen.board == "response" else "kasus"
    if not found.due:
        return f"tidak ada {noun} yang sudah dapat dinilai"
    due = writing.opened(numbers.counted(found.due, noun), DUE[chosen.board])
    return f"belum cukup {noun}, baru {due} dapat dinilai"


def _beside(
    found: Newest,
    direction: str,
    chosen: Chosen,
    step: str,
    limits: Limits | None,
    writing: Writing,
) -> str:
    """Against the limits where there are some, else against the periods before: never two verdicts
    at once."""
    if limits is None or limits.newest is None:
        return _against_before(found, direction, chosen, step, writing)
    signal = DIRECTIONS.get(limits.signal or "", "undecided")
    return f", {writing.emphasised(SIGNALS[limits.signal], signal)}"


def _against_before(
    found: Newest, direction: str, chosen: Chosen, step: str, writing: Writing
) -> str:
    """, naik 3,1 poin dibanding 12 bulan sebelumnya; coloured where more than chance. The periods
    before open their common figure."""
    if found.change is None:
        return ""
    periods = f"{numbers.counted(found.count, NOUNS[step])} sebelumnya"
    earlier = writing.earlier(periods, RATES[chosen.board])
    if not changes.is_seen(found.change):
        return f", sama dengan {earlier}"
    return f", {changes.way(found.change, direction, writing.emphasised)} dibanding {earlier}"
