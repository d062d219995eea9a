"""Whose accounts and uploads are: what somebody from an OPD may load, look at and take out again.

The screens say in TANGGAP_OPDS for which OPDs a person may act; without it (the command line) for
all."""

import os
from dataclasses import replace
from datetime import date, datetime, timedelta

from data import moment
from data.errors import Refused, quote
from data.lake.uploads import Upload
from data.register.register import Register
from data.small_table import split_list

FOR_OPDS = (
    "load",
    "look",
    "undo",
    "formats",
)  # commands; the others are not for somebody who acts for an OPD


def of_environment() -> tuple[str, ...] | None:
    """The OPDs that TANGGAP_OPDS names (parted by ``;``), none where it is empty; None where it is
    not set: all."""
    named = os.environ.get("TANGGAP_OPDS")
    return None if named is None else split_list(named)


def refuse_command(name: str) -> None:
    """Refused where the command is not for somebody who acts for an OPD."""
    if of_environment() is not None and name not in FOR_OPDS:
        raise Refused(
            f"Perintah {quote(name)} hanya untuk Diskominfo; minta Diskominfo menjalankannya."
        )


def limited(register: Register, opd_ids: tuple[str, ...] | None) -> Register:
    """The register without the accounts of other OPDs: of each account the time in which these OPDs
    have it."""
    if opd_ids is None:
        return register
    own = {
        account_id: tuple(row for row in rows if row.opd_id in opd_ids)
        for account_id, rows in register.accounts.items()
    }
    return replace(
        register, accounts={account_id: rows for account_id, rows in own.items() if rows}
    )


def owns(register: Register, opd_ids: tuple[str, ...], info: dict) -> bool:
    """Whether an upload is all these OPDs' own: each of its accounts was theirs on every day of its
    rows (without rows: of its coverage). ``info`` is what ``upload.json`` says."""
    accounts = {*info["stamps"], *info["covered"]}
    return bool(accounts) and all(
        _owned(register, opd_ids, account_id, *_days(info, account_id)) for account_id in accounts
    )


def concerns(register: Register, opd_ids: tuple[str, ...], info: dict) -> bool:
    """Whether any account of an upload was these OPDs' on every day of its rows."""
    accounts = {*info["stamps"], *info["covered"]}
    return any(
        _owned(register, opd_ids, account_id, *_days(info, account_id)) for account_id in accounts
    )


def refuse_foreign(register: Register, opd_ids: tuple[str, ...] | None, upload: Upload) -> None:
    """Refused where the upload holds anything of another OPD."""
    if opd_ids is not None and not owns(register, opd_ids, upload.info):
        raise Refused(
            f"Unggahan {quote(upload.upload_id)} memuat akun yang bukan milik OPD Anda; minta "
            "Diskominfo membatalkannya."
        )


def _owned(
    register: Register, opd_ids: tuple[str, ...], account_id: str, first: date, last: date
) -> bool:
    then = [
        row
        for row in register.accounts.get(account_id, ())
        if (row.valid_from or date.min) <= last and first <= (row.valid_to or date.max)
    ]
    return bool(then) and all(row.opd_id in opd_ids for row in then)


def _days(info: dict, account_id: str) -> tuple[date, date]:
    """First and last day (WIB) of the account's rows, else of what the upload covers."""
    if account_id in info["stamps"]:
        first, last = info["stamps"][account_id][:2]
        return _day(moment.from_text(first)), _day(moment.from_text(last))
    return _day(moment.from_text(info["from"])), _day(
        moment.from_text(info["until"]) - timedelta(seconds=1)
    )


def _day(stamp: datetime) -> date:
    return stamp.astimezone(moment.WIB).date()
