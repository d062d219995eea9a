"""The register: OPDs with their schedules, accounts with the OPD that each belonged to, day by
day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data import moment
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.register.files import read_accounts, read_opds
from data.small_table import place, split_list
from data.targets.schedules import Schedules


@dataclass(frozen=True)
class Opd:
    """One OPD; ``schedules`` are (holds from this day, schedule), oldest first, the first one since
    ever (None)."""

    opd_id: str
    name: str
    kind: str
    schedules: tuple[tuple[date | None, str], ...]
    contact: str = ""  # whom to call


@dataclass(frozen=True)
class Account:
    """An account while it belongs to one OPD: from ``valid_from`` to ``valid_to``, both inclusive,
    None = unbounded."""

    account_id: str
    opd_id: str
    platform: str
    handle: str
    valid_from: date | None
    valid_to: date | None
    staff_handles: tuple[str, ...]

    def holds(self, day: date) -> bool:
        """Whether this row is valid on the day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class Register:
    """OPDs by id; of each account its rows, oldest first, which never overlap."""

    opds: dict[str, Opd]
    accounts: dict[str, tuple[Account, ...]]

    @classmethod
    def current(cls, home: Home) -> "Register":
        """What the newest document says; empty where there is none."""
        document = documents.latest(home, "register")
        return _from_document(document) if document else cls({}, {})

    @property
    def names(self) -> dict[str, str]:
        """OPD id → name."""
        return {opd.opd_id: opd.name for opd in self.opds.values()}

    def account(self, account_id: str, day: date) -> Account | None:
        """The account's row of that day; None where it is unknown or not valid then."""
        return next((row for row in self.accounts.get(account_id, ()) if row.holds(day)), None)

    def owner(self, account_id: str, day: date) -> str | None:
        """The id of the OPD that the account belongs to on that day."""
        row = self.account(account_id, day)
        return None if row is None else row.opd_id

    def schedule(self, opd_id: str, day: date) -> str:
        """The schedule that holds for the OPD on that day."""
        return [
            name for since, name in self.opds[opd_id].schedules if since is None or since <= day
        ][-1]


def take_in(
    home: Home,
    opd_csv,
    accounts_csv,
    correct: bool,
    by: str,
    opened: Callable[[Register], dict[str, set[date]]],
) -> dict[str, int]:
    """Merges both files into the register by one document; Refused, with nothing changed, where a
    check fails.

    ``opened`` gives of each account the WIB days on which it has opened cases; it is called inside
    the lock, and only where the OPD or the validity of a known account changes. ``opds`` and
    ``accounts`` count the whole register."""
    home.create()
    with home.lock():
        old = Register.current(home)
        content = content_of(home, opd_csv, accounts_csv, correct, opened)
        documents.add(home, "register", content, by)
    new = _from_document(content)
    changed = [i for i in old.accounts if old.accounts[i] != new.accounts[i]]
    return {
        "opds": len(new.opds),
        "accounts": len(new.accounts),
        "added_opds": len(new.opds) - len(old.opds),
        "added_accounts": len(new.accounts) - len(old.accounts),
        "changed_accounts": len(changed),
    }


def content_of(
    home: Home,
    opd_csv,
    accounts_csv,
    correct: bool,
    opened: Callable[[Register], dict[str, set[date]]],
) -> dict:
    """The document that both files make of the register as it is; Refused as in ``take_in``."""
    opd_rows = read_opds(opd_csv, Schedules.current(home).names)
    account_rows = read_accounts(accounts_csv)
    if not opd_rows and not account_rows:
        raise Refused(
            f"Berkas {quote(Path(opd_csv).name)} dan {quote(Path(accounts_csv).name)} tidak berisi "
            "baris; isi salah satunya, lalu ulangi."
        )
    old = Register.current(home)
    opds = old.opds | {
        row["opd_id"]: _merge_opd(old.opds.get(row["opd_id"]), row, correct) for row in opd_rows
    }
    accounts = {
        account_id: _merge_account(old.accounts.get(account_id, ()), rows, opds, accounts_csv)
        for account_id, rows in account_rows.items()
    }
    new = Register(opds, old.accounts | accounts)
    known = (i for i in accounts if i in old.accounts)
    moved = [i for i in known if _validity(old.accounts[i]) != _validity(accounts[i])]
    if moved and not correct:
        _refuse_moved_cases(old, new, moved, opened(old), rows=account_rows, path=accounts_csv)
    return _to_document(new)


def _merge_opd(old: Opd | None, row: dict, correct: bool) -> Opd:
    kind = " ".join(row.get("kind", "").split()) or (old.kind if old else "dinas")
    contact = row.get("contact", old.contact if old else "")
    schedules = _schedules(old, row.get("schedule"), correct)
    return Opd(row["opd_id"], row["name"], kind, schedules, " ".join(contact.split()))


def _schedules(
    old: Opd | None, schedule: str | None, correct: bool
) -> tuple[tuple[date | None, str], ...]:
    """The history after this file: a change holds from today on, unless it corrects what was wrong
    all along."""
    if old is None or (correct and schedule):
        return ((None, schedule or "office"),)
    if schedule is None:
        return old.schedules
    earlier = tuple(entry for entry in old.schedules if entry[0] is None or entry[0] < _today())
    if earlier[-1][1] == schedule:
        return earlier
    return (*earlier, (_today(), schedule))


def _merge_account(
    old: tuple[Account, ...], rows: list[dict], opds: dict[str, Opd], path
) -> tuple[Account, ...]:
    """The account's new rows; a file without the column staff_handles says nothing about staff, so
    theirs stay."""
    staff = tuple(dict.fromkeys(handle for row in old for handle in row.staff_handles))
    for row in rows:
        if row["opd_id"] not in opds:
            raise Refused(
                f"{place(Path(path).name, row['row'], 'opd_id')}: OPD {quote(row['opd_id'])} tidak "
                "ada dalam berkas OPD maupun register; perbaiki id-nya atau tambahkan OPD itu."
            )
    return tuple(
        Account(
            account_id=row["account_id"],
            opd_id=row["opd_id"],
            platform=row["platform"],
            handle=row["handle"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            staff_handles=split_list(row["staff_handles"]) if "staff_handles" in row else staff,
        )
        for row in rows
    )


def _validity(rows: tuple[Account, ...]) -> list[tuple]:
    return [(row.opd_id, row.valid_from, row.valid_to) for row in rows]


def _refuse_moved_cases(
    old: Register,
    new: Register,
    moved: list[str],
    opened: dict[str, set[date]],
    rows: dict[str, list[dict]],
    path,
) -> None:
    def named(opd_id: str | None) -> str:
        return f"OPD {quote(opd_id, 20)}" if opd_id else "tanpa OPD"

    for account_id in moved:
        for day in sorted(day for day in opened.get(account_id, ()) if day < _today()):
            before, after = old.owner(account_id, day), new.owner(account_id, day)
            if before != after:
                moved_cases = (
                    f"Berkas {quote(Path(path).name)} baris {rows[account_id][0]['row']}: akun "
                    f"{quote(account_id)} sudah punya kasus tanggal {day}, yang akan pindah dari "
                    f"{named(before)} ke {named(after)}; pakai valid_from hari ini atau sesudahnya"
                )
                raise Refused(
                    f"{moved_cases}, atau ulangi dengan --correct.",
                    on_screen=f"{moved_cases}, atau ulangi sebagai pembetulan.",
                )


def _today() -> date:
    return moment.now().astimezone(moment.WIB).date()


def _to_document(register: Register) -> dict:
    return {
        "opds": [
            {
                "opd_id": o.opd_id,
                "name": o.name,
                "kind": o.kind,
                "schedules": [[_text(since), name] for since, name in o.schedules],
                "contact": o.contact,
            }
            for _, o in sorted(register.opds.items())
        ],
        "accounts": [
            vars(row) | {"valid_from": _text(row.valid_from), "valid_to": _text(row.valid_to)}
            for _, rows in sorted(register.accounts.items())
            for row in rows
        ],
    }


def _from_document(document: dict) -> Register:
    opds = {
        o["opd_id"]: Opd(
            **o | {"schedules": tuple((_day(since), name) for since, name in o["schedules"])}
        )
        for o in document["opds"]
    }
    accounts: dict[str, tuple[Account, ...]] = {}
    for a in document["accounts"]:
        row = Account(
            **a
            | {
                "valid_from": _day(a["valid_from"]),
                "valid_to": _day(a["valid_to"]),
                "staff_handles": tuple(a["staff_handles"]),
            }
        )
        accounts[row.account_id] = (*accounts.get(row.account_id, ()), row)
    return Register(opds, accounts)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
