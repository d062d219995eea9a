"""When citizens write, and what each office is like: the truth behind the demo's figures, with
``data.demo.answers``.

Moments are whole seconds since 1970 on the clock of WIB; many at once, as arrays.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd

from data.demo.regency import NEVER_CLOSED
from data.targets import calendar

MINUTE, HOUR, DAY = 60, 3600, 86400
MONTH = 30.44 * DAY
LUCKY, SILENT = (
    "kesra-ig",
    {"organisasi-ig", "kec-kalikotes-fb"},
)  # three cases, all answered; no message at all
QUIET = 92 + 30  # days: a board's window, and before it those after which somebody may come back

# opd_id, conversations in 14 months, share answered within 24 h at first, course over the last six
# months
TRUTH = """
dukcapil 5800 .87 steady      diskominfo 4200 .91 steady      dinkes 2500 .74 better      disdik 2100 .82 steady
dissos 1300 .84 steady        dpmptsp 1700 .94 steady         dpupr 2000 .50 better       disperakim 420 .64 steady
disperinaker 900 .79 better   dkpp 480 .72 steady             dlh 1300 .58 better         dispermasdes 420 .62 steady
dishub 1100 .76 steady        dkukmp 750 .84 worse            disbudporapar 1200 .70 steady dispersip 430 .97 steady
bapperida 160 .70 steady      bpkpad 1400 .77 better          bkpsdm 1400 .68 steady      bpbd 1300 .96 steady
kesbangpol 70 .50 steady     rsud-bagas-waras 5000 .90 steady rsud-cawas 1600 .76 better inspektorat 65 .38 steady
setwan 150 .45 steady         satpol 1400 .92 worse           prokopim 700 .86 worse      kesra 60 .60 steady
organisasi 0 .50 steady       kec-prambanan 520 .88 steady    kec-gantiwarno 170 .60 steady kec-wedi 520 .64 better
kec-bayat 330 .78 steady      kec-cawas 460 .83 steady        kec-trucuk 300 .35 steady   kec-kalikotes 100 .74 steady
kec-kebonarum 90 .50 steady   kec-jogonalan 380 .91 steady    kec-manisrenggo 180 .81 steady
kec-karangnongko 210 .04 steady kec-ngawen 240 .87 steady     kec-ceper 520 .83 worse     kec-pedan 400 .93 steady
kec-karangdowo 150 .55 steady kec-juwiring 350 .72 steady     kec-wonosari 230 .79 steady kec-delanggu 560 .62 better
kec-polanharjo 190 .95 steady kec-karanganom 210 .66 steady   kec-tulung 200 .07 steady   kec-jatinom 420 .86 worse
kec-kemalang 70 .70 steady    kec-klaten-selatan 400 .89 steady kec-klaten-tengah 480 .80 steady
kec-klaten-utara 450 .98 steady
"""
DRIFT = {"steady": 0.12, "better": 1.6, "worse": -1.6}  # log-odds
# platform: share of the office's conversations, log-odds against the others, share of comments,
# speed
PLATFORM = pd.DataFrame(
    {
        "whatsapp": (1.0, 0.35, 0, 1),
        "instagram": (0.55, 0, 0.5, 1.2),
        "facebook": (0.4, -0.3, 0.6, 1.4),
        "x": (0.18, -0.2, 0.6, 1.2),
        "tiktok": (0.2, -0.6, 1, 1.6),
        "youtube": (0.08, -1.4, 1, 2.5),
        "ticket": (0.5, 0.2, 0, 2),
    },
    index=["share", "odds", "comments", "slowness"],
).T
# viral posts and the lucky office: account, days before the end of the last full month, comments,
# share answered
EVENTS = [
    ("diskominfo-ig", 20, 280, 0.97),
    ("dpupr-fb", 47, 110, 0.15),
    ("bpbd-ig", 160, 190, 0.95),
    ("disdik-ig", 125, 170, 0.1),
    ("dishub-fb", 250, 120, 0.9),
    ("disbudporapar-tt", 300, 160, 0.6),
    (LUCKY, 12, 1, 1),
    (LUCKY, 40, 1, 1),
    (LUCKY, 71, 1, 1),
]
INSISTENT = "kec-juwiring-wa"  # one citizen behind half of what comes in


@dataclass(frozen=True)
class Span:
    """14 whole months from ``start`` to before ``month_end``, and the days of the next one to
    before ``until``."""

    start: date
    month_end: date
    until: date

    @cached_property
    def closed(self) -> np.ndarray:
        """Numbers of the days (since 1970) on which offices are closed, weekends aside."""
        return np.unique(
            [number(day) for day, kind in self._calendar if kind in ("holiday", "leave")]
        )

    @cached_property
    def lebaran(self) -> np.ndarray:
        """Numbers of the days around Idul Fitri."""
        feast = f"holidays: {calendar.FEAST}"
        feasts = [day for (day, _), source in self._calendar.items() if source.startswith(feast)]
        return np.unique([number(day) + n for day in feasts for n in range(-3, 6)])

    @cached_property
    def _calendar(self) -> dict:
        return calendar.default_days(self.start.year, self.until.year + 1)


def number(day: date) -> int:
    """The day as the number of days since 1970."""
    return (day - date(1970, 1, 1)).days


def traits(accounts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """One row per account, in the order given: how much comes in and how it is answered."""
    words = TRUTH.split()
    truth = pd.DataFrame(
        {"talks": map(float, words[1::4]), "rate": map(float, words[2::4]), "course": words[3::4]},
        index=words[::4],
    ).loc[accounts["opd_id"]]
    platform = PLATFORM.loc[accounts["platform"]]
    found = pd.DataFrame(
        {name: platform[name].to_numpy() for name in platform}, index=accounts["account_id"]
    )
    by_opd = found.assign(weighted=found["share"] * found["odds"]).groupby(
        accounts["opd_id"].to_numpy(), sort=False
    )
    rate = truth["rate"].to_numpy()
    found["talks"] = truth["talks"].to_numpy() * found["share"] / by_opd["share"].transform("sum")
    found.loc[list(SILENT), "talks"] = 0
    mean_odds = by_opd["weighted"].transform("sum") / by_opd["share"].transform("sum")
    found["odds"] += np.log(rate / (1 - rate)) - mean_odds + rng.normal(0, 0.15, len(found))
    found["drift"] = truth["course"].map(DRIFT).to_numpy()
    found["median"] = (
        np.exp(np.log(4.6 - 3.6 * rate) + rng.normal(0, 0.3, len(found))) * found["slowness"]
    )  # hours
    found["sigma"] = rng.uniform(0.8, 1.3, len(found))
    found["given_up"] = np.clip(
        0.85 - 0.62 * rate + rng.normal(0, 0.05, len(found)), 0.15, 0.95
    )  # of what is late
    found["follow"] = np.clip(0.35 + 0.6 * rate, 0.1, 0.95)
    found["never_closed"] = accounts["opd_id"].isin(NEVER_CLOSED).to_numpy()
    return found


def talks(its_traits: pd.DataFrame, span: Span, rng: np.random.Generator) -> pd.DataFrame:
    """Every conversation that a citizen begins: ``account`` (row of the traits), ``opened``,
    ``citizen`` (number), ``post`` (0 for a chat), ``chance`` that it is answered within 24 h (NaN:
    as the office always does)."""
    days = np.arange(number(span.start), number(span.until))
    busy = np.array([1.12, 1.08, 1.05, 1.02, 0.97, 0.9, 0.86])[(days + 3) % 7]
    busy = busy * np.where(np.isin(days, span.lebaran), 0.4, 1) * np.linspace(0.92, 1.08, len(days))
    daily = np.outer(its_traits["talks"] * DAY / (14 * MONTH), busy) * rng.gamma(
        6, 1 / 6, (len(its_traits), len(days))
    )
    daily[its_traits.index == LUCKY, -QUIET - (span.until - span.month_end).days :] = 0
    account, day = np.nonzero(counts := rng.poisson(daily))
    account, day = (np.repeat(what, counts[account, day]) for what in (account, days[day]))
    n = len(account)
    comment = rng.random(n) < its_traits["comments"].to_numpy()[account]
    usual = pd.DataFrame(
        {
            "account": account,
            "opened": day * DAY + _time_of_day(n, rng),
            "citizen": _citizens(account, its_traits, rng),
            "post": np.where(comment, (day - rng.geometric(0.5, n)) // 4, 0),
            "chance": np.nan,
        }
    )
    return pd.concat([usual, *_events(its_traits, span, rng)], ignore_index=True)


def _time_of_day(n: int, rng: np.random.Generator) -> np.ndarray:
    """Seconds after midnight: half of it in the evening, a third in the morning."""
    hours = np.choose(
        rng.choice(3, n, p=[0.46, 0.34, 0.2]),
        [rng.normal(20, 1.4, n), rng.normal(9.4, 1.3, n), rng.uniform(5.5, 24, n)],
    )
    return (hours % 24 * HOUR).astype(np.int64)


def _citizens(
    account: np.ndarray, its_traits: pd.DataFrame, rng: np.random.Generator
) -> np.ndarray:
    pool = np.ceil(its_traits["talks"].to_numpy() * 0.8 + 3)
    first = np.concatenate([[0], np.cumsum(pool)[:-1]])
    drawn = np.floor(pool[account] * rng.random(len(account)) ** 1.3)
    same = (its_traits.index.get_loc(INSISTENT) == account) & (rng.random(len(account)) < 0.5)
    return (first[account] + np.where(same, 0, drawn)).astype(np.int64) + 1


def _events(its_traits: pd.DataFrame, span: Span, rng: np.random.Generator) -> list[pd.DataFrame]:
    found = []
    for place, (account, before, comments, chance) in enumerate(EVENTS):
        begin = number(span.month_end - timedelta(days=before)) * DAY + 9 * HOUR
        found.append(
            pd.DataFrame(
                {
                    "account": its_traits.index.get_loc(account),
                    "opened": begin
                    + (rng.exponential(4 * HOUR, comments) % (14 * HOUR)).astype(np.int64),
                    "citizen": 90_000 + 400 * place + np.arange(comments),
                    "post": place + 1,
                    "chance": float(chance),
                }
            )
        )
    return found
