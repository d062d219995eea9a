"""Cases as a person knows them: by day and minute, account and, for their own OPD, the masked name."""

from data.lake import home, masked
from data.review.contests import Contest
from metrics.cases import case_list
from pages.access import access
from pages.cache import store
from words.review import contests as words


@store.kept()
def found(path: str, case_ids: tuple[str, ...]) -> dict[str, dict]:
    """Case id → what ``case_list.heads`` says of it; those that are no longer there are left out."""
    rows = case_list.heads(store.cursor(path), case_ids).to_dict("records")
    return {row["case_id"]: row for row in rows}


def called(path: str, case_ids: tuple[str, ...]) -> dict[str, str]:
    """Case id → words, for the one who looks: masked names are for their own OPD only."""
    rows = found(path, case_ids)
    names = _citizens(rows)
    return {case_id: words.case(row, names.get(case_id)) for case_id, row in rows.items()}


def contested(path: str, some: list[Contest]) -> dict[str, str]:
    """The same of the cases that contests are about."""
    ids = {contest.subject.case_id for contest in some if contest.subject.case_id}
    return called(path, tuple(sorted(ids)))


def _citizens(rows: dict[str, dict]) -> dict[str, str]:
    """Case id → masked name, while it is kept."""
    by_account: dict[str, list[int]] = {}
    for case_id, row in rows.items():
        if access.knows_citizens(row["opd_id"]):
            by_account.setdefault(row["account_id"], []).append(int(case_id, 16))
    return {
        f"{key:016x}": name
        for account_id, keys in by_account.items()
        for key, name in masked.names(home.shown(), account_id, keys).items()
    }
