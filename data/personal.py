"""Whether a text that a person wrote names a citizen: a telephone number, a NIK, an e-mail address,
in whatever digits and groups."""

import re
import unicodedata

GAP = r"[\W_]{0,3}"
PHONE = rf"(?<!\d)(?:\+?62{GAP}0?|0){GAP}8(?:{GAP}\d){{7,11}}(?!\d)"
LANDLINE = r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}[\s.-]?)[\s.-]?\d{3}[\s.-]?\d{2,5}(?!\d)"
NIK = rf"(?<!\d)\d(?:{GAP}\d){{15}}(?!\d)"
MAIL = r"[^\s@]+@[^\s@]+\.\w+"
CITIZEN = re.compile(f"{PHONE}|{LANDLINE}|{NIK}|{MAIL}", re.ASCII)
NO_NUMBERS = re.compile(  # days and times of day
    r"(?<!\d)(?:[0-3]?\d[-/.][01]?\d[-/.](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)"
    r"|(?<![\d.:])(?:[01]\d|2[0-4])[.:][0-5]\d(?![.:]?\d)"
)


def named_in(text: str) -> str | None:
    """The first part of a text that looks like a citizen's number or address; None where there is
    none. Days and times (12/08/2026 08.30) are none."""
    found = CITIZEN.search(NO_NUMBERS.sub(" waktu ", _plain(text)))
    return found[0] if found else None


def _plain(text: str) -> str:
    """With usual digits and signs for wide ones and those of other scripts, without invisible
    signs."""
    seen = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in seen)
