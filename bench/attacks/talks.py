"""Talks of invented accounts, and what an export shows of them.

Every account has about fifty talks a month (of tickets thirty), each one question of one citizen
and at most one reply; ticket accounts hand in cases, the others messages."""

from datetime import date

import numpy as np
import pandas as pd

FIRST, END = date(2026, 2, 1), date(2026, 11, 4)
PER_DAY, TICKETS_PER_DAY = 50 / 30.44, 30 / 30.44
HARD = "pengaduan"
TOPICS = {"informasi": 0.6, HARD: 0.4}
HOUR = pd.Timedelta(hours=1)


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
