"""Weekday × hour as a map of links: the stronger a cell, the more; an hour without anything stays
empty. Plain HTML, so that its words keep their size on every screen."""

from collections.abc import Callable

from pages.drawing.markup import text
from words import numbers

EVERY = 4  # hours between two words of the axis
LEAST = 14  # per cent of the colour that one case has, so that it is seen

Counts = tuple[tuple[int, ...], ...]


def week_map(counts: Counts, noun: str, title: str, opens: Callable[[int, int], str]) -> str:
    """In: seven rows (Monday first) of 24 counts of ``noun``; ``opens``: weekday (1 …) and hour →
    the address of the cell, ready for ``href``. A keyboard enters at the first of the highest cells
    and goes on with the arrows (markup.js)."""
    most = max(map(max, counts))
    places = [(d, h) for d, day in enumerate(counts) for h, count in enumerate(day) if count]
    entry = next((place for place in places if counts[place[0]][place[1]] == most), None)

    def cell(d: int, h: int) -> str:
        count = counts[d][h]
        if not count:
            return "<i></i>"
        said = f"{numbers.hour_of_week(d + 1, h)}: {numbers.counted(count, noun)}"
        how = LEAST + (100 - LEAST) * count / most
        return (
            f'<a href="{opens(d + 1, h)}" aria-label="{said}" title="{said}" '
            f'tabindex="{0 if (d, h) == entry else -1}" style="--how:{how:.0f}%"></a>'
        )

    rows = "".join(
        f"<span>{numbers.weekday_name(d + 1)}</span>{''.join(cell(d, h) for h in range(len(day)))}"
        for d, day in enumerate(counts)
    )
    axis = "".join(f"<small>{hour:02d}.00</small>" for hour in range(0, len(counts[0]), EVERY))
    return f'<div class="week-map" role="group" aria-label="{text(title)}">{rows}<span></span>{axis}</div>'
