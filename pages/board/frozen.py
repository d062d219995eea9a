"""What was published of the board's month: its frozen figures, and how many cases have come in
since."""

from urllib.parse import urlencode

import pandas as pd

from pages.cache import figures, published, store
from pages.cache.published import Newest
from pages.drawing.markup import text
from pages.drawing.part import Part
from words import numbers, units
from words.chosen import Chosen
from words.review import published as said


@store.kept()
def parts(
    path: str, found: Newest | None, by: str, kind: str | None, chosen: Chosen
) -> tuple[Part, ...]:
    """One line, which opens to the published places; nothing where the month is not published."""
    if found is None:
        return ()
    now = figures.headline(path, chosen.board, chosen.month, chosen.clock)
    sentence = said.sentence(
        published.version(found).manifest,
        published.rate(found, chosen.board, chosen.clock),
        now.cases - published.cases(found),
    )
    rows = published.board(found, by, chosen.board, chosen.clock, kind or "")
    listed = "".join(_row(row, by) for row in rows.to_dict("records"))
    address = urlencode({"bulan": found.month, "versi": found.version})
    whole = f'<a class="onward" href="?{text(address)}">Buka papan versi {text(found.version)}</a>'
    html = (
        f"<details><summary>{text(sentence)}</summary>{whole}"
        f'<ol class="contests">{listed}</ol></details>'
    )
    return (Part("html", html, "published"),)


def _row(row: dict, by: str) -> str:
    place = "" if pd.isna(row["place"]) else f"{int(row['place'])}. "
    rate = "tidak ada pesan" if pd.isna(row["rate"]) else numbers.rate(row["rate"])
    due = numbers.counted(row["due"], "kasus")
    return f"<li><b>{place}{text(units.name(row, by))}</b><em>{rate}</em><small>{due}</small></li>"
