"""What people and programs write where there is nothing to write: one pattern, for the guess of
columns here and for cells of replies and closings in data/sql (RE2 reads it, too)."""

import re

SIGNS = r"[-–—−_~.…?!/*:()'\" ]+|x|\{\}|\[\]"
NULLS = (
    r"n/?\.?a\.?|[<\[(]?null[>\])]?|none|nil|nan|nat|undefined|\\n|invalid date|strip|nol"
    r"|(?:data |sel )?\(?(?:kosong|blank|empty)\)?|nihil|false"
)
NOT_YET = (
    r"(?:(?:tanggal|tgl|jam|waktu|data) )?(?:belum|blm|blom|tidak|tdk|tak|tanpa|no|not)(?: [a-z]+){0,4}"
    r"|(?:menunggu|masih|sedang|dalam|dlm|lagi|waiting|awaiting)(?: [a-z]+){0,3}"
    r"|(?:on|in)[ -]?progress|(?:di)?proses|pending|open|baru|new|unanswered|unresolved"
)
ZEROS = (  # the first day that a program knows, and the last
    r"0(?:[.,]0+)?(?: ?(?:detik|menit|jam|hari|minutes?|hours?|days?))?|(?:0 days? )?0?0[:.]00(?:[:.]00)?"
    r"|(?:0{1,4}[-/.]0{1,2}[-/.]0{1,4}|0001[-/.]01[-/.]01|0?1[-/.]0?1[-/.]0001"
    r"|1899[-/.]12[-/.]3[01]|3[01][-/.]12[-/.]1899|12[-/.]3[01][-/.]1899|1900[-/.]0?1[-/.]0?[01]"
    r"|0?[01][-/.](?:0?1|jan)[-/.](?:19)?00|1970[-/.]0?1[-/.]0?1|0?1[-/.](?:0?1|jan)[-/.](?:19)?70"
    r"|31[-/.]12[-/.]1969|1969[-/.]12[-/.]31|9999[-/.]12[-/.]31|31[-/.]12[-/.]9999|12[-/.]31[-/.]9999"
    r"|(?:thu|kam) jan 0?1 1970|(?:sat|sab) dec 30 1899)"
    r"(?:[t ](?:0?0|07|12|23)[:.](?:00|59)(?:[:.](?:00|59)(?:[.,]\d+)?)?(?: ?[ap]m)?)?"
    r"(?: ?(?:z|(?:gmt)?[+-]0[07]:?00))?(?: \([a-z ]+\))?"
)
NOTHING = rf"#|(?:(?:{SIGNS}|{NULLS}|{NOT_YET}|{ZEROS})\s*)+"  # "#N/A" is an error
_WHOLE = re.compile(NOTHING)
_ERROR = re.compile(r"#[A-Z0/_]{2,14}[!?]?|=…")


def is_nothing(cell: str) -> bool:
    """The cell says that there is nothing."""
    return _WHOLE.fullmatch(cell.casefold()) is not None


def is_error(cell: str) -> bool:
    """The cell shows an error of a formula, which says nothing of its column."""
    return _ERROR.fullmatch(cell) is not None
