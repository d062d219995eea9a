"""Up to five units beside each other and the regency: chosen here, and always in the address
(?banding=opd:…)."""

from dataclasses import dataclass

import streamlit as st

from charts.monthly_lines import monthly_lines
from charts.theme import COMPARED, OTHERS
from pages.cache import periods, units
from pages.controls import table_behind
from pages.controls import unit as unit_choice
from pages.controls.table_behind import Column
from pages.drawing import dead_link, markup
from pages.drawing.markup import profile, text
from pages.trend import lines as trend_charts
from pages.trend import touched
from pages.trend.period_words import HEADS, period_words
from words import terms
from words.chosen import Chosen
from words.trend import newest
from words.units import Unit

MOST = len(COMPARED)
STAY = "Yang lain dalam tautan itu tetap dibandingkan."
DASHES = ("solid", "8px,3px", "2px,3px", "10px,3px,2px,3px", "5px,2px")


@dataclass(frozen=True)
class Compared:
    """A unit and its periods, as ``metrics.trend.over`` gives them."""

    unit: Unit
    rows: object


def take_up(path: str) -> None:
    """What the address names, if that is new; call it at the top of the page, where it is said what
    the comparison lacks of it."""
    is_new = st.query_params.get("banding") != st.session_state.get("compared-address")
    if "compared" in st.session_state and not is_new:
        return
    known, wanted = _known(path), st.query_params.get("banding", "").split(",")
    for dead in (key for key in wanted if key and key not in known):
        dead_link.say(f"OPD atau akun {dead_link.GONE}", dead.partition(":")[2] or dead, STAY)
    found = [key for key in dict.fromkeys(wanted) if key in known]
    if len(found) > MOST:
        dead_link.tell(
            f"Tautan ini menyebut {len(found)} OPD atau akun untuk dibandingkan. Yang ditampilkan: "
            "lima yang pertama."
        )
    st.session_state["compared"] = found[:MOST]


def show(path: str, chosen: Chosen, step: str) -> None:
    """The field, what is chosen, and the lines."""
    st.header("Bandingkan sampai lima OPD atau akun", anchor=False)
    options = _choose(path)
    if not options:
        st.markdown(
            ":gray[Tambahkan OPD atau akun untuk melihat garisnya di samping garis kabupaten.]",
            width=760,
        )
        return
    found = [
        Compared(unit_choice.of(path, *option), _over(path, step, *option, chosen))
        for option in options
    ]
    regency = _over(path, step, "regency", "regency", chosen)
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    markup.show(listed(found, chosen, step), key="compared")
    alt = f"{', '.join(one.unit.name for one in found)} dan kabupaten."
    _draw(found, regency, noun, step, alt)
    columns = [Column(HEADS[step], step, list(regency["period"]))]
    for name, rows in [*((one.unit.name, one.rows) for one in found), ("Kabupaten", regency)]:
        columns += [
            Column(f"{name}: {noun} dapat dinilai", "count", list(rows["due"])),
            Column(f"{name}: bagian", "rate", list(rows["rate"]), f"tidak ada {noun}"),
        ]
    table_behind.show(columns, "perbandingan", alt, "compare")


def _over(path: str, step: str, by: str, unit: str, chosen: Chosen):
    return periods.over(
        path, step, by, unit, which=chosen.board, month=chosen.month, clock=chosen.clock
    )


def _known(path: str) -> dict[str, tuple[str, str]]:
    """opd:sosial → (opd, sosial), as the address says it."""
    return {f"{by}:{unit}": (by, unit) for by, unit in units.labels(path)}


def _choose(path: str) -> list[tuple[str, str]]:
    """Units in the order in which they were added."""
    labels = {f"{by}:{unit}": label for (by, unit), label in units.labels(path).items()}
    known = _known(path)
    kept = st.session_state["compared"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            "Tambahkan",
            [key for key in known if key not in kept],
            index=None,
            key="compare-add",
            format_func=labels.get,
            on_change=_add,
            placeholder="Tambahkan OPD atau akun"
            if len(kept) < MOST
            else "Sudah lima; lepas satu dahulu",
            disabled=len(kept) >= MOST,
            label_visibility="collapsed",
            width=unit_choice.WIDTH,
        )
        if kept:
            left = st.pills(
                "Dibandingkan",
                kept,
                selection_mode="multi",
                default=kept,
                wrap=True,
                format_func=labels.get,
                key=f"compared-{'-'.join(kept)}",
                label_visibility="collapsed",
            )
            if len(left) < len(kept):
                st.session_state["compared"] = [key for key in kept if key in left]
                _into_address()
                st.rerun()
    _into_address()
    return [known[key] for key in kept]


def _add() -> None:
    added = st.session_state["compare-add"]
    if added and len(st.session_state["compared"]) < MOST:
        st.session_state["compared"] = [*st.session_state["compared"], added]
    st.session_state["compare-add"] = None
    _into_address()


def _into_address() -> None:
    """The address says what is compared."""
    text_ = ",".join(st.session_state["compared"])
    if text_:
        st.query_params["banding"] = text_
    else:
        st.query_params.pop("banding", None)
    st.session_state["compared-address"] = text_ or None


@st.cache_data(max_entries=60, show_spinner=False)
def _draw(found: list[Compared], regency, noun: str, step: str, alt: str) -> None:
    lines = [
        trend_charts.line(
            trend_charts.Shown(one.unit.name, one.rows),
            noun,
            step,
            role=COMPARED[i],
            end=one.unit.name,
            dash=DASHES[i],
        )
        for i, one in enumerate(found)
    ]
    whole = trend_charts.Shown("Kabupaten", regency)
    grey = trend_charts.line(whole, noun, step, role=OTHERS, end="Kabupaten")
    figure = monthly_lines([*lines, grey], period_words(regency, step))
    st.plotly_chart(
        figure,
        key="lines-compare",
        config=trend_charts.PLAIN,
        height=360,
        alt=f"Garis per {newest.NOUNS[step]}. {alt}",
    )


def listed(found: list[Compared], chosen: Chosen, step: str) -> str:
    """Who is compared, each with its newest rates, which open: a point of the lines cannot be
    touched."""
    rows = "".join(
        f'<li><a class="unit-link" href="{profile(one.unit.by, one.unit.unit)}">{text(one.unit.name)}</a>'
        f"{_rates(one, chosen, step)}</li>"
        for one in found
    )
    return f'<div class="box"><ol class="comparisons">{rows}</ol></div>'


def _rates(one: Compared, chosen: Chosen, step: str) -> str:
    found = touched.rates(one.rows, (one.unit.by, one.unit.unit), chosen, step)
    return found or '<p class="small muted">belum dapat dinilai</p>'
