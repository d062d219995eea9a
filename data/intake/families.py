"""Two tools that export the same talk name it differently, so it would count twice: on one day an
account has rows of one family of formats only (handbook, section 2, "Rows")."""

from datetime import date, datetime, timedelta

from data import moment
from data.errors import Refused
from data.importers.registry import FORMATS
from data.lake import damage
from data.lake.uploads import Lake, Upload
from data.sql.databases import for_cases
from data.sql.statements import statement

TITLES = {known.name: known.title for known in FORMATS}
Days = dict[str, set[date]]


def refuse_other(lake: Lake, new: Upload) -> None:
    """Refused where an upload of another family covers, or has rows on, a day on which the new one
    has rows; or has rows on a day that the new one covers. Rejected rows that were mended are of
    the family of the upload that they add to, whatever table they come in."""
    others = [
        other
        for other in lake.valid
        if other.info["stamps"]
        and not other.info.get("is_mended")
        and other.info["family"] != new.info["family"]
        and other.accounts() & new.accounts()
    ]
    if not others or not new.info["stamps"] or new.info["is_mended"]:
        return
    days = _days(new)
    with damage.named(other.folder for other in others):
        for other in others:
            _refuse_meeting(other, new, days)


def _refuse_meeting(other: Upload, new: Upload, days: Days) -> None:
    before = _days(other)
    for account_id in sorted(set(days) | set(before)):
        ours, theirs = days.get(account_id, set()), before.get(account_id, set())
        met = {day for day in ours if day in theirs or _covers(other, account_id, day)}
        met |= {day for day in theirs if _covers(new, account_id, day)}
        if met:
            raise _refusal(other, new, account_id, sorted(met))


def _covers(upload: Upload, account_id: str, day: date) -> bool:
    """Whether an upload says that it is complete for any part of a day."""
    if upload.interval is None or account_id not in upload.info["covered"]:
        return False
    begin, end = upload.interval
    start = datetime(day.year, day.month, day.day, tzinfo=moment.WIB)
    return begin < start + timedelta(days=1) and start < end


def _days(upload: Upload) -> Days:
    kind = upload.info["kind"]
    with for_cases() as connection:
        found = connection.execute(statement(f"days_of_{kind}"), {"files": [str(upload.rows_file)]})
        days: Days = {}
        for account_id, day in found.fetchall():
            days.setdefault(account_id, set()).add(day)
    return days


def _refusal(other: Upload, new: Upload, account_id: str, days: list[date]) -> Refused:
    received = moment.from_text(other.info["received_at"]).astimezone(moment.WIB)
    number = other.upload_id.split("-")[0]
    name = f"{number} {TITLES[other.info['format']]} ({received:%d/%m/%Y %H.%M})"
    first, last = f"{days[0]:%d/%m/%Y}", f"{days[-1]:%d/%m/%Y}"
    span = f"tanggal {first}" if first == last else f"tanggal {first} sampai {last}"
    begin = f"Akun {account_id}: {span} sudah diisi unggahan {name} dari aplikasi lain"
    why = f"pesan yang sama di berkas {TITLES[new.info['format']]} ini akan terhitung dua kali"
    return Refused(
        f"{begin}; {why}. Batalkan dulu unggahan itu (“python -m data undo {other.upload_id}”), atau "
        "keluarkan hari-hari itu dari berkas ini.",
        on_screen=f"{begin}; {why}. Batalkan dulu unggahan itu di “Riwayat unggahan”, atau "
        "keluarkan hari-hari itu dari berkas ini.",
    )
