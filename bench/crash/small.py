"""A small home that is killed, spoilt and filled up: what it holds, and what is asked of it."""

import contextlib
import csv
import io
import json
import os
import shutil
import sys
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import data.__main__
import metrics.__main__
from data.cases import store
from data.command_server import captured
from data.lake import documents, published
from data.lake.home import Home
from data.review import contests
from data.review.contests import Subject
from data.targets.calendar import default_days
from reports import month
from reports import publish as publishing
from tests.commands.here import ReadsHere

MONTH = "2026-09"
NOW = "2026-10-20T09:00:00+07:00"  # when that month may be published
FILES = {
    "opd.csv": "opd_id,name\nkes,Dinas Kesehatan\n",
    "accounts.csv": "account_id,opd_id,platform,handle\nig,kes,instagram,@d\nwa,kes,whatsapp,0812\n",
    "more.csv": "account_id,opd_id,platform,handle\nfb,kes,facebook,d\n",
    "settings.csv": "name,value,valid_from\nmin_cases_opd,5,\n",
    "topics.csv": "topic,class\nparkir,complaint\n",
    "classes.csv": "class,resolution_days,valid_from\ncomplaint,10,2026-01-01\n",
    "schedules.csv": "schedule,valid_from,season,weekday,opens,closes\nloket,,regular,1,08:00,12:00\n",
    "users.csv": "email,name,role\na@b.id,A,viewer\n",
    "first.csv": "account_id,conversation_id,message_id,sent_at,direction\n"
    "ig,a,1,2026-09-01T08:00:00+07:00,inbound\nwa,b,2,2026-09-02T08:00:00+07:00,inbound\n",
    "second.csv": "account_id,conversation_id,message_id,sent_at,direction\n"
    "ig,c,3,2026-09-03T08:00:00+07:00,inbound\nwa,d,4,2026-09-04T08:00:00+07:00,inbound\n",
}
MEMORY = Path("/dev/shm")  # where it is there, no disk is waited for: a kill empties no cache
TABLES_OF = month.of
_made: dict[tuple, month.Month] = {}


def run(home: Path, *arguments: object) -> str:
    """``python -m data …`` in this process, what it says beside its results on standard error;
    AssertionError with its sentence where it is refused."""
    os.environ["TANGGAP_HOME"] = str(home)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = data.__main__.main([str(one) for one in arguments], ReadsHere)
    store.close()
    assert code == 0, err.getvalue() or json.loads(out.getvalue())["refused"]  # so ``look`` says it
    print(err.getvalue(), end="", file=sys.stderr)
    return out.getvalue()


def filled(folder: Path) -> Path:
    """A home with an upload, a contest that waits, a confirmed calendar, and the files for the
    deeds beside it."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text)
    _calendar(folder / "calendar.csv")
    with zipfile.ZipFile(folder / "second.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "second.csv", "second.csv")
    home = folder / "home"
    run(home, "register", folder / "opd.csv", folder / "accounts.csv")
    run(home, "calendar", folder / "calendar.csv")
    run(home, "load", folder / "first.csv", "--until", "2026-09-30")
    contests.add(
        Home(home), Subject("kes", "opd", "kes", MONTH, case_id=a_case(home)), "keliru", "", "R"
    )
    return home


def publish(home: Path) -> None:
    """Publishes the month, once, with its tables as they were made first for a copy of the same
    home: what only reads takes four seconds, and leaves nothing half."""
    if published.folders(Home(home)):
        return
    publishing.month_tables.of = _tables
    try:
        publishing.publish(Home(home), MONTH, None, "Dina")
    finally:
        publishing.month_tables.of = TABLES_OF


def make_tables(home: Path) -> None:
    """Makes the month's tables, for every copy of the home."""
    _tables(Home(home).as_it_was(documents.put_in(Home(home))), MONTH)


def _tables(view: Home, of: str) -> month.Month:
    asked = (view.only, of)  # the names of all files that they follow from
    if asked not in _made:
        found = TABLES_OF(view, of)
        held = {name: partial(_itself, table) for name, table in found.tables.items()}
        _made[asked] = month.Month(found.facts, held)
        store.close()
    return _made[asked]


def _itself(table):
    return table


def _calendar(path: Path) -> None:
    """The days of the year as they are known: whoever takes them in confirms them."""
    year = date.fromisoformat(f"{MONTH}-01").year
    with open(path, "w", newline="", encoding="utf-8") as target:
        rows = [(day, kind, source) for (day, kind), source in default_days(year, year).items()]
        csv.writer(target).writerows([("date", "kind", "source"), *rows])


def copied(home: Path, target: Path) -> Path:
    """A home with its key and whatever lies beside it, in a folder of its own."""
    shutil.copytree(home.parent, target.parent)
    return target


def truth(home: Path) -> dict[str, bytes]:
    """All that people have put in, and what was published: files with their bytes."""
    folders = ("uploads", "documents", "published")
    found = [path for name in folders for path in (home / name).rglob("*") if path.is_file()]
    return {str(p.relative_to(home)): p.read_bytes() for p in found if p.suffix != ".tmp"}


def a_case(home: Path) -> str:
    """The number of the home's first case."""
    cursor = store.cursor(store.current(Home(home)))
    ((case_id,),) = cursor.execute(
        "SELECT format('{:016x}', case_key) FROM cases ORDER BY case_key LIMIT 1"
    ).fetchall()
    store.close()
    return case_id


def an_upload(home: Path) -> str:
    """The id of the home's first upload."""
    return min(path.name for path in (home / "uploads").iterdir())


def asked(home: Path) -> tuple[int, str, str]:
    """The figures of the accounts in September: exit code, the table, and what is said beside it."""
    table = ["figures", "--by", "account", "--month", MONTH, "--format", "json"]
    return captured(metrics.__main__.main, table, {**os.environ, "TANGGAP_HOME": str(home)})


def figures(home: Path) -> str:
    """All figures of the accounts; nothing is to be said beside them."""
    code, out, err = asked(home)
    assert (code, err) == (0, ""), err
    return out
