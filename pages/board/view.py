"""What the board shows, as lists of finished parts: made once per store and choice, drawn by
everyone.

Making the HTML of fifty rows takes a hundred times as long as sending it: 140 viewers at once wait
for one making."""

from typing import Literal

from metrics import steps
from metrics.board.headline import RATES, Month
from pages.board import lists, tools
from pages.board import tables as board_tables
from pages.board.cells import Figures
from pages.cache import corrected as cases
from pages.cache import figures, store
from pages.controls import freshness, ground
from pages.drawing import markup, share
from pages.drawing.heading import heading
from pages.drawing.months_line import months_line
from pages.drawing.part import Part
from pages.figure import address
from words import board as sentences
from words import terms
from words.chosen import Chosen
from words.review import contests

TABLES = '<button type="button" class="open">Lihat tabel</button>'
WALL = '<a class="onward" href="layar" target="_blank">Mode layar</a>'


@store.kept()
def sentence(path: str, chosen: Chosen) -> tuple[Part, ...]:
    """The first line: the regency's rate and its change."""
    found = figures.headline(path, chosen.board, chosen.month, chosen.clock)
    said = sentences.headline(found, chosen, address.writing(*address.REGENCY, chosen))
    return (Part("html", heading(said, 1), "title"),)


@store.kept()
def board(
    path: str,
    by: Literal["opd", "account"],
    kind: str | None,
    chosen: Chosen,
    is_staff: bool,
    sees_gaps: bool,
    lacking: str,
) -> tuple[Part, ...]:
    """All below that line, for a store, units, kind and filters: the regency's months (with the way
    to who lacks uploads, the address ``lacking`` of access.rights), short lists (who lags only for staff), the
    tools, tables, those without a place (how many days they did not upload only for whoever
    ``sees_gaps``), and what it rests on."""
    key = (path, by, chosen.board, chosen.month, chosen.clock, kind)
    rows = figures.board_for(is_staff, *key)
    placed = rows[rows["status"].isin(("ranked", "no_difference"))]
    tables = [
        part
        for _, some in placed.groupby("basis", sort=True)
        for part in board_tables.parts(some, chosen, by, kind)
    ]
    about = sentences.rests_on(
        figures.completeness(path, chosen.month, chosen.clock),
        chosen,
        figures.ceiling(path, chosen.month),
        address.writing(*address.REGENCY, chosen),
    )
    if corrected := contests.corrected(cases.count(path, chosen.month, *address.REGENCY)):
        about += f" {markup.text(corrected)}."
    return (
        *_regency(path, chosen, lacking),
        *_short_lists(rows, key, chosen, terms.units(by, kind), is_staff),
        Part("html", tools.tools(by, kind, figures.kinds(path), chosen), "tools"),
        *tables,
        *_unplaced(
            rows[~rows["unit"].isin(placed["unit"])],
            path,
            chosen,
            by,
            kind=kind,
            sees_gaps=sees_gaps,
        ),
        Part(
            "html", f'<p class="small muted rests">{about} {ground.link(chosen.board)}</p>', "rests"
        ),
    )


def _regency(path: str, chosen: Chosen, lacking: str) -> tuple[Part, ...]:
    """How fresh the data are, and the regency's 13 months."""
    line = freshness.line(path, lacking)
    fresh = Part(
        "html", f'<p class="small muted tools">{line}{TABLES}{share.BUTTON}{WALL}</p>', "fresh"
    )
    monthly = figures.headline(path, chosen.board, chosen.month, chosen.clock).monthly
    if all(month.rate is None for month in monthly):
        return (fresh,)
    line = months_line(
        monthly,
        f"13 bulan sampai {terms.window(chosen.month)}",
        terms.measure(chosen.board, None, chosen.clock, chosen.hours).noun,
        tuple(_month(month, chosen) for month in monthly),
    )
    return (fresh, Part("html", line, "months"))


def _month(month: Month, chosen: Chosen) -> str:
    """What the month's point opens."""
    days = steps.span(month.begin, "month")
    return address.href(RATES[chosen.board], *address.REGENCY, chosen, days=days)


def _short_lists(board, key: tuple, chosen: Chosen, units: str, is_staff: bool) -> tuple[Part, ...]:
    basis = board["basis"].dropna().mode()
    measure = terms.measure(
        chosen.board, None if basis.empty else basis.iloc[0], chosen.clock, chosen.hours
    )
    attention = figures.attention(*key) if is_staff else board.head(0)
    html = lists.short_lists(
        board[board["basis"] == basis.iloc[0]] if len(basis) else board,
        attention,
        figures.gaps(key[0], key[1], chosen.month),
        measure,
        Figures(key[1], chosen, measure.noun),
        units=units,
    )
    return (Part("html", html, "short"),) if html else ()


def _unplaced(
    rows, path: str, chosen: Chosen, by: str, kind: str | None, sees_gaps: bool
) -> tuple[Part, ...]:
    if rows.empty:
        return ()
    measures = {
        basis: terms.measure(chosen.board, basis, chosen.clock, chosen.hours)
        for basis in (("response",) if chosen.board == "response" else ("silence", "status"))
    }
    settings, gaps = (
        figures.settings(path),
        figures.gaps(path, by, chosen.month) if sees_gaps else None,
    )
    html = lists.unplaced(
        rows,
        measures,
        gaps,
        Figures(by, chosen),
        least=settings.min_cases(by),
        share=settings.min_coverage,
    )
    title = heading(f"{len(rows)} {markup.text(terms.units(by, kind))} belum dapat diperingkat")
    return (Part("html", f'<section class="named-list">{title}{html}</section>', "unplaced"),)
