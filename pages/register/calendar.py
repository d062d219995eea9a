"""The calendar's years: which are confirmed, which is missing, and where two sources of Ramadan
differ."""

from datetime import date, timedelta

import streamlit as st

from data import moment
from data.editing import change
from data.editing.rows import years
from data.editing.table import Row, Table
from data.lake import documents, home
from data.targets import ramadan
from data.targets.calendar import Calendar
from pages.access import access, rights
from pages.register import waiting
from words import numbers

MONTHS_AHEAD = 10  # from this month on, next year's decree on holidays should be there
SOURCES = {"Paket holidays": ramadan.by_holidays, "Paket hijridate": ramadan.by_hijridate}


def show(table: Table) -> str:
    """One line per year, what next year lacks, and Ramadan by both sources. Out: the chosen year."""
    place = home.current()
    span = years(place)
    calendar = Calendar.current(place, span[0], span[-1])
    _warn(calendar)
    year = st.selectbox(
        "Tahun",
        list(reversed(span)),
        len(span) - 1 - span.index(moment.now().year),
        key="calendar-year",
        width=160,
    )
    is_confirmed = year in calendar.confirmed_years
    st.markdown(f"**{year}** {_state(calendar, year)}")
    _ramadan(table, calendar, year)
    if not is_confirmed and st.button(f"Pastikan {year} seperti tertulis", key="confirm-year"):
        rows = [row for row in table.rows(place) if row["date"].startswith(str(year))]
        _propose(table, rows, year)
    return str(year)


def _state(calendar: Calendar, year: int) -> str:
    """Whether the year is confirmed, and which of its days may still move."""
    if year in calendar.confirmed_years:
        return "sudah dipastikan Diskominfo; isinya tepat baris tahun itu di bawah."
    moving = [f"{numbers.days(day, day)} ({name})" for day, name in calendar.estimated(year)]
    days = ", ".join([*moving, "dan Ramadan"]) if moving else "hanya Ramadan"
    return (
        f"masih sementara. Yang masih perkiraan dan dapat bergeser: {days}. Bandingkan dengan SKB "
        "hari libur dan surat edaran Ramadan, lalu pastikan."
    )


def _warn(calendar: Calendar) -> None:
    now = moment.now().astimezone(moment.WIB)
    if now.month >= MONTHS_AHEAD and now.year + 1 not in calendar.confirmed_years:
        st.warning(
            f"Kalender {now.year + 1} belum dipastikan. Tanpa itu bulan-bulannya tidak dapat "
            "diterbitkan; isi sesudah SKB hari libur dan surat edaran Ramadan keluar."
        )


def _ramadan(table: Table, calendar: Calendar, year: int) -> None:
    """Both sources; where they differ, each can be taken, against the decree."""
    found = {name: source(year) for name, source in SOURCES.items()}
    said = [f"- {name}: {_spans(spans)}" for name, spans in found.items()]
    now = ramadan.spans_of(calendar.ramadan, year)
    one, other = found.values()
    if [span[0] for span in one] == [span[0] for span in other]:
        st.markdown("Awal Ramadan sama menurut kedua sumber:\n" + "\n".join(said))
        return
    st.markdown(
        "**Awal Ramadan berbeda menurut kedua sumber; cocokkan dengan penetapan resmi:**\n"
        + "\n".join([*said, f"- Di tabel sekarang: {_spans(now)}"])
    )
    with st.container(horizontal=True):
        for name, spans in found.items():
            label = f"Pakai {', '.join(numbers.days(s[0], s[0]) for s in spans)}"
            if st.button(label, key=f"ramadan-{name}"):
                _propose(table, _with_ramadan(table, year, spans, name), year)


def _spans(spans: list[ramadan.Span]) -> str:
    return "; ".join(numbers.days(*span) for span in spans) or "tidak ada"


def _with_ramadan(table: Table, year: int, spans: list, source: str) -> list[Row]:
    """The year's rows with Ramadan as a source has it."""
    kept = [
        row
        for row in table.rows(home.current())
        if row["date"].startswith(str(year)) and row["kind"] != "ramadan"
    ]
    days: list[date] = []
    for first, last in spans:
        days += [first + timedelta(days=i) for i in range((last - first).days + 1)]
    rows = [
        {"date": day.isoformat(), "kind": "ramadan", "source": source}
        for day in days
        if day.year == year
    ]
    return [*kept, *rows]


def _propose(table: Table, rows: list[Row], year: int) -> None:
    access.require(*rights.REGISTER)
    version = documents.version(home.current(), table.kind)
    with st.spinner("Menghitung akibatnya …", show_time=False):
        waiting.look(
            table,
            lambda: change.propose(
                home.current(), table, rows, version, is_whole=False, anew=((str(year),),)
            ),
        )
