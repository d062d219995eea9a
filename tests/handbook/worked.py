"""The worked examples of metrics/definitions, loaded into one town: every example an account, or a
kind of OPDs."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

from data.intake.reader import Reader
from metrics.dictionary import dictionary
from metrics.output import text as output
from metrics.review import questions
from tests import program
from tests.handbook.tables import CALENDAR, NOW, WIB, Town, clock_at
from tests.reference import Account, Opd

MONTH = "2026-02"
WINDOWS = {
    "": date(2025, 12, 1),
    "_before": date(2025, 9, 1),
}  # of the ranking that ends with MONTH, 90 days used
QUESTION = "pertanyaan_"
STAMPS = ("sent_at", "opened_at", "first_reply_at", "closed_at")
BASIS = {"messages": "silence", "cases": "status"}


@dataclass
class Case:
    """A case of an example: what the store and the case list know of it, and every stamp that its
    rows have."""

    stored: dict = field(default_factory=dict)
    stamps: list[datetime] = field(default_factory=list)


def parsed(table: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(StringIO(table.strip())))


def plain(text: str) -> str:
    """The text with spaces that may break."""
    return text.replace("\u00a0", " ")


def at(text: str) -> datetime:
    """A stamp of an example."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


class Worked(Town):
    """A home with all examples."""

    def __init__(self, folder: Path, reader: Reader):
        self.folder, self.reader, self.files = folder, reader, 0
        self.examples = {
            c: d.example for c, d in dictionary.definitions().items() if d.example.tables
        }
        self.asked: dict[str, dict] = {}
        self.by_row: dict[tuple[str, str, int], tuple[str, str]] = {}
        with clock_at(NOW):
            self.home = program.new_home(folder, *self._register())
            self.calendar(CALENDAR)
            self._load()
        for column, example in self.examples.items():
            for key in example.exclude:
                self.command(
                    "exclude", self.cases_of(column)[key].stored["case_id"], "--reason", "spam"
                )
        self.february = self.figures(month=MONTH)
        self.asked = {
            column: self._asked(column) for column in self.examples if column.startswith(QUESTION)
        }
        self.known_cases = {
            column: self.cases_of(column)
            for column, found in self.examples.items()
            if found.uploads
        }

    @property
    def known(self):
        """A cursor on the store: a new one each time, for a process keeps only a few stores
        open."""
        return self.cursor()

    def cases_of(self, column: str) -> dict[str, Case]:
        """Conversation or ticket of an example → its first case and all its stamps."""
        found = defaultdict(Case)
        for upload in self.examples[column].uploads:
            for row in parsed(upload.messages or upload.cases):
                found[row.get("conversation_id") or row["case_id"]].stamps += [
                    at(row[n]) for n in STAMPS if row.get(n)
                ]
        for case in reversed(self.cases(column)):
            case["behind"] = case["case_id"] in self.asked.get(column, {}).get("behind", ())
            found[self.by_row[column, case["basis"], case["row"]]].stored = case
        return found

    def _asked(self, column: str) -> dict:
        """The row of the question that the entry explains, and the cases ``behind`` it; empty where
        none is raised."""
        name, cursor = column.removeprefix(QUESTION), self.known
        found = questions.raised(cursor, questions.QUESTIONS[name], "account", MONTH)
        behind = questions.cases_behind(cursor, name, "account", column, MONTH)
        rows = output.rows(found[found["unit"] == column].drop(columns="case_keys"))
        return {**rows[0], "behind": set(behind["case_id"])} if rows else {}

    def _register(self) -> tuple[list[Opd], list[Account]]:
        opds, accounts = (
            [Opd("contoh", "Contoh", "lain"), Opd("contoh-lain", "Contoh lain", "lain")],
            [],
        )
        for column, example in self.examples.items():
            days = [
                date.fromisoformat(d) if d else None for d in (example.valid_from, example.valid_to)
            ]
            platform = "sp4n" if any(upload.cases for upload in example.uploads) else "instagram"
            if example.moves_on:
                moved = date.fromisoformat(example.moves_on)
                accounts.append(Account(column, "contoh-lain", platform, moved))
                days[1] = moved - timedelta(days=1)
            accounts += [Account(column, "contoh", platform, *days)] if example.uploads else []
            names = [row["unit"] for row in parsed(example.units)] + ["bulan"] * bool(
                example.months
            )
            opds += [Opd(f"{column} {name}", name, column) for name in names]
            accounts += [
                Account(f"{column} {name}", f"{column} {name}", "instagram") for name in names
            ]
        return opds, accounts

    def _load(self) -> None:
        """As few files as can be: rows with the same statement and columns are one."""
        files = defaultdict(list)
        for column, example in self.examples.items():
            for upload in example.uploads:
                name = "messages" if upload.messages else "cases"
                table = parsed(upload.messages or upload.cases)
                rows = files[upload.since, upload.until, tuple(table[0])]
                for row in table:
                    rows.append({"account_id": column, **row})
                    key = row.get("conversation_id") or row["case_id"]
                    self.by_row[column, BASIS[name], len(rows) + 1] = key
            files["2025-01-01", "2026-03-31T00:00", ()] += board_rows(column, example)
        for (since, until, _), rows in files.items():
            if rows:
                program.load_file(
                    self.home, self._file(rows), self.reader, "--from", since, "--until", until
                )

    def _file(self, rows: list[dict]) -> Path:
        self.files += 1
        path = self.folder / f"worked-{self.files}.csv"
        with open(path, "w", newline="", encoding="utf-8") as handle:
            writer = csv.DictWriter(handle, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path


def board_rows(column: str, example: dictionary.Example) -> list[dict]:
    """Counts of a board as tickets: evenly over 90 days, so that no day is a cluster of more than
    ten; the ones met are answered after an hour, the others after two days."""
    rows = []
    for unit in parsed(example.units):
        for suffix, first in WINDOWS.items():
            rows += _tickets(
                f"{column} {unit['unit']}",
                int(unit.get(f"met{suffix}") or 0),
                int(unit.get(f"due{suffix}") or 0),
                first,
                90,
            )
    for month in parsed(example.months):
        first = date.fromisoformat(f"{month['month']}-01")
        rows += _tickets(f"{column} bulan", int(month["met"]), int(month["due"]), first, 28)
    return rows


def _tickets(account: str, met: int, due: int, first: date, days: int) -> list[dict]:
    rows = []
    for n in range(due):
        opened = at(f"{first}T08:00:00") + timedelta(days=n * days // due, seconds=n)
        in_time = (n + 1) * met // due > n * met // due
        replied = opened + (timedelta(hours=1) if in_time else timedelta(days=2))
        rows.append(
            {
                "account_id": account,
                "case_id": f"{first}-{n}",
                "opened_at": opened.isoformat(),
                "first_reply_at": replied.isoformat(),
                "status": "open",
            }
        )
    return rows
