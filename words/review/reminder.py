"""The sentences on who has days without an upload; and the ready text that reminds an OPD, to be copied
into WhatsApp."""

from datetime import date

from data import moment
from metrics import months
from metrics.review.review import Incomplete, Opd
from words import numbers, units


def lacking(account: Incomplete) -> str:
    """Instagram @dinas: 1–23 Nov 2026; 27 Nov 2026"""
    return f"{_name(account)}: {_days(account)}"


def _days(account: Incomplete) -> str:
    if account.is_empty:
        return "belum ada unggahan"
    return "; ".join(numbers.days(gap.first, gap.last) for gap in account.gaps)


def _name(account: Incomplete) -> str:
    return units.account_name(account.platform, account.handle or account.account_id)


def summary(opd: Opd) -> str:
    """1 dari 2 akun belum mengunggah: Facebook Dinas X. Accounts that lack the same days in one go: 3
    akun: belum ada unggahan · Instagram @dinas: 3 Sep 2026"""
    alike: dict[str, list[Incomplete]] = {}
    for account in opd.accounts:
        alike.setdefault(_days(account), []).append(account)
    return " · ".join(_lack(some, days, opd) for days, some in alike.items())


def _lack(some: list[Incomplete], days: str, opd: Opd) -> str:
    if some[0].is_empty and not opd.is_silent:
        every = numbers.counted(opd.owned, "akun")
        return f"{len(some)} dari {every} belum mengunggah: {', '.join(map(_name, some))}"
    return f"{_name(some[0]) if len(some) == 1 else numbers.counted(len(some), 'akun')}: {days}"


def step(found: list[Opd]) -> str:
    """2 OPD belum mengunggah sama sekali, 25 kurang beberapa hari"""
    if not found:
        return "✓ semua OPD lengkap"
    silent = sum(opd.is_silent for opd in found)
    never = f"{numbers.counted(silent, 'OPD')} belum mengunggah sama sekali" if silent else ""
    some = (
        f"{numbers.counted(len(found) - silent, 'OPD')} kurang beberapa hari"
        if len(found) > silent
        else ""
    )
    return ", ".join(part for part in (never, some) if part)


def headline(month: str, found: list[Opd], opds: int) -> str:
    """September 2026: unggahan 52 dari 55 OPD lengkap, 3 belum."""
    said = numbers.month(months.first_day(month))
    if not found:
        return f"{said}: unggahan {numbers.counted(opds, 'OPD')} lengkap."
    return (
        f"{said}: unggahan {numbers.count(opds - len(found))} dari {numbers.counted(opds, 'OPD')} "
        f"lengkap, {numbers.count(len(found))} belum."
    )


def text(opd: Opd, month: str, until: date) -> str:
    """The reminder of one OPD; it names accounts and days, and ``until`` when it helps: the last day
    of the month's preview."""
    said = numbers.month(months.first_day(month))
    before = (
        f"Mohon diunggah paling lambat {numbers.weekday(until)}, supaya {opd.name} ikut dalam "
        "laporan bulan itu."
        if _today() <= until
        else "Mohon segera diunggah, supaya angka bulan itu lengkap."
    )
    lines = "\n".join(f"- {lacking(account)}" for account in opd.accounts)
    return (
        f"Selamat pagi Bapak/Ibu. Data percakapan akun {opd.name} untuk {said} belum lengkap kami "
        f"terima:\n"
        f"{lines}\n"
        f"{before} Caranya dua menit, di halaman Unggah pada Tanggap. Terima kasih."
    ).replace(numbers.NBSP, " ")


def _today() -> date:
    return moment.now().astimezone(moment.WIB).date()
