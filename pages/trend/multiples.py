"""Small multiples of all OPDs as one HTML component: own line over the regency's grey one, all on
one scale."""

from metrics.board.headline import RATES
from metrics.trend.multiples import Multiple, Multiples
from pages.cache import periods, store
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup
from pages.drawing.heading import heading
from pages.drawing.marks import NOTHING, change
from pages.drawing.markup import profile, text
from pages.drawing.svg import HEIGHT, WIDTH, polylines
from pages.figure import address
from words import numbers, terms
from words.board import WAYS
from words.chosen import Chosen
from words.coverage import NO_DATA
from words.trend import movement

LINES = {"improving": "var(--better)", "declining": "var(--worse)", "undecided": "var(--text)"}


def show(path: str, chosen: Chosen, is_staff: bool) -> None:
    """Heading, all OPDs, and their table."""
    found = _found(path, chosen, is_staff)
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    title = movement.movements(
        *(sum(u.direction == way for u in found.units) for way in ("improving", "declining")), "OPD"
    )
    head = heading(title, lead=terms.unbroken(movement.about_multiples(chosen, found.low)))
    pieces = {"head-multiples": head, "multiples": grid(path, chosen, is_staff)}
    markup.show_all(pieces, key="multiples")
    table_behind.show(
        [
            Column("OPD", "text", [u.name for u in found.units]),
            Column("Bagian", "rate", [u.rate for u in found.units], "belum dapat dinilai"),
            Column(f"{terms.capital(noun)} dapat dinilai", "count", [u.due for u in found.units]),
            Column("Perubahan", "points", [u.change for u in found.units], NOTHING),
            Column("Perubahan, batas bawah 95 %", "points", [u.low for u in found.units], NOTHING),
            Column("Perubahan, batas atas 95 %", "points", [u.high for u in found.units], NOTHING),
            Column(
                "Arah",
                "text",
                [WAYS.get(u.direction, "belum dapat dikatakan") for u in found.units],
            ),
        ],
        "perubahan OPD",
        title,
        "multiples",
    )


def _found(path: str, chosen: Chosen, is_staff: bool) -> Multiples:
    return periods.multiples(path, chosen.board, chosen.month, chosen.clock, is_staff)


@store.kept()
def grid(path: str, chosen: Chosen, is_staff: bool) -> str:
    """Every OPD as a link to its profile, its figures as links to theirs."""
    found = _found(path, chosen, is_staff)
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    regency = polylines(found.regency, found.unfinished, found.low, "var(--bar)", 1.2)
    cells = "".join(_cell(unit, found, regency, chosen, noun) for unit in found.units)
    return f'<div class="box"><div class="small-multiples">{cells}</div></div>'


def _cell(unit: Multiple, found: Multiples, regency: str, chosen: Chosen, noun: str) -> str:
    own = polylines(unit.monthly, unit.unfinished, found.low, LINES[unit.direction], 1.8)
    return (
        f'<div class="multiple" title="{text(_hover(unit, noun))}"><a class="unit-link label" '
        f'href="{profile("opd", unit.unit)}">{text(unit.name)}</a><svg '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{regency}{own}</svg><span '
        f'class="value-line">{_value(unit, chosen, noun)}</span></div>'
    )


def _hover(unit: Multiple, noun: str) -> str:
    """Dinas X: 87,4 % dari 1.843 pesan"""
    if unit.rate is None:
        return unit.name
    return f"{unit.name}: {numbers.rate(unit.rate)} dari {numbers.counted(unit.due, noun)}"


def _value(unit: Multiple, chosen: Chosen, noun: str) -> str:
    if unit.rate is None:
        none = NO_DATA if unit.is_unseen else f"tidak ada {noun}"
        return f'<span class="muted">{none if not unit.cases else "belum dapat dinilai"}</span>'
    whose = ("opd", unit.unit, chosen)
    rate = address.link(numbers.rate(unit.rate), RATES[chosen.board], *whose)
    moved = change(unit.change, unit.direction)
    return f"{rate} {moved if unit.change is None else address.link(moved, 'change', *whose)}"
