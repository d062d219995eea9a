"""Which column is probably which canonical field: a proposal for a person to confirm, never taken
in silence.

By the words that offices here and common tools put above a column (``header_words``), and only
where its contents can be that field."""

from data.importers.columns import lengths, sides
from data.importers.columns.fitting import (
    ANSWERS,
    FITS,
    TIME,
    WHOLE,
    are_sides,
    has_time,
    is_date,
    most,
)
from data.importers.columns.header import squeeze
from data.importers.columns.header_words import CLOCK, DAY, KINDS, LENGTH, NAMES, TOKENS, tokens
from data.importers.columns.nothing import is_error, said
from data.importers.rows import words

# scores: a known name; a column that holds both sides and nothing else
EXACT, BOTH_SIDES, WEAK = 100, 25, 1
SHOWN = 3  # values of a column beside a choice
LONGEST_SAMPLE = 24


def samples(header: list[str], rows: list[list[str]]) -> dict[str, list[str]]:
    """Some different values of each column, as a person recognises it by."""
    return {
        name: [
            value if len(value) <= LONGEST_SAMPLE else f"{value[:LONGEST_SAMPLE]}…"
            for value in dict.fromkeys(cells)
        ][:SHOWN]
        for name, cells in _columns(header, rows).items()
    }


def guess(header: list[str], rows: list[list[str]]) -> dict[str, str]:
    """Canonical field → column as ``--map`` takes it (``"Tanggal+Jam"`` where day and time stand
    apart).

    Of messages or of cases, whichever has more of what only its kind has. ``rows``: some rows of
    the table."""
    columns = _columns(header, rows)
    found = {kind: _fields_of(kind, columns) for kind in KINDS}
    told = len({"first_reply_at", "closed_at", "status"} & found["cases"].keys())
    sides_in = found["messages"].get("direction")
    if sides_in and "case_id" in found["cases"] and told:  # a column of staff may hold "Admin" only
        told += _score_of_direction(sides_in, columns[sides_in]) <= WEAK
    is_talk = {"conversation_id", "text"} <= found["messages"].keys()
    if "direction" in found["messages"] and told < 2 or is_talk and not told or not found["cases"]:
        return found["messages"]
    return _with_id(found["cases"])


def _columns(header: list[str], rows: list[list[str]]) -> dict[str, list[str]]:
    """Name → filled cells, of columns whose name stands once."""
    return {
        name: [cell for cell in _cells(i, rows) if cell and not is_error(cell)]
        for i, name in enumerate(header)
        if name and header.count(name) == 1
    }


def _cells(place: int, rows: list[list[str]]) -> list[str]:
    return [row[place].strip() for row in rows if place < len(row)]


def _with_id(found: dict[str, str]) -> dict[str, str]:
    """Without a number of its own a case is known by when it was opened and by whom."""
    begin, end = found.get("opened_at"), found.get("author", found.get("topic"))
    if "case_id" in found or begin is None or end is None:
        return found
    return {"case_id": f"{begin}+{end}", **found}


def _fields_of(kind: str, columns: dict[str, list[str]]) -> dict[str, str]:
    """The best column for each field; a column is taken once, by the field that it fits best."""
    scored = sorted(
        (
            (-_score(field, name, cells), place, order, field, name)
            for order, field in enumerate(KINDS[kind])
            for place, (name, cells) in enumerate(columns.items())
        )
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, _, _, field, name in scored:
        if score < 0 and field not in found and name not in taken:
            found[field] = name
            taken.add(name)
            if field.endswith("_at") and not most(has_time, said(columns[name])):
                clock = _clock_of(name, columns, taken)
                if clock is not None:
                    found[field] = f"{name}+{clock}"
                    taken.add(clock)
    return {field: found[field] for field in KINDS[kind] if field in found}


def _score(field: str, name: str, cells: list[str]) -> int:
    """How well a column fits a field; 0: not at all."""
    if field == "direction":
        return _score_of_direction(name, cells)
    fits = FITS.get(field)
    filled = cells
    if field in ("first_reply_at", "closed_at"):
        filled = said(cells)
        if lengths.are_lengths(name, filled):
            return _score_of_length(field, name)
    if fits is not None and not most(fits, filled):
        return 0
    if field in WHOLE and not WHOLE[field](filled):
        return 0
    return score_of_name(field, name)


def _score_of_length(field: str, name: str) -> int:
    """How well a column fits that says how long it took: less than one that says when."""
    own, (wanted, needed, unwanted) = tokens(name) - LENGTH, TOKENS[field]
    if lengths.is_in_working_hours(name) or not own & needed or own & unwanted:
        return 0
    return 5 * len(own & wanted)


def score_of_name(field: str, name: str) -> int:
    """How well a column's name tells a field; 0: not at all."""
    known = (squeeze(field), *NAMES[field])
    if squeeze(name) in known:
        return EXACT + len(known) - known.index(squeeze(name))
    own, (wanted, needed, unwanted) = tokens(name), TOKENS[field]
    if own & unwanted or needed and not own & needed:
        return 0
    return 10 * len(own & wanted) - len(own - wanted - needed) if own & wanted else 0


def _score_of_direction(name: str, cells: list[str]) -> int:
    """Who writes: a column of few words, some of which are sides, or one that asks ("From me")."""
    if sides.asked(name):
        return EXACT if all(cell.casefold() in ANSWERS for cell in cells) else 0
    if cells and not are_sides(cells):
        return 0
    both = {words.sides().get(words.fold(cell)) for cell in cells} == {"inbound", "outbound"}
    return max(score_of_name("direction", name), BOTH_SIDES if both else min(len(cells), WEAK))


def _clock_of(day: str, columns: dict[str, list[str]], taken: set[str]) -> str | None:
    """The column of the time of day that belongs to a day: of the same words, else the next one."""
    days = said(columns[day])
    if not days or not most(is_date, days):
        return None
    clocks = [
        name
        for name, cells in columns.items()
        if name not in taken
        and tokens(name) & CLOCK
        and said(cells)
        and most(TIME.fullmatch, said(cells))
    ]
    rest = tokens(day) - DAY - CLOCK
    same = [name for name in clocks if tokens(name) - DAY - CLOCK == rest]
    names = list(columns)
    following = [name for name in clocks if names.index(name) == names.index(day) + 1]
    bare = [name for name in following if not tokens(name) - DAY - CLOCK]
    return next(iter(same or bare), None)
