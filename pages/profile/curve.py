"""How long citizens wait for a unit: the curve of the share answered, beside the regency's, with
its table."""

import pandas as pd
import streamlit as st

from charts.answered_curve import HEIGHT, Curve, answered_curve
from charts.mark_words import Mark
from metrics.trend.waiting_curve import WaitingCurve
from pages.controls import ground, table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup
from pages.drawing.heading import heading
from pages.figure import address
from words import numbers, terms
from words.chosen import Chosen
from words.profile import beside
from words.units import Unit

HOUR = numbers.HOUR
TICKS = 6  # per width; every second one has words on a phone as well


def waiting(
    path: str,
    own: WaitingCurve,
    regency: WaitingCurve | None,
    unit: Unit,
    chosen: Chosen,
    least: int,
) -> None:
    """The curve; both curves share the times of the unit's target. ``least``: cases that its
    heading needs."""
    said, name = beside.waiting(own, chosen.clock, least), unit.short
    writing = address.writing(unit.by, unit.unit, chosen)
    opened = beside.waiting(own, chosen.clock, least, writing)
    markup.show(heading(terms.unbroken(opened)), key="head-curve")
    target = own.target / HOUR
    same = regency is not None and regency.target == own.target
    words = (
        f"target {numbers.hours(target)}" if chosen.clock == "wall" else "target satu hari kerja"
    )
    grey = _curve(regency, "Kabupaten", chosen.clock) if same else None
    figure = answered_curve(
        _curve(own, name, chosen.clock),
        grey,
        _marks(own, chosen.clock),
        target,
        words=words,
        ticks=ticks(own),
    )
    st.plotly_chart(
        figure,
        key="curve",
        config={"displayModeBar": False},
        height=HEIGHT,
        alt=f"Kurva bagian pesan yang sudah dijawab menurut lama menunggu. {said}",
    )
    count = writing.opened(numbers.counted(own.cases, "pesan"), "median_response")
    about_it = (
        f"Waktu sejak pesan warga masuk{' (jam kerja)' if chosen.clock == 'office' else ''}; "
        f"{count}, yang belum dijawab ikut dihitung sebagai masih menunggu, juga bila batas "
        "waktunya belum lewat; karena itu bagiannya dapat sedikit berbeda dari angka di judul."
    )
    markup.show(f'<p class="under-title">{about_it}</p>', key="about-curve")
    about = f"{said}. {ground.sentence(path, chosen.clock)}"
    _table(own, regency if same else None, name, about)


def _curve(curve: WaitingCurve, name: str, clock: str) -> Curve:
    shares = [None if pd.isna(share) else float(share) for share in curve.points["answered"]]
    hover = [
        f"{name}\n{numbers.rate(share)} dijawab dalam {numbers.duration(seconds, clock)}\ndari "
        f"{numbers.counted(curve.cases, 'pesan')}"
        if share is not None
        else ""
        for seconds, share in zip(curve.points["seconds"], shares, strict=True)
    ]
    return Curve([s / HOUR for s in curve.points["seconds"]], shares, hover, name)


def _marks(curve: WaitingCurve, clock: str) -> list[Mark]:
    marks = []
    if curve.half is not None and curve.half < curve.points["seconds"].iloc[-1]:
        marks.append(
            Mark(curve.half / HOUR, 0.5, f"separuh dalam\n{numbers.duration(curve.half, clock)}")
        )
    if curve.at_target is not None:
        marks.append(Mark(curve.target / HOUR, curve.at_target, numbers.rate(curve.at_target)))
    return marks


def ticks(curve: WaitingCurve) -> dict[float, str]:
    """0 · 12 · 24 · 36 · 48 · 72 jam: a number at each multiple of the target, and between them where it
    is short; the last says of what, and has room for it on a phone."""
    half = curve.target / HOUR / 2
    said = {half * i: _tick(half * i, is_multiple=i % 2 == 0) for i in range(TICKS - 1)}
    return said | {half * (TICKS - 1): "", half * TICKS: numbers.hours(half * TICKS)}


def _tick(hours: float, is_multiple: bool) -> str:
    is_said = is_multiple or hours == int(hours)
    return numbers.hours(hours).split(numbers.NBSP)[0] if is_said else ""


def _table(own: WaitingCurve, regency: WaitingCurve | None, name: str, about: str) -> None:
    """``about``: what the curve shows, and on what ground the target stands."""
    rows = own.points.iloc[:: len(own.points) // (4 * TICKS)]
    columns = [
        Column("Lama menunggu", "text", [numbers.hours(s / HOUR) for s in rows["seconds"]]),
        Column(f"{name}: sudah dijawab", "rate", list(rows["answered"]), "tidak terlihat"),
    ]
    if regency:
        shares = list(regency.points["answered"].loc[rows.index])
        columns.append(Column("Kabupaten: sudah dijawab", "rate", shares, "tidak terlihat"))
    table_behind.show(columns, "lama menunggu", about, "curve")
