"""Whether what stands in a column can be a field: stamps, times of day, sides, statuses, numbers."""

import re
from collections.abc import Callable

from data.importers.rows import words

MONTHS = (  # as they begin
    "jan feb peb mar apr mei may jun jul agu agt ags aug sep okt oct nov nop des dec iii vii xii"
).split()
DATE = re.compile(
    r"(?:\d{1,2}[.:]\d{2}[ ,]+)?(?:[a-z',’]+\s*,?\s*){0,2}"
    r"(?:\(?\d{1,4}[-/. \\_](?:\d{1,2}|[a-z]{3,9}|[ivx]{1,2})\.?[-/., \\_']+\d{1,4}(?!\d)|\d{8}[T_-]\d{4}"
    r"|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)|[a-z]{3} \d{1,2} [\d:]+ .*\d{4})",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?:\d{1,2} ?[.:h] ?\d{2}(?:[.:]\d{2})?(?:\s*[ap]\.?m\.?)?|0[.,]\d{3,}|\d{1,2}(?:[.,]\d)?)"
    r"(?:\s*wi[bt]a?)?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[1-9]\d{4}(?:[.,]\d+)?|20\d{6}|1\d{9}|20\d{10}|20\d{12}|1\d{12}|1\d{15}")
ANSWERS = {"true", "false", "1", "0", "ya", "tidak", "yes", "no"}
CHANNELS = {"private", "comment", "ticket"}
MOST = 0.8  # of the filled cells must fit
MOST_SIDES = 3  # words of who writes; more are names of people
FEW = 4  # cells of names, of which nothing can be said


def most(fits: Callable, cells: list[str]) -> bool:
    """Whether most filled cells fit; a column without any content may be anything."""
    return sum(bool(fits(cell)) for cell in cells) >= MOST * len(cells)


def is_date(cell: str) -> bool:
    """A text that begins with a date."""
    found = DATE.match(cell)
    month = re.findall(r"[a-z]{3,}", found[0].casefold()) if found else []
    days = [w for w in month if w[:3] not in MONTHS]
    return bool(found) and (
        not month or len(days) < len(month) or bool(re.search(r"\d[-/.]\d", cell))
    )


def has_time(cell: str) -> bool:
    """A stamp with a time of day."""
    return (
        bool(re.search(r"\d[T ,]|pukul|jam", cell))
        and bool(re.search(r"\d[.:]\d\d", cell[6:]))
        or bool(NUMBER.fullmatch(cell) and len(cell) != 8)
        or bool(re.match(r"\d{1,2}[.:]\d{2}[ ,]", cell))
    )


def is_stamp(cell: str) -> bool:
    """A date, or a number that may be one."""
    return is_date(cell) or NUMBER.fullmatch(cell) is not None


def _is_status(cells: list[str]) -> bool:
    """Few different short texts, some of them known."""
    different = {words.fold(cell) for cell in cells}
    known = words.statuses("canonical")
    few = len(different) <= max(2, min(15, len(cells)))
    return (
        few
        and all(len(word) <= 40 for word in different)
        and (not cells or any(word in known for word in different) or len(different) <= 8)
    )


def _is_number(cells: list[str]) -> bool:
    """Ids differ from row to row; a running number 1 … n starts anew on the next sheet."""
    different = set(cells)
    if cells and len(different) < 0.9 * len(cells):
        return False
    plain = [int(c) for c in cells if re.fullmatch(r"\d{1,6}", c)]
    is_running = len(plain) == len(cells) > 1 and plain == list(
        range(plain[0], plain[0] + len(plain))
    )
    return not (is_running and plain[0] == 1)


def is_side(cell: str) -> bool:
    """A known word of who writes."""
    return words.fold(cell) in words.sides()


def are_sides(cells: list[str]) -> bool:
    """Few different words, at least half of the cells known ones; a name of somebody is none."""
    folded = [words.fold(cell) for cell in cells]
    known = sum(word in words.sides() for word in folded)
    return 0 < 2 * known >= len(cells) and len(set(folded)) <= MOST_SIDES


FITS: dict[str, Callable] = {
    **dict.fromkeys(("sent_at", "opened_at", "first_reply_at", "closed_at"), is_stamp),
    "opened_by": lambda cell: words.fold(cell) in words.sides(),
    "is_automatic": lambda cell: cell.casefold() in ANSWERS,
    "channel": lambda cell: cell.casefold() in CHANNELS,
    "reopened": lambda cell: cell.isdigit() or cell.casefold() in ANSWERS,
    "link": lambda cell: "://" in cell,
    "status": lambda cell: re.search(r"[^\W\d_]", cell) is not None,
    "author": lambda cell: not is_date(cell),
}
WHOLE: dict[str, Callable] = {
    "status": _is_status,
    "case_id": _is_number,
    "message_id": lambda cells: len(set(cells)) >= 0.9 * len(cells),
    "author": lambda cells: (
        not are_sides(cells) or len(cells) < FEW and not all(map(is_side, cells))
    ),
}
