"""What the settings are called on the screen, and what their values say; a CSV has the codes."""

import re
from datetime import date

from words import numbers
from words.chosen import CLOCKS

NAMES = {
    "response_target_hours": "Batas balasan pertama (jam)",
    "resolution_days_information": "Batas penyelesaian informasi (hari kerja)",
    "resolution_days_complaint": "Batas penyelesaian pengaduan (hari kerja)",
    "resolution_days_oversight": "Batas penyelesaian pengawasan (hari kerja)",
    "min_cases_opd": "Kasus paling sedikit, OPD",
    "min_cases_account": "Kasus paling sedikit, akun",
    "min_coverage": "Cakupan paling sedikit (0 sampai 1)",
    "max_daily_uploads": "Unggahan paling banyak sehari",
    "official_clock": "Jam resmi papan",
    "preview_days": "Masa sanggah (hari kerja)",
    "start_date": "Hari pertama wajib mengunggah",
}


def value(text: str) -> str:
    """0,8 · 1.000 · jam warga · 12 Sep 2026"""
    if text in CLOCKS:
        return CLOCKS[text].lower()
    if number := re.fullmatch(r"(\d+)(?:\.(\d+))?", text):
        whole, part = number.groups()
        return numbers.count(int(whole)) + (f",{part}" if part else "")
    return day(text)


def day(text: str) -> str:
    """2026-09-12 as 12 Sep 2026; what is no such day as it stands."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return numbers.days(found, found)
