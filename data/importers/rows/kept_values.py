"""What may be stored of a rejected cell: a stamp, or a word that the program knows; else nothing.

Where a row slid, a citizen's name, number or message stands in any column. So the cell itself is
shown at the moment only, and ``upload.json`` keeps its place and the reason."""

import csv
import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

STATUS_WORDS = Path(__file__).with_name("status_words.csv")
LONGEST = 20  # signs
YEAR, MONTH = (
    r"(?:19|20)\d\d",
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|juni?|june|juli?|july|agu(?:stus)?"
    r"|agt|ags|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?)",
)
DAY = (
    rf"(?:{YEAR}([-/.])\d\d?\1\d\d?|\d\d?([-/. ])\d\d?\2(?:{YEAR}|\d\d)"
    rf"|\d\d?[- ]?{MONTH}[-, ]+(?:{YEAR}|\d\d)|{MONTH} \d\d?,? {YEAR})"
)
TIME = (
    r"\d\d?[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|[+-]\d\d:?\d\d|WIB|WITA|WIT|UTC|GMT))?"
)
LENGTH = re.compile(  # how long something took, with at least one unit
    r"(?:\d{1,4}(?:[.,]\d{1,2})? ?(?:minggu|hari(?: kerja)?|jam|menit|detik|(?:week|day|hour|minute|second)s?"
    r"|[hjdms]|\(satuan\?\))[ ,]*)+|\d{1,2}:\d\d \(satuan\?\)",
    re.IGNORECASE | re.ASCII,
)
# days without separators are none: they look like telephone numbers
STAMP = re.compile(rf"{DAY}(?:(?:T|,? ){TIME})?|{TIME}", re.IGNORECASE | re.ASCII)
# the error of a formula, or a short number: an amount, never a telephone number
SIGNS = re.compile(r"#[A-Z0/_]{2,14}[!?]?|=…|\d{1,3}(?:[.,]\d{1,3})?", re.ASCII)
OTHER_WORDS = frozenset(
    "inbound outbound masuk keluar incoming outgoing in out true false ya tidak yes no 0 1 "
    "private comment ticket".split()
)


def without_citizens(row: dict, accounts: Collection[str] = ()) -> dict:
    """A rejected row (``data.importers.rows.reasons.sentence``) as it may be stored; ``accounts``:
    ids of the register, which are words that the program knows."""
    value = row["value"]
    return row | {"value": value if value is not None and _is_known(value, accounts) else None}


def without_quotes(sentence: str) -> str:
    """A sentence about a file as it may be stored: what it quotes stood in the file."""
    return re.sub("“[^”]*”?", "“…”", sentence)


def _is_known(value: str, accounts: Collection[str]) -> bool:
    if len(value) > LONGEST:
        return False
    if SIGNS.fullmatch(value) or LENGTH.fullmatch(value):
        return True
    return bool(STAMP.fullmatch(value)) or value in accounts or value.casefold() in _words()


@cache
def _words() -> frozenset[str]:
    """Every word of the reviewed tables, whatever its format."""
    with open(STATUS_WORDS, encoding="utf-8", newline="") as handle:
        return OTHER_WORDS | {line["word"] for line in csv.DictReader(handle)}
