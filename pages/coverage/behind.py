"""The uploads behind a cell: those of an account that cover the week or have rows of it."""

from datetime import date, datetime, timedelta

import streamlit as st

from data import moment
from metrics.coverage.weeks import AccountWeeks
from metrics.steps import ONE_DAY, WEEK
from pages.cache import register
from words import numbers, units


def show(path: str, account: AccountWeeks, week: date | None) -> None:
    """A table of them, or that there are none."""
    name = units.account_name(account.platform, account.handle or account.account_id)
    span = f", {numbers.days(week, week + WEEK - ONE_DAY)}" if week else ""
    with st.container(border=True, key="behind-cell"):
        st.subheader(f"{name} · {account.opd_name}{span}", anchor=False)
        found = [
            upload
            for upload in register.uploads(path)
            if account.account_id in upload["accounts"]
            and not (upload["undone"] or upload["purged"])
            and (week is None or _touches(upload, account.account_id, week))
        ]
        if not found:
            st.write("Tidak ada unggahan untuk masa ini.")
            return
        st.dataframe(
            [_row(upload, account.account_id) for upload in found],
            hide_index=True,
            alt="Unggahan di balik masa ini",
            height="content" if len(found) < 8 else 300,
        )


def _touches(upload: dict, account_id: str, week: date) -> bool:
    """Whether its statement or its rows reach into the week."""
    spans = [upload["stamps"].get(account_id, (None, None))[:2]]
    if account_id in upload["covered"]:
        spans.append((upload["from"], upload["until"]))
    return any(first and _day(first) < week + WEEK and _day(last) >= week for first, last in spans)


def _row(upload: dict, account_id: str) -> dict[str, str]:
    stated = account_id in upload["covered"] and upload["from"]
    return {
        "Diunggah": numbers.moment(_local(upload["received_at"])),
        "Oleh": upload["by"],
        "Berkas": upload["file"],
        "Dinyatakan lengkap": (
            numbers.days(_day(upload["from"]), _last_day(upload["until"])) if stated else "tidak"
        ),
        "Baris": numbers.count(upload["stamps"].get(account_id, (0, 0, 0))[2]),
    }


def _local(stamp: str) -> datetime:
    return moment.from_text(stamp).astimezone(moment.WIB)


def _last_day(stamp: str) -> date:
    """The day that ends with the stamp, where that is midnight."""
    return (_local(stamp) - timedelta(seconds=1)).date()


def _day(stamp: str) -> date:
    return _local(stamp).date()
