"""What stands on the wall: leading and most improved OPDs and accounts, never who lags (handbook,
section 8)."""

from dataclasses import dataclass, replace

import pandas as pd

from data.errors import Refused
from metrics.board.chosen import leading, most_improved
from pages.cache import figures, store
from pages.controls import ground
from pages.drawing import marks
from pages.drawing.markup import text
from words import board, changes, coverage, numbers, terms, units
from words.chosen import Chosen
from words.writing import Writing

SHOWN = 5
COLOURED = Writing(emphasised=changes.in_html)  # nothing opens on a wall
NOTHING = "Belum ada pesan untuk ditampilkan."


@dataclass(frozen=True)
class Panels:
    """``headline``, ``parts`` (one turn each), ``freshness`` and on what ``ground`` the target
    stands, as HTML; ``nothing`` stands where there is no part."""

    headline: str
    parts: tuple[str, ...]
    nothing: str
    freshness: str
    ground: str = ""


def now() -> Panels:
    """Of the data as readers see them at this moment."""
    seen = store.for_reading()
    if seen is None or figures.known(seen.path) is None:
        return Panels(NOTHING, (), "", "")
    path = seen.path
    _, _, stands_on = ground.sentence(path).partition(". ")  # the target is in the headline
    return replace(_of(path), ground=text(stands_on))


def refused(refusal: Refused) -> Panels:
    """What stands while the data cannot be shown."""
    return Panels(text(refusal.on_screen), (), "", "")


@store.kept(2)
def _of(path: str) -> Panels:
    known = figures.known(path)
    chosen = Chosen(
        known.default, figures.settings(path).official_clock, "response", figures.target_hours(path)
    )
    key = (chosen.board, chosen.month, chosen.clock)
    boards = {by: figures.board_for(False, path, by, *key, None) for by in ("opd", "account")}
    parts = [
        part
        for by, rows in boards.items()
        for part in (_leading(rows, by, chosen), _improved(rows, by, chosen))
    ]
    return Panels(
        terms.capital(board.finding(figures.headline(path, *key), chosen, COLOURED)),
        tuple(part for part in parts if part),
        "Belum ada perbedaan yang dapat dipercaya; karena itu belum ada urutan di layar ini.",
        coverage.freshness(figures.complete_until(path)),
    )


def _leading(rows: pd.DataFrame, by: str, chosen: Chosen) -> str:
    first, size = leading(rows).head(SHOWN), int((rows["status"] == "ranked").sum())
    lines = [
        _line(
            row,
            by,
            marks.sign(row["group"]),
            terms.GROUPS[row["group"]],
            second=_places(row, size),
            value=numbers.rate(row["rate"]),
        )
        for row in first.to_dict("records")
    ]
    return _part(f"{_units(by)} terdepan", terms.window(chosen.month), lines)


def _improved(rows: pd.DataFrame, by: str, chosen: Chosen) -> str:
    lines = [
        _line(
            row | {"group": None},
            by,
            "↑",
            f"dari {numbers.rate(row['rate_before'])}",
            second=f"menjadi {numbers.rate(row['rate'])}",
            value=_points(row["change"]),
        )
        for row in most_improved(rows).head(SHOWN).to_dict("records")
    ]
    return _part(
        f"{_units(by)} yang paling membaik",
        f"dibanding {terms.window_before(chosen.month)}, yang paling pasti lebih dulu",
        lines,
    )


def _units(by: str) -> str:
    return "OPD" if by == "opd" else "Akun"


def _places(row: dict, size: int) -> str:
    return f"tempat {terms.places(row)} dari {size}"


def _points(difference: float) -> str:
    number, unit = numbers.change(difference).split(numbers.NBSP)
    return f'<span class="better">{number} <small>{unit}</small></span>'


def _part(title: str, aside: str, lines: list[str]) -> str:
    return f"<h2>{title} <span>{aside}</span></h2><ol>{''.join(lines)}</ol>" if lines else ""


def _line(row: dict, by: str, mark: str, first: str, second: str, value: str) -> str:
    owner = f"<small>{text(row['opd_name'])}</small>" if by == "account" else ""
    group = f' class="group-{terms.SIGNS[row["group"]]}"' if row["group"] else ""
    return (
        f'<li{group}><span class="marker">{mark}</span><span '
        f'class="name">{text(units.name(row, by))}{owner}</span><span class="words"><b>{first}</b> '
        f'<span>{second}</span></span><span class="value">{value}</span></li>'
    )
