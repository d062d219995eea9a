"""Until when the data are complete, and whether they are invented: in sight on every screen."""

from pages.access import access, rights
from pages.cache import figures, store
from pages.controls import ground
from pages.drawing import markup
from words import coverage

MEANING = "kamus?indikator=coverage"  # with the regency's share of covered days


def show(path: str, with_link: bool = True, ground_of: str | None = None) -> None:
    """The line, with the way to who lacks what for those who may see it, and to the ground of a
    board's target on screens that say one (``ground_of``). Nothing before the first upload."""
    if figures.known(path) is None:
        return
    way = rights.lacking(access.current().role) if with_link else ""
    basis = ground.link(ground_of) if ground_of else ""
    markup.show(f'<p class="small muted tools">{line(path, way)}{basis}</p>', key="fresh")


def line(path: str, way: str) -> str:
    """The day, and how many accounts reach it, as HTML: a link to who lacks what (``way``, the
    address of rights.lacking), or to what covered days mean."""
    found = figures.complete_until(path)
    demo = '<span class="demo">Data contoh</span> ' if store.is_demo() else ""
    is_short = bool(way) and found.reached < found.accounts
    href = way if is_short else MEANING
    said = f'<a class="figure-link" href="{href}">{markup.text(coverage.freshness(found))}</a>'
    onward = f'<a class="onward" href="{way}">{coverage.LACKING[way]}</a>' if is_short else ""
    return f"<span>{demo}{said}</span>{onward}"
