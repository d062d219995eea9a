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
    trend_charts,
    trend_words,
    unit_choice,
    words,
)


def page() -> None:
    """Lines of the regency and of a chosen unit, all OPDs, open cases."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    complete = cached.completeness(path, chosen.month, chosen.clock)
    st.caption(sentences.freshness(cached.known(path).now, complete))
    key = (chosen.board, chosen.month, chosen.clock)
    regency = cached_units.monthly(path, "regency", "regency", *key)
    found = trend.newest(regency)
    direction = cached_units.direction(path, "regency", "regency", chosen.board, found, chosen.clock)
    title = trend_words.headline(found, direction, chosen)
    st.title(title, anchor=False)
    last = regency["month"].iloc[-1] if regency["unfinished"].iloc[-1] else None
    st.markdown(f":gray[{trend_words.lead(found, direction, last, not trend.has_limits(regency))}]", width=760)
    _lines(path, chosen, key, regency, title)
    st.space("medium")
    staff = access.allowed("bupati", "diskominfo", "opd")
    multiples_grid.show(cached_units.multiples(path, *key, is_staff=staff), chosen)
    _backlog(regency)


def _lines(path: str, chosen: filters.Chosen, key: tuple, regency, title: str) -> None:
    unit = unit_choice.choose(path)
    noun = words.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    if unit is None:
        trend_charts.lines(regency, None, "", noun, title, "regency")
        return
    own = cached_units.monthly(path, unit.by, unit.unit, *key)
    found = trend.newest(own)
    direction = cached_units.direction(path, unit.by, unit.unit, chosen.board, found, chosen.clock)
    sentence = trend_words.of_unit(unit.name, found, direction, chosen, None)
    st.subheader(sentence, anchor=False)
    trend_charts.lines(regency, own, unit.short, noun, sentence, "unit")
    address = markup.profile(unit.by, unit.unit)
    markup.show(f'<a class="go" href="{address}">Buka profil {markup.text(unit.name)}</a>', key="go")


def _backlog(regency) -> None:
    st.space("medium")
    first, last = (trend.open_cases(regency, at) for at in (0, -1))
    title = trend_words.backlog(first, last, int(regency[trend.AGES[-1]].iloc[-1]))
    st.header(title, anchor=False)
    st.markdown(":gray[Keadaan pada akhir tiap bulan, jam warga. Makin kuat warnanya, makin lama menunggu.]", width=760)
    trend_charts.backlog(regency, title, "regency")


page()
