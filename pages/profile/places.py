"""Where a unit stands on both boards, as ranges; and its figures beside the regency's, as a
table."""

from dataclasses import replace

import pandas as pd

from metrics import months
from metrics.dictionary import dictionary
from metrics.trend.comparison import Figure
from pages.drawing import marks
from pages.drawing.marks import change as points
from pages.drawing.markup import text
from pages.figure import address
from words import numbers, terms
from words.board import one_post
from words.chosen import Chosen
from words.coverage import NO_DATA
from words.profile import places as said
from words.units import Unit

NAMES = {"response": "Respons", "resolution": "Penyelesaian"}
NOUNS = {"response": "pesan", "resolution": "kasus"}
BASES = {"status": "menurut status", "silence": "tidak ditanyakan lagi"}
NOTHING = {
    "backlog": "tidak diketahui",
    "waiting_again": "tidak diketahui",
    "closed_unanswered": "tidak diketahui",
    "median_resolution": "belum diketahui",
    "reopen_rate": "tidak ada kasus selesai",
    "auto_share": "tidak ada pesan",
    "resolution_rate": "belum ada yang dapat dinilai",
}


def places(
    rows: dict[str, dict | None],
    sizes: dict[str, int],
    least: int,
    share: float,
    staff: bool,
    unit: Unit,
    chosen: Chosen,
) -> str:
    """Both boards; ``rows`` and ``sizes`` (units with a place) per board. Who stands below or has
    come down is for staff only."""
    panels = "".join(
        _place(
            board,
            row,
            sizes[board],
            least,
            share=share,
            staff=staff,
            unit=unit,
            chosen=replace(chosen, board=board),
        )
        for board, row in rows.items()
    )
    return f'<div class="box"><div class="place-boxes">{panels}</div></div>'


def _place(
    board: str,
    row: dict | None,
    size: int,
    least: int,
    share: float,
    staff: bool,
    unit: Unit,
    chosen: Chosen,
) -> str:
    """``chosen`` with this ``board``."""
    about = BASES.get(row["basis"], "") if row else ""
    head = f'<span><b>{NAMES[board]}</b> <span class="muted">{about}</span></span>'
    if row is None or row["status"] != "ranked":
        why = said.no_place(row, board, least, share)
        return f'<div class="place-box"><div class="place-head">{head}</div><p>{why}</p></div>'
    if row["group"] == "below" and not staff:
        why = "Tempatnya hanya terlihat oleh petugas."
        return f'<div class="place-box"><div class="place-head">{head}</div><p>{why}</p></div>'
    group = row["group"]
    track = marks.track(int(row["place"]), int(row["place_low"]), int(row["place_high"]), size)
    shown = staff or pd.isna(row["places_own"]) or row["place"] <= row["place_before"]
    why = f"<p>{said.moved(row, terms.window_before(chosen.month))}</p>" if shown else ""
    writing = address.writing(unit.by, unit.unit, chosen)
    found = one_post(row, NOUNS[board])
    viral = f"<p>{writing.opened(found, 'score')}.</p>" if found else ""
    stands = writing.opened(said.stands(row, size), "place")
    return (
        f'<div class="place-box group-{terms.SIGNS[group]}"><div class="place-head">{head}<span class="mark-words">'
        f'{marks.sign(group)} {terms.GROUPS[group]}</span></div><div class="place-range">{track}<span '
        f'class="scale">'
        f"<span>1</span><span>tengah</span><span>{size}</span></span></div>"
        f"<p>{stands}{said.how_sure(row, True)}</p>{why}{viral}</div>"
    )


def table(figures: list[Figure], unit: Unit, chosen: Chosen, basis: str | None) -> str:
    """Own window, the one before, change, regency; null in words; each figure a link to its page."""
    heads = (
        terms.short_window(chosen.month),
        terms.window_before(chosen.month),
        "Perubahan",
        "Kabupaten",
    )
    head = "".join(f'<th scope="col">{text(word)}</th>' for word in ("Angka", *heads))
    body = "".join(_row(figure, unit, chosen, basis) for figure in figures)
    return (
        f'<div class="box"><table class="two-clocks"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(figure: Figure, unit: Unit, chosen: Chosen, basis: str | None) -> str:
    clock, before_it = (
        clock_of(figure, chosen),
        replace(chosen, month=months.shifted(chosen.month, -months.WINDOW)),
    )
    whose = (unit.by, unit.unit)
    own, before, regency = (
        address.link(
            NO_DATA if unseen else value(figure, number, longest, clock), figure.name, *of, when
        )
        for number, longest, unseen, of, when in zip(
            (figure.own, figure.before, figure.regency),
            figure.longest,
            figure.unseen,
            (whose, whose, address.REGENCY),
            (chosen, before_it, chosen),
            strict=True,
        )
    )
    return (
        f'<tr><th scope="row">{label(figure.name, chosen, basis)}</th><td '
        f'class="own">{own}</td><td>{before}</td><td>{change(figure, clock)}</td><td '
        f'class="muted">{regency}</td></tr>'
    )


def clock_of(figure: Figure, chosen: Chosen) -> str:
    """Office time has no days; other durations than those of the clock are plain."""
    return chosen.clock if figure.kind == "duration" else "wall"


def label(name: str, chosen: Chosen, basis: str | None) -> str:
    """What a figure is called in the table."""
    office = " (jam kerja)" if chosen.clock == "office" else ""
    return {
        "on_time_rate": terms.response(chosen.clock, chosen.hours).head,
        "answered_rate": "Dijawab, kapan pun",
        "median_response": f"Separuh dijawab dalam{office}",
        "p90_response": f"9 dari 10 dijawab dalam{office}",
        "resolution_rate": terms.RESOLUTION["status" if basis == "status" else "silence"].head,
        "median_resolution": f"Separuh selesai atau tidak ditanyakan lagi setelah{office}",
        "backlog": "Belum dijawab",
    }.get(name) or dictionary.definitions()[name].name


def value(figure: Figure, number: float | None, longest: float | None, clock: str) -> str:
    """One cell; null in words."""
    if number is None and longest is not None:
        return numbers.beyond(longest, clock)
    if number is None:
        return NOTHING.get(figure.name, "tidak ada pesan")
    if figure.kind == "rate":
        return numbers.rate(number)
    if figure.kind == "duration":
        return numbers.duration(number, clock)
    return numbers.counted(
        int(number),
        "balasan"
        if figure.name == "replies_sent"
        else "kasus"
        if figure.name in ("cases", "closed_unanswered")
        else "pesan",
    )


def change(figure: Figure, clock: str) -> str:
    """↑ 2,7 poin where established, 38 menit lebih cepat, −17."""
    if figure.change is None:
        return '<span class="muted">belum ada pembanding</span>'
    if figure.kind == "rate":
        return points(figure.change, figure.direction)
    if figure.kind == "duration":
        if abs(figure.change) < numbers.MINUTE:
            return '<span class="muted">tetap</span>'
        way = "lebih cepat" if figure.change < 0 else "lebih lambat"
        return f'<span class="muted">{numbers.duration(abs(figure.change), clock)} {way}</span>'
    sign = "+" if figure.change > 0 else "−" if figure.change < 0 else ""
    return f'<span class="muted">{sign}{numbers.count(abs(figure.change))}</span>'
