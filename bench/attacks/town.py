"""A small regency for ``bench.attacks``: eight honest OPDs, and one that will do anything but
answer better.

The honest ones hand in everything at once. The office that plays ("dinas-lihai", three accounts:
one middling, one bad, one of tickets) has handed in its honest history up to July and hands in the
window, August to October, month by month, as the attack has it."""

import itertools
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from bench.attacks.talks import END, FIRST, cases, messages, talks
from data.cases import store
from data.intake.load import load
from data.intake.reader import Reader
from data.lake.home import Home
from data.moment import WIB
from data.register import merging
from tests import program
from tests.reference import Account, Opd

PLAYER, MIDDLING, BAD, TICKETS = "dinas-lihai", "lihai-wa", "lihai-ig", "lihai-tiket"
RATES = {MIDDLING: 0.62, BAD: 0.25, TICKETS: 0.45}  # answered within 24 h
HONEST = dict(
    zip(
        (f"dinas-{n}" for n in range(1, 9)),
        (0.93, 0.88, 0.82, 0.76, 0.70, 0.55, 0.45, 0.30),
        strict=True,
    )
)
MONTHS, WINDOW = ("2026-08", "2026-09", "2026-10"), date(2026, 8, 1)
EDGES = (WINDOW, date(2026, 9, 1), date(2026, 10, 1), END)
OVERSIGHT = "pengaduan berkadar pengawasan"


@dataclass
class Town:
    """The home in which one attack is played, with what the playing office has to hand in."""

    home: Home
    reader: Reader
    talks: pd.DataFrame

    def hand_in(
        self,
        talks: pd.DataFrame,
        since: date,
        until: date,
        stated: tuple[date, date] | None = None,
        part: str = "all",
    ) -> None:
        """What an export of talks shows for those days: messages sent in them; of cases all that is
        known at their end. ``stated`` says for which days it is complete, if not for these.
        ``part``: inbound or outbound only."""
        for kind, table in (
            ("messages", messages(talks, since, until)),
            ("cases", cases(talks, since, until)),
        ):
            if part != "all":
                table = table[table["direction"] == part] if kind == "messages" else table[:0]
            if table.empty:
                continue
            path = self.home.path.parent / f"{self.home.path.name}-{kind}.csv"
            table.to_csv(path, index=False)
            begin, end = stated or (since, until)
            options = program.options("--from", f"{begin}T00:00", "--until", f"{end}T00:00")
            load(self.home, path, options, self.reader, "bench", _morning(max(until, end)))

    def by_month(self, talks: pd.DataFrame) -> None:
        """The window, honestly stated, a month at a time."""
        for since, until in itertools.pairwise(EDGES):
            self.hand_in(talks, since, until)

    def register(self, rows: list[str]) -> None:
        """Rows of accounts.csv, corrected as of their dates."""
        opds, accounts = self.home.path.parent / "opds.csv", self.home.path.parent / "accounts.csv"
        opds.write_text("opd_id,name,kind,schedule\n")
        accounts.write_text(
            "\n".join(["account_id,opd_id,platform,handle,valid_from,valid_to", *rows]) + "\n"
        )
        merging.take_in(self.home, opds, accounts, True, "bench", lambda _: {})

    def cursor(self):
        """A cursor on the store as it is now."""
        return store.cursor(store.current(self.home))

    def beside(self, name: str) -> "Town":
        """A copy with another name."""
        home = Home(self.home.path.with_name(name))
        shutil.copytree(self.home.path, home.path)
        shutil.copy(self.home.key_file, home.key_file)
        return Town(home, self.reader, self.talks.copy())


def founded(folder: Path, reader: Reader) -> Town:
    """The town with everything in it that no attack changes."""
    opds = [Opd(opd, opd.title()) for opd in (*HONEST, PLAYER)]
    accounts = [
        Account(f"{opd}-{what}", opd, platform)
        for opd in HONEST
        for what, platform in (("wa", "whatsapp"), ("tiket", "ticket"))
    ]
    accounts += [
        Account(MIDDLING, PLAYER, "whatsapp"),
        Account(BAD, PLAYER, "instagram"),
        Account(TICKETS, PLAYER, "ticket"),
    ]
    rng = np.random.default_rng(1)
    rates = {a.account_id: HONEST.get(a.opd_id) or RATES[a.account_id] for a in accounts}
    every = pd.concat(
        [talks(account, rate, rng) for account, rate in rates.items()], ignore_index=True
    )
    played = every["account_id"].isin(RATES)
    town = Town(
        program.new_home(folder, opds, accounts),
        reader,
        every[played & (every["opened"] >= str(WINDOW))],
    )
    town.hand_in(every[~played], FIRST, END)
    town.hand_in(every[played], FIRST, WINDOW)
    return town


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=WIB)
