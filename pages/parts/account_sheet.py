"""All accounts of a month against the target, grouped by OPD: two columns that print on A4 (work.css, frame.css)."""

import pandas as pd

from pages.parts import numbers
from pages.parts.markup import text

BUTTON = '<p class="pr"><button type="button" onclick="window.print()">Cetak halaman ini</button></p>'


def html(rows: pd.DataFrame) -> str:
    """``rows``: the figures of ``month_figures.of(…, "account", …)``, by OPD and name."""
    groups = "".join(f"<section><h2>{text(name)}</h2>{_lines(part)}</section>"
                     for name, part in rows.groupby("opd_name", sort=False))
    head = '<p class="hd2">Akun<span>dalam target</span><span>jatuh tempo</span><span>lewat</span></p>'
    return f'{BUTTON}<div class="sheet">{head}{groups}</div>'


def _lines(rows: pd.DataFrame) -> str:
    return "".join(_line(row) for row in rows.to_dict("records"))


def _line(row: dict) -> str:
    if not row["due"]:
        why = "belum ada unggahan" if pd.isna(row["coverage"]) or row["coverage"] == 0 else _nothing(row)
        return f'<p>{text(row["account"])}<span class="none">{why}</span></p>'
    return (f"<p>{text(row['account'])}<span>{numbers.rate(row['on_time_rate'])}</span>"
            f"<span>{numbers.count(row['due'])}</span><span>{numbers.count(row['late'])}</span></p>")


def _nothing(row: dict) -> str:
    if row["cases"] == 0:
        return "tidak ada pesan"
    return "balasannya tidak diketahui" if pd.isna(row["longest_response"]) else "belum ada yang jatuh tempo"


def headline(rows: pd.DataFrame, month: str, target: str) -> str:
    """September 2026: 3.412 dari 4.120 pesan kepada 131 akun dijawab dalam 24 jam."""
    judged = rows[rows["due"] > 0]
    if judged.empty:
        return f"{month}: belum ada pesan yang dapat dinilai."
    return (f"{month}: {numbers.count(judged['on_time'].sum())} dari {numbers.counted(judged['due'].sum(), 'pesan')} "
            f"kepada {numbers.counted(len(judged), 'akun')} dijawab dalam {target}.")
