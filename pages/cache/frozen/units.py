"""What Tren and Profil look up of units, of a published version (``pages.cache.units``)."""

import pandas as pd

from metrics import months
from metrics.coverage import unit_accounts
from metrics.trend.rhythm import HOURS, Rhythm
from metrics.trend.waiting_curve import WaitingCurve
from pages.cache import published
from pages.cache.frozen import figures, rows

NAMES = ["opd_id", "opd_name", "kind", "platform", "handle"]


def names(path: str) -> dict[str, dict[str, dict]]:
    """``by`` → unit → its latest ``opd_name, kind, platform, handle``; all units of the register,
    by name."""
    held = rows.accounts(path).sort_values("valid_from", kind="stable")
    found = {}
    for by, column in (("opd", "opd_id"), ("account", "account_id")):
        latest = held.drop_duplicates(column, keep="last")
        latest = latest.assign(unit=latest[column])[["unit", *NAMES]]
        records = sorted(
            latest.to_dict("records"), key=lambda row: (row["opd_name"].casefold(), row["unit"])
        )
        found[by] = {row["unit"]: row for row in records}
    return found


def hours(path: str, by: str, unit: str, _: str) -> Rhythm | None:
    """When citizens wrote to a unit and when it answered; None where it is not kept."""
    if not rows.has(path, "rhythm"):
        return None
    found = published.at(path).table("rhythm")
    own = found[(found["by"] == by) & (found["unit"] == unit)].sort_values("hour")
    counts = ([int(n) for n in own[name]] or [0] * 168 for name in ("cases", "replies_sent"))
    return Rhythm(
        *(tuple(tuple(week[i : i + HOURS]) for i in range(0, len(week), HOURS)) for week in counts)
    )


def beside_regency(path: str, by: str, unit: str, _: str, clock: str) -> str:
    """Whether a unit answered in time more often than the others."""
    row = _wait(path, by, unit, clock)
    return "undecided" if row is None else row["beside"]


def windows(path: str, by: str, month: str, clock: str) -> dict[str, dict]:
    """Unit → its figures of the window that ends with the month: its own, or the one before."""
    version = published.at(path)
    if month == version.month:
        found = version.table("figures")
        found = found[found["period"] == "window"]
    elif rows.has(path, "before"):
        found = version.table("before")
    else:
        return {}
    own = found[(found["by"] == by) & (found["clock"] == clock)]
    return {row["unit"]: row for row in own.to_dict("records")}


def curve(path: str, by: str, unit: str, _: str, clock: str) -> WaitingCurve | None:
    """How long the citizens of the window waited; None where no case has known replies."""
    row = _wait(path, by, unit, clock)
    if row is None or pd.isna(row["target"]):
        return None
    found = published.at(path).table("curves")
    own = (found["by"] == by) & (found["unit"] == unit) & (found["clock"] == clock)
    points = found[own][["seconds", "answered"]].astype(float).reset_index(drop=True)
    half, at_target = (None if pd.isna(row[n]) else float(row[n]) for n in ("half", "at_target"))
    return WaitingCurve(points, int(row["target"]), at_target, half, int(row["cases"]))


def _wait(path: str, by: str, unit: str, clock: str) -> dict | None:
    if not rows.has(path, "waits"):
        return None
    found = published.at(path).table("waits")
    own = found[(found["by"] == by) & (found["unit"] == unit) & (found["clock"] == clock)]
    return own.to_dict("records")[0] if len(own) else None


def accounts(path: str, by: str, unit: str, month: str) -> list[unit_accounts.Account]:
    """The unit's accounts in the window, with their covered days."""
    first, last = months.window(month, figures.settings(path).start_date)
    held = rows.accounts(path)
    of_unit = held["account_id" if by == "account" else "opd_id"] == unit
    own = held[of_unit & (held["valid_from"] <= last) & (held["valid_to"] >= first)]
    ended = published.now(published.at(path)).date() - pd.Timedelta(days=1)
    found = [
        {
            "account_id": account_id,
            "platform": part["platform"].iloc[-1],
            "handle": part["handle"].iloc[-1],
            "first_active": max(first, min(part["valid_from"])),
            "last_active": min(last, max(part["valid_to"]), ended),
        }
        for account_id, part in own.sort_values("valid_from").groupby("account_id", sort=True)
    ]
    names_ = ["account_id", "platform", "handle", "first_active", "last_active"]
    table = pd.DataFrame(found, columns=names_)
    return unit_accounts.of_rows(table, figures.gaps(path, "account", month), first, last)


def corrected(path: str, _: str) -> tuple[tuple[str, str, str], ...]:
    """OPD, account and case of each that was corrected because an OPD contested it, of the month."""
    version = published.at(path)
    contests = version.table("contests")
    accepted = contests[(contests["state"] == "accepted") & contests["effect"].notna()]
    said = version.table("corrections")
    owners = version.table("cases").set_index("case_id")["account_id"].to_dict()
    found = []
    for row in accepted.to_dict("records"):
        own = said[said["contest"] == row["number"]]
        case_id = own["case_id"].iloc[0] if len(own) else row["case_id"]
        if not pd.isna(case_id):
            found.append((row["opd_id"], owners.get(case_id, ""), case_id))
    return tuple(found)


def owner(path: str, account_id: str) -> str | None:
    """The OPD that had the account ever since; None where it moved."""
    held = rows.accounts(path)
    owners = set(held.loc[held["account_id"] == account_id, "opd_id"])
    return owners.pop() if len(owners) == 1 else None
