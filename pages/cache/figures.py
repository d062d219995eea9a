"""What screens look up, kept per store: its path is its fingerprint, so an upload or an undo is
seen at once.

Kept as resources, which are not copied for every viewer: nobody changes what comes from here.
"""

from metrics.board import board as boards
from metrics.board import funnel_table as funnels
from metrics.board import headline as headlines
from metrics.coverage import complete_until as ends
from metrics.coverage import gaps as coverage_gaps
from metrics.coverage import periods
from metrics.settings import Settings
from metrics.trend import ceiling as ceilings
from pages.cache.frozen import figures as frozen
from pages.cache.store import cursor, kept
from words import numbers


@kept(frozen=frozen.known)
def known(path: str) -> periods.Known | None:
    """Months with cases, and "now"."""
    return periods.known(cursor(path))


@kept(frozen=frozen.settings)
def settings(path: str) -> Settings:
    """The settings that the store was made with."""
    return Settings.of(cursor(path))


@kept(frozen=frozen.target_hours)
def target_hours(path: str) -> float:
    """The target of the first reply, in hours of the citizen clock."""
    return periods.response_target_hours(cursor(path))


@kept(frozen=frozen.kinds)
def kinds(path: str) -> list[str]:
    """Kinds of OPD that can be compared."""
    return boards.kinds(cursor(path))


@kept(frozen=frozen.completeness)
def completeness(path: str, month: str, clock: str) -> periods.Completeness:
    """How complete the window is."""
    return periods.completeness(cursor(path), month, clock)


@kept(frozen=frozen.complete_until)
def complete_until(path: str) -> ends.CompleteUntil:
    """Until which day the data are complete."""
    return ends.complete_until(cursor(path))


@kept(frozen=frozen.ceiling)
def ceiling(path: str, month: str) -> float | None:
    """What an office could reach that answers at once, but only in office hours."""
    return ceilings.ceiling(cursor(path), month)


@kept(frozen=frozen.headline)
def headline(path: str, board: str, month: str, clock: str) -> headlines.Headline:
    """The regency's rate, its change and 13 months."""
    return headlines.headline(cursor(path), board, month, clock)


@kept(frozen=frozen.board)
def board(path: str, by: str, which: str, month: str, clock: str, kind: str | None):
    """The rows of a board."""
    return boards.board(cursor(path), by, which, month, clock=clock, kind=kind)


def board_for(is_staff: bool, *key):
    """The same as this viewer sees it: that a unit declines is for staff only (handbook, section
    8)."""
    found = board(*key)
    if is_staff:
        return found
    declines = found["direction"] == "declining"
    hidden = {name: found[name].mask(declines) for name in ("change_low", "change_high", "bound")}
    return found.assign(direction=found["direction"].mask(declines, "undecided"), **hidden)


@kept()
def attention(path: str, by: str, which: str, month: str, clock: str, kind: str | None):
    """Units that staff should look at."""
    return funnels.needs_attention(board(path, by, which, month, clock=clock, kind=kind))


@kept(frozen=frozen.gaps)
def gaps(path: str, by: str, month: str) -> dict:
    """Days without an upload, of each unit."""
    return coverage_gaps.gaps(cursor(path), by, month)


def target(path: str) -> str:
    """24 jam, or satu hari kerja where the official clock is the office's."""
    is_wall = settings(path).official_clock == "wall"
    return numbers.hours(target_hours(path)) if is_wall else "satu hari kerja"
