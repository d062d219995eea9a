"""The sentences on what differs between two versions of a month."""

import pandas as pd

from metrics import months
from words import chosen, numbers, terms, units
from words.figures import FIGURES, SHOWN

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


REGENCY = "Kabupaten"
PERIODS = {"month": "bulan itu", "window": "tiga bulan"}
OF_FIGURES = {name: (words.format(target="batas waktu"), form) for name, words, form in FIGURES}
OF_BOARDS = {  # column of a board → words, form
    "status": ("keadaan", "status"),
    "place": ("tempat", "count"),
    "place_low": ("tempat teratas yang mungkin", "count"),
    "place_high": ("tempat terbawah yang mungkin", "count"),
    "group": ("dibanding tengah", "group"),
    "score": ("nilai untuk urutan", "rate"),
    "met": ("tepat waktu", "count"),
    "due": ("dapat dinilai", "count"),
    "rate": ("persentase", "rate"),
    "change": ("perubahan", "points"),
}
STATUS = {
    "ranked": "bertempat",
    "no_difference": "belum ada beda yang pasti",
    "few_cases": "pesan belum cukup",
    "low_coverage": "unggahannya belum lengkap",
    "no_messages": "tidak ada pesan",
    "inactive": "tidak berlaku lagi",
}


def figure(row: dict) -> str:
    """Dijawab dalam batas waktu; Papan respons, Kecamatan: tempat"""
    if row["table"] == "figures":
        return OF_FIGURES[row["figure"]][0]
    board, *between, column = row["figure"].split(".")
    basis = between.pop() if between and between[-1] in terms.BASES else None
    among = terms.kind(".".join(between)) if between else None
    whole = f"Papan {chosen.BOARDS[board].lower()}"
    said = ", ".join(filter(None, (whole, among, terms.BASES.get(basis or ""))))
    return f"{said}: {OF_BOARDS[column][0]}"


def value(row: dict, side: str) -> str:
    """The ``old`` or the ``new`` value as screens say such a figure; "–" where there is none."""
    shown = row[side]
    if pd.isna(shown):
        return "–"
    column = row["figure"].rpartition(".")[2]
    form = (OF_FIGURES if row["table"] == "figures" else OF_BOARDS)[column][1]
    if form == "status":
        return STATUS[shown]
    return terms.GROUPS[shown] if form == "group" else SHOWN[form](shown)


def unit(row: dict, names: dict[str, dict[str, dict]]) -> str:
    """Whose figure it is; ``names``: by → unit → ``opd_name, platform, handle`` of both versions. An
    id that neither knows is itself all that is known."""
    if row["by"] == "regency":
        return REGENCY
    if row["by"] == "kind":
        return terms.kind(row["unit"])
    known = row["unit"] in names[row["by"]]
    return units.full_name(names, row["by"], row["unit"]) if known else row["unit"]


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
        f"{said} versi {version.version} berbeda dari hitungan sekarang pada "
        f"{numbers.counted(len(changes), 'angka')}; "
        f"yang pertama {row['figure']} {row['unit']} ({row['by']}, {row['clock']}, "
        f"{row['period']}): {value(row, 'old')} menjadi {value(row, 'new')}, sebab: {why(row)} "
        f"({row['causes'].partition('; ')[0]}). Buat revisi bila perlu."
    )
