"""The tables behind the board's charts and lists, opened with "Lihat tabel"."""

import streamlit as st

from pages.cache import figures
from pages.controls import ground, table_behind
from pages.controls.table_behind import Column
from words import numbers, terms
from words.board import WAYS
from words.chosen import Chosen
from words.units import name

NO_PLACE = "tanpa tempat"


def show(path: str, by: str, kind: str | None, chosen: Chosen, is_staff: bool) -> None:
    """The 13 months of the regency, and every unit of the board."""
    key = (path, by, chosen.board, chosen.month, chosen.clock, kind)
    board = figures.board_for(is_staff, *key)
    window, units = terms.window(chosen.month), terms.units(by, kind)
    basis = board["basis"].dropna().mode()
    measure = terms.measure(
        chosen.board, None if basis.empty else basis.iloc[0], chosen.clock, chosen.hours
    )
    about = f"{window}. {ground.sentence(path, chosen.clock)}"
    for title, columns, key in (
        ("13 bulan sekabupaten", _months(path, chosen, measure), "months"),
        (f"Angka tiap {units}, {window}", _units(board.to_dict("records"), by, measure), "units"),
    ):
        st.caption(title)
        table_behind.show(columns, title.replace(numbers.NBSP, " "), about, f"board-{key}")


def _months(path: str, chosen: Chosen, measure: terms.Measure) -> list[Column]:
    monthly = figures.headline(path, chosen.board, chosen.month, chosen.clock).monthly
    return [
        Column("Bulan", "month", [month.begin for month in monthly]),
        Column(
            f"{terms.capital(measure.noun)} dapat dinilai",
            "count",
            [month.due for month in monthly],
        ),
        Column("Tepat waktu", "count", [month.met for month in monthly]),
        Column(
            measure.head, "rate", [month.rate for month in monthly], f"tidak ada {measure.noun}"
        ),
        Column(
            "Keadaan",
            "text",
            ["belum selesai" if month.unfinished else "selesai" for month in monthly],
        ),
    ]


def _units(rows: list[dict], by: str, measure: terms.Measure) -> list[Column]:
    owner = [] if by == "opd" else [Column("OPD", "text", [row["opd_name"] for row in rows])]
    ranked = [row["status"] == "ranked" for row in rows]
    return [
        Column("OPD" if by == "opd" else "Akun", "text", [name(row, by) for row in rows]),
        *owner,
        Column(
            f"{terms.capital(measure.noun)} dapat dinilai", "count", [row["due"] for row in rows]
        ),
        Column("Tepat waktu", "count", [row["met"] for row in rows]),
        Column(measure.head, "rate", [row["rate"] for row in rows], f"tidak ada {measure.noun}"),
        Column(
            "Tempat yang mungkin",
            "text",
            [terms.places(row) if has else NO_PLACE for row, has in zip(rows, ranked, strict=True)],
        ),
        Column(
            "Kelompok",
            "text",
            [
                terms.GROUPS[row["group"]] if has else NO_PLACE
                for row, has in zip(rows, ranked, strict=True)
            ],
        ),
        Column("Perubahan", "points", [row["change"] for row in rows], "belum ada pembanding"),
        Column(
            "Arah", "text", [WAYS.get(row["direction"], "belum dapat dikatakan") for row in rows]
        ),
    ]
