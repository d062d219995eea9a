"""What figures have to do without: uploads that are damaged, their accounts and days, until their
files are put back.

A store is made without them, as if they had been undone, and none of their days counts as covered.
``lacking.json`` (derived) says which files were found so. It holds as long as those files look as
they did: whatever is put back changes the name of the store that is asked for, so that it is made
anew, and looks again."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from data import moment
from data.cases.coverage import whole_days
from data.errors import quote
from data.lake import damage, names
from data.lake.home import Home
from data.lake.uploads import LACKING, Lake, Upload
from data.lake.writing import sha256_of, write_whole
from data.sql.databases import for_cases
from data.sql.statements import statement

ACCOUNTS_NAMED = 3


class Lack(NamedTuple):
    """Days (WIB, both inclusive) that an account lacks, because a file of an upload is damaged."""

    upload_id: str
    file: str
    account_id: str
    first: date
    last: date


def of(view: Lake) -> list[Lack]:
    """What a view of the lake has to do without; Damaged where nobody can say which accounts that
    touches: then no figure can be vouched for."""
    return [
        Lack(error.path.parent.name, error.path.name, account_id, *days)
        for error in view.lacking
        for account_id, days in sorted(_days(error).items())
    ]


def _days(error: damage.Damaged) -> dict[str, tuple[date, date]]:
    """Account → first and last day that a damaged upload covers or has rows on, by that one of its
    two files which is still as it was written."""
    folder = error.path.parent
    with suppress(damage.Damaged):
        damage.refuse_unless_whole(folder, only=names.UPLOAD_JSON)
        return _by_info(Upload(folder.name, folder, damage.read_json(folder / names.UPLOAD_JSON)))
    for kind in ("messages", "cases"):
        rows = folder / f"{kind}.parquet"
        if rows.is_file() and _are_whole(rows):
            return _by_rows(rows, kind)
    raise error


def _by_info(upload: Upload) -> dict[str, tuple[date, date]]:
    found = {}
    for account_id in upload.accounts():
        days: list[date] = []
        if account_id in upload.info["covered"] and upload.interval is not None:
            days += whole_days(*upload.interval)
        for stamp in upload.info["stamps"].get(account_id, ())[:2]:
            days.append(moment.from_text(stamp).astimezone(moment.WIB).date())
        if days:
            found[account_id] = min(days), max(days)
    return found


def _by_rows(rows: Path, kind: str) -> dict[str, tuple[date, date]]:
    found: dict[str, list[date]] = {}
    with for_cases() as connection:
        asked = connection.execute(statement(f"days_of_{kind}"), {"files": [str(rows)]})
        for account_id, day in asked.fetchall():
            found.setdefault(account_id, []).append(day)
    return {account_id: (min(days), max(days)) for account_id, days in found.items()}


def _are_whole(rows: Path) -> bool:
    """By the list of hashes; where that is damaged, by the id of the upload."""
    sha256 = sha256_of(rows)
    with suppress(damage.Damaged):
        return damage.recorded(rows.parent).get(rows.name) == sha256
    with suppress(damage.Damaged):
        original = damage.read_json(rows.parent / names.UPLOAD_JSON, "sha256")["sha256"]
        own = hashlib.sha256(f"{original}{sha256}".encode()).hexdigest()
        return own.startswith(rows.parent.name.split("-")[1])
    return False


def note(home: Home, lacks: Iterable[Lack]) -> None:
    """Writes down which uploads a store is made without, and how their files look now."""
    found = {lack.upload_id: _look(home.uploads / lack.upload_id) for lack in lacks}
    path = home.derived / LACKING
    if found:
        write_whole(path, json.dumps(found).encode())
    else:
        path.unlink(missing_ok=True)


def mark(home: Home) -> str:
    """What the name of the store says of damaged uploads: nothing where none is known, or where
    its files have been touched since."""
    try:
        noted = json.loads((home.derived / LACKING).read_bytes())
    except (FileNotFoundError, ValueError):
        return ""
    same = {name: look for name, look in noted.items() if _look(home.uploads / name) == look}
    same = {name: look for name, look in same.items() if home.counts(f"uploads/{name}")}
    return json.dumps(same, sort_keys=True) if same else ""


def _look(folder: Path) -> list:
    """Names, sizes and times of an upload's files."""
    there = [path for path in map(folder.joinpath, names.OF_UPLOAD) if path.is_file()]
    return sorted([p.name, p.stat().st_size, p.stat().st_mtime_ns, p.stat().st_ino] for p in there)


def table(lacks: list[Lack]) -> pa.Table:
    """The table ``lacking`` of the store: ``upload_id, file, account_id, first_day, last_day``."""
    return pa.table(
        {
            "upload_id": pa.array([lack.upload_id for lack in lacks], pa.string()),
            "file": pa.array([lack.file for lack in lacks], pa.string()),
            "account_id": pa.array([lack.account_id for lack in lacks], pa.string()),
            "first_day": pa.array([lack.first for lack in lacks], pa.date32()),
            "last_day": pa.array([lack.last for lack in lacks], pa.date32()),
        }
    )


def read(cursor) -> list[Lack]:
    """What the store had to do without; nothing is the usual."""
    return [Lack(*row) for row in cursor.execute(statement("lacking")).fetchall()]


def refusals(cursor) -> list[damage.Damaged]:
    """One for each damaged upload: what is wrong, which account lacks which days, and the way out;
    whoever goes on says it, whoever may not raises it."""
    by_upload: dict[str, list[Lack]] = {}
    for lack in read(cursor):
        by_upload.setdefault(lack.upload_id, []).append(lack)
    return [_refusal(lacks) for lacks in by_upload.values()]


def _refusal(lacks: list[Lack]) -> damage.Damaged:
    first, last = min(lack.first for lack in lacks), max(lack.last for lack in lacks)
    accounts = [lack.account_id for lack in lacks]
    named = ", ".join(quote(one, 30) for one in accounts[:ACCOUNTS_NAMED])
    more = len(accounts) - ACCOUNTS_NAMED
    who = f"{named} dan {more} akun lain" if more > 0 else f"akun {named}"
    file = f"{lacks[0].upload_id}/{lacks[0].file}"
    days = f"{first:%d/%m/%Y}" + (f"–{last:%d/%m/%Y}" if last > first else "")
    begin = (
        f"Berkas {quote(file, 60)} {damage.NOT_WHOLE}, maka unggahan itu belum dihitung: {who} kurang "
        f"hari {days}"
    )
    return damage.Damaged(
        f"{begin}. Jalankan “python -m data verify”, lalu kembalikan dari cadangan.",
        on_screen=f"{begin}. Minta Diskominfo memulihkannya dari cadangan.",
        path=Path(lacks[0].upload_id, lacks[0].file),
    )
