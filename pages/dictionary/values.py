"""What Kamus looks up: the value of a figure of the whole regency."""

from pathlib import Path

from data.cases import store
from metrics.dictionary import dictionary
from pages.cache import figures
from pages.cache.store import KEPT, copied


@copied(KEPT)
def value(path: str, column: str, month: str) -> dictionary.Value:
    """Of the window that ends with the month (YYYY-MM), on the official clock."""
    clock = figures.settings(path).official_clock
    return dictionary.value(
        store.cursor(Path(path)), dictionary.definitions()[column], month, clock
    )
