"""The ranking as an HTML list: one grid row per unit, a table at a desk and a list on a phone
(styles/ranking.css)."""

import pandas as pd

from pages.board.cells import Figures
from pages.drawing import svg
from pages.drawing.marks import bar, sign, track
from pages.drawing.markup import profile, text
from words import numbers, terms
from words.board import WAYS, one_post
from words.terms import Measure
from words.units import name


def ranked(rows: pd.DataFrame, measure: Measure, of: Figures, before: str) -> str:
    """All rows with places; ``before`` names the window that changes look back to."""
    size = len(rows)
    body = "".join(
        f"{item(row, of.by)}{_row(row, of, size)}</li>" for row in rows.to_dict("records")
    )
    return f'<div class="ranking">{_head(measure, of.by, size, before)}<ol>{body}</ol></div>'


def alphabetical(rows: pd.DataFrame, of: Figures) -> str:
    """The same units without places, by name: no order that could be read as a ranking."""
    ordered = sorted(rows.to_dict("records"), key=lambda row: name(row, of.by).casefold())
    body = "".join(
        f'{item(row, of.by)}<div class="plain-row"><span class="name">{link(row, of.by)}'
        f'{_owner(row, of.by)}</span><span class="value">{of.rate(row)}</span>{bar(row["rate"])}'
        f'<span class="muted small">{of.met(row)}</span></div></li>'
        for row in ordered
    )
    return f'<div class="ranking"><ol class="plain">{body}</ol></div>'


def item(row: dict, by: str) -> str:
    """The beginning of an item that is found by the unit's name and id, and by its OPD's
    (scripts/search.js): "BPBD" too."""
    known = dict.fromkeys((name(row, by), row["opd_name"], row["unit"], row["opd_id"]))
    return f'<li data-name="{text(" ".join(known))}">'


def link(row: dict, by: str) -> str:
    """The unit's name as a link to its profile."""
    return f'<a class="unit-link" href="{profile(by, row["unit"])}">{text(name(row, by))}</a>'


def _head(measure: Measure, by: str, size: int, before: str) -> str:
    return (
        f'<div class="ranking-head"><span class="to-right">Tempat</span>'
        f"<span>{'OPD' if by == 'opd' else 'Akun'}</span><span>{measure.head}</span>"
        f"<span>Tempat yang mungkin<span "
        f'class="axis"><span>1</span><span>tengah</span><span>{size}</span></span>'
        f'</span><span>{measure.median}</span><span class="to-right">Dibanding {before}</span><span>13 '
        f"bulan</span></div>"
    )


def _row(row: dict, of: Figures, size: int) -> str:
    """The whole row leads to the profile (``.row .unit-link``), its figures to their pages."""
    group = terms.GROUPS[row["group"]]
    found = one_post(row, of.noun)
    viral = f"<small>{of.score(row, found)}</small>" if found else ""
    at = (int(row[name]) for name in ("place", "place_low", "place_high"))
    return (
        f'<div class="row group-{terms.SIGNS[row["group"]]}">'
        f'<span class="place">{sign(row["group"])}{of.place(row, str(int(row["place"])))}</span>'
        f'<span class="name">{link(row, of.by)}{_owner(row, of.by)}'
        f'<small class="count">{of.due(row)}</small>{viral}</span>'
        f'<span class="rate"><b>{of.rate(row)}</b>{bar(row["rate"])}</span>'
        f'<span class="interval">{track(*at, size)}<span class="mark-words">{of.place(row)} · {group}</span></span>'
        f'<span class="median">{of.median(row, _median(row, of.chosen.clock))}</span>{_change(row, of)}'
        f'<span class="sparkline">{svg.sparkline(row["trend"])}</span></div>'
    )


def _owner(row: dict, by: str) -> str:
    return f'<small class="owner">{text(row["opd_name"])}</small>' if by == "account" else ""


def _median(row: dict, clock: str) -> str:
    if not pd.isna(row["median"]):
        return numbers.duration(row["median"], clock)
    return "tidak diketahui" if pd.isna(row["longest"]) else numbers.beyond(row["longest"], clock)


def _change(row: dict, of: Figures) -> str:
    """Arrow, size and word where the change is established; else the plain difference, muted,
    without an arrow."""
    if pd.isna(row["change"]):
        return '<span class="change empty wordy">belum ada pembanding</span>'
    if row["direction"] == "undecided":
        return f'<span class="change empty">{of.change(row, numbers.change(row["change"]))}</span>'
    return f'<span class="change">{of.change(row)}<small>{WAYS[row["direction"]]}</small></span>'
