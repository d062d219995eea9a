"""All figures of a month as columns with words: for the table on the screen and for the workbook
alike."""

from pathlib import Path
from textwrap import wrap

import pandas as pd

from data.cases import store
from metrics import months
from metrics.output import workbook
from metrics.output.workbook import Sheet
from metrics.review import review
from pages.cache import figures
from pages.cache.store import KEPT, copied
from pages.controls import ground
from words import coverage, numbers, terms
from words.figures import SHOWN, UNITS, columns
from words.units import account_name

NAME_WIDTHS = {
    "OPD": 300,
    "Akun": 220,
}  # header: pixels; too wide to be pinned on a phone, which shows one at a time
SIGN, LINE, MARGIN, WRAPS_FROM = (
    8.5,
    20,
    12,
    66,
)  # pixels: a wide sign, a line; Streamlit wraps in rows from 65 on


@copied(KEPT)
def of(path: str, by: str, month: str) -> pd.DataFrame:
    """The month's figures of every OPD or account on the official clock, with the account's
    name."""
    found = review.month_figures(
        store.cursor(Path(path)), by, month, figures.settings(path).official_clock
    )
    found["account"] = [
        account_name(r["platform"], r["handle"] or r["unit"])
        for r in found[["platform", "handle", "unit"]].to_dict("records")
    ]
    return found


def table(path: str, by: str, month: str, target: str):
    """The same for ``st.dataframe``: numbers that can be sorted, shown in Indonesian."""
    chosen = columns(by, target)
    found = of(path, by, month)[[column.name for column in chosen]]
    forms = {column.header.replace(" (jam:menit)", ""): column.form for column in chosen}
    found.columns = list(forms)
    numeric = {header: SHOWN[form] for header, form in forms.items() if form != "text"}
    shown = found.astype(dict.fromkeys(numeric, "float64"))
    return shown.style.format(numeric, na_rep="")


def row_height(table: pd.DataFrame) -> int:
    """Pixels of a row in which the longest name of the table stands whole, wrapped."""
    lines = max(
        (
            len(wrap(name, int(width / SIGN)))
            for head, width in NAME_WIDTHS.items()
            if head in table
            for name in table[head]
        ),
        default=1,
    )
    return max(WRAPS_FROM, MARGIN + LINE * lines)


def as_xlsx(path: str, month: str, target: str) -> bytes:
    """The workbook of the month: one sheet for OPDs, one for accounts."""
    said = numbers.month(months.first_day(month))
    clock = "jam warga" if figures.settings(path).official_clock == "wall" else "jam kantor"
    fresh = coverage.freshness(figures.complete_until(path))
    note = (
        f"Pesan yang masuk pada {said}, {clock}. {fresh}. Perubahan: dibanding "
        "bulan sebelumnya; belum tentu bermakna bila pesannya sedikit. Sel kosong: tidak ada "
        f"pesan yang dapat dinilai. {ground.sentence(path)}"
    )
    return workbook.workbook(
        [
            Sheet(
                UNITS[by],
                f"Angka tiap {terms.units(by, None)}, {said}",
                note,
                columns(by, target),
                of(path, by, month),
            )
            for by in UNITS
        ]
    )
