"""Which column is which field, as an OPD answered last time for a table with the same columns."""

import hashlib
import json

from data import moment
from data.importers.columns.header import ADDED
from data.lake import documents
from data.lake.home import Home
from data.register.register import Register


def remembered(home: Home, account_id: str | None, columns: list[str]) -> dict[str, str] | None:
    """Field → column of the last load by the OPD of the account with these columns, of any OPD
    where no account is known yet; None where there was none."""
    opd_id = _opd(home, account_id)
    found = [
        d
        for d in documents.read(home, "mappings")
        if d["columns"] == _mark(columns) and opd_id in (None, d["opd_id"])
    ]
    return found[-1]["map"] if found else None


def remember(
    home: Home, account_id: str, columns: list[str], answered: dict[str, str], by: str
) -> None:
    """Keeps an answer; call it inside ``home.lock()``."""
    opd_id = _opd(home, account_id)
    if opd_id is not None and remembered(home, account_id, columns) != answered:
        documents.add(
            home, "mappings", {"opd_id": opd_id, "columns": _mark(columns), "map": answered}, by
        )


def _mark(columns: list[str]) -> str:
    """Of the columns as the export has them: rows that were rejected and mended are the same
    table."""
    own = columns[len(ADDED) :] if tuple(columns[: len(ADDED)]) == ADDED else columns
    return hashlib.sha256(json.dumps(own).encode()).hexdigest()[:16]


def _opd(home: Home, account_id: str | None) -> str | None:
    return account_id and Register.current(home).owner(
        account_id, moment.now().astimezone(moment.WIB).date()
    )
