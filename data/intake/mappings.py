"""What an OPD answered last time for a table with the same columns: which column is which field,
and what words mean."""

from data import moment
from data.importers.rows.words import Values, mark
from data.lake import documents
from data.lake.home import Home
from data.register.register import Register


def remembered(home: Home, account_id: str | None, columns: list[str]) -> dict[str, str] | None:
    """Field → column of the last load by the OPD of the account with these columns, of any OPD
    where no account is known yet; None where there was none."""
    found = [d["map"] for d in _answers(home, account_id) if d["columns"] == mark(columns)]
    return next((one for one in reversed(found) if one), None)


def remembered_values(home: Home, account_id: str | None, opds: set[str]) -> dict[str, Values]:
    """Mark of the columns → field → word → meaning, as the OPD of the account said; where no account
    is known yet, as the OPDs of whoever loads said, if they agree."""
    found: dict[str, Values] = {}
    for document in _answers(home, account_id):
        if account_id is None and document["opd_id"] not in opds:
            continue
        kept = found.setdefault(document["columns"], {})
        for field, given in document.get("values", {}).items():
            words = kept.setdefault(field, {})
            for word, meaning in given.items():
                is_agreed = account_id is not None or words.get(word, meaning) == meaning
                words[word] = meaning if is_agreed else ""
    return {
        columns: {f: {w: m for w, m in given.items() if m} for f, given in values.items()}
        for columns, values in found.items()
    }


def remember(
    home: Home,
    account_id: str,
    columns: list[str],
    answered: dict[str, str],
    values: Values,
    by: str,
) -> None:
    """Keeps an answer; call it inside ``home.lock()``."""
    opd_id = _opd(home, account_id)
    known = remembered_values(home, account_id, set()).get(mark(columns), {})
    is_new = any(
        known.get(f, {}).get(w) != m for f, given in values.items() for w, m in given.items()
    )
    if opd_id is not None and (
        is_new or answered and remembered(home, account_id, columns) != answered
    ):
        document = {"opd_id": opd_id, "columns": mark(columns), "map": answered, "values": values}
        documents.add(home, "mappings", document, by)


def _answers(home: Home, account_id: str | None) -> list[dict]:
    """All answers of the account's OPD, oldest first; of every OPD where no account is known."""
    opd_id = _opd(home, account_id)
    return [d for d in documents.read(home, "mappings") if opd_id in (None, d["opd_id"])]


def _opd(home: Home, account_id: str | None) -> str | None:
    return account_id and Register.current(home).owner(
        account_id, moment.now().astimezone(moment.WIB).date()
    )
