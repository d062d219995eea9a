"""What an upload states to be complete for: ``--from``, ``--until``, ``--account``, or the format's
default."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from data import moment
from data.errors import Refused, quote

FIRST_YEAR, LAST_YEAR = 1990, 2100
ON_SCREEN = {"--from": "“Lengkap dari”", "--until": "“Lengkap sampai”"}


@dataclass(frozen=True)
class Stated:
    """The statement on the command line; a missing end is filled from the file."""

    begin: datetime | None = None
    end: datetime | None = None
    accounts: tuple[str, ...] = ()
    partial: bool = False

    @property
    def may_be_empty(self) -> bool:
        """Whether a file without rows states an empty period of these accounts."""
        return bool(self.accounts and self.begin and self.end)


def read_stated(
    begin: str | None,
    end: str | None,
    accounts: list[str],
    zone: str,
    now: datetime,
    partial: bool = False,
) -> Stated:
    """Reads the options of ``load``; Refused where they are no times, or end in the future or
    before they begin."""
    first, last = read_time(begin, "--from", zone, False), read_time(end, "--until", zone, True)
    if last is not None and last > now:
        late = f"{quote(end)} ada di masa depan; nyatakan paling akhir saat ini."
        raise Refused(f"--until {late}", on_screen=f"{ON_SCREEN['--until']} {late}")
    if first is not None and last is not None and first >= last:
        raise Refused(
            f"--from {quote(begin)} tidak sebelum --until {quote(end)}; tukar atau perbaiki "
            "keduanya.",
            on_screen=f"{ON_SCREEN['--from']} {quote(begin)} tidak sebelum {ON_SCREEN['--until']} "
            f"{quote(end)}; tukar atau perbaiki keduanya.",
        )
    return Stated(first, last, tuple(dict.fromkeys(accounts)), partial)


def read_time(text: str | None, option: str, zone: str, is_end: bool) -> datetime | None:
    """ISO 8601 in the zone, in UTC; a bare date is 00:00, or 24:00 for an end."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        no_time = "bukan waktu ISO 8601; tulis misalnya 2026-09-01 atau 2026-09-30T16:00."
        raise Refused(
            f"{option} {quote(text)} {no_time}",
            on_screen=f"{ON_SCREEN[option]} {quote(text)} {no_time}",
        ) from None
    if found.tzinfo is None:
        found = found.replace(tzinfo=ZoneInfo(zone))
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        no_year = f"{quote(text)}: tahun itu tidak mungkin; periksa tanggalnya."
        raise Refused(f"{option} {no_year}", on_screen=f"{ON_SCREEN[option]} {no_year}")
    if is_end and len(text.strip()) <= 10:
        found = (found.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=ZoneInfo(zone))
    return found.astimezone(UTC).replace(microsecond=0)


def statement_of(reading: dict, stated: Stated, received: datetime, name: str) -> dict:
    """``from``, ``until`` (ISO, UTC) and ``covered`` of an upload.

    The default of formats that export a whole account: from 00:00 WIB of the day of the file's
    first stamp to 24:00 of its last stamp's day, where that day was over at receipt, else to its
    last stamp, for every account in the file. Nothing unless it is stated: chat-wise formats (both
    ends; handbook, section 3), a file of which a person says that it holds only some conversations,
    and one whose rejected or unread rows may make figures look better."""
    covered = sorted(set(reading["stamps"]) | set(stated.accounts))
    is_told = bool(stated.begin or stated.end)
    if (
        stated.partial
        or (not reading["whole_account"] and not (stated.begin and stated.end))
        or ((reading["bias"] or reading["unread"]) and not is_told)
    ):
        return {"from": None, "until": None, "covered": covered}
    first, last = moment.from_text(reading["first_stamp"]), moment.from_text(reading["last_stamp"])
    begin = stated.begin or (first and moment.day_start(first))
    end = stated.end or (last and _default_end(last, received))
    if begin is not None and end is not None and begin > end:
        turned = (
            f"Berkas {quote(name)}: masa yang dinyatakan ({moment.to_text(begin)} sampai "
            f"{moment.to_text(end)}) berakhir sebelum mulai"
        )
        raise Refused(
            f"{turned}; nyatakan --from dan --until yang benar.",
            on_screen=f"{turned}; betulkan “Lengkap dari” dan “Lengkap sampai”.",
        )
    return {"from": moment.to_text(begin), "until": moment.to_text(end), "covered": covered}


def _default_end(last: datetime, received: datetime) -> datetime:
    """24:00 of the last stamp's day where that day was over, so that daily files leave no seam."""
    midnight = moment.day_start(last) + timedelta(days=1)
    return midnight if midnight <= received else last
