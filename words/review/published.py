"""A published month beside the figures as they are now, in words."""

from datetime import datetime

from data import moment
from words import numbers


def sentence(manifest: dict, rate: float | None, more: int) -> str:
    """Angka yang terbit: 82,4 % (versi 1.1, 20 Okt 2026); sejak itu 12 kasus masuk. Di bawah ini
    angka sekarang."""
    at = datetime.fromisoformat(manifest["at"]).astimezone(moment.WIB).date()
    said = "tidak ada pesan" if rate is None else numbers.rate(rate)
    since = (
        f"sejak itu {numbers.counted(more, 'kasus')} masuk"
        if more > 0
        else f"sejak itu {numbers.counted(-more, 'kasus')} berkurang"
        if more
        else "sejak itu tidak ada kasus baru"
    )
    return (
        f"Angka yang terbit: {said} (versi {manifest['version']}, {numbers.days(at, at)}); {since}. "
        "Di bawah ini angka sekarang."
    )
