"""The board's own tools: OPDs or accounts, a kind of OPD, and the search among the names
(scripts/search.js), as HTML.

Links and a field of the browser, for Streamlit's switches and field cost every viewer's visit a
seventh of its time, and what is typed need not go to the server at all."""

from urllib.parse import urlencode

from pages.controls import filters
from pages.drawing import markup
from words.chosen import BOARDS, CLOCKS, UNITS, Chosen


def tools(by: str, kind: str | None, kinds: list[str], chosen: Chosen) -> str:
    """Links to the same board of other units or another kind (None: all), and the field to search
    in."""
    code = {None: filters.EVERY_KIND} | {
        kind: name for name, kind in filters.kind_names(kinds).items()
    }
    shared = {"bulan": chosen.month, "jam": CLOCKS[chosen.clock], "papan": BOARDS[chosen.board]}
    units = [
        (name, {**shared, "daftar": name, "jenis": code[kind]}, one == by)
        for one, name in UNITS.items()
    ]
    sorts = [
        (name, {**shared, "daftar": UNITS[by], "jenis": name}, one == kind)
        for one, name in code.items()
    ]
    what = "Cari nama OPD" if by == "opd" else "Cari nama akun atau OPD"
    return (
        "<div "
        f'class="choices">{_links("segments", "Daftar", units)}{_links("pills", "Jenis OPD", sorts)}<input '
        f'type="search" class="find" aria-label="{what}" placeholder="{what}" '
        'maxlength="100"></div><p class="none" role="status"></p>'
    )


def _links(style: str, label: str, links: list[tuple[str, dict[str, str], bool]]) -> str:
    shown = "".join(
        f'<a href="?{markup.text(urlencode(address))}"{" aria-current=true" if is_on else ""}>{name}</a>'
        for name, address, is_on in links
    )
    return f'<nav class="{style}" aria-label="{label}">{shown}</nav>'
