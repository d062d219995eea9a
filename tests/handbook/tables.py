"""Tables as a person writes them: rows go into a home of one's own, its cases and figures come out
as rows again.

Columns are parted by ``|``, the first line names them, ``-`` is nothing. ``Mon 2 Feb 08:00:00`` is
WIB in 2026 (the weekday is checked); without seconds, or without a time of day, the export does not
know them either. ``4 h + 30 min`` is a duration, ``3/4`` a rate."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from data import commands
from data.__main__ import parser
from data.cases import store
from data.intake.reader import Reader
from data.targets import calendar as calendars
from data.targets import settings_file
from metrics.board.ranking import ranking
from metrics.cases.case_list import cases_behind
from metrics.output import text as output
from tests import program
from tests.reference import Account, Opd

WIB = ZoneInfo("Asia/Jakarta")
NOW = "Wed 1 Apr 09:00:00"  # the machine's clock, unless a test says otherwise
TIME = re.compile(r"(\w{3}) (\d{1,2} \w{3})(?: (\d{4}))?(?: (\d\d):(\d\d)(?::(\d\d))?)?")
DURATION = re.compile(r"\d+ (?:d|h|min|s)(?: \+ \d+ (?:d|h|min|s))*")
SECONDS = {"d": 24 * 3600, "h": 3600, "min": 60, "s": 1}
FIELDS = {
    "account": "account_id",
    "conversation": "conversation_id",
    "id": "message_id",
    "at": "sent_at",
    "from": "direction",
    "auto": "is_automatic",
    "post": "post_id",
    "case": "case_id",
    "opened": "opened_at",
    "replied": "first_reply_at",
    "closed": "closed_at",
}
DIRECTIONS = {"citizen": "inbound", "office": "outbound"}
RESULTS = {"opened": "opened_at", "replied": "first_reply_at", "resolved": "resolved_at"}
CALENDAR = """
    date       | kind
    2026-01-01 | holiday
    2026-02-16 | leave
    2026-02-17 | holiday
    2026-03-20 | holiday
    2026-03-23 | leave
    """  # and Ramadan from Thu 19 Feb to Thu 19 Mar


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a table, each a dict of column → cell."""
    lines = [
        [cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()
    ]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def header(text: str) -> list[str]:
    """The names of a table's columns."""
    return [cell.strip() for cell in text.strip().splitlines()[0].split("|")]


def moment(cell: str) -> datetime:
    """``Mon 2 Feb 24:00:00`` as an aware datetime; ValueError where that day is no Monday."""
    weekday, day, year, hour, minute, second = TIME.fullmatch(cell).groups()
    found = datetime.strptime(f"{day} {year or 2026}", "%d %b %Y").replace(tzinfo=WIB)
    if f"{found:%a}" != weekday:
        raise ValueError(f"{cell}: that day is a {found:%a}")
    return found + timedelta(
        hours=int(hour or 0), minutes=int(minute or 0), seconds=int(second or 0)
    )


def shown(stamp: datetime) -> str:
    """The inverse of :func:`moment`, to the second."""
    local = stamp.astimezone(WIB)
    return f"{local:%a} {local.day} {local:%b} {local:%H:%M:%S}"


def value(cell: str):
    """What an expected cell means: null, yes or no, a moment, seconds, a rate, a number or a
    text."""
    if cell in ("-", "yes", "no"):
        return {"-": None, "yes": True, "no": False}[cell]
    if TIME.fullmatch(cell):
        return shown(moment(cell))
    if DURATION.fullmatch(cell):
        return sum(int(n) * SECONDS[unit] for n, unit in re.findall(r"(\d+) (\w+)", cell))
    if rate := re.fullmatch(r"(\d+)/(\d+)", cell):
        return pytest.approx(int(rate[1]) / int(rate[2]), abs=1e-12)
    return int(cell) if cell.isdigit() else cell


def expected(text: str) -> list[dict]:
    """The rows of a table with what their cells mean."""
    return [{column: value(cell) for column, cell in row.items()} for row in rows(text)]


def exported(column: str, cell: str) -> str:
    """A cell as a file has it: times ISO 8601, no finer than they are written."""
    if column == "from":
        return DIRECTIONS.get(cell, cell)
    if not TIME.fullmatch(cell):
        return "" if cell == "-" else cell
    parts = cell.count(":")
    return moment(cell).strftime(
        ("%Y-%m-%d", "%Y-%m-%dT%H:%M+07:00", "%Y-%m-%dT%H:%M:%S+07:00")[parts]
    )


def write(path: Path, table: list[dict[str, str]]) -> Path:
    """Rows as a canonical CSV: messages without an id column get ids, without a conversation column
    are one talk."""
    completed = [
        _completed(row, f"{path.stem}-{number}") for number, row in enumerate(table, start=1)
    ]
    names = list(dict.fromkeys(name for row in completed for name in row))
    full = [{FIELDS.get(n, n): exported(n, row.get(n, "-")) for n in names} for row in completed]
    with open(path, "w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, list(full[0]))
        writer.writeheader()
        writer.writerows(full)
    return path


def _completed(row: dict[str, str], identity: str) -> dict[str, str]:
    return ({"conversation": "talk", "id": identity} if "at" in row else {}) | row


@contextmanager
def clock_at(cell: str) -> Iterator[None]:
    """The machine's clock stands at that moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANGGAP_NOW", moment(cell).astimezone(UTC).isoformat())
        yield


class Town:
    """A home with a register, a confirmed calendar and one reader; every load says what ``load``
    prints."""

    def __init__(
        self, folder: Path, reader: Reader, accounts: str, opds: str, ramadan: bool = True
    ):
        self.folder, self.reader, self.files = folder, reader, 0
        with clock_at(NOW):
            self.home = program.new_home(folder, _opds(opds), _accounts(accounts))
            if ramadan:
                self.calendar(CALENDAR)

    def copied(self, folder: Path) -> "Town":
        """The same town as it is now, in an empty folder."""
        other = copy(self)
        other.folder, other.home = folder, program.copied(self.folder, folder)
        return other

    def load(
        self,
        table: str | list,
        since: str | None = None,
        until: str | None = None,
        *arguments: str,
        now: str = NOW,
        name: str = "",
    ) -> dict:
        """Loads one file with the statement ``--from since --until until``."""
        self.files += 1
        content = rows(table) if isinstance(table, str) else table
        path = write(self.folder / f"{name or self.files}.csv", content)
        return self.load_path(path, since, until, *arguments, now=now)

    def load_path(
        self,
        path: Path,
        since: str | None = None,
        until: str | None = None,
        *arguments: str,
        now: str = NOW,
    ) -> dict:
        """The same for a file that is there already."""
        stated = ["--from", moment(since).isoformat()] if since else []
        stated += ["--until", moment(until).isoformat()] if until else []
        with clock_at(now):
            return program.load_file(self.home, path, self.reader, *stated, *arguments)

    def counts(self, *arguments, **named) -> tuple[int, ...]:
        """``load`` as (read, accepted, updated, duplicates, rejected)."""
        line = self.load(*arguments, **named)
        return tuple(
            line[name] for name in ("read", "accepted", "updated", "duplicates", "rejected")
        )

    def cursor(self):
        """A cursor on the store as it is now."""
        return store.cursor(store.current(self.home))

    def cases(self, account: str, clock: str = "wall") -> list[dict]:
        """The account's cases as ``python -m metrics cases`` shows them, and what the store knows
        besides."""
        cursor = self.cursor()
        stored = cursor.execute(
            "SELECT * FROM cases WHERE account_id = ? ORDER BY opened_at", [account]
        )
        names = [column[0] for column in stored.description]
        rows_stored = [dict(zip(names, row, strict=True)) for row in stored.fetchall()]
        more = {f"{case['case_key']:016x}": case for case in rows_stored}
        months = dict.fromkeys(f"{case['opened_on']:%Y-%m}" for case in rows_stored)
        found = [
            case
            for month in months
            for case in output.rows(cases_behind(cursor, "account", account, month, clock))
        ]
        return [
            {name: _readable(cell) for name, cell in (more[case["case_id"]] | case).items()}
            for case in found
        ]

    def case_table(self, account: str, columns: list[str], clock: str = "wall") -> list[dict]:
        """Some columns of the account's cases, oldest first, as :func:`expected` has them."""
        return [
            {c: case[RESULTS.get(c, c)] for c in columns} for case in self.cases(account, clock)
        ]

    def figures(
        self, by: str = "account", month: str = "2026-02", clock: str = "wall"
    ) -> dict[str, dict]:
        """Unit → its figures."""
        found = program.figures(self.home, by, month, clock)
        return {next(iter(row.values())): row for row in found}

    def figure(self, unit: str, name: str, **named):
        """One figure of one unit."""
        return self.figures(**named)[unit][name]

    def ranking(
        self, by: str, board: str, month: str, clock: str = "wall", kind: str | None = None
    ) -> list[dict]:
        """The board's rows."""
        return output.rows(ranking(self.cursor(), by, board, month, clock, kind))

    def calendar(self, table: str) -> None:
        """Confirms the years of the table, with Ramadan 2026 from 19 February to 19 March."""
        days = [(row["date"], row["kind"]) for row in rows(table)]
        first = datetime(2026, 2, 19)
        days += [(f"{first + timedelta(days=n):%Y-%m-%d}", "ramadan") for n in range(29)]
        calendars.take_in(self.home, self._small("calendar", "date,kind", days), "test")

    def settings(self, table: str) -> None:
        """Takes in ``name | value | valid_from``."""
        found = [tuple("" if cell == "-" else cell for cell in row.values()) for row in rows(table)]
        settings_file.take_in(
            self.home, self._small("settings", ",".join(header(table)), found), "test"
        )

    def command(self, *arguments: str, now: str = NOW) -> int:
        """One of ``python -m data``, in this process; Refused comes through."""
        chosen = parser().parse_args(arguments)
        with clock_at(now), pytest.MonkeyPatch.context() as patch:
            patch.setenv("TANGGAP_HOME", str(self.home.path))
            return getattr(commands, chosen.command)(chosen)

    def _small(self, name: str, columns: str, found: list[tuple]) -> Path:
        path = self.folder / f"{name}.csv"
        path.write_text(
            "\n".join([columns, *(",".join(row) for row in found)]) + "\n", encoding="utf-8"
        )
        return path


def _readable(cell):
    if isinstance(cell, datetime):  # the store's stamps are UTC without zone
        return shown(cell.replace(tzinfo=UTC))
    if isinstance(cell, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT.*\+07:00", cell):
        return shown(datetime.fromisoformat(cell))
    return cell


def _opds(text: str) -> list[Opd]:
    return [Opd(**row) for row in rows(text)]


def _accounts(text: str) -> list[Account]:
    days = ("valid_from", "valid_to")
    found = [
        {FIELDS.get(n, n): None if cell == "-" else cell for n, cell in row.items()}
        for row in rows(text)
    ]
    return [
        Account(
            **{"platform": "instagram"}
            | {
                n: datetime.fromisoformat(c).date() if n in days and c else c
                for n, c in row.items()
            }
        )
        for row in found
    ]


OFFICE = """
    opd_id | name
    dinas  | Dinas
    """


@contextmanager
def town(
    folder: Path, accounts: str | list[str], opds: str = OFFICE, ramadan: bool = True
) -> Iterator[Town]:
    """A town whose reader is stopped at the end; a list of accounts belongs to ``dinas``."""
    if not isinstance(accounts, str):
        accounts = "\n".join(["account | opd_id", *(f"{account} | dinas" for account in accounts)])
    with Reader() as reader:
        yield Town(folder, reader, accounts, opds, ramadan)


def load_examples(
    place: Town, examples: dict[str, tuple[str, str]], since: str, until: str
) -> None:
    """Loads every example (rule → table in, table out) as an account of its own, as few files as
    can be.

    Messages with and without seconds are parted, and tickets by their columns: these are properties
    of a file."""
    files = defaultdict(list)
    for account, (table, _) in zip(accounts_of(examples), examples.values(), strict=True):
        columns = header(table)
        precision = max(
            cell.count(":") for row in rows(table) for cell in row.values() if TIME.fullmatch(cell)
        )
        kind = tuple(columns) if "opened" in columns else precision
        files[kind] += [{"account": account, **row} for row in rows(table)]
    for table in files.values():
        place.load(table, since, until)


def load_in_order(
    place: Town,
    examples: dict[str, tuple[str, str]],
    order: str,
    files: tuple[str, ...],
    since: str,
) -> None:
    """Loads examples whose rows say of which ``file`` they are and ``until`` when it is complete,
    file by file.

    The accounts are those of the examples, with ``-order`` behind.
    """
    for name in files:
        ends = defaultdict(list)
        for account, (table, _) in zip(accounts_of(examples), examples.values(), strict=True):
            for row in rows(table):
                if row.pop("file") == name:
                    ends[row.pop("until")].append({"account": f"{account}-{order}", **row})
        for until in sorted(ends, key=moment):
            place.load(ends[until], since, until)


def accounts_of(examples: dict) -> list[str]:
    """The account of each example."""
    return [f"account-{number:02d}" for number in range(1, len(examples) + 1)]


def account_of(examples: dict, rule: str) -> str:
    """The account of one example."""
    return accounts_of(examples)[list(examples).index(rule)]


def check(place: Town, examples: dict[str, tuple[str, str]], rule: str) -> None:
    """The cases (or, where no column ``opened`` is expected, the February figures) are the ones in
    the table."""
    account, table = account_of(examples, rule), examples[rule][1]
    if "opened" in header(table):
        assert place.case_table(account, header(table)) == expected(table)
    else:
        for row in expected(table):
            asked = {name: row.pop(name) for name in ("month", "clock") if name in row}
            found = place.figures(**asked)[account]
            assert {name: found[name] for name in row} == row
