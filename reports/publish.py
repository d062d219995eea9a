"""``publish``: freezes a month as its next version, whole or not at all."""

import pandas as pd
import pyarrow as pa

from data import moment
from data.errors import Refused, quote
from data.lake import documents, published
from data.lake.home import Home
from metrics import months
from reports import month as month_tables
from reports import moved
from reports.preview import hindrances
from reports.published import open_version, versions
from words import numbers

LONGEST_REASON = 500  # characters


def publish(home: Home, month: str, reason: str | None, by: str) -> dict:
    """Publishes the month as the home is now; returns the manifest.

    Refused: before the preview has ended, with a provisional calendar, a second version without a
    reason, a first one with a reason, or where somebody else published it meanwhile."""
    reason = " ".join((reason or "").split()) or None
    before = [found["version"] for found in versions(home, month)]
    _check(home, month, before, reason)
    names = documents.put_in(home)
    found = month_tables.of(home.as_it_was(names), month)
    facts = {**found.facts, "at": moment.to_text(moment.now()), "by": by, "reason": reason}
    whole = {**found.tables, "moved": _moved(home, month, names)}
    tables = {name: month_tables.frozen(table) for name, table in whole.items()}
    return freeze(home, facts, tables, before)


def freeze(home: Home, facts: dict, tables: dict[str, pa.Table], before: list[str]) -> dict:
    """Writes what was computed as the next version of ``facts["month"]``, whole or not at all;
    returns the manifest. Refused where its versions are no longer those of ``before``."""
    with home.lock():
        if [other["version"] for other in versions(home, facts["month"])] != before:
            raise Refused(
                f"{_said(facts['month'])} baru saja diterbitkan orang lain; muat ulang, lihat "
                "versinya, dan buat revisi bila masih perlu."
            )
        return published.write(home, facts, tables)


def _moved(home: Home, month: str, names: frozenset[str]) -> pd.DataFrame:
    """What moved since the version before; nothing for the first."""
    if not versions(home, month):
        return pd.DataFrame(columns=list(moved.COLUMNS))
    before = frozenset(open_version(home, month).table("inputs")["name"])
    return moved.between(home, before, names, month)


def _check(home: Home, month: str, before: list[str], reason: str | None) -> None:
    if before and reason is None:
        raise Refused(
            f"{_said(month)} sudah terbit sebagai versi {before[-1]}; sebuah revisi perlu alasan: "
            "tambahkan --reason."
        )
    if not before and reason is not None:
        raise Refused(f"{_said(month)} belum terbit; versi pertama tidak memerlukan alasan.")
    if reason and len(reason) > LONGEST_REASON:
        raise Refused(
            f"Alasan {quote(reason)} terlalu panjang; paling banyak {LONGEST_REASON} huruf."
        )
    if found := hindrances(home, month):
        raise Refused(" ".join(found))


def _said(month: str) -> str:
    return numbers.month(months.first_day(month))
