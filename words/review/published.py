"""A published month beside the figures as they are now, in words."""

from datetime import datetime

from data import moment
from metrics import months
from words import numbers

LACKS = (
    "Versi ini dibekukan oleh program yang lebih lama: pekan, platform dan kanal, jam sibuk, keaktifan "
    "akun, lamanya menunggu, dan masa sebelumnya tidak ada di dalamnya."
)


def name(month: str, version: str) -> str:
    """September 2026, terbit sebagai versi 1.1"""
    return f"{numbers.month(months.first_day(month))}, terbit sebagai versi {version}"


def viewed(manifest: dict) -> str:
    """Anda melihat September 2026 versi 1.1, seperti diterbitkan 20 Okt 2026."""
    return (
        f"Anda melihat {numbers.month(months.first_day(manifest['month']))} versi "
        f"{manifest['version']}, seperti diterbitkan {_day(manifest)}."
    )


def _day(manifest: dict) -> str:
    at = datetime.fromisoformat(manifest["at"]).astimezone(moment.WIB).date()
    return numbers.days(at, at)


def sentence(manifest: dict, rate: float | None, more: int) -> str:
    """Angka yang terbit: 82,4 % (versi 1.1, 20 Okt 2026); sejak itu 12 kasus masuk. Di bawah ini
    angka sekarang."""
    said = "tidak ada pesan" if rate is None else numbers.rate(rate)
    since = (
        f"sejak itu {numbers.counted(more, 'kasus')} masuk"
        if more > 0
        else f"sejak itu {numbers.counted(-more, 'kasus')} berkurang"
        if more
        else "sejak itu tidak ada kasus baru"
    )
    return (
        f"Angka yang terbit: {said} (versi {manifest['version']}, {_day(manifest)}); {since}. "
        "Di bawah ini angka sekarang."
    )
