"""The month's main figures of every OPD or account as a list: each figure is a link to its own page,
and a phone shows them all under each name."""

import pandas as pd

from metrics import months
from metrics.trend import comparison
from pages.drawing import markup
from pages.drawing.markup import text
from pages.figure import address, opened, sentences
from words import changes, numbers
from words.chosen import Chosen
from words.coverage import NO_DATA
from words.figures import FIGURES

MAIN = ("on_time_rate", "due", "median_response", "resolution_rate", "backlog", "coverage")
HEADS = {name: words for name, words, _ in FIGURES}


def listed(rows: pd.DataFrame, by: str, chosen: Chosen, target: str) -> str:
    """HTML of the rows of ``pages.review.figures.of``, in their order; ``chosen``: the month on the
    official clock, ``target`` in words."""
    heads = {name: HEADS[name].format(target=target) for name in MAIN}
    days = months.first_day(chosen.month), months.last_day(chosen.month)
    body = "".join(_row(row, by, chosen, heads, days=days) for row in rows.to_dict("records"))
    head = "".join(f'<th scope="col">{text(said)}</th>' for said in heads.values())
    unit = "OPD" if by == "opd" else "Akun"
    return (
        f'<div class="box"><table class="month-list"><thead><tr><th scope="col">{unit}</th>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: dict, by: str, chosen: Chosen, heads: dict[str, str], days: address.Days) -> str:
    cells = "".join(
        f'<td data-head="{text(head)}">{_cell(row, by, name, chosen, days=days)}</td>'
        for name, head in heads.items()
    )
    owner = f"<small>{text(row['opd_name'])}</small>" if by == "account" else ""
    name = text(row["opd_name"] if by == "opd" else row["account"])
    link = f'<a class="unit-link" href="{markup.profile(by, row["unit"])}">{name}</a>'
    return f'<tr><th scope="row">{link}{owner}</th>{cells}</tr>'


def _cell(row: dict, by: str, name: str, chosen: Chosen, days: address.Days) -> str:
    if comparison.is_unseen(row) and name != "coverage":
        return f'<span class="muted">{NO_DATA}</span>'
    entry = opened.definition(name)
    shown = sentences.value(name, row, entry, chosen.clock)
    if shown == sentences.NOTHING:
        return (
            f'<span class="muted">{"tidak ada pesan" if not row["cases"] else "belum ada"}</span>'
        )
    link = address.link(text(shown), name, by, row["unit"], chosen, days=days)
    change = row.get(f"{name}_change")
    if entry.form != "rate" or not changes.is_seen(change):
        return link
    return f'{link}<small class="unbroken">{numbers.change(change)}</small>'
