"""The list of contests."""

from data import moment
from data.review.contests import Contest
from pages.drawing.markup import text
from words import numbers
from words.review.contests import STATES, label


def listed(found: list[Contest], names: dict, target: str, cases: dict[str, str]) -> str:
    """Contests as an HTML list, the newest first; ``cases``: id → words."""
    rows = "".join(
        _row(contest, label(contest, names, target, cases)) for contest in reversed(found)
    )
    return f'<div class="box"><ul class="contests">{rows}</ul></div>'


def _row(contest: Contest, about: str) -> str:
    when = numbers.moment(contest.made_at.astimezone(moment.WIB))
    reference = f"<span>Rujukan: {text(contest.reference)}</span>" if contest.reference else ""
    answer = f"<span>Jawaban Diskominfo: {text(contest.answer)}</span>" if contest.answer else ""
    return (
        f"<li><b>{text(about)}</b><em>{STATES[contest.state]}</em>"
        f"<span>{text(contest.reason)}</span>{reference}{answer}"
        f"<small>{text(contest.made_by)}, {when}</small></li>"
    )
