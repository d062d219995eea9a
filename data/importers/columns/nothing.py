"""What people and programs write where there is nothing to write: one pattern, for the guess of
columns here and for cells of replies and closings in data/sql (RE2 reads it, too)."""

import re
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as compute

SIGNS = (  # one " alone means "as above"
    r"[-‐‑‒–—―−－_~.,;…?!/*:()\[\]<>'`×∅❌✗✘✖🚫⏳⌛🕐🕒\x{ad}]|\"[-–—. ]*\"|x|\{\}|-1"
)
NULLS = (
    r"n[-/.‑]{0,2}[adk]\.?|t\.?b\.?[acd]\.?|unknown|missing|null|none|nil|nan|nat|undefined|\\n"
    r"|invalid date|strip|nol"
    r"|(?:data |sel )?\(?(?:kosong|blank|empty)(?: string)?\)?|nihil|false"
)
NOT_YET = (
    r"(?:(?:tanggal|tgl|jam|waktu|data) )?(?:belum|blm|blom|blum|belom"
    r"|durung|dereng|ora|tidak|tdk|tak|gak?|ng?gak|ndak|enggak|tanpa|no|not|none)(?: [a-z]+){0,5}"
    r"|(?:menunggu|masih|sedang|dalam|dlm|lagi|waiting|awaiting)(?: [a-z]+){0,3}"
    r"|(?:akan|segera|msh)(?: [a-z]+){0,4}|(?:(?:on|in|under)[ -]?)?(?:progress|process|review|hold)"
    r"|di(?:teruskan|disposisikan|jadwalkan|tunda|tangguhkan)(?: (?:ke|kepada|oleh) [a-z ]{2,30})?"
    r"|(?:di)?proses|antri(?:an)?|disposisi|pending|open|baru|new"
    r"|un(?:answered|resolved|assigned|read|replied)"
    r"|(?:dd|tgl|hh)[-/:.](?:mm|bln)(?:[-/:.](?:yyyy|yy|thn|ss))?(?: hh[:.]mm(?:[:.]ss)?)?"
)
ZEROS = (  # the first day that a program knows, and the last
    r"0(?:[.,]0+)?(?: ?(?:detik|menit|jam|hari|minutes?|hours?|days?))?|(?:0 days? )?0?0[:.]00(?:[:.]00)?"
    r"|12:00(?::00)? am|-62135596800"
    r"|(?:0{1,4}[-/.]0{1,2}[-/.]0{1,4}|0001[-/.]01[-/.]01|0?1[-/.](?:0?1|jan)[-/.]0001"
    r"|1899[-/.]12[-/.]3[01]|3[01][-/.](?:12|des|dec)[-/.]1899|12[-/.]3[01][-/.]1899|1900[-/.]0?1[-/.]0?[01]"
    r"|0?[01][-/.](?:0?1|jan)[-/.](?:19)?00|0?1[-/.]0?0[-/.](?:19)?00|1970[-/.]0?1[-/.]0?1|0?1[-/.](?:0?1|jan)[-/.](?:19)?70"
    r"|31[-/.]12[-/.]1969|1969[-/.]12[-/.]31|9999[-/.]12[-/.]31|31[-/.]12[-/.]9999|12[-/.]31[-/.]9999"
    r"|(?:thu|kam) jan 0?1 1970|0?1 jan(?:uari|uary)? (?:1970|1900)"
    r"|jan(?:uari|uary)? 0?1, (?:1970|1900)|(?:sat|sab) dec 30 1899)"
    r"(?:[t ](?:0?0|0?7|12|23)[:.](?:00|59)(?:[:.](?:00|59)(?:[.,]\d+)?)?(?: ?[ap]m)?)?"
    r"(?: ?(?:z|(?:gmt)?[+-]0[07]:?00))?(?: \([a-z ]+\))?"
)
NOTHING = rf"#|(?:(?:{SIGNS}|{NULLS}|{NOT_YET}|{ZEROS})\s*)+"  # "#N/A" is an error
WHOLE = f"^(?:{NOTHING})$"
_ERROR = re.compile(r"#[A-Z0/_]{2,14}[!?]?|=…")


def are_nothing(cells: pa.Array) -> pa.Array:
    """Which cells (text) say that there is nothing; an empty one says not even that. By RE2, which
    takes a line of a thousand hyphens in its stride; Python's own would try every way to part it."""
    return compute.match_substring_regex(compute.utf8_lower(cells), WHOLE)


def said(cells: list[str]) -> list[str]:
    """The cells that say something."""
    nothing = are_nothing(pa.array(cells, pa.string())).to_pylist()
    return [cell for cell, is_no in zip(cells, nothing, strict=True) if not is_no]


@lru_cache(maxsize=1 << 12)
def is_nothing(cell: str) -> bool:
    """The cell says that there is nothing."""
    return not said([cell])


def is_error(cell: str) -> bool:
    """The cell shows an error of a formula, which says nothing of its column."""
    return _ERROR.fullmatch(cell) is not None
