"""Ticket exports: of each ticket account the state of its cases at two moments, as such systems
export it."""

import numpy as np
import pandas as pd

from data.demo import answers, behaviour
from data.demo.answers import NEVER
from data.demo.behaviour import DAY, Span
from data.demo.canonical import TOPICS, stamps
from data.importers.columns.header_words import KINDS

COLUMNS = [field for field in KINDS["cases"] if field not in ("link", "opened_by")]
WITHOUT_REPLIES = "lapor-klaten"  # like SP4N-LAPOR!, its export has no first_reply_at
HASTY = "dukcapil-helpdesk"  # closes an eighth of its cases without a word


def exports(
    traits: pd.DataFrame, talks: pd.DataFrame, span: Span, rng: np.random.Generator
) -> dict[str, tuple[pd.DataFrame, pd.DataFrame]]:
    """Account → canonical cases as of ``span.month_end``, and those that are new or changed as of
    ``span.until``.

    ``talks`` are those of :func:`behaviour.talks` of the ticket accounts.
    """
    cases = _histories(traits, talks, span, rng)
    found = {}
    for account_id, rows in cases.groupby("account_id"):
        earlier, later = (
            _as_of(rows, behaviour.number(day) * DAY) for day in (span.month_end, span.until)
        )
        changed = later[~later.apply(tuple, axis=1).isin(earlier.apply(tuple, axis=1))]
        found[account_id] = (
            _without_replies(earlier, account_id),
            _without_replies(changed, account_id),
        )
    return found


def _histories(
    traits: pd.DataFrame, talks: pd.DataFrame, span: Span, rng: np.random.Generator
) -> pd.DataFrame:
    """All that ever happens to each case: moments in seconds, NEVER where it does not happen."""
    account, opened, n = talks["account"].to_numpy(), talks["opened"].to_numpy(), len(talks)
    usual = answers.chance(account, opened, traits, span, rng)
    reply = answers.replies(account, opened, usual, traits, span=span, rng=rng)
    ids = traits.index.to_numpy()[account]
    is_hasty = (ids == HASTY) & (rng.random(n) < 0.12)
    reply[is_hasty] = NEVER
    wordless = is_hasty | (rng.random(n) < 0.25)  # an unanswered case that is closed all the same
    closes = np.where(reply < NEVER, rng.random(n) < 0.93, wordless)
    closed = (
        np.where(reply < NEVER, reply, opened + 9 * DAY)
        + np.exp(np.log(2.2) + 0.9 * rng.normal(size=n)) * DAY
    )
    by_system = rng.random(n) < np.where(reply < NEVER, 0.04, 0.6)
    return pd.DataFrame(
        {
            "account_id": ids,
            "opened": opened,
            "reply": reply,
            "closed": np.where(closes, closed, NEVER).astype(np.int64),
            "ending": np.where(
                by_system, "auto_closed", rng.choice(["resolved", "closed"], n, p=[0.7, 0.3])
            ),
            "is_rejected": rng.random(n) < 0.03,
            "author": talks["citizen"].map("warga-{:05d}".format).to_numpy(),
            "topic": rng.choice(["", *TOPICS], n, p=[0.12, 0.3, 0.55, 0.03]),
            "reopened": (rng.random(n) < 0.07).astype(int),
        }
    ).sort_values(["account_id", "opened"], kind="stable", ignore_index=True)


def _as_of(rows: pd.DataFrame, moment: int) -> pd.DataFrame:
    """The cases of one account as its system shows them at that moment."""
    case_ids = [f"{account_id}-{n:05d}" for n, account_id in enumerate(rows["account_id"], 1)]
    rows = rows.assign(case_id=case_ids)[rows["opened"] < moment]
    replied, closed = rows["reply"] < moment, rows["closed"] < moment
    status = np.select(
        [closed & rows["is_rejected"], closed, replied],
        ["rejected", rows["ending"], "waiting"],
        "open",
    )
    shown = rows.assign(
        opened_at=stamps(rows["opened"].to_numpy()),
        status=status,
        reopened=np.where(closed, rows["reopened"], 0),
        first_reply_at=_shown(rows["reply"], replied),
        closed_at=_shown(rows["closed"], closed),
    )
    return shown[COLUMNS]


def _shown(moments: pd.Series, happened: pd.Series) -> np.ndarray:
    return np.where(happened, stamps(np.where(happened, moments, 0)), "")


def _without_replies(cases: pd.DataFrame, account_id: str) -> pd.DataFrame:
    return cases.drop(columns="first_reply_at") if account_id == WITHOUT_REPLIES else cases
