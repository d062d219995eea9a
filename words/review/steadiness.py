"""How steady published figures are, in words."""

import pandas as pd

from metrics import months
from words import numbers

INTRODUCTION = (
    "Bulan yang terbit tidak pernah berubah diam-diam: setiap perubahan menjadi versi baru dengan "
    "alasan dan daftar angka yang berubah. Beginilah jauhnya angka bergeser dari versi pertama ke "
    "versi terbaru."
)
NOTHING = "Belum ada bulan yang terbit."


def table(found: pd.DataFrame) -> pd.DataFrame:
    """``reports.steadiness`` with Indonesian headers and numbers."""
    rows = [_row(row) for row in found.to_dict("records")]
    columns = ["Bulan", "Versi", "Kabupaten", "OPD terjauh", "Peringkat bergeser", "Rentang benar"]
    return pd.DataFrame(rows, columns=columns).set_index("Bulan")


def _row(row: dict) -> tuple[str, ...]:
    placed = int(row["placed"])
    farthest = row["place_moved"]
    by = "" if pd.isna(farthest) or not farthest else f", paling jauh {int(farthest)}"
    return (
        numbers.month(months.first_day(row["month"])),
        numbers.count(row["versions"]),
        "–" if pd.isna(row["regency_moved"]) else numbers.change(row["regency_moved"]),
        "–" if pd.isna(row["rate_moved"]) else numbers.points(row["rate_moved"]),
        f"{int(row['places_moved'])} dari {placed} OPD{by}" if placed else "tidak ada peringkat",
        f"{int(row['held'])} dari {placed} OPD" if placed else "–",
    )
