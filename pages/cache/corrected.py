"""How many cases of a board's window were corrected because an OPD contested them."""

from data.lake import home
from data.review import contests
from metrics import months
from pages.cache.frozen import units as frozen
from pages.cache.store import kept


@kept(frozen=frozen.corrected)
def cases(path: str, month: str) -> tuple[tuple[str, str, str], ...]:
    """OPD, account and case of each, in the three months that end with the month. Whatever is
    accepted changes what figures follow from, hence the store's ``path``."""
    window = [months.shifted(month, -back) for back in range(months.WINDOW)]
    found = contests.accepted(home.shown(), window)
    return tuple(
        (c.subject.opd_id, c.effect.account_id, c.effect.case_id) for c in found if c.effect
    )


def count(path: str, month: str, by: str, unit: str) -> int:
    """Of the regency, an OPD or an account."""
    at = {"opd": 0, "account": 1}
    found = cases(path, month)
    own = found if by == "regency" else [case for case in found if case[at[by]] == unit]
    return len({case[2] for case in own})
