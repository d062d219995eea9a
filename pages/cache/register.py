"""What screens look up in the register and the list of uploads."""

from data.lake import home
from data.lake import uploads as lake
from data.register.register import Register
from pages.cache.frozen import units as frozen
from pages.cache.store import kept
from words.units import account_name


@kept(frozen=frozen.owner)
def owner(path: str, account_id: str) -> str | None:
    """The OPD that has had the account ever since; None where it moved: then its cases are those of
    several."""
    owners = {row.opd_id for row in Register.current(home.shown()).accounts[account_id]}
    return owners.pop() if len(owners) == 1 else None


@kept()
def uploads(path: str) -> list[dict]:
    """All uploads, newest first: what ``python -m data uploads`` prints, and the accounts."""
    found = lake.Lake.readable(home.shown()).uploads
    return [
        {
            **u.info,
            "upload_id": u.upload_id,
            "accounts": sorted(u.accounts()),
            "undone": u.undone,
            "purged": u.purged,
        }
        for u in reversed(found)
    ]


@kept()
def account_names(path: str) -> dict[str, str]:
    """Account id → its platform, handle and OPD, for a person to choose from."""
    register = Register.current(home.shown())
    rows = {account_id: rows[-1] for account_id, rows in register.accounts.items()}
    names = {
        a: f"{account_name(r.platform, r.handle or a)} · {register.opds[r.opd_id].name}"
        for a, r in rows.items()
    }
    return dict(sorted(names.items(), key=lambda pair: pair[1].split(" · ")[-1].casefold()))
