"""The public site of all published months: static pages without scripts, and the data as a Data
Package. Nothing that the boards do not show to guests."""

import csv
import io
import json
from dataclasses import dataclass
from html import escape

import pandas as pd

from metrics.output.text import safe
from reports.documents.blocks import Block, Column, Heading, Items, Line, Table, Text, flat
from reports.documents.brief import headline
from reports.documents.footer import footer
from reports.documents.month import Month, line
from reports.documents.profile import profile
from reports.published import Version
from words.numbers import NBSP

STYLE = (
    ":root{color-scheme:light dark;--t:#0f1a17;--b:#fff;--m:#4a5853;--a:#0b6b5f;--l:#dae1de}"
    "@media(prefers-color-scheme:dark){:root{--t:#e8efec;--b:#0e1513;--m:#a6b4ae;--a:#5ecdb9;"
    "--l:#2a3632}}body{font:16px/1.5 system-ui,sans-serif;color:var(--t);background:var(--b);"
    "max-width:52rem;margin:0 auto;padding:1rem}h1{font-size:1.6rem;line-height:1.25}h2{font-size:"
    "1.2rem;margin-top:2rem}a{color:var(--a)}table{border-collapse:collapse;width:100%;font-size:"
    ".92rem}caption{text-align:left;color:var(--m);padding:.3rem 0}th,td{text-align:left;padding:"
    ".35rem .5rem .35rem 0;border-bottom:1px solid var(--l);vertical-align:top}.r{text-align:"
    "right;white-space:nowrap}.s{overflow-x:auto}footer,.m{color:var(--m);font-size:.88rem}svg{"
    "width:100%;height:auto}svg path{fill:none;stroke:var(--a);stroke-width:2}svg text{fill:"
    "var(--m);font-size:12px}@media print{a{color:inherit}body{max-width:none}}"
)
COLUMNS = (
    "month",
    "version",
    "opd_id",
    "name",
    "kind",
    "status",
    "met",
    "due",
    "rate",
    "place_low",
    "place_high",
)
TYPES = {
    "met": "integer",
    "due": "integer",
    "rate": "number",
    "place_low": "integer",
    "place_high": "integer",
}


@dataclass(frozen=True)
class File:
    """One file of the site: its path in the folder and its content."""

    path: str
    content: bytes


def site(version: Version, manifests: list[dict]) -> list[File]:
    """The index, a page per OPD, and the data; ``manifests``: of all published versions, for the
    list of changes."""
    month = Month.of(version)
    pages = [File("index.html", _index(month, manifests))]
    for row in month.board():
        content, own = profile(version, row["unit"])
        blocks = [block for block in flat(content.blocks) if not _is_private(block)]
        page = _page(
            content.title, blocks, own, f'<p><a href="../index.html">{_back(month)}</a></p>'
        )
        pages.append(File(f"opd/{row['unit']}.html", page))
    return [*pages, *_data(month, manifests)]


def _is_private(block: Block) -> bool:
    """Groups and places of those below the middle are for staff: the boards show guests none."""
    return isinstance(block, Text) and block.text.startswith("Tempat yang mungkin")


def _back(month: Month) -> str:
    return f"Semua OPD, {escape(month.name)}"


def _index(month: Month, manifests: list[dict]) -> bytes:
    drawn = line(month, "regency", "regency", "kabupaten")
    rows = sorted(month.board(), key=lambda row: row["opd_name"].casefold())
    cells = [
        [
            f'<a href="opd/{escape(row["unit"])}.html">{escape(row["opd_name"])}</a>',
            month.ledger.say(row, "rate", "rate")
            if row["status"] in ("ranked", "no_difference")
            else "–",
            month.ledger.say(row, "due", "count"),
        ]
        for row in rows
    ]
    columns = [Column("OPD"), Column(month.measure.head, right=True), Column("Pesan", right=True)]
    changes = [
        f"{m['month']} versi {m['version']}, {str(m['at'])[:10]}: {m['reason'] or 'terbit pertama'}"
        for m in manifests
    ]
    parts = [
        _html(Heading(headline(month), 1)),
        *([_html(drawn)] if drawn else []),
        _html(Heading("Setiap OPD, menurut abjad")),
        _table(f"Menurut abjad ({len(cells)} OPD)", columns, cells),
        _html(Heading("Data dan versi")),
        '<p><a href="data/opd.csv">CSV</a> · <a href="data/opd.json">JSON</a> · '
        '<a href="datapackage.json">Data Package</a></p>',
        _html(Items(changes)),
    ]
    return _document(f"Tanggap, {month.name}", "".join(parts), month)


def _page(title: str, blocks: list[Block], month: Month, before: str) -> bytes:
    return _document(title, before + "".join(_html(block) for block in blocks), month)


def _document(title: str, body: str, month: Month) -> bytes:
    identity = month.identity("site")
    text = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1"><meta name="keywords" content="'
        f'{escape(str(identity))}"><title>{escape(title)}</title><style>{STYLE}</style></head><body>'
        f"<main>{body}</main><footer><p>{escape(' · '.join(month.letterhead()))}<br>"
        f"{escape(footer(identity))}</p></footer></body></html>"
    )
    return text.encode()


def _html(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Text(text, muted):
            return f"<p{' class=m' if muted else ''}>{escape(text)}</p>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Table():
            cells = [[_cell(cell) for cell in row] for row in block.rows]
            kept = [at for at, column in enumerate(block.columns) if column.width not in ("bar", "track")]
            return _table(
                block.caption,
                [block.columns[at] for at in kept],
                [[row[at] for at in kept] for row in cells],
            )
        case Line():
            return _svg(block)
    return ""


def _cell(cell) -> str:
    return escape(cell.get("text", "") if isinstance(cell, dict) else str(cell))


def _table(caption: str, columns: list[Column], rows: list[list[str]]) -> str:
    """Cells are HTML already."""
    head = "".join(f'<th scope="col"{_side(c)}>{escape(c.head)}</th>' for c in columns)
    body = "".join(
        f"<tr>{''.join(f'<td{_side(c)}>{cell}</td>' for c, cell in zip(columns, row, strict=True))}</tr>"
        for row in rows
    )
    return (
        f'<div class="s" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>'
        f"{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _side(column: Column) -> str:
    return " class=r" if column.right else ""


def _svg(drawn: Line) -> str:
    known = {at: value for at, value in enumerate(drawn.values) if value is not None}
    low, high = min(known.values()) - 0.03, max(known.values()) + 0.03
    step = 560 / max(1, len(drawn.values) - 1)
    height = {at: 110 - 100 * (value - low) / (high - low) for at, value in known.items()}
    points = "".join(
        f"{'L' if at - 1 in known else 'M'}{20 + at * step:.1f} {y:.1f}" for at, y in height.items()
    )
    ends = "".join(
        f'<text x="{20 + at * step:.0f}" y="{height[at] - 10:.0f}">{escape(text)}</text>'
        for at, text in drawn.ends
    )
    return (
        f'<svg viewBox="0 0 640 130" role="img" aria-label="{escape(drawn.alt)}"><path d="'
        f'{points}"/>{ends}</svg>'
    )


def _data(month: Month, manifests: list[dict]) -> list[File]:
    rows = [_record(month, row) for row in sorted(month.board(), key=lambda row: row["unit"])]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(v) if isinstance(v, str) else v for v in row.values()] for row in rows)
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tanggap",
        "title": f"Tanggap: {month.name}",
        "version": month.version.version,
        "created": manifests[-1]["at"],
        "changes": [
            {"month": m["month"], "version": m["version"], "at": m["at"], "reason": m["reason"]}
            for m in manifests
        ],
        "resources": [
            {
                "name": "opd",
                "path": "data/opd.csv",
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": n, "type": TYPES.get(n, "string")} for n in COLUMNS],
                    "missingValues": [""],
                },
            }
        ],
    }
    return [
        File("data/opd.csv", out.getvalue().encode()),
        File("data/opd.json", _json(rows)),
        File("datapackage.json", _json(package)),
    ]


def _json(value) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _record(month: Month, row) -> dict:
    """An OPD's row as guests see it: places of the upper half only."""
    is_led = row["status"] == "ranked" and row["group"] != "below"
    values = {
        "month": month.version.month,
        "version": month.version.version,
        "opd_id": row["unit"],
        "name": row["opd_name"].replace(NBSP, " "),
        "kind": row["kind"],
        "status": row["status"],
        "met": int(row["met"]),
        "due": int(row["due"]),
        "rate": None if pd.isna(row["rate"]) else round(float(row["rate"]), 6),
        "place_low": int(row["place_low"]) if is_led else None,
        "place_high": int(row["place_high"]) if is_led else None,
    }
    return {name: values[name] for name in COLUMNS}
