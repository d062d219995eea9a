"""What the cases of an account depend on, as one key, and accounts in batches that memory holds."""

from collections.abc import Iterable, Iterator

from data.cases.rules import Rules, hash_of
from data.lake.uploads import Lake

ROWS_AT_ONCE = 800_000  # with fewer than a gigabyte of memory


def of_account(account_id: str, lake: Lake, rules: Rules) -> str:
    """The name of the account's cases: the same key, the same cases."""
    rows = rules.register.accounts.get(account_id, ())
    owners = [
        (
            r.opd_id,
            r.platform,
            str(r.valid_from),
            str(r.valid_to),
            [(str(since), name) for since, name in rules.register.opds[r.opd_id].schedules],
        )
        for r in rows
    ]
    uploads = sorted(u.upload_id for u in lake.by_account.get(account_id, ()))
    return hash_of(
        [
            rules.common,
            account_id,
            uploads,
            owners,
            sorted(rules.exclusions.get(account_id, {}).items()),
            rules.corrections.get(account_id, []),
        ]
    )


def of(lake: Lake, rules: Rules, accounts: Iterable[str] | None = None) -> dict[str, str]:
    """Account → the key of its cases, of accounts that have uploads, in their order."""
    wanted = set(lake.by_account) if accounts is None else set(lake.by_account) & set(accounts)
    return {account_id: of_account(account_id, lake, rules) for account_id in sorted(wanted)}


def size(account_id: str, lake: Lake) -> int:
    """How many rows the uploads of an account have of it."""
    uploads = lake.by_account.get(account_id, ())
    return sum(u.info["stamps"].get(account_id, (0, 0, 0))[2] for u in uploads)


def batches(accounts: list[str], lake: Lake, most: int = ROWS_AT_ONCE) -> Iterator[list[str]]:
    """The accounts in lists with at most so many rows together, or of one account."""
    batch: list[str] = []
    rows = 0
    for account_id in accounts:
        more = size(account_id, lake)
        if batch and rows + more > most:
            yield batch
            batch, rows = [], 0
        batch.append(account_id)
        rows += more
    if batch:
        yield batch
