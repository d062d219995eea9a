"""Both files of the register laid over it as it is: what is new, what moves, and what is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from data import moment
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.register.files import read_accounts, read_opds
from data.register.register import Account, Opd, Register, document_of, from_document
from data.small_table import place, split_list
from data.targets.schedules import Schedules

History = tuple[tuple[date | None, str], ...]  # of an OPD's schedules, as in Opd
SINCE_EVER: History = ((None, "office"),)  # of an OPD that states none


def take_in(
    home: Home,
    opd_csv,
    accounts_csv,
    correct: bool,
    by: str,
    opened: Callable[[Register], dict[str, set[date]]],
) -> dict[str, int]:
    """Merges both files into the register by one document; Refused, with nothing changed, where a
    check fails.

    ``opened`` gives of each account the WIB days on which it has opened cases; it is called inside
    the lock, and only where the OPD or the validity of a known account changes. ``opds`` and
    ``accounts`` count the whole register."""
    home.create()
    with home.lock():
        old = Register.current(home)
        content = content_of(home, opd_csv, accounts_csv, correct, opened)
        documents.add(home, "register", content, by)
    new = from_document(content)
    changed = [i for i in old.accounts if old.accounts[i] != new.accounts[i]]
    return {
        "opds": len(new.opds),
        "accounts": len(new.accounts),
        "added_opds": len(new.opds) - len(old.opds),
        "added_accounts": len(new.accounts) - len(old.accounts),
        "changed_accounts": len(changed),
    }


def content_of(
    home: Home,
    opd_csv,
    accounts_csv,
    correct: bool,
    opened: Callable[[Register], dict[str, set[date]]],
) -> dict:
    """The document that both files make of the register as it is; Refused as in ``take_in``."""
    opd_rows = read_opds(opd_csv, Schedules.current(home).names)
    account_rows = read_accounts(accounts_csv)
    if not opd_rows and not account_rows:
        raise Refused(
            f"Berkas {quote(Path(opd_csv).name)} dan {quote(Path(accounts_csv).name)} tidak berisi "
            "baris; isi salah satunya, lalu ulangi."
        )
    old = Register.current(home)
    opds = old.opds | {
        row["opd_id"]: _merge_opd(old.opds.get(row["opd_id"]), row, correct, opd_csv)
        for row in opd_rows
    }
    accounts = {
        account_id: _merge_account(old.accounts.get(account_id, ()), rows, opds, accounts_csv)
        for account_id, rows in account_rows.items()
    }
    new = Register(opds, old.accounts | accounts)
    known = (i for i in accounts if i in old.accounts)
    moved = [i for i in known if _validity(old.accounts[i]) != _validity(accounts[i])]
    if moved and not correct:
        _refuse_moved_cases(old, new, moved, opened(old), rows=account_rows, path=accounts_csv)
    return document_of(new)


def _merge_opd(old: Opd | None, row: dict, correct: bool, path) -> Opd:
    kind = " ".join(row.get("kind", "").split()) or (old.kind if old else "dinas")
    contact = row.get("contact", old.contact if old else "")
    schedules = _schedules(old, row, correct, path)
    return Opd(row["opd_id"], row["name"], kind, schedules, " ".join(contact.split()))


def _schedules(old: Opd | None, row: dict, correct: bool, path) -> History:
    """The history after this row. A change holds from its day on, without one from today, unless it
    corrects what was wrong all along; a day that is stated again may move while it is to come."""
    history, schedule = old.schedules if old else SINCE_EVER, row.get("schedule")
    since = row.get("schedule_from")
    is_silent = "schedule_from" not in row and not correct and schedule == history[-1][1]
    if schedule is None or is_silent or (since, schedule) == history[-1]:
        return history
    if since is None:
        if old is None or correct:
            return ((None, schedule),)
        since = _today()
    elif old and since < _today() and not correct:
        _refuse_past_schedule(row, path)
    begun = history[-1][0]
    if begun and (begun > _today() or correct):
        history = history[:-1]
    earlier = tuple(entry for entry in history if entry[0] is None or entry[0] < since)
    return earlier if earlier[-1][1] == schedule else (*earlier, (since, schedule))


def _refuse_past_schedule(row: dict, path) -> None:
    why = (
        f"{place(Path(path).name, row['row'], 'schedule_from')}: {row['schedule_from']} sudah lewat, "
        "dan angka sejak hari itu memakai jadwal yang lama; tulis hari ini atau sesudahnya"
    )
    raise Refused(
        f"{why}, atau ulangi dengan --correct.", on_screen=f"{why}, atau ulangi sebagai pembetulan."
    )


def _merge_account(
    old: tuple[Account, ...], rows: list[dict], opds: dict[str, Opd], path
) -> tuple[Account, ...]:
    """The account's new rows; a file without the column staff_handles says nothing about staff, so
    theirs stay."""
    staff = tuple(dict.fromkeys(handle for row in old for handle in row.staff_handles))
    for row in rows:
        if row["opd_id"] not in opds:
            raise Refused(
                f"{place(Path(path).name, row['row'], 'opd_id')}: OPD {quote(row['opd_id'])} tidak "
                "ada dalam berkas OPD maupun register; perbaiki id-nya atau tambahkan OPD itu."
            )
    return tuple(
        Account(
            account_id=row["account_id"],
            opd_id=row["opd_id"],
            platform=row["platform"],
            handle=row["handle"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            staff_handles=split_list(row["staff_handles"]) if "staff_handles" in row else staff,
        )
        for row in rows
    )


def _validity(rows: tuple[Account, ...]) -> list[tuple]:
    return [(row.opd_id, row.valid_from, row.valid_to) for row in rows]


def _refuse_moved_cases(
    old: Register,
    new: Register,
    moved: list[str],
    opened: dict[str, set[date]],
    rows: dict[str, list[dict]],
    path,
) -> None:
    def named(opd_id: str | None) -> str:
        return f"OPD {quote(opd_id, 20)}" if opd_id else "tanpa OPD"

    for account_id in moved:
        for day in sorted(day for day in opened.get(account_id, ()) if day < _today()):
            before, after = old.owner(account_id, day), new.owner(account_id, day)
            if before != after:
                moved_cases = (
                    f"Berkas {quote(Path(path).name)} baris {rows[account_id][0]['row']}: akun "
                    f"{quote(account_id)} sudah punya kasus tanggal {day}, yang akan pindah dari "
                    f"{named(before)} ke {named(after)}; pakai valid_from hari ini atau sesudahnya"
                )
                raise Refused(
                    f"{moved_cases}, atau ulangi dengan --correct.",
                    on_screen=f"{moved_cases}, atau ulangi sebagai pembetulan.",
                )


def _today() -> date:
    return moment.now().astimezone(moment.WIB).date()
