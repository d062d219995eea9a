"""Why a unit stands where it stands on the board: its place, and what orders it beside its rate."""

from pages.access import access, rights
from pages.cache import figures
from pages.figure.asked import Question
from words import board, terms
from words.profile import places

OF_A_PLACE = ("place", "score", "group")


def why(path: str, question: Question) -> str:
    """Markdown; empty where another figure was asked for, or the unit has no place."""
    chosen = question.chosen
    if question.figure not in OF_A_PLACE or question.by not in ("opd", "account"):
        return ""
    rows = figures.board(path, question.by, chosen.board, chosen.month, chosen.clock, kind=None)
    found = rows[(rows["unit"] == question.unit) & (rows["status"] == "ranked")].to_dict("records")
    if not found or (found[0]["group"] == "below" and not access.allowed(*rights.LAGGING)):
        return ""
    [row] = found
    of_its_board = rows[(rows["status"] == "ranked") & (rows["basis"] == row["basis"])]
    noun = terms.measure(chosen.board, row["basis"], chosen.clock, chosen.hours).noun
    return f"{places.place(row, len(of_its_board), True)} {board.order_value(row, noun)}"
