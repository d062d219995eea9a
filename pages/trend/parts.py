"""The regency by platform and by channel: small lines on one scale over the regency's grey one."""

from metrics import steps
from metrics.board.headline import RATES
from metrics.trend.multiples import Multiple, Multiples
from pages.cache import periods, store, units
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import markup, svg
from pages.drawing.heading import heading
from pages.drawing.markup import text
from pages.figure import address
from pages.trend.period_words import HEADS, hover_words
from words import numbers, terms
from words.chosen import Chosen

HEADINGS = {"platform": "Kabupaten menurut platform", "channel": "Kabupaten menurut kanal"}
EDGE, WIDTH, HEIGHT = svg.EDGE, svg.WIDTH, svg.HEIGHT


def show(path: str, chosen: Chosen, step: str) -> None:
    """Both, each with its table."""
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    for key, head in HEADINGS.items():
        found, tables = _found(path, key, chosen, step)
        if len(found.units) < 2:
            continue  # one part is the regency itself
        first = next(iter(tables.values()))
        said = ends(head, found, key, chosen, days=_days(first, step))
        pieces = {f"head-{key}": heading(said, 3), f"parts-{key}": grid(path, key, chosen, step)}
        markup.show_all(pieces, key=f"parts-{key}")
        columns = [Column(HEADS[step], step, list(first["period"]))]
        for unit in found.units:
            columns += [
                Column(
                    f"{unit.name}: {noun} dapat dinilai", "count", list(tables[unit.unit]["due"])
                ),
                Column(
                    f"{unit.name}: bagian",
                    "rate",
                    list(tables[unit.unit]["rate"]),
                    f"tidak ada {noun}",
                ),
            ]
        table_behind.show(columns, f"{head.casefold()}", head, f"parts-{key}")


def ends(head: str, found: Multiples, key: str, chosen: Chosen, days: address.Days) -> str:
    """Kabupaten menurut platform: TikTok 89,7 % paling tinggi, YouTube 45,5 % paling rendah. HTML."""
    rated = sorted(
        (unit for unit in found.units if unit.rate is not None), key=lambda unit: unit.rate
    )
    if len(rated) < 2 or rated[0].rate == rated[-1].rate:
        return head
    lowest, highest = (
        f"{text(unit.name)} "
        + address.link(
            numbers.rate(unit.rate), RATES[chosen.board], key, unit.unit, chosen, days=days
        )
        for unit in (rated[0], rated[-1])
    )
    return f"{head}: {highest} paling tinggi, {lowest} paling rendah"


def _days(rows, step: str) -> address.Days:
    """From the first to the last of the periods that are shown."""
    return (rows["period"].iloc[0], steps.span(rows["period"].iloc[-1], step)[1])


def _found(path: str, key: str, chosen: Chosen, step: str) -> tuple[Multiples, dict]:
    names = units.platforms(path) if key == "platform" else terms.CHANNELS
    return periods.parts(
        path,
        step,
        key,
        tuple(names.items()),
        which=chosen.board,
        month=chosen.month,
        clock=chosen.clock,
    )


@store.kept()
def grid(path: str, key: str, chosen: Chosen, step: str) -> str:
    """Each part with its line; every period says its number of cases, and what all periods say
    together opens."""
    found, tables = _found(path, key, chosen, step)
    noun = terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun
    regency = svg.polylines(found.regency, found.unfinished, found.low, "var(--bar)", 1.2)
    cells = "".join(
        _cell(
            unit,
            found,
            regency,
            value=_value(unit, tables[unit.unit], key, chosen, noun=noun, step=step),
            hovers=_hovers(tables[unit.unit], noun, step),
        )
        for unit in found.units
    )
    return f'<div class="box"><div class="small-multiples">{cells}</div></div>'


def _cell(unit: Multiple, found: Multiples, regency: str, value: str, hovers: str) -> str:
    own = svg.polylines(unit.monthly, unit.unfinished, found.low, "var(--text)", 1.8)
    return (
        f'<div class="multiple"><span class="label">{text(unit.name)}</span><svg viewBox="0 0 {WIDTH} '
        f'{HEIGHT}" role="img" '
        f'aria-label="{text(unit.name)}">{regency}{own}{hovers}</svg><span '
        f'class="value-line">{value}</span></div>'
    )


def _value(unit: Multiple, rows, key: str, chosen: Chosen, noun: str, step: str) -> str:
    """The rate of all periods that are shown."""
    if unit.rate is None:
        return "belum dapat dinilai"
    days = _days(rows, step)
    said = f'{numbers.rate(unit.rate)} <span class="muted">dari {numbers.counted(unit.due, noun)}</span>'
    return address.link(said, RATES[chosen.board], key, unit.unit, chosen, days=days)


def _hovers(rows, noun: str, step: str) -> str:
    """A transparent strip per period that says its number."""
    wide = (WIDTH - 2 * EDGE) / max(len(rows) - 1, 1)
    return "".join(
        f'<rect x="{EDGE + (i - 0.5) * wide:.1f}" y="0" width="{wide:.1f}" height="{HEIGHT}" '
        f'fill="transparent">'
        f"<title>{text(hover_words(row, noun, step))}</title></rect>"
        for i, row in enumerate(rows.to_dict("records"))
    )
