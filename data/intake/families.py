"""Two tools that export the same talk name it differently, so it would count twice: on one day an
account has rows of one family of formats only (handbook, section 2, "Rows"). Tables of messages and
of cases are one family, and an account may have both; no id says that two of their rows are the
same talk, so a person is told."""

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
LEAST_SAME = (
    3  # minutes with a message and an opening, and more than half: no two channels have them
)


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


def beside(lake: Lake, new: Upload) -> list[str]:
    """What to say of a table of messages and one of cases that have rows of an account on the same
    days."""
    sentences = []
    for other in lake.valid:
        same = other.info["family"] == new.info["family"]
        if same and other.info["kind"] != new.info["kind"] and other.accounts() & new.accounts():
            sentences += _same_minutes(other, new)
    return sentences


def _same_minutes(other: Upload, new: Upload) -> list[str]:
    files = {upload.info["kind"]: str(upload.rows_file) for upload in (other, new)}
    with damage.named([other.folder]), for_cases() as connection:
        found = connection.execute(statement("same_minutes"), files).fetchall()
    return [
        f"{_filled(other, account_id, days)}, dan {same} dari {minutes} waktu masuk kasusnya sama "
        "dengan waktu pesan. Bila percakapan yang sama ada di kedua tabel, ia terhitung dua kali: "
        "simpan satu saja."
        for account_id, minutes, same, *days in found
    ]


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


def _filled(other: Upload, account_id: str, days: list[date]) -> str:
    received = moment.from_text(other.info["received_at"]).astimezone(moment.WIB)
    number = other.upload_id.split("-")[0]
    name = f"{number} {TITLES[other.info['format']]} ({received:%d/%m/%Y %H.%M})"
    first, last = f"{days[0]:%d/%m/%Y}", f"{days[-1]:%d/%m/%Y}"
    span = f"tanggal {first}" if first == last else f"tanggal {first} sampai {last}"
    return f"Akun {account_id}: {span} sudah diisi unggahan {name}"


def _refusal(other: Upload, new: Upload, account_id: str, days: list[date]) -> Refused:
    why = (
        f"{_filled(other, account_id, days)}; percakapan yang sama di berkas "
        f"{TITLES[new.info['format']]} ini akan terhitung dua kali. Batalkan dulu unggahan itu"
    )
    rest = "atau keluarkan hari-hari itu dari berkas ini."
    return Refused(
        f"{why} (“python -m data undo {other.upload_id}”), {rest}",
        on_screen=f"{why} di “Riwayat unggahan”, {rest}",
    )
