"""Invented regencies in which every office's true rate is known: what boards are tried on.

What makes a trial fair is that the truth is not made of the method's own assumptions, and is no
easier than a regency:

- **Who.** The demo's 137 accounts of 55 OPDs. An OPD's true rate is that of its accounts, by their
  expected cases.
- **True rates.** Normal in log-odds, OPDs around ``middle`` with ``between_offices``, accounts
  around their OPD with ``between_accounts``: by default mean 0.71, spread 0.20, a fifth of them
  crowded above 0.9 and a few below 0.2, as in the demo (mean 0.72, spread 0.20). Not a beta, not a
  grid.
- **Sizes.** Log-normal over accounts, offices and accounts each with a share of the spread, from 3
  cases a window to 30,000; half of the accounts have fewer than 150, about one in eight fewer than
  the 20 that a place needs.
- **Shared fate.** A window of 92 days. Days of an account are uneven (gamma, shape 3), and the
  cases of one account-day share a chance of their own: a beta around the true rate with intraclass
  correlation ``day_share`` (0.08: weekends against working days alone make 0.04 in the demo).
  Besides, accounts that have posts get viral ones: 0.35 a window each, about 80 comments
  (log-normal, one in twenty above 300), with ``viral_share`` 0.8: nearly all answered or nearly all
  missed. A viral post may be all that a small account has.
- The mean of every such chance is the true rate, so that a perfect method could find the truth.

Other regencies change one thing, to see where the method bends: ``REGENCIES``.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pandas as pd
from scipy.special import expit
from scipy.stats import gamma

from data.demo import regency

DAYS, UNEVEN_DAYS, WEEK = 92, 3, 7
FEWEST, MOST = 3, 30_000
OFFICE_SPREAD, ACCOUNT_SPREAD = 0.75, 0.66  # of the spread of sizes; squares add up to 1
VIRAL_SIZE, VIRAL_SPREAD, VIRAL_MEAN = 80, 0.8, 110
LOADS = gamma.ppf(
    (np.arange(200) + 0.5) / 200, UNEVEN_DAYS + 1, scale=1 / UNEVEN_DAYS
)  # of a day, by its cases


@dataclass(frozen=True)
class Regency:
    """How a regency is drawn; the fields that the module's text does not name: ``uneven``: half of
    the accounts share 0.01, half 0.3 in place of ``day_share``; ``week_share``: the cases of one
    account and week share a chance too; ``busy``: log-odds lost on a day with e times the usual
    cases."""

    name: str
    middle: float = 1.13
    between_offices: float = 1.15
    between_accounts: float = 0.4
    cases: float = 150
    spread: float = 1.8
    day_share: float = 0.08
    viral_posts: float = 0.35
    viral_share: float = 0.8
    uneven: bool = False
    week_share: float = 0.0
    busy: float = 0.0


REGENCIES = (
    Regency("as described"),
    Regency("sizes as in the demo", cases=54, spread=0.9),
    Regency("offices much alike", between_offices=0.4, between_accounts=0.2),
    Regency("offices far apart", between_offices=2.0, between_accounts=0.6),
    Regency("nothing shared", day_share=0.001, viral_posts=0),
    Regency("days share much", day_share=0.25),
    Regency("viral everywhere", viral_posts=1.4, viral_share=0.95),
    Regency("accounts share unevenly", uneven=True),
    Regency("weeks share too", week_share=0.03),
    Regency("worse on busy days", busy=0.7),
    Regency("no differences", between_offices=0, between_accounts=0),
)


@dataclass(frozen=True)
class Truth:
    """One regency as drawn; arrays by account: true ``rate``, ordinary cases in a window ``cases``,
    ``day_share``."""

    regency: Regency
    odds: np.ndarray
    cases: np.ndarray
    day_share: np.ndarray

    def rate(self, by: str) -> pd.Series:
        """The true rate by unit, 0–1: the expected share of its cases that is on time."""
        viral = np.where(has_posts(), self.regency.viral_posts * VIRAL_MEAN, 0)
        usual = expit(self.odds[:, None] - self.regency.busy * np.log(LOADS)).mean(axis=1)
        on_time = self.cases * usual + viral * expit(self.odds)
        owner = units(by)
        return (
            pd.Series(on_time).groupby(owner).sum()
            / pd.Series(self.cases + viral).groupby(owner).sum()
        )

    def window(self, rng: np.random.Generator) -> pd.DataFrame:
        """Three months: a row per cluster with ``account`` (its number), ``due`` and
        ``on_time``."""
        load = rng.gamma(UNEVEN_DAYS, 1 / UNEVEN_DAYS, (len(self.cases), DAYS))
        counts = rng.poisson(self.cases[:, None] / DAYS * load)
        account, day = np.nonzero(counts)
        chance = expit(self.odds[account] - self.regency.busy * np.log(load[account, day]))
        if self.regency.week_share:
            weeks = shared(
                np.repeat(expit(self.odds), DAYS // WEEK + 1), self.regency.week_share, rng
            )
            chance = weeks.reshape(len(self.odds), -1)[account, day // WEEK]
        usual = pd.DataFrame(
            {
                "account": account,
                "due": counts[account, day],
                "chance": shared(chance, self.day_share[account], rng),
            }
        )
        found = pd.concat([usual, self._viral(rng)], ignore_index=True)
        return found.assign(on_time=rng.binomial(found["due"], found["chance"])).drop(
            columns="chance"
        )

    def _viral(self, rng: np.random.Generator) -> pd.DataFrame:
        posts = rng.poisson(self.regency.viral_posts * has_posts())
        account = np.repeat(np.arange(len(posts)), posts)
        size = np.ceil(VIRAL_SIZE * np.exp(VIRAL_SPREAD * rng.normal(size=len(account))))
        return pd.DataFrame(
            {
                "account": account,
                "due": size.astype(int),
                "chance": shared(expit(self.odds[account]), self.regency.viral_share, rng),
            }
        )


def drawn(its_regency: Regency, rng: np.random.Generator) -> Truth:
    """The true rates, sizes and habits of one regency."""
    office = units("opd")
    offices, accounts = office.nunique(), len(office)
    code = office.factorize()[0]
    odds = (
        its_regency.middle
        + its_regency.between_offices * rng.normal(size=offices)[code]
        + its_regency.between_accounts * rng.normal(size=accounts)
    )
    apart = OFFICE_SPREAD * rng.normal(size=offices)[code] + ACCOUNT_SPREAD * rng.normal(
        size=accounts
    )
    cases = np.clip(its_regency.cases * np.exp(its_regency.spread * apart), FEWEST, MOST)
    share = (
        rng.choice([0.01, 0.3], accounts)
        if its_regency.uneven
        else np.full(accounts, its_regency.day_share)
    )
    return Truth(its_regency, odds, cases, share)


def shared(mean: np.ndarray, share: np.ndarray | float, rng: np.random.Generator) -> np.ndarray:
    """A chance for each cluster around its mean, beta with the intraclass correlation ``share``."""
    apart = 1 / np.asarray(share) - 1
    inner = np.clip(mean, 1e-9, 1 - 1e-9)
    return rng.beta(inner * apart, (1 - inner) * apart)


def units(by: str) -> pd.Series:
    """The unit of each account, in the demo's order; ``by`` account or opd."""
    return _accounts()["account_id" if by == "account" else "opd_id"]


def has_posts() -> np.ndarray:
    """Whether an account has posts that can become viral; chats and tickets have none."""
    return ~_accounts()["platform"].isin(["whatsapp", "ticket"]).to_numpy()


@cache
def _accounts() -> pd.DataFrame:
    return regency.accounts(date(2026, 1, 1))
