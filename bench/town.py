"""A small regency for ``bench.attacks``: eight honest OPDs, and one that will do anything but
answer better.

Every account has about fifty talks a month (of tickets thirty), February to October 2026, each one
question of one citizen and at most one reply; ticket accounts hand in cases, the others messages.
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

from data.cases import store
from data.intake.load import load
from data.intake.reader import Reader
from data.lake.home import Home
from data.moment import WIB
from data.register import register
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
MONTHS, FIRST, WINDOW, END = (
    ("2026-08", "2026-09", "2026-10"),
    date(2026, 2, 1),
    date(2026, 8, 1),
    date(2026, 11, 4),
)
EDGES = (WINDOW, date(2026, 9, 1), date(2026, 10, 1), END)
PER_DAY, TICKETS_PER_DAY = 50 / 30.44, 30 / 30.44
TOPICS = {"informasi": 0.6, "pengaduan": 0.4}
HARD, OVERSIGHT = "pengaduan", "pengaduan berkadar pengawasan"
HOUR = pd.Timedelta(hours=1)


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
        register.take_in(self.home, opds, accounts, True, "bench", lambda _: {})

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


def talks(
    account: str,
    rate: float,
    rng: np.random.Generator,
    first: date = FIRST,
    end: date = END,
    per_day: float = PER_DAY,
) -> pd.DataFrame:
    """Talks of one account from ``first`` to before ``end``, of which the share ``rate`` is
    answered within 24 h."""
    days = (end - first).days - 1
    n = rng.poisson(days * (TICKETS_PER_DAY if is_ticket(account) else per_day))
    day, second = np.sort(rng.integers(0, days, n)), rng.integers(6 * 3600, 20 * 3600, n)
    opened = pd.Timestamp(first) + pd.to_timedelta(day * 86400 + second, unit="s")
    quick, late = rng.uniform(0.1, 5, n), rng.uniform(25, 90, n)
    hours = np.where(rng.random(n) < rate, quick, np.where(rng.random(n) < 0.5, late, np.nan))
    replied = opened + pd.to_timedelta((hours * 3600).round(), unit="s")
    days_to_close = np.where(rng.random(n) < rate, rng.uniform(0.5, 4, n), rng.uniform(25, 40, n))
    closed = replied + pd.to_timedelta((days_to_close * 86400).round(), unit="s")
    names = [f"{account}-{i}" for i in range(n)]
    return pd.DataFrame(
        {
            "account_id": account,
            "id": names,
            "talk": names,
            "opened": opened,
            "replied": replied,
            "closed": closed,
            "citizen": [f"warga {name}" for name in names],
            "question": [f"Mohon info berkas {name}" for name in names],
            "reply": [
                f"Berkas {name} dapat diambil di loket {i % 9}" for i, name in enumerate(names)
            ],
            "topic": rng.choice(list(TOPICS), n, p=list(TOPICS.values())),
            "automatic": "",
        }
    )


def is_ticket(account_id) -> bool:
    """Whether an account, or each of a column (``.str``), is one of tickets."""
    return account_id.endswith("tiket")


def is_on_time(talks: pd.DataFrame) -> pd.Series:
    """Answered within 24 hours."""
    return talks["replied"] - talks["opened"] <= 24 * HOUR


def messages(talks: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """Canonical messages of the talks that are no tickets, sent on the days from ``since`` to
    before ``until``."""
    talks = talks[~is_ticket(talks["account_id"].str)]
    inbound = pd.DataFrame(
        {
            "sent_at": talks["opened"],
            "direction": "inbound",
            "author": talks["citizen"],
            "text": talks["question"],
            "topic": talks["topic"],
            "is_automatic": "",
        }
    )
    outbound = pd.DataFrame(
        {
            "sent_at": talks["replied"],
            "direction": "outbound",
            "author": "",
            "text": talks["reply"],
            "topic": "",
            "is_automatic": talks["automatic"],
        }
    ).dropna(subset="sent_at")
    rows = pd.concat(
        [part.join(talks[["account_id", "id", "talk"]]) for part in (inbound, outbound)]
    )
    rows = rows[(rows["sent_at"] >= str(since)) & (rows["sent_at"] < str(until))]
    return rows.assign(
        conversation_id=rows["talk"],
        message_id=rows["id"] + rows["direction"],
        sent_at=_stamp(rows["sent_at"]),
    ).drop(columns=["id", "talk"])


def cases(talks: pd.DataFrame, since: date, until: date) -> pd.DataFrame:
    """Canonical cases of the tickets opened on those days and before, as known at their end."""
    talks = talks[is_ticket(talks["account_id"].str) & (talks["opened"] < str(until))]
    replied, closed = (talks[c].where(talks[c] < str(until)) for c in ("replied", "closed"))
    rows = pd.DataFrame(
        {
            "account_id": talks["account_id"],
            "case_id": talks["id"],
            "opened_at": talks["opened"],
            "first_reply_at": replied,
            "closed_at": closed,
            "author": talks["citizen"],
            "status": np.where(closed.isna(), "open", "resolved"),
            "topic": talks["topic"],
        }
    )
    return rows.assign(**{c: _stamp(rows[c]) for c in ("opened_at", "first_reply_at", "closed_at")})


def _stamp(moments: pd.Series) -> pd.Series:
    return moments.dt.strftime("%Y-%m-%dT%H:%M:%S+07:00").fillna("")


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=WIB)
