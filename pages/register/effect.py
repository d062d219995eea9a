"""What a change does to figures and places, in words, before it is kept."""

from contextlib import closing
from pathlib import Path

import pandas as pd

from data.cases import store
from data.editing.effect import Effect
from data.lake import documents
from data.lake.home import Home
from metrics import months
from metrics.board.moved import Moved, moved, stand
from metrics.coverage.periods import known
from pages.cache.store import kept
from reports.published import versions
from words import numbers

NAMED = 6  # months, one by one; of older ones boards are hardly looked at
UNITS = {"opd": "OPD", "account": "akun"}


def boards(home: Home, proposed: Home, effect: Effect) -> list[Moved]:
    """Of the newest months that are not published: whom the change gives another place."""
    if not effect.moves_boards:
        return []
    published = {manifest["month"] for manifest in versions(home)}
    path = str(store.current(home))
    there = known(store.cursor(Path(path)))
    if there is None:
        return []
    open_months = [month for month in there.months if month not in published][:NAMED]
    with (
        home.staging_folder() as folder,
        closing(store.opened(store.proposed(proposed, folder))) as after,
    ):
        found = [moved(_now(path, month), stand(after, month), month) for month in open_months]
    return [one for one in found if any(one.units.values())]


@kept()
def _now(path: str, month: str) -> dict[str, pd.DataFrame]:
    return stand(store.cursor(Path(path)), month)


def sentence(kind: str, effect: Effect, places: list[Moved]) -> str:
    """412 kasus mendapat …: Februari 2026 (210), Maret 2026 (202). Papan …: 3 OPD (812 kasus) …"""
    if kind in documents.BESIDE_FIGURES:
        return "Angka tidak berubah."
    if not effect.months and not places:
        return "Tidak ada kasus dan tidak ada tempat yang berubah."
    return f"{_cases(effect)} {_places(places)} Bulan yang sudah terbit tidak berubah."


def _cases(effect: Effect) -> str:
    if not effect.months:
        return "Tidak ada kasus yang berubah."
    named = [
        f"{numbers.month(months.first_day(month))} ({numbers.count(cases)})"
        for month, cases in effect.months.items()
    ]
    more = f" dan {len(named) - NAMED} bulan lain" if len(named) > NAMED else ""
    return (
        f"{numbers.counted(effect.cases, 'kasus')} mendapat OPD, jam kantor, atau batas waktu lain: "
        f"{', '.join(named[:NAMED])}{more}."
    )


def _places(places: list[Moved]) -> str:
    if not places:
        return "Tempat di papan peringkat tetap."
    return (
        f"Tempat atau statusnya di papan berubah: {'; '.join(map(_of_month, places))}. Bulan yang "
        "lebih lama dan belum terbit dinilai dengan aturan yang sama."
    )


def _of_month(one: Moved) -> str:
    """Juli–September 2026: 3 OPD (812 kasus) dan 5 akun (90 kasus)"""
    first, last = months.window(one.month, None)
    said = [
        f"{numbers.counted(one.units[by], noun)} ({numbers.counted(one.cases[by], 'kasus')})"
        for by, noun in UNITS.items()
        if one.units[by]
    ]
    return f"{numbers.months(first, last)}: {' dan '.join(said)}"
