"""Stamps at the beginning of a chat's lines, in any form that an app writes, as data/sql/
stamp_parts.sql reads them: date before time, AM or PM for every name of a half of the day."""

import re

from data.importers.patterns import Pattern

MONTH = r"[a-zA-Z]{3,9}\.?"
WEEKDAY = r"(?:[a-zA-Z'’]{3,9}\.?,? )?"
DATE = (
    rf"(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|{WEEKDAY}"
    rf"(?:\d{{1,2}}[ .-]{MONTH}[ .-]\d{{2,4}}|{MONTH} \d{{1,2}}, \d{{4}}|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}))"
)
TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?(?:[ap]\.? ?m\.?|pagi|siang|sore|malam))?\.?"
USUAL = rf"{DATE},?(?: pukul| jam| at)? {TIME}"
STAMP = rf"(?:{USUAL}|{TIME},? {DATE})"
DATE_FIRST = Pattern(USUAL, re.IGNORECASE)
TIME_FIRST = Pattern(rf"({TIME}),? ({DATE})", re.IGNORECASE)
HALF = Pattern(r"(.*?(\d{1,2})[.:]\d{2}(?:[.:]\d{2})?) ?([a-z. ]+)", re.IGNORECASE)


def is_time_first(stamp: str) -> bool:
    """The time stands before the date: ``07.10, 21/7/2026``; ``07.10.21 21.07.26`` is none."""
    return _turned(stamp) is not None


def _turned(stamp: str) -> re.Match | None:
    return None if DATE_FIRST.fullmatch(stamp) else TIME_FIRST.fullmatch(stamp)


def plain(stamp: str) -> str:
    """The stamp as SQL reads it."""
    is_date_first = stamp[1] in "/-" or stamp[2] in "/-"  # nearly every one
    turned = None if is_date_first else _turned(stamp)
    stamp = f"{turned[2]} {turned[1]}" if turned else stamp
    if " at " in stamp:
        stamp = stamp.replace(" at ", " ")
    return stamp if stamp[-1].isdigit() else _with_half(stamp)


def _with_half(text: str) -> str:
    """The stamp with AM or PM for whatever names the half of the day: "p. m.", "sore"."""
    match = HALF.fullmatch(text)
    if match is None or not match[3].strip(" ."):
        return text.rstrip(".")
    return f"{match[1]} {_half(int(match[2]), match[3].lower())}".rstrip()


def _half(hour: int, word: str) -> str:
    """ "AM" or "PM"; nothing beside an hour after 12, which needs none (except where the file
    itself says a.m./p.m.)."""
    if word[0] in "ap" and word != "pagi":
        return f"{word[0].upper()}M"
    if hour > 12:
        return ""
    morning = {
        "pagi": True,
        "siang": hour in (10, 11),
        "sore": False,
        "malam": hour == 12 or hour < 6,
    }
    return "AM" if morning[word.strip()] else "PM"
