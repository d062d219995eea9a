"""When citizens write and when offices answer: two maps of weekday × hour, with their table."""

import streamlit as st

from charts.hours import hours
from metrics.trend.rhythm import HOURS, Rhythm, busiest_hour
from pages.cache import units
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.trend import lines
from words import markdown, numbers, terms
from words.trend import movement
from words.units import Unit

DAYS = [numbers.weekday_name(number) for number in range(1, 8)]


def show(path: str, unit: Unit | None, month: str) -> None:
    """Of a unit, or of the regency without one, in the window that ends with the month."""
    by, id_, name = (unit.by, unit.unit, unit.name) if unit else ("regency", "regency", "Kabupaten")
    found = units.hours(path, by, id_, month)
    busiest = movement.hours(busiest_hour(found.cases), busiest_hour(found.replies_sent))
    head = f"{name}: {busiest}"
    st.header(markdown.plain(head), anchor=False)
    total, sent = (sum(map(sum, counts)) for counts in found)
    st.markdown(
        f":gray[{terms.window(month)}, jam WIB: {numbers.counted(total, 'kasus baru')} dan "
        f"{numbers.counted(sent, 'balasan')} yang ditulis orang. Makin kuat warnanya, makin "
        "banyak.]",
        width=760,
    )
    _draw(found, head)
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


@st.cache_data(max_entries=60, show_spinner=False)
def _draw(found: Rhythm, head: str) -> None:
    columns = st.columns(2, gap="large")
    for column, title, noun, counts in zip(
        columns,
        ("Pesan warga masuk", "Balasan dikirim"),
        ("kasus baru", "balasan"),
        found,
        strict=True,
    ):
        with column:
            st.subheader(title, anchor=False)
            hover = [
                [
                    f"{day} {hour:02d}.00–{hour + 1:02d}.00\n{numbers.counted(count, noun)}"
                    for hour, count in enumerate(row)
                ]
                for day, row in zip(DAYS, counts, strict=True)
            ]
            st.plotly_chart(
                hours(counts, DAYS, hover),
                key=f"hours-{noun}",
                config=lines.PLAIN,
                height=230,
                alt=f"{title} menurut hari dan jam. {head}",
            )
            st.markdown(f":gray[{_most(counts, noun)}]")


def _most(counts: tuple[tuple[int, ...], ...], noun: str) -> str:
    """Paling banyak Senin 09.00–10.00: 212 kasus baru."""
    highest, day, hour = max(
        (count, -day, -hour) for day, row in enumerate(counts) for hour, count in enumerate(row)
    )
    if not highest:
        return f"Tidak ada {noun}."
    return f"Paling banyak {DAYS[-day]} {-hour:02d}.00–{1 - hour:02d}.00: {numbers.counted(highest, noun)}."
