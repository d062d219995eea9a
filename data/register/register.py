"""The register: OPDs with their schedules, accounts with the OPD that each belonged to, day by
day."""

from dataclasses import dataclass
from datetime import date

from data.lake import documents
from data.lake.home import Home


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
        return from_document(document) if document else cls({}, {})

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


def document_of(register: Register) -> dict:
    """The register as a document holds it, without ``at`` and ``by``."""
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


def from_document(document: dict) -> Register:
    """The register that a document holds."""
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
