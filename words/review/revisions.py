"""The sentences on what differs between two versions of a month."""

from metrics import months
from words import numbers

WHY = {
    "upload": "unggahan",
    "contest": "sanggahan yang diterima",
    "exclusion": "kasus yang dikeluarkan",
    "register": "perubahan register",
    "rule": "aturan program yang lebih baru",
}


MOVED = {  # what is known of the causes, where they did not each move a case that the figure counts
    "all_units": "dihitung bersama unit atau akun lain",
    "unsure": "mungkin tidak semuanya",
}


def why(row: dict) -> str:
    """unggahan, sanggahan yang diterima · 3 kasus · dihitung bersama unit atau akun lain"""
    causes = ", ".join(WHY[name] for name in row["why"].split("; ") if name)
    cases = numbers.counted(row["cases"], "kasus") if row["cases"] else ""
    said = (causes or "sebab tidak ditemukan", cases, causes and MOVED.get(row["moved"]))
    return " · ".join(filter(None, said))


def first_difference(changes, version) -> str:
    """The sentence of ``reports verify``: which figure differs first, how, why, and what to do."""
    row = changes.iloc[0].to_dict()
    said = numbers.month(months.first_day(version.month))
    return (
        f"{said} versi {version.version} berbeda dari hitungan sekarang pada {len(changes)} angka; "
        f"yang pertama {row['figure']} {row['unit']} ({row['by']}, {row['clock']}, "
        f"{row['period']}): {row['old']} menjadi {row['new']}, sebab: {why(row)} "
        f"({row['causes'].partition('; ')[0]}). Buat revisi bila perlu."
    )
