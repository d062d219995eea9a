"""The sentences on what is missing: days without uploads, and messages without an answer."""

from metrics.coverage.complete_until import CompleteUntil
from metrics.coverage.gaps import Lacking
from metrics.coverage.unit_accounts import Account
from words import numbers, terms
from words.writing import PLAIN, Writing

LACKING = {  # address of the page → what its link says
    "cakupan": "Siapa belum mengunggah",
    "angka-saya": "Hari yang terisi di OPD kami",
}


# of what covers no day there may be messages all the same: a single chat, or a part of them
NO_DAY = "belum ada hari yang lengkap"
# of days that no upload covers and of which no message is there: whether citizens wrote is not known
NO_DATA = "belum ada data"


def coverage(accounts: list[tuple[str, Account]]) -> str:
    """Unggahan lengkap, kecuali Facebook 4–9 Agu 2026"""
    missing = [(name, account) for name, account in accounts if account.covered < account.active]
    if not accounts or not any(account.active for _, account in accounts):
        return "Belum ada hari yang berakhir dalam masa ini"
    if not missing:
        return "Unggahan lengkap"
    if all(account.covered == 0 for _, account in accounts):
        return f"{terms.capital(NO_DAY)} dalam masa ini"
    gaps = {gap_words(account) for _, account in missing}
    if len(gaps) == 1 and (len(missing) > 1 or len(accounts) == 1):
        which = (
            f" pada {len(missing)} dari {numbers.counted(len(accounts), 'akun')}"
            if len(accounts) > 1
            else ""
        )
        return f"Unggahan belum lengkap{which}: {gaps.pop()}"
    if len(missing) == 1:
        name, account = missing[0]
        return f"Unggahan lengkap, kecuali {name}: {gap_words(account)}"
    return (
        f"Unggahan belum lengkap pada {len(missing)} dari {numbers.counted(len(accounts), 'akun')}"
    )


def gap_words(account: Account) -> str:
    """kurang 4–9 Agu 2026; belum mengunggah sejak 17 Agu 2026"""
    if account.covered == 0:
        return "belum ada unggahan"
    return ", ".join(missing(list(account.gaps)))


def open_cases(total: int, over_week: int, writing: Writing = PLAIN) -> str:
    """41 pesan belum dijawab; 4 di antaranya lebih dari seminggu"""
    if total == 0:
        return "Semua pesan sudah dijawab menurut data yang ada"
    text = f"{writing.opened(numbers.counted(total, 'pesan'), 'backlog')} belum dijawab"
    if over_week == total:
        return (
            f"{text}, lebih dari seminggu"
            if total == 1
            else f"{text}, semuanya lebih dari seminggu"
        )
    return (
        f"{text}; {numbers.count(over_week)} di antaranya lebih dari seminggu"
        if over_week
        else text
    )


GAPS_SHOWN = 3


def lacking(found: Lacking, cases: int = 0) -> list[str]:
    """What a unit lacks: 1 dari 2 akun belum mengunggah; belum ada unggahan where no account has
    any, never where there are ``cases`` of it; else the days of its least covered account."""
    if found.silent == found.accounts:
        return [NO_DAY if cases else "belum ada unggahan"]
    if found.silent:
        return [f"{found.silent} dari {numbers.counted(found.accounts, 'akun')} belum mengunggah"]
    return missing(list(found.gaps))


def missing(gaps: list) -> list[str]:
    """Days without an upload, in words: kurang 12 Agu–3 Sep 2026; belum mengunggah sejak 17 Agu
    2026"""
    closed = [numbers.days(gap.first, gap.last) for gap in gaps if not gap.is_open]
    more = f" dan {len(closed) - GAPS_SHOWN} masa lain" if len(closed) > GAPS_SHOWN else ""
    parts = [f"kurang {'; '.join(closed[:GAPS_SHOWN])}{more}"] if closed else []
    return parts + [
        f"belum mengunggah sejak {numbers.days(gap.first, gap.first)}"
        for gap in gaps
        if gap.is_open
    ]


def freshness(found: CompleteUntil) -> str:
    """Lengkap sampai 30 Sep 2026 · 131 dari 137 akun"""
    some = f"{numbers.count(found.reached)} dari {numbers.counted(found.accounts, 'akun')}"
    if found.day is None:
        return f"Belum ada hari yang lengkap · {some} sudah mengunggah"
    return f"Lengkap sampai {numbers.days(found.day, found.day)} · {some}"
