"""All figures of a month as columns with words: for the table on the screen and for the workbook alike."""

from pathlib import Path
from textwrap import wrap

import pandas as pd
import streamlit as st

from data.cases import store
from metrics import months
from metrics.output import workbook
from metrics.output.workbook import Column, Sheet
from metrics.review import review
from pages.cache import figures
from words import numbers, terms

FIGURES = (  # name, words, form; "rate" changes in points, "duration" in hours
    ("cases", "Pesan masuk", "count"), ("due", "Jatuh tempo", "count"), ("on_time", "Tepat waktu", "count"),
    ("on_time_rate", "Dijawab dalam {target}", "rate"), ("answered_rate", "Dijawab, kapan pun", "rate"),
    ("median_response", "Separuh dijawab dalam", "duration"), ("p90_response", "9 dari 10 dijawab dalam", "duration"),
    ("longest_response", "Terlama terlihat", "duration"), ("resolution_due", "Jatuh tempo penyelesaian", "count"),
    ("resolved_in_time", "Selesai tepat waktu", "count"), ("resolution_rate", "Selesai dalam target", "rate"),
    ("median_resolution", "Separuh selesai dalam", "duration"), ("reopen_rate", "Dibuka lagi", "rate"),
    ("backlog", "Belum dijawab", "count"), ("backlog_lt_1d", "Belum dijawab < 1 hari", "count"),
    ("backlog_1_3d", "Belum dijawab 1–3 hari", "count"), ("backlog_3_7d", "Belum dijawab 3–7 hari", "count"),
    ("backlog_7_30d", "Belum dijawab 7–30 hari", "count"), ("backlog_gt_30d", "Belum dijawab > 30 hari", "count"),
    ("waiting_again", "Warga menulis lagi", "count"), ("auto_share", "Dibalas otomatis lebih dahulu", "rate"),
    ("replies_sent", "Balasan terkirim", "count"), ("excluded", "Dikeluarkan", "count"),
    ("closed_unanswered", "Ditutup tanpa balasan", "count"), ("coverage", "Hari terisi", "rate"))
CHANGE_FORMS = {"count": "change", "rate": "points", "duration": "hours"}
UNITS = {"opd": "OPD", "account": "Akun"}
NAME_WIDTHS = {"OPD": 300, "Akun": 220}  # header: pixels; too wide to be pinned on a phone, which shows one at a time
SIGN, LINE, MARGIN, WRAPS_FROM = 8.5, 20, 12, 66  # pixels: a wide sign, a line; Streamlit wraps in rows from 65 on


@st.cache_data(max_entries=figures.KEPT, show_spinner=False)
def of(path: str, by: str, month: str) -> pd.DataFrame:
    """The month's figures of every OPD or account on the official clock, with the account's name."""
    found = review.month_figures(store.cursor(Path(path)), by, month, figures.settings(path).official_clock)
    found["account"] = [figures.account_name(r["platform"], r["handle"] or r["unit"])
                        for r in found[["platform", "handle", "unit"]].to_dict("records")]
    return found


def units(path: str, by: str, month: str) -> dict[str, str]:
    """Unit → its name, as the table lists them."""
    rows = of(path, by, month)
    names = rows["opd_name"] if by == "opd" else rows["account"] + " · " + rows["opd_name"]
    return dict(zip(rows["unit"], names, strict=True))


def target(path: str) -> str:
    """24 jam, or satu hari kerja where the official clock is the office's."""
    is_wall = figures.settings(path).official_clock == "wall"
    return numbers.hours(figures.target_hours(path)) if is_wall else "satu hari kerja"


def columns(by: str, target: str) -> tuple[Column, ...]:
    """The name first, then each figure with its change beside it."""
    found = [Column("opd_name", "OPD", width=40)] if by == "opd" else [Column("account", "Akun", width=32),
                                                                      Column("opd_name", "OPD", width=40)]
    for name, header, form in FIGURES:
        unit = " (jam:menit)" if form == "duration" else ""
        found.append(Column(name, header.format(target=target) + unit, form))
        if name in review.CHANGES:
            found.append(Column(f"{name}_change", f"{header.format(target=target)}: perubahan"
                                f"{' (jam)' if form == 'duration' else ''}", CHANGE_FORMS[form]))
    return tuple(found)


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
    lines = max((len(wrap(name, int(width / SIGN))) for head, width in NAME_WIDTHS.items() if head in table
                 for name in table[head]), default=1)
    return max(WRAPS_FROM, MARGIN + LINE * lines)


def _duration_change(seconds: float) -> str:
    if abs(seconds) < numbers.MINUTE:
        return "tetap"
    return f"{numbers.duration(abs(seconds))} lebih {'lambat' if seconds > 0 else 'cepat'}"


def _signed(number: float) -> str:
    return numbers.count(number) if number == 0 else f"{'+' if number > 0 else '−'}{numbers.count(abs(number))}"


SHOWN = {"count": numbers.count, "rate": numbers.rate, "duration": numbers.duration, "points": numbers.change,
         "change": _signed, "hours": _duration_change}


def as_xlsx(path: str, month: str, target: str, known_until: str) -> bytes:
    """The workbook of the month: one sheet for OPDs, one for accounts."""
    said = numbers.month(months.first_day(month))
    clock = "jam warga" if figures.settings(path).official_clock == "wall" else "jam kantor"
    note = (f"Pesan yang masuk pada {said}, {clock}. Data sampai {known_until}. Perubahan: dibanding bulan sebelumnya; "
            "belum tentu bermakna bila pesannya sedikit. Sel kosong: tidak ada pesan yang dapat dinilai.")
    return workbook.workbook([Sheet(UNITS[by], f"Angka tiap {terms.units(by, None)}, {said}", note,
                                    columns(by, target), of(path, by, month)) for by in UNITS])
