"""From a target to its ground: a link where a screen says one, its whole sentence where nothing can be
opened (wall, paper, workbook)."""

from data import moment
from data.lake import home
from data.targets.settings import Settings
from pages.cache import figures, published, store
from reports.documents.facts.month import Month
from reports.documents.paper import targets
from words import grounds

LABEL = "Dasar targetnya"
ENTRIES = {"response": "on_time_rate", "resolution": "resolution_rate"}  # of Kamus, for each board


def link(board: str = "response") -> str:
    """HTML: the way to the entry of Kamus below which the register's grounds stand."""
    return f'<a class="onward" href="kamus?indikator={ENTRIES[board]}">{LABEL}</a>'


def sentence(path: str, clock: str | None = None) -> str:
    """Balasan pertama: 24 jam pada jam warga. Pengumuman: …. Belum diverifikasi. On the official clock
    where none is given. Never kept: that somebody has read a ground makes no other store."""
    if store.is_published(path):
        return targets.response(Month.of(published.at(path)))
    clock = clock or figures.settings(path).official_clock
    known = figures.known(path)
    day = known.last_day if known else moment.now().astimezone(moment.WIB).date()
    return grounds.held(Settings.current(home.shown()), clock, day)
