"""What a change is that was touched: from which figure to which, each a link to its own page."""

from metrics import months
from pages.access import access, rights
from pages.cache import figures
from pages.drawing import markup
from pages.figure import address, opened, sentences
from pages.figure.asked import Question
from words import changes, numbers, terms


def show(path: str, question: Question) -> None:
    """Draws the sentence; nothing where another figure was asked for or nothing can be compared."""
    found = _change(path, question) if question.figure == "change" else None
    if found is None:
        return
    chosen, rate = question.chosen, opened.RATES_OF[question.chosen.board]
    spans = [
        opened.days(month, months.WINDOW)
        for month in (months.shifted(chosen.month, -months.WINDOW), chosen.month)
    ]
    (before, before_link), (now, now_link) = (_rate(path, question, rate, days) for days in spans)
    difference, direction = found
    said = changes.told(
        terms.capital(changes.way(difference, "", changes.in_plain)),
        before_link,
        sentences.period(*spans[0]),
        now_link,
        is_sure=direction != "undecided",
    )
    if changes.is_off(difference, before, now):
        said += " Selisihnya dihitung sebelum dibulatkan."
    markup.show(f"<p>{said}</p>", key="change")


def _change(path: str, question: Question) -> tuple[float, str] | None:
    """The difference and its direction, as the board shows them to this viewer."""
    chosen = question.chosen
    if question.by == "regency":
        found = figures.headline(path, chosen.board, chosen.month, chosen.clock)
        return None if found.change is None else (found.change, found.direction)
    if question.by not in ("opd", "account"):
        return None
    key = (path, question.by, chosen.board, chosen.month, chosen.clock, None)
    rows = figures.board_for(access.allowed(*rights.LAGGING), *key)
    rows = rows[(rows["unit"] == question.unit) & rows["change"].notna()]
    if rows.empty:
        return None
    return rows["change"].iloc[0], rows["direction"].iloc[0]


def _rate(path: str, question: Question, rate: str, days: address.Days) -> tuple[float, str]:
    """The rate of a window, and the same in words, which open it."""
    asked = opened.of_days(question.asked, days, is_window=True)
    row = opened.counted(path, asked, rate)[1]
    shown = numbers.rate(row[rate])
    link = address.link(shown, rate, question.by, question.unit, question.chosen, days=days)
    return row[rate], link
