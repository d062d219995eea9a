"""The newest complete month or week against the limits, or against the 12 before."""

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
        return f"{begin}{_too_few(found, chosen)}."
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
        return f"{begin}{_too_few(found, chosen)} {on}"
    return f"{begin}{numbers.rate(found.rate)} {what(chosen, basis)} {on}{_beside(found, direction, step, limits)}"


def _too_few(found: Newest, chosen: Chosen) -> str:
    """In the board's words: what is answered is a message, what is settled a case."""
    noun = "pesan" if chosen.board == "response" else "kasus"
    if not found.due:
        return f"tidak ada {noun} yang sudah dapat dinilai"
    return f"belum cukup {noun}, baru {numbers.counted(found.due, noun)} dapat dinilai"


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
