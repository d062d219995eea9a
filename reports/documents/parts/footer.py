"""What stands at the foot of every page: month, version, hash; or that it is a draft."""

from metrics import months
from reports.documents.parts.blocks import Identity
from words import numbers


def footer(identity: Identity) -> str:
    """September 2026 · versi 1.0 · 3f2a9c81d0e4"""
    month = numbers.month(months.first_day(identity.month))
    if not identity.hash:
        return f"{month} · KONSEP: angka dapat berubah sampai diterbitkan"
    return f"{month} · versi {identity.version} · {identity.hash}"
