"""The words that several screens use for the same thing."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from metrics import months
from words import numbers

KINDS = {"rsud": "RSUD", "upt": "UPT", "uptd": "UPTD", "blud": "BLUD"}
GROUPS = {
    "above": "di atas tengah",
    "below": "di bawah tengah",
    "undecided": "belum dapat dibedakan",
}
BASES = {"status": "menurut status", "silence": "tidak ditanyakan lagi"}
SIGNS = {"above": "atas", "below": "bawah", "undecided": "tengah"}
AGES = {
    "backlog_lt_1d": "kurang dari 1 hari",
    "backlog_1_3d": "1–3 hari",
    "backlog_3_7d": "3–7 hari",
    "backlog_7_30d": "7–30 hari",
    "backlog_gt_30d": "lebih dari 30 hari",
}

CHANNELS = {"private": "Pesan pribadi", "comment": "Komentar", "ticket": "Tiket aduan"}


@dataclass(frozen=True)
class Measure:
    """How a board's rate is said: ``noun`` of a case, ``met`` in a sentence, ``head`` of its
    column, and so on."""

    noun: str
    met: str
    head: str
    median: str


RESOLUTION = {
    "status": Measure(
        "kasus",
        "selesai tepat waktu menurut status",
        "Selesai tepat waktu menurut status",
        "Separuh selesai dalam",
    ),
    "silence": Measure(
        "kasus",
        "tidak ditanyakan lagi sebelum batas waktu",
        "Tidak ditanyakan lagi tepat waktu",
        "Separuh tidak ditanyakan lagi setelah",
    ),
}
REGENCY_RESOLUTION = "kasus warga selesai atau tidak ditanyakan lagi sebelum batas waktu"


def response(clock: str, hours: float) -> Measure:
    """The words of the response board; on the citizen clock they name the target."""
    target = numbers.hours(hours) if clock == "wall" else "satu hari kerja"
    median = "Separuh dijawab dalam" if clock == "wall" else "Separuh dijawab dalam (jam kerja)"
    return Measure("pesan", f"dijawab dalam {target}", f"Dijawab dalam {target}", median)


def measure(board: str, basis: str | None, clock: str, hours: float) -> Measure:
    """The words of one table of a board; a board without cases to judge is worded like messages."""
    if board == "response":
        return response(clock, hours)
    return RESOLUTION["status" if basis == "status" else "silence"]


def kind(name: str) -> str:
    """rsud → RSUD, kecamatan → kecamatan: as it stands inside a sentence."""
    harmless = re.sub(
        r"[^\w /-]", "", name.casefold()
    )  # it comes from the register and goes into Markdown
    return KINDS.get(harmless, harmless)


def units(by: str, chosen_kind: str | None) -> str:
    """What a row is: OPD, kecamatan, akun, akun kecamatan."""
    if by == "account":
        return f"akun {kind(chosen_kind)}" if chosen_kind else "akun"
    return kind(chosen_kind) if chosen_kind else "OPD"


def capital(text: str) -> str:
    """The first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def unbroken(title: str) -> str:
    """The title with what belongs together kept in one line: "September–November" never breaks at
    the dash (its year may stand in the next line, for a phone has no room for both), "10 jam 2 menit"
    not between its units, "100 pesan" not after its number."""
    title = re.sub(r"(–[A-Z][a-z]+)\u00a0(\d{4})", r"\1 \2", title)
    title = re.sub(r"(\d\u00a0(?:hari|jam)) (?=\d)", rf"\1{numbers.NBSP}", title)
    title = re.sub(r"(\d) (?=(?:pesan|dari)\b)", rf"\1{numbers.NBSP}", title)
    return title.replace("–", "\u2060–\u2060")


def window(month: str) -> str:
    """Juli–September 2026, for the three months that end with the month."""
    return numbers.months(*window_days(month))


@cache  # a field asks for the words of every month, at every visit
def short_window(month: str) -> str:
    """Jul–Sep 2026, or Des 2025–Feb 2026: one form, which fits a field on a phone."""
    first, last = window_days(month)
    is_of_two_years = first.year != last.year
    return f"{numbers.short_month(first, is_of_two_years)}–{numbers.short_month(last, True)}"


def window_before(month: str) -> str:
    """Apr–Jun: the three months before."""
    return numbers.short_months(*window_days(months.shifted(month, -months.WINDOW)))


def window_days(month: str) -> tuple[date, date]:
    """First and last day of the three months that end with the month."""
    return months.window(month, None)


def places(row: dict) -> str:
    """The places that are possible: 4–12, or 4"""
    low, high = int(row["place_low"]), int(row["place_high"])
    return f"{low}–{high}" if low < high else f"{low}"


def in_office_hours(highest: str) -> str:
    """What an office reaches that answers at once, but in office hours only; ``highest``: that
    rate, as it is shown."""
    return (
        f"Kantor yang menjawab seketika tetapi hanya pada jam kerja mencapai paling tinggi "
        f"{highest}; lebih tinggi berarti dijawab juga di luar jam kerja."
    )
