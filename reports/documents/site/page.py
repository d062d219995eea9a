"""Pages of the public site: blocks as HTML, static, readable without a script, phone first."""

from html import escape

from reports.documents.parts.blocks import Block, Column, Heading, Items, Line, Table, Text
from words.numbers import NBSP

STYLE = (
    ":root{color-scheme:light dark;--t:#0f1a17;--b:#fff;--m:#4a5853;--a:#0b6b5f;--l:#dae1de;"
    "--g:#84908b;--s:#e0f0ed}@media(prefers-color-scheme:dark){:root{--t:#e8efec;--b:#0e1513;"
    "--m:#a6b4ae;--a:#5ecdb9;--l:#2a3632;--s:#12312b}}body{font:16px/1.5 system-ui,sans-serif;"
    "color:var(--t);background:var(--b);max-width:52rem;margin:0 auto;padding:1rem}header{display:"
    "flex;gap:.7rem;align-items:center;color:var(--m);font-size:.88rem;border-bottom:1px solid "
    "var(--l);padding-bottom:.7rem}header img{height:2.4rem;width:auto}h1{font-size:1.5rem;"
    "line-height:1.25;text-wrap:balance}h2{font-size:1.2rem;margin:2rem 0 .2rem}a{color:var(--a)}"
    "table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;color:"
    "var(--m);padding:.3rem 0}th,td{text-align:left;padding:.4rem .6rem .4rem 0;border-bottom:1px "
    "solid var(--l);vertical-align:top;font-weight:400}th{font-weight:650;vertical-align:bottom}"
    "td:first-child{min-width:6rem}.r{text-align:right;padding-right:0;padding-left:.6rem}.s{"
    "overflow-x:auto}footer,.m{color:var(--m);font-size:.88rem}svg{display:block;width:100%;"
    "max-width:40rem;height:auto;margin:.6rem 0}path{fill:none;stroke:var(--g);stroke-width:2}"
    ".n{stroke:var(--a)}.u{stroke-dasharray:4 4}circle{fill:var(--g);stroke:var(--g);stroke-width:"
    "1.5}circle.n{fill:var(--a);stroke:var(--a)}circle.u{fill:var(--b)}rect{fill:var(--s)}text{fill:"
    "var(--m);font-size:12px}text.e{fill:var(--t);font-weight:650;paint-order:stroke;stroke:"
    "var(--b);stroke-width:4}footer{margin-top:2.5rem;border-top:1px solid var(--l)}"
    "@media(max-width:30rem){table{font-size:.82rem}th,td{padding-right:.3rem}.r{padding-left:"
    ".3rem}td:first-child{min-width:5rem}}@media print{a{color:inherit}body{max-width:none}"
    ".s{overflow:visible}}"
)
WIDE, HIGH, TOP, MARGIN, RIGHT = 400, 96, 18, 12, 68  # of the chart, in its own units


def page(title: str, head: str, body: str, foot: list[str], keywords: str) -> bytes:
    """The whole document; ``head`` and ``body`` are HTML, the other texts are not."""
    text = (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1"><meta name="keywords" content="'
        f'{escape(keywords)}"><title>{escape(title)}</title><style>{STYLE}</style></head><body>'
        f"<header>{head}</header><main>{body}</main><footer><p>"
        f"{'<br>'.join(escape(line) for line in foot)}</p></footer></body></html>"
    )
    return text.encode()


def html(block: Block) -> str:
    """One block; what is drawn for paper only (bars, new pages) is left out."""
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Text(text, muted):
            return f"<p{' class=m' if muted else ''}>{escape(text)}</p>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Table():
            return _of_table(block)
        case Line():
            return _svg(block)
    return ""


def table(caption: str, columns: list[Column], rows: list[list[str]]) -> str:
    """Cells are HTML already."""
    head = "".join(
        f'<th scope="col"{_side(c)}>{escape(c.head.replace(NBSP, " "))}</th>' for c in columns
    )
    body = "".join(
        f"<tr>{''.join(f'<td{_side(c)}>{v}</td>' for c, v in zip(columns, row, strict=True))}</tr>"
        for row in rows
    )
    return (
        f'<div class="s" tabindex="0" role="region" aria-label="{escape(caption)}"><table><caption>'
        f"{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "</div>"
    )


def _of_table(block: Table) -> str:
    kept = [at for at, column in enumerate(block.columns) if column.width not in ("bar", "track")]
    rows = [[_cell(row[at]) for at in kept] for row in block.rows]
    return table(block.caption, [block.columns[at] for at in kept], rows)


def _cell(cell) -> str:
    return escape(cell["text"] if isinstance(cell, dict) else str(cell))


def _side(column: Column) -> str:
    return " class=r" if column.right else ""


def _svg(drawn: Line) -> str:
    """The line as in the PDF: the window on a ground, an unfinished month dashed and hollow."""
    known = {at: value for at, value in enumerate(drawn.values) if value is not None}
    low, high = min(known.values()) - 0.03, max(known.values()) + 0.03
    step = (WIDE - MARGIN - RIGHT) / max(1, len(drawn.values) - 1)
    x = {at: MARGIN + at * step for at in range(len(drawn.values))}
    y = {at: TOP + HIGH * (1 - (value - low) / (high - low)) for at, value in known.items()}
    last = len(drawn.values) - 1
    shapes = [
        f'<rect x="{x[drawn.strong] - 8:.1f}" y="{TOP}" width='
        f'"{x[last] - x[drawn.strong] + 16:.1f}" height="{HIGH}" rx="4"/>'
    ]
    for at in known:
        if at - 1 in known:
            shapes.append(
                f'<path{_class(drawn, at, at > drawn.strong)} d="M{x[at - 1]:.1f} {y[at - 1]:.1f}'
                f'L{x[at]:.1f} {y[at]:.1f}"/>'
            )
    for at in known:
        mark = _class(drawn, at, at >= drawn.strong)
        shapes.append(f'<circle{mark} cx="{x[at]:.1f}" cy="{y[at]:.1f}" r="3"/>')
    shapes += [_end(at, text, last, x, y) for at, text in drawn.ends]
    shapes += [
        f'<text x="{x[at]:.1f}" y="{TOP + HIGH + 16}" text-anchor='
        f'"{"start" if at == 0 else "middle"}">{escape(label)}</text>'
        for at, label in enumerate(drawn.labels)
        if label
    ]
    return (
        f'<svg viewBox="0 0 {WIDE} {TOP + HIGH + 24}" role="img" aria-label="{escape(drawn.alt)}">'
        f"{''.join(shapes)}</svg>"
    )


def _class(drawn: Line, at: int, is_new: bool) -> str:
    names = ["n"] * is_new + ["u"] * drawn.unfinished[at]
    return f' class="{" ".join(names)}"' if names else ""


def _end(at: int, text: str, last: int, x: dict[int, float], y: dict[int, float]) -> str:
    """A value beside the last point, above or below another: where the line does not go."""
    if at == last:
        return f'<text class="e" x="{x[at] + 12:.1f}" y="{y[at] + 4:.1f}">{escape(text)}</text>'
    below = at + 1 in y and y[at + 1] < y[at]
    return (
        f'<text class="e" x="{max(0, x[at] - 6):.1f}" y="{y[at] + (16 if below else -8):.1f}">'
        f"{escape(text)}</text>"
    )
