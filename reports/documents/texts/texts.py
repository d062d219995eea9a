"""Short texts: one for the WhatsApp group of the meeting, one per OPD; useful without a link."""

import pandas as pd

from reports.documents.facts.month import Month
from reports.documents.paper import targets
from reports.documents.paper.profile import headline as profile_headline
from reports.documents.paper.profile import name_of, place
from reports.documents.paper.sentences import headline
from reports.published import Version
from words.numbers import NBSP

LONGEST, OF_GROUND = 900, 160  # characters of a text for a group, and of a ground in it
LEADING, IMPROVED = 3, 3


def group_text(version: Version) -> tuple[str, Month]:
    """The month in at most 900 characters; the last line names its version."""
    month = Month.of(version)
    lines = [_title("Tanggap", month), "", headline(month)]
    if leading := month.leading()[:LEADING]:
        said = "; ".join(
            f"{row['opd_name']} {month.ledger.say(row, 'rate', 'rate')}" for row in leading
        )
        lines.append(f"Terdepan: {said}.")
    if improved := month.improved()[:IMPROVED]:
        said = "; ".join(
            f"{row['opd_name']} (+{month.ledger.say(row, 'change', 'size')})" for row in improved
        )
        lines.append(f"Paling membaik, yang paling pasti lebih dulu: {said}.")
    lines.append("Tempat yang berdekatan belum tentu berbeda; rentangnya ada di laporan.")
    return _closed(lines, month, "group"), month


def opd_text(version: Version, opd_id: str) -> tuple[str, Month]:
    """The month of one OPD."""
    month = Month.of(version)
    row = month.ledger.row(
        "boards", unit_type="opd", board="response", clock=month.clock, within="", unit=opd_id
    )
    name = name_of(version, opd_id)
    lines = [_title(name, month), "", profile_headline(month, name, row)]
    if where := place(month, row):
        lines.append(where)
    own = month.ledger.row("figures", by="opd", unit=opd_id, clock=month.clock, period="month")
    if own is not None and not pd.isna(own["median_response"]):
        half = month.ledger.say(own, "median_response", "duration")
        lines.append(f"Separuh pesan bulan ini dijawab dalam {half}.")
    if own is not None and own["waiting_again"]:
        again = month.ledger.say(own, "waiting_again", "count")
        lines.append(f"{again} warga menulis lagi dan belum dijawab.")
    return _closed(lines, month, "opd-text", opd_id), month


def _title(name: str, month: Month) -> str:
    """Bold in WhatsApp; a draft says so before anything else is read."""
    state = "" if month.version.short_hash else " (KONSEP)"
    return f"*{name}, {month.name}{state}*"


def _closed(lines: list[str], month: Month, kind: str, unit: str = "") -> str:
    """The text, which ends with the target's ground and the version; a line before these is left
    out where it would be too long."""
    identity = month.identity(kind, unit)
    state = f"versi {identity.version}" if identity.hash else "KONSEP"
    end = ["", targets.response(month, OF_GROUND), f"({state} · {identity})"]
    while len("\n".join([*lines, *end])) > LONGEST and len(lines) > 3:
        lines = lines[:-1]
    return "\n".join([*lines, *end]).replace(NBSP, " ") + "\n"
