"""Tren: is it getting better, for the regency and for each OPD?"""

import streamlit as st

from metrics import trend
from pages.parts import (
    access,
    cached,
    cached_units,
    empty,
    filters,
    markup,
    multiples_grid,
    sentences,
    table_behind,
    trend_charts,
    trend_words,
    unit_choice,
    words,
)
from pages.parts.table_behind import Column


def page() -> None:
    """Lines of the regency and of a chosen unit, all OPDs, open cases."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    complete = cached.completeness(path, chosen.month, chosen.clock)
    st.caption(sentences.freshness(cached.known(path).now, complete))
    key = (chosen.board, chosen.month, chosen.clock)
    regency = cached_units.monthly(path, "regency", "regency", *key)
    found = trend.newest(regency)
    direction = _direction(path, "regency", "regency", found, chosen)
    title = trend_words.headline(found, direction, chosen)
    st.title(title, anchor=False)
    last = regency["month"].iloc[-1] if regency["unfinished"].iloc[-1] else None
    st.markdown(f":gray[{trend_words.lead(found, direction, last, not trend.has_limits(regency))}]", width=760)
    _lines(path, chosen, key, regency, title)
    _multiples(path, chosen, key, regency)
    _backlog(cached_units.monthly(path, "regency", "regency", *key))


def _direction(path: str, by: str, unit: str, found, chosen: filters.Chosen) -> str:
    if found is None or found.change is None:
        return "undecided"
    return cached_units.year_before(path, by, unit, chosen.board, f"{found.month:%Y-%m}", chosen.clock)


def _lines(path: str, chosen: filters.Chosen, key: tuple, regency, title: str) -> None:
    unit = unit_choice.choose(path)
    measure = words.measure(chosen.board, None, chosen.clock, chosen.hours)
    if unit is None:
        trend_charts.lines(regency, None, "", measure.noun, title, "regency")
        return
    own = cached_units.monthly(path, unit.by, unit.unit, *key)
    found = trend.newest(own)
    direction = _direction(path, unit.by, unit.unit, found, chosen)
    sentence = trend_words.of_unit(unit.name, found, direction, chosen, None)
    st.subheader(sentence, anchor=False)
    trend_charts.lines(regency, own, unit.short, measure.noun, sentence, "unit")
    markup.show(f'<a class="go" href="{markup.profile(unit.by, unit.unit)}">Buka profil {markup.text(unit.name)}</a>', key="go")


def _multiples(path: str, chosen: filters.Chosen, key: tuple, regency) -> None:
    st.space("medium")
    found = cached_units.multiples(path, *key, staff=access.allowed("bupati", "diskominfo", "opd"))
    measure = words.measure(chosen.board, None, chosen.clock, chosen.hours)
    sizes = [sum(u.direction == way for u in found.units) for way in ("improving", "declining")]
    title = trend_words.movements(*sizes, "OPD")
    st.header(title, anchor=False)
    st.markdown(f":gray[{trend_words.about_multiples(chosen, found.low)}]", width=760)
    markup.show(multiples_grid.grid(found, measure.noun), key="multiples")
    table_behind.show([Column("OPD", "text", [u.name for u in found.units]),
                       Column("Bagian", "rate", [u.rate for u in found.units], "belum dapat dinilai"),
                       Column(f"{words.capital(measure.noun)} jatuh tempo", "count", [u.due for u in found.units]),
                       Column("Perubahan", "points", [u.change for u in found.units], "belum ada pembanding")],
                      "perubahan OPD", title, "multiples")


def _backlog(regency) -> None:
    st.space("medium")
    first, last = (trend.open_cases(regency, at) for at in (0, -1))
    title = trend_words.backlog(first, last, int(regency[trend.AGES[-1]].iloc[-1]))
    st.header(title, anchor=False)
    st.markdown(":gray[Keadaan pada akhir tiap bulan, jam warga. Makin kuat warnanya, makin lama menunggu.]", width=760)
    trend_charts.backlog(regency, title, "regency")


page()
