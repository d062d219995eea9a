"""The demo: 14 months of invented messages to the offices of a regency, as the files that people
would hand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo import behaviour, canonical, messages, regency, tickets
from data.demo.behaviour import DAY, Span, number
from data.moment import WIB

SEED = 20220623
ONE_DAY = timedelta(days=1)
CHUNKS = (
    14,
    6,
    3,
    0,
)  # uploads are handed in at these numbers of months before the end of the last full one
NEW_SINCE = 6  # months before it; the begin of a chunk
LARGE = {"dukcapil", "diskominfo", "dinkes", "disdik", "dissos", "dpmptsp"}
NEVER_UPLOADED, STOPPED, WITH_GAP = "kec-kebonarum", "dispermasdes", "dishub"
GAP = (timedelta(days=55), timedelta(days=34))  # three weeks, before the end of the last full month


@dataclass(frozen=True)
class Load:
    """One file to hand in: what it is complete for (from, until; both with offset), ``accounts``
    that are covered without a row in it, and when it was handed in."""

    path: Path
    from_: datetime
    until: datetime
    accounts: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True)
class Demo:
    """The register's two files, the uploads in the order in which they came, and the latest stated
    end."""

    opd_csv: Path
    accounts_csv: Path
    loads: list[Load]
    until: datetime


@dataclass(frozen=True)
class _Part:
    """Some accounts over some days, ``begin`` to before ``end``: what one file is complete for."""

    name: str
    accounts: tuple[str, ...]
    begin: date
    end: date


def write(folder: Path, today: date) -> Demo:
    """Writes register and uploads into the folder; the same day gives the same bytes.

    14 whole months and the next one up to two days before ``today``, so that the newest whole month
    is always known a day beyond its end. Early in a month this is the month before."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    span = _span(today)
    accounts = regency.accounts(_months_before(span.month_end, NEW_SINCE))
    opd_csv, accounts_csv = regency.write(folder, accounts)
    history, cases = _invent(accounts, span)
    loads = [
        _written(folder, part, _rows_of(part, history)) for part in _message_parts(accounts, span)
    ]
    for account_id, (earlier, later) in cases.items():
        loads.append(
            _written(folder, _Part(account_id, (account_id,), span.start, span.month_end), earlier)
        )
        loads.append(
            _written(folder, _Part(account_id, (account_id,), span.month_end, span.until), later)
        )
    loads.sort(key=lambda load: (load.received_at, load.path.name))
    return Demo(opd_csv, accounts_csv, loads, max(load.until for load in loads))


def _span(today: date) -> Span:
    until = today - timedelta(days=1)
    month_end = (until - timedelta(days=1)).replace(day=1)
    return Span(_months_before(month_end, CHUNKS[0]), month_end, until)


def _months_before(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 - months, 12)
    return date(year, month + 1, 1)


def _invent(accounts: pd.DataFrame, span: Span) -> tuple[pd.DataFrame, dict]:
    """All messages, and of each ticket account its cases at two moments; also what nobody will
    upload."""
    rng = np.random.default_rng(SEED)
    traits = behaviour.traits(accounts, rng)
    talks = behaviour.talks(traits, span, rng)
    is_ticket = accounts["account_id"].isin(regency.TICKETS.values()).to_numpy()[talks["account"]]
    history = messages.histories(
        accounts, traits, talks[~is_ticket].reset_index(drop=True), span, rng
    )
    return history, tickets.exports(traits, talks[is_ticket].reset_index(drop=True), span, rng)


def _message_parts(accounts: pd.DataFrame, span: Span) -> Iterator[_Part]:
    """A group of offices and some months each; offices with gaps apart where they have them."""
    edges = [_months_before(span.month_end, months) for months in CHUNKS]
    groups = {office.opd_id: _group(office) for office in regency.offices()}
    with_messages = accounts[accounts["platform"] != regency.PLATFORMS["tk"]]
    for begin, end in pairwise([*edges, span.until]):
        away = {
            NEVER_UPLOADED,
            *([STOPPED] if begin >= edges[-2] else []),
            *([WITH_GAP] if begin == edges[-2] else []),
        }
        kept = with_messages[
            (with_messages["valid_from"] <= begin.isoformat()) & ~with_messages["opd_id"].isin(away)
        ]
        for group, members in kept.groupby(kept["opd_id"].map(groups), sort=False):
            is_early = group == "kecamatan" and begin == span.month_end
            its_end = max(begin + ONE_DAY, end - 2 * ONE_DAY) if is_early else end
            yield _Part(group, tuple(members["account_id"]), begin, its_end)
    own = {
        opd_id: tuple(accounts.loc[accounts["opd_id"] == opd_id, "account_id"])
        for opd_id in (STOPPED, WITH_GAP)
    }
    # three days into a month, so that the month before is known to its end and complete for
    # everyone
    yield _Part(STOPPED, own[STOPPED], edges[-2], _months_before(span.month_end, 2) + 3 * ONE_DAY)
    yield _Part(WITH_GAP, own[WITH_GAP], edges[-2], span.month_end - GAP[0])
    yield _Part(WITH_GAP, own[WITH_GAP], span.month_end - GAP[1], span.month_end)


def _group(office: regency.Office) -> str:
    if office.kind == "kecamatan":
        return "kecamatan"
    if office.kind != "dinas":
        return "badan-rsud-bagian"
    return "dinas-pelayanan" if office.opd_id in LARGE else "dinas-teknis"


def _rows_of(part: _Part, history: pd.DataFrame) -> pd.DataFrame:
    begin, end = number(part.begin) * DAY, number(part.end) * DAY
    chosen = history["account_id"].isin(part.accounts) & history["at"].between(
        begin, end, inclusive="left"
    )
    return history.loc[chosen, canonical.COLUMNS]


def _written(folder: Path, part: _Part, rows: pd.DataFrame) -> Load:
    """The file, and its statement; it is handed in on the morning after its last day, each group at
    its own minute."""
    path = folder / f"{part.begin}_{part.name}.csv"
    rows.to_csv(path, index=False, lineterminator="\n")
    present = set(rows["account_id"])
    received = datetime.combine(part.end, time(7, 40), WIB) + timedelta(
        minutes=7 * (len(part.name) % 12)
    )
    return Load(
        path,
        datetime.combine(part.begin, time(), WIB),
        datetime.combine(part.end, time(), WIB),
        tuple(account for account in part.accounts if account not in present),
        received,
    )
