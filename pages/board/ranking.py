"""The ranking as an HTML list: one grid row per unit, a table at a desk and a list on a phone (ranking.css)."""

import pandas as pd

from pages.cache.figures import account_name
from pages.drawing import svg
from pages.drawing.markup import profile, text
from words import numbers, terms
from words.terms import Measure

WAYS = {"improving": "membaik", "declining": "menurun"}
CIRCLES = {"atas": 4, "tengah": 8, "bawah": 12}


def ranked(rows: pd.DataFrame, measure: Measure, by: str, clock: str, before: str) -> str:
    """All rows with places; ``before`` names the window that changes look back to."""
    size = len(rows)
    body = "".join(f"{item(row, by)}{_row(row, measure, by, clock, size)}</li>" for row in rows.to_dict("records"))
    return f'<div class="rk">{_head(measure, by, size, before)}<ol>{body}</ol></div>'


def alphabetical(rows: pd.DataFrame, measure: Measure, by: str) -> str:
    """The same units without places, by name: no order that could be read as a ranking."""
    ordered = sorted(rows.to_dict("records"), key=lambda row: name(row, by).casefold())
    body = "".join(
        f'{item(row, by)}<div class="prow"><span class="nm">{link(row, by)}{_owner(row, by)}</span>'
        f'<span class="v">{numbers.rate(row["rate"])}</span>{_bar(row["rate"])}<span class="mu sm">'
        f'{numbers.count(row["met"])} dari {numbers.counted(row["due"], measure.noun)}</span></div></li>'
        for row in ordered)
    return f'<div class="rk"><ol class="plain">{body}</ol></div>'


def item(row: dict, by: str) -> str:
    """The beginning of an item that is found by the unit's name and id, and by its OPD's (markup.js): "BPBD" too."""
    known = dict.fromkeys((name(row, by), row["opd_name"], row["unit"], row["opd_id"]))
    return f'<li data-name="{text(" ".join(known))}">'


def name(row: dict, by: str) -> str:
    """What the unit is called: the OPD's name, or platform and handle of the account."""
    return row["opd_name"] if by == "opd" else account_name(row["platform"], row["handle"] or row["unit"])


def link(row: dict, by: str) -> str:
    """The unit's name as a link to its profile."""
    return f'<a class="to" href="{profile(by, row["unit"])}">{text(name(row, by))}</a>'


def _head(measure: Measure, by: str, size: int, before: str) -> str:
    return (f'<div class="hd"><span class="r">Tempat</span>'
            f'<span>{"OPD" if by == "opd" else "Akun"}</span><span>{measure.head}</span>'
            f'<span>Tempat yang mungkin<span class="ax"><span>1</span><span>tengah</span><span>{size}</span></span>'
            f'</span><span>{measure.median}</span><span class="r">Dibanding {before}</span><span>13 bulan</span></div>')


def _row(row: dict, measure: Measure, by: str, clock: str, size: int) -> str:
    group, count = terms.GROUPS[row["group"]], numbers.counted(row["due"], measure.noun)
    span = terms.places(row)
    return (f'<a class="row g-{terms.SIGNS[row["group"]]}" href="{profile(by, row["unit"])}">'
            f'<span class="pl">{sign(row["group"])}<span>{int(row["place"])}</span></span>'
            f'<span class="nm">{text(name(row, by))}<small>{_small(row, by)}{count}</small></span>'
            f'<span class="rt"><b>{numbers.rate(row["rate"])}</b>{_bar(row["rate"])}</span>'
            f'<span class="mob"><b>{group}</b> ({span}) · <span class="nb">{count}</span>'
            f'{_mobile_owner(row, by)}</span>'
            f'<span class="iv">{track(int(row["place"]), int(row["place_low"]), int(row["place_high"]), size)}'
            f'<span class="gw">{span} · {group}</span></span>'
            f'<span class="md">{_median(row, clock)}</span>{_change(row)}'
            f'<span class="sp">{svg.sparkline(row["trend"])}</span></a>')


def _small(row: dict, by: str) -> str:
    return f"{text(row['opd_name'])} · " if by == "account" else ""


def _owner(row: dict, by: str) -> str:
    return f"<small>{text(row['opd_name'])}</small>" if by == "account" else ""


def _mobile_owner(row: dict, by: str) -> str:
    return f"<br>{text(row['opd_name'])}" if by == "account" else ""


def sign(group: str) -> str:
    """The sign of a group: a dot above, on or below a short line."""
    word = terms.SIGNS[group]
    return (f'<svg class="gl {word}" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 8h14"/>'
            f'<circle cx="8" cy="{CIRCLES[word]}" r="3.2"/></svg>')


def _bar(share: float) -> str:
    return f'<span class="bar"><i style="width:{share * 100:.1f}%"></i></span>'


def track(place: int, low: int, high: int, size: int) -> str:
    """The range of the place on a track from 1 to the number of units with a place."""
    at = [(p - 1) / max(1, size - 1) * 100 for p in (place, low, high)]
    return (f'<span class="tr"><i style="left:calc({at[1]:.1f}% - 3px);width:calc({at[2] - at[1]:.1f}% + 6px)"></i>'
            f'<u style="left:{at[0]:.1f}%"></u></span>')


def _median(row: dict, clock: str) -> str:
    if not pd.isna(row["median"]):
        return numbers.duration(row["median"], clock)
    return "tidak diketahui" if pd.isna(row["longest"]) else numbers.beyond(row["longest"], clock)


def _change(row: dict) -> str:
    """Arrow, size and word where the change is established; else the plain difference, muted, without an arrow."""
    if pd.isna(row["change"]):
        return '<span class="ch n w">belum ada pembanding</span>'
    if row["direction"] == "undecided":
        return f'<span class="ch n">{numbers.change(row["change"])}</span>'
    return (f'<span class="ch">{established(row["change"], row["direction"])}'
            f'<small>{WAYS[row["direction"]]}</small></span>')


def established(difference: float, direction: str) -> str:
    """↑ 6,8 poin in the colour of better or worse: only for a change that is more than chance."""
    sign, colour = ("↑", "up") if direction == "improving" else ("↓", "dn")
    return f'<span class="{colour} nb">{sign}{numbers.NBSP}{numbers.points(difference)}</span>'
