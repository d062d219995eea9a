"""Which OPDs have looked at the draft of a month: one document at the first look."""

from datetime import datetime

from data import moment
from data.lake import documents
from data.lake.home import Home


def read(home: Home, month: str) -> dict[str, tuple[datetime, str]]:
    """OPD → when (UTC) and who looked first."""
    return {
        d["opd_id"]: (moment.from_text(d["at"]), d["by"])
        for d in documents.read(home, "looks")
        if d["month"] == month
    }


def add(home: Home, month: str, opd_id: str, by: str) -> None:
    """Keeps the first look of an OPD at a draft; later ones change nothing."""
    if opd_id in read(home, month):
        return
    with home.lock():
        if opd_id not in read(home, month):
            documents.add(home, "looks", {"month": month, "opd_id": opd_id}, by)
