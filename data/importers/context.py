"""What an importer is told besides the FILE: it has no home and no lake."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Account:
    """One row of the register: an account with its validity (ISO days, both inclusive), platform,
    handle, the handles of its staff, and the keyed names under which it is known to write."""

    account_id: str
    valid_from: str = "0001-01-01"
    valid_to: str = "9999-12-31"
    platform: str = ""
    handle: str = ""
    staff_handles: list[str] = field(default_factory=list)
    own_names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Context:
    """What a person and the register say of a FILE.

    ``accounts``: those that this person may load; ``others``: those that he or she may not (id and
    handle); ``account``: the one of files that name none; ``own``: names of the account given now;
    ``map``: field → column; ``values``: field → word → meaning, said now, and ``remembered_values``
    the same per mark of the columns; ``dates``: dmy, mdy, ymd or None; ``timezone``; ``encoding``;
    ``format``: as a person named it; ``received_at``: ISO, UTC; ``secret``: of the home; ``topics``
    (``data.intake.kept_topics``); ``may_be_empty``: a file without rows states an empty period;
    ``preview``: whether the first rows are wanted."""

    accounts: list[Account]
    received_at: str
    secret: str
    others: list[Account] = field(default_factory=list)
    account: str | None = None
    own: tuple[str, ...] = ()
    map: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    remembered_values: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    dates: str | None = None
    timezone: str = "Asia/Jakarta"
    encoding: str | None = None
    format: str | None = None
    topics: dict[str, list] = field(default_factory=lambda: {"register": [], "earlier": []})
    may_be_empty: bool = False
    preview: bool = False

    def as_line(self) -> dict:
        """For the order to a child."""
        return asdict(self)

    @classmethod
    def from_line(cls, line: dict) -> "Context":
        """The context that such a line says."""
        accounts, others = (
            [Account(**row) for row in line[name]] for name in ("accounts", "others")
        )
        return cls(**line | {"accounts": accounts, "others": others, "own": tuple(line["own"])})
