"""The sentences of Antrean: how many wait and how long, what is urgent, how old the data are."""

import pandas as pd

from metrics.cases.queue import Age
from pages.controls import ground
from pages.drawing.markup import text
from words import numbers

URGENT_SHOWN = 5
WRITTEN_AGAIN = (
    "Balasan terakhir kantor lebih tua daripada pesan terakhir warga, sudah lebih dari 24 jam."
)


def headline(unanswered: pd.DataFrame, age: Age, is_narrowed: bool) -> str:
    """41 pesan belum dijawab; yang terlama menunggu 9 hari 3 jam."""
    if len(unanswered):
        longest = numbers.duration(unanswered["waited"].max()).replace(" ", numbers.NBSP)
        return f"{numbers.counted(len(unanswered), 'pesan')} belum dijawab; yang terlama menunggu {longest}."
    whose = " pilihan ini" if is_narrowed else ""
    return (
        f"Semua pesan{whose} sudah dijawab menurut data sampai {numbers.moment(age.known_until)}."
    )


def known(age: Age) -> str:
    """Data sampai 30 Sep 2026, 16.00 WIB, 16 jam yang lalu"""
    earliest = "" if age.accounts - age.unknown == 1 else " (akun yang datanya tertua)"
    missing = (
        f" · {numbers.counted(age.unknown, 'akun')} belum pernah mengunggah" if age.unknown else ""
    )
    passed = numbers.duration(age.seconds)
    return f"Data sampai {numbers.moment(age.known_until)}{earliest}, {passed} yang lalu{missing}"


def urgent(cases: pd.DataFrame, target: str) -> str:
    """HTML: the messages that can still be answered within the target, the most urgent ones by
    name."""
    lines = "".join(_urgent_line(row) for row in cases.head(URGENT_SHOWN).to_dict("records"))
    return (
        f'<div class="notice"><p><b>{numbers.counted(len(cases), "pesan")} masih dapat dijawab dalam '
        f"{target}</b> ({ground.link()}); "
        f"yang paling mendesak:</p><ul>{lines}</ul></div>"
    )


def _urgent_line(row: dict) -> str:
    parts = [row["account"], row["channel"], row["citizen"], row["short_file"]]
    about = " · ".join(
        f'<span class="unbroken">{text(part)}</span>' for part in parts if isinstance(part, str)
    )
    return (
        f"<li><b>sebelum {numbers.moment(row['answer_by'])}</b>: {about}, "
        f"baris{numbers.NBSP}{numbers.count(row['row'])}</li>"
    )


def old(age: Age) -> str:
    """HTML: why no deadline is shown."""
    which = "Data ini" if age.accounts - age.unknown == 1 else "Data akun yang tertua"
    return (
        f'<div class="notice outdated"><p><b>{which} sudah {numbers.duration(age.seconds)}.</b> Tenggat '
        f"tidak ditampilkan "
        "untuk akun yang datanya lebih tua dari 24 jam, karena pesannya mungkin sudah Anda "
        "jawab.</p></div>"
    )
