"""All accounts of a month against the target, grouped by OPD: three columns that print on one A4
(styles/print_sheet.css, style.css)."""

from collections.abc import Callable

import pandas as pd

from pages.drawing.markup import text
from words import numbers, units
from words.writing import Writing

Opened = Callable[[str, str, str], str]

COLUMNS, LINE = 3, 26  # signs of a name in one printed line
SHORT = {
    "whatsapp": "WA",
    "instagram": "IG",
    "facebook": "FB",
    "tiktok": "TT",
    "youtube": "YT",
}  # names fit one line
LEGEND = " · ".join(
    f"{short}{numbers.NBSP}{units.platform_name(platform)}" for platform, short in SHORT.items()
)
HEAD = '<p class="sheet-head">Akun<span>dalam target</span><span>dapat dinilai</span><span>lewat</span></p>'
BUTTON = (
    '<p class="print"><button type="button" onclick="window.print()">Cetak halaman ini</button></p>'
)


def html(rows: pd.DataFrame, opened: Opened) -> str:
    """``rows``: the figures of ``month_figures.of(…, "account", …)``, by OPD and name; ``opened``: what
    is shown, its column and the account → a link."""
    groups = [
        (_height(name, part), f"<section><h2>{text(name)}</h2>{_lines(part, opened)}</section>")
        for name, part in rows.groupby("opd_name", sort=False)
    ]
    columns = "".join(f"<div>{HEAD}{column}</div>" for column in _columns(groups) if column)
    return f'{BUTTON}<div class="sheet">{columns}</div>'


def _height(name: str, rows: pd.DataFrame) -> int:
    """Lines on paper, of which a long name takes two."""
    return (
        1
        + len(name) // (LINE + 14)
        + sum(1 + len(_account(row)) // LINE for row in rows.to_dict("records"))
    )


def _columns(groups: list[tuple[int, str]]) -> list[str]:
    """The groups (lines, HTML) in their order, in columns of about as many lines each."""
    columns, before, every = [""] * COLUMNS, 0, sum(lines for lines, _ in groups)
    for lines, group in groups:
        columns[int(COLUMNS * (before + lines / 2) / every)] += group  # where its middle lies
        before += lines
    return columns


def _lines(rows: pd.DataFrame, opened: Opened) -> str:
    return "".join(_line(row, opened) for row in rows.to_dict("records"))


def _line(row: dict, opened: Opened) -> str:
    if not row["due"]:
        why = (
            "belum ada unggahan"
            if pd.isna(row["coverage"]) or row["coverage"] == 0
            else _nothing(row)
        )
        return f'<p>{text(_account(row))}<span class="no-figure">{why}</span></p>'
    late = numbers.count(row["late"])
    shown = (
        opened(numbers.rate(row["on_time_rate"]), "on_time_rate", row["unit"]),
        opened(numbers.count(row["due"]), "due", row["unit"]),
        opened(late, "on_time_rate", row["unit"]),  # its page lists them with the others
    )
    return f"<p>{text(_account(row))}{''.join(f'<span>{one}</span>' for one in shown)}</p>"


def _account(row: dict) -> str:
    """IG @dukcapil"""
    short, name = SHORT.get(row["platform"].casefold()), row["account"]
    return short + name.removeprefix(units.platform_name(row["platform"])) if short else name


def _nothing(row: dict) -> str:
    if row["cases"] == 0:
        return "tidak ada pesan"
    return (
        "balasannya tidak diketahui"
        if pd.isna(row["longest_response"])
        else "belum ada yang dapat dinilai"
    )


def headline(rows: pd.DataFrame, month: str, target: str, writing: Writing) -> str:
    """September 2026: 3.412 dari 4.120 pesan kepada 131 akun dijawab dalam 24 jam. HTML."""
    judged = rows[rows["due"] > 0]
    if judged.empty:
        return f"{month}: belum ada pesan yang dapat dinilai."
    on_time, due = numbers.count(judged["on_time"].sum()), judged["due"].sum()
    met = writing.opened(f"{on_time} dari {numbers.counted(due, 'pesan')}", "on_time_rate")
    return f"{month}: {met} kepada {numbers.counted(len(judged), 'akun')} dijawab dalam {target}."
