"""What a revision changed: every figure that differs from the version before, and why; made when it is
opened."""

import pandas as pd
import streamlit as st

from data.lake.home import Home
from metrics.output import text as tables
from pages.access import access
from pages.cache.store import kept
from reports import compared
from reports.published import open_version, versions
from words import numbers
from words.chosen import CLOCKS
from words.review import revisions

SHOWN = 200  # differences; all are in the CSV


def show(place: Home, month: str, version: str) -> None:
    """The list, and the same to take home."""
    opened = st.expander(
        "Apa yang berubah, dan sebabnya", key="changes", type="compact", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        rows = _changes(str(place.path), month, version)
        st.write(f"{numbers.counted(len(rows), 'angka')} berubah pada versi {version}:")
        st.dataframe(
            _table(rows.head(SHOWN), _names(str(place.path), month, version)),
            hide_index=True,
            height=300,
            alt="Angka yang berubah pada revisi ini",
        )
        st.download_button(
            "Unduh daftar perubahan (CSV)",
            access.held(lambda: f"\ufeff{tables.as_csv(rows)}\n".encode()),
            f"perubahan-{month}-{version}.csv",
            "text/csv",
            on_click="ignore",
            key="changes-csv",
        )


@kept()
def _changes(home: str, month: str, version: str) -> pd.DataFrame:
    """Of two versions that nothing changes any more."""
    return compared.between(Home(home), month, last=version)


def _table(rows: pd.DataFrame, names: dict) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Angka": revisions.figure(row),
                "Unit": revisions.unit(row, names),
                "Jam": CLOCKS[row["clock"]],
                "Masa": revisions.PERIODS[row["period"]],
                "Dulu": revisions.value(row, "old"),
                "Sekarang": revisions.value(row, "new"),
                "Sebab": revisions.why(row),
            }
            for row in rows.to_dict("records")
        ]
    )


@kept()
def _names(home: str, month: str, last: str) -> dict[str, dict[str, dict]]:
    """By → unit → ``opd_name, platform, handle``, as the newest version that has it, up to ``last``,
    calls it."""
    place, found = Home(home), {"opd": {}, "account": {}}
    names = [manifest["version"] for manifest in versions(place, month)]
    for version in names[: names.index(last) + 1]:
        known = open_version(place, month, version)
        for opd in known.records("opds"):
            found["opd"][opd["opd_id"]] = {"opd_name": opd["name"]}
        for account in known.records("accounts"):
            of = found["opd"].get(account["opd_id"], {"opd_name": account["opd_id"]})
            found["account"][account["account_id"]] = account | of
    return found
