"""What Antrean looks up and narrows: the open cases of one OPD, how old their data are, and whose
they are."""

from pathlib import Path

import pandas as pd
import streamlit as st

from data import moment
from data.cases import store
from data.lake import home, links, masked
from metrics.cases import queue
from pages.access import access
from pages.cache.store import KEPT, copied, kept
from pages.controls.opd import EVERY_ACCOUNT, EVERY_CHANNEL
from words import terms, units


@copied(KEPT)
def of(path: str, opd_id: str | None) -> pd.DataFrame:
    """The queue of an OPD (None: of all), with the account's name."""
    found = queue.queue(store.cursor(Path(path)), opd_id)
    found["account"] = [
        units.account_name(r["platform"], r["handle"] or r["account_id"])
        for r in found[["platform", "handle", "account_id"]].to_dict("records")
    ]
    return found


def age(path: str, opd_id: str | None) -> queue.Age:
    """How old the data of the OPD are at this moment."""
    return queue.age(store.cursor(Path(path)), opd_id, moment.now())


def in_time_yet(cases: pd.DataFrame) -> pd.DataFrame:
    """Those that can still be answered on time."""
    return queue.in_time_yet(cases, moment.now())


def narrowed(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases of one account and channel, or of all; draws both choices."""
    account = st.selectbox(
        "Akun",
        [EVERY_ACCOUNT, *sorted(cases["account"].unique(), key=str.casefold)],
        key="queue-account",
        label_visibility="collapsed",
        width=195,
    )
    channels = {terms.CHANNELS.get(c, c): c for c in sorted(cases["channel"].unique())}
    channel = st.selectbox(
        "Kanal",
        [EVERY_CHANNEL, *channels],
        key="queue-channel",
        label_visibility="collapsed",
        width=145,
    )
    if account != EVERY_ACCOUNT:
        cases = cases[cases["account"] == account]
    return cases[cases["channel"] == channels[channel]] if channel in channels else cases


def with_names(cases: pd.DataFrame, opd_id: str | None) -> pd.DataFrame:
    """The cases with ``citizen``: the masked name while it is kept and may be seen, else
    nothing."""
    known: dict[str, str] = {}
    if access.knows_citizens(opd_id):
        for account_id, part in cases.groupby("account_id"):
            keys = [int(case_id, 16) for case_id in part["case_id"]]
            known |= {
                f"{key:016x}": name
                for key, name in masked.names(home.shown(), account_id, keys).items()
            }
    return cases.assign(citizen=cases["case_id"].map(known))


def with_links(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases with ``link``: the public post under which the citizen wrote, where the upload
    names it."""
    return _linked(cases, links.of_rows(home.shown(), _places(cases)))


def with_links_shown(cases: pd.DataFrame, path: str) -> pd.DataFrame:
    """The same for the few cases of a list, kept for everyone who looks at it."""
    return _linked(cases, _links(path, tuple(_places(cases))))


@kept()
def _links(path: str, places: tuple[links.Place, ...]) -> dict[links.Place, str]:
    return links.of_rows(home.shown(), list(places))


def _places(cases: pd.DataFrame) -> list[links.Place]:
    return [
        (upload_id, member if isinstance(member, str) else None, row)
        for upload_id, member, row in zip(
            cases["upload_id"], cases["member"], cases["row"].tolist(), strict=True
        )
    ]


def _linked(cases: pd.DataFrame, found: dict[links.Place, str]) -> pd.DataFrame:
    return cases.assign(
        link=pd.Series([found.get(place) for place in _places(cases)], cases.index, dtype=object)
    )
