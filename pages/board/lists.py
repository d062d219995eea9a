"""The board's small lists: who leads, who needs a look (staff only), and who cannot have a place
and why."""

from dataclasses import replace

import pandas as pd

from metrics.board.chosen import leading, most_improved
from metrics.coverage.gaps import NOTHING_YET
from pages.board.cells import Figures
from pages.board.ranking import item, link
from pages.drawing.markup import text
from words import numbers, terms
from words.coverage import lacking
from words.terms import Measure
from words.units import name
from words.unranked import REASONS

LEADING = 5


def short_lists(
    board: pd.DataFrame,
    attention: pd.DataFrame,
    gaps: dict,
    measure: Measure,
    of: Figures,
    units: str,
) -> str:
    """ "Terdepan", "Paling membaik" where anything can be compared with the window before, and
    "Perlu perhatian" where there is something (pass no rows to those who may not see it);
    ``gaps``: unit → what it lacks."""
    ranked = board[board["status"] == "ranked"]
    parts = []
    if len(ranked):
        rows = "".join(
            _line(link(row, of.by), of.rate(row), f"{of.due(row)} · tempat {of.place(row)}")
            for row in leading(ranked).head(LEADING).to_dict("records")
        )
        parts.append(_section("Terdepan", f"di antara {numbers.counted(len(ranked), units)}", rows))
    if board["change"].notna().any():
        parts.append(_improved(most_improved(board), of, units))
    if len(attention):
        rows = "".join(
            _attention_line(row, of, gaps) for row in attention.head(LEADING).to_dict("records")
        )
        parts.append(_section("Perlu perhatian", "hanya terlihat oleh petugas", rows))
    return (
        f'{_skip(board, units)}<div class="box short-lists">{"".join(parts)}</div>' if parts else ""
    )


def _skip(board: pd.DataFrame, units: str) -> str:
    """On a phone, the way past the short lists, where there is something to rank."""
    size = int(board["status"].isin(("ranked", "no_difference")).sum())
    if not size:
        return ""
    return f'<p class="skip"><button type="button">Langsung ke peringkat {numbers.counted(size, units)}</button></p>'


def _improved(rows: pd.DataFrame, of: Figures, units: str) -> str:
    if rows.empty:
        nobody = f"<li><small>Belum ada {units} yang kenaikannya lebih dari kebetulan.</small></li>"
        return _section("Paling membaik", "", nobody)
    lines = "".join(
        _line(
            link(row, of.by),
            of.change(row),
            f"dari {of.rate_before(row)} menjadi {of.rate(row)}; hampir pasti naik sekurangnya "
            f"{of.change(row, numbers.points(row['sure']))}",
        )
        for row in rows.head(LEADING).to_dict("records")
    )
    return _section("Paling membaik", "yang paling pasti lebih dulu", lines)


def _attention_line(row: dict, of: Figures, gaps: dict) -> str:
    if row["reason"] == "no_upload":
        lacks = ", ".join(lacking(gaps.get(row["unit"], NOTHING_YET), row["cases"]))
        said = of.coverage(row, f"{terms.capital(lacks)} untuk masa ini")
        return _line(link(row, of.by), "", said)
    return _line(
        link(row, of.by), of.rate(row), f"Lebih rendah daripada yang wajar untuk {of.due(row)}"
    )


def _section(title: str, aside: str, rows: str) -> str:
    return f"<section><h2>{title} <span>{aside}</span></h2><ol>{rows}</ol></section>"


def _line(unit: str, value: str, small: str) -> str:
    return f'<li><b>{unit}</b><span class="value">{value}</span><small>{small}</small></li>'


def unplaced(
    rows: pd.DataFrame, measures: dict, gaps: dict | None, of: Figures, least: int, share: float
) -> str:
    """Units without a place by reason, alphabetical; ``measures``: basis → words of its table,
    ``gaps``: unit → days without an upload, None for whoever may not see them."""
    parts = []
    for status, (title, why) in REASONS.items():
        some = rows[rows["status"] == status].to_dict("records")
        if not some:
            continue
        noun = next(iter(measures.values())).noun
        fill = {"noun": noun, "least": least, "share": numbers.threshold(share)}
        lines = "".join(
            f"{item(row, of.by)}<b>{link(row, of.by)}</b><span>{_owner(row, of.by)}"
            f"{_counts(row, measures, gaps, of)}</span></li>"
            for row in sorted(some, key=lambda row: name(row, of.by).casefold())
        )
        parts.append(
            f"<section><h3>{terms.capital(title.format(**fill))}</h3>"
            f'<p class="small muted">{why.format(**fill)}</p><ul>{lines}</ul></section>'
        )
    return f'<div class="box without-place">{"".join(parts)}</div>'


def _owner(row: dict, by: str) -> str:
    return f"{text(row['opd_name'])} · " if by == "account" else ""


def _counts(row: dict, measures: dict, gaps: dict | None, of: Figures) -> str:
    """HTML: what is known of a unit without a place."""
    measure = measures.get(row["basis"]) or next(iter(measures.values()))
    parts = []
    if row["status"] == "low_coverage" and gaps is not None:
        if row["coverage"] > 0:
            parts.append(of.coverage(row, f"{numbers.rate(row['coverage'])} hari terisi"))
        lacks = ", ".join(lacking(gaps.get(row["unit"], NOTHING_YET), row["cases"]))
        parts += [of.coverage(row, terms.unbroken(lacks))] if lacks else []
    if row["cases"] == 0:
        parts += ["tidak ada pesan"] if row["status"] != "low_coverage" else []
    elif row["due"]:
        parts.append(f"{replace(of, noun=measure.noun).met(row)} {measure.met}")
    elif measure.noun == "pesan" and not row["replies_known"]:
        parts.append(f"{of.cases(row, 'kasus')}, balasannya tidak diketahui")
    else:
        parts.append(f"{of.cases(row, measure.noun)}, belum ada yang dapat dinilai")
    return " · ".join(parts)
