"""Whatever is changed in the register later, also since ever: a published month stays what it was."""

import csv

import pytest

from data.editing import change
from data.editing.tables import TABLES
from data.lake import documents
from reports.documents.monthly import document
from reports.published import open_version
from tests.reports.conftest import MONTH

CHANGES = {
    "settings": "name,value,valid_from\nresponse_target_hours,1,\nofficial_clock,office,\n",
    "classes": "class,resolution_days,valid_from\ninformation,1,\n",
    "topics": "topic,class\njalan,oversight\n",
    "schedules": "schedule,valid_from,season,weekday,opens,closes\noffice,,regular,1,08:00,12:00\n",
    "calendar": "date,kind,source\n2026-09-01,local,SK\n",
    "accounts": "account_id,opd_id,platform,handle\nsosial-ig,wedi,instagram,@lain\n",
    "opds": "opd_id,name,kind,schedule\nsosial,Dinas Lain,badan,24h\n",
}


def made(home) -> list[bytes]:
    """What is written of the month."""
    version = open_version(home, MONTH)
    return [document(version, name) for name in ("angka", "teks-grup")]


@pytest.mark.parametrize("name", CHANGES)
def test_a_published_month_stays(home, name):
    folder = home.path / "published"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    documents_before = made(home)
    table, rows = TABLES[name], list(csv.DictReader(CHANGES[name].splitlines()))
    version = documents.version(home, table.kind)
    proposed = change.propose(home, table, rows, version, is_whole=False, correct=True)
    change.keep(home, proposed, "Sri")
    assert proposed.effect.months or name == "topics"  # it does move what is not published
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before and made(home) == documents_before
