"""When citizens write and when offices answer: two maps of weekday × hour, with their table."""

from functools import lru_cache

import streamlit as st

from metrics.cases.of_hour import Hour
from metrics.trend.rhythm import HOURS, busiest_hour
from pages.cache import units
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup, week_map
from pages.drawing.heading import heading
from pages.figure import address
from words import numbers, terms
from words.chosen import Chosen
from words.trend import movement
from words.units import Unit

TITLES = {  # figure → its map's title, and what is counted
    "cases": ("Pesan warga masuk", "kasus baru"),
    "replies_sent": ("Balasan dikirim", "balasan"),
}
DAYS = [numbers.weekday_name(number) for number in range(1, 8)]


def show(path: str, unit: Unit | None, chosen: Chosen) -> None:
    """Of a unit, or of the regency without one, in the window that ends with the month."""
    by, id_, name = (unit.by, unit.unit, unit.name) if unit else ("regency", "regency", "Kabupaten")
    found = units.hours(path, by, id_, chosen.month)
    if found is None:  # an earlier program published the month without them
        return
    busiest = movement.hours(busiest_hour(found.cases), busiest_hour(found.replies_sent))
    head = f"{name}: {busiest}"
    total, sent = (
        address.link(numbers.counted(sum(map(sum, counts)), noun), figure, by, id_, chosen)
        for counts, (figure, (_, noun)) in zip(found, TITLES.items(), strict=True)
    )
    about = (
        f"{terms.window(chosen.month)}, jam WIB: {total} dan {sent} yang ditulis orang. Makin kuat "
        "warnanya, makin banyak."
    )
    markup.show(heading(markup.text(terms.unbroken(head)), lead=about), key="head-hours")
    columns = st.columns(2, gap="large")
    for column, figure, counts in zip(columns, TITLES, found, strict=True):
        with column:
            markup.show(_map(figure, counts, (by, id_), chosen, head), key=f"hours-{figure}")
    table_behind.show(
        [
            Column("Hari", "text", [day for day in DAYS for _ in range(HOURS)]),
            Column("Jam", "text", [f"{hour:02d}.00" for _ in DAYS for hour in range(HOURS)]),
            Column("Kasus baru", "count", [count for day in found.cases for count in day]),
            Column("Balasan", "count", [count for day in found.replies_sent for count in day]),
        ],
        "hari dan jam",
        head,
        "hours",
    )


@lru_cache(64)
def _map(
    figure: str, counts: week_map.Counts, whose: tuple[str, str], chosen: Chosen, head: str
) -> str:
    """One of the two maps as HTML; each cell leads to what was counted in its hour."""
    title, noun = TITLES[figure]

    def opens(weekday: int, hour: int) -> str:
        return address.href(figure, *whose, chosen, at=Hour(weekday, hour))

    drawn = week_map.week_map(counts, noun, f"{title} menurut hari dan jam. {head}", opens)
    return f'{heading(title, 3)}{drawn}<p class="small muted">{_most(figure, counts, whose, chosen)}</p>'


def _most(figure: str, counts: week_map.Counts, whose: tuple[str, str], chosen: Chosen) -> str:
    """Paling banyak Senin pukul 09.00–10.00: 212 kasus baru. HTML."""
    noun = TITLES[figure][1]
    highest, day, hour = max(
        (count, -day, -hour) for day, row in enumerate(counts) for hour, count in enumerate(row)
    )
    if not highest:
        return f"Tidak ada {noun}."
    at = Hour(1 - day, -hour)
    shown = numbers.counted(highest, noun)
    link = address.link(shown, figure, *whose, chosen, at=at)
    return f"Paling banyak {numbers.hour_of_week(*at)}: {link}."
