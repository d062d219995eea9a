"""Names and forms of all figures."""

from metrics.dictionary import dictionary
from metrics.output.workbook import Column
from metrics.review import review
from words import numbers
from words.terms import AGES

FIGURES = (  # name, words, form; "rate" changes in points, "duration" in hours
    ("cases", "Pesan masuk", "count"),
    ("due", "Dapat dinilai", "count"),
    ("on_time", "Tepat waktu", "count"),
    ("on_time_rate", "Dijawab dalam {target}", "rate"),
    ("answered_rate", "Dijawab, kapan pun", "rate"),
    ("median_response", "Separuh dijawab dalam", "duration"),
    ("p90_response", "9 dari 10 dijawab dalam", "duration"),
    ("longest_response", "Terlama terlihat", "duration"),
    ("resolution_due", "Penyelesaian dapat dinilai", "count"),
    ("resolved_in_time", "Selesai tepat waktu", "count"),
    ("resolution_rate", "Selesai dalam target", "rate"),
    ("median_resolution", "Separuh selesai dalam", "duration"),
    ("reopen_rate", "Dibuka lagi", "rate"),
    ("backlog", "Belum dijawab", "count"),
    *((figure, f"Belum dijawab {age}", "count") for figure, age in AGES.items()),
    ("waiting_again", "Warga menulis lagi", "count"),
    ("auto_share", "Dibalas otomatis lebih dahulu", "rate"),
    ("replies_sent", "Balasan terkirim", "count"),
    ("excluded", "Dikeluarkan", "count"),
    ("closed_unanswered", "Ditutup tanpa balasan", "count"),
    ("coverage", "Hari terisi", "rate"),
)


CHANGE_FORMS = {"count": "change", "rate": "points", "duration": "hours"}


UNITS = {"opd": "OPD", "account": "Akun"}


def columns(by: str, target: str) -> tuple[Column, ...]:
    """The name first, then each figure with its change beside it."""
    found = (
        [Column("opd_name", "OPD", width=40)]
        if by == "opd"
        else [Column("account", "Akun", width=32), Column("opd_name", "OPD", width=40)]
    )
    for name, header, form in FIGURES:
        unit = " (jam:menit)" if form == "duration" else ""
        found.append(Column(name, header.format(target=target) + unit, form))
        if name in review.CHANGES:
            found.append(
                Column(
                    f"{name}_change",
                    f"{header.format(target=target)}: "
                    f"perubahan{' (jam)' if form == 'duration' else ''}",
                    CHANGE_FORMS[form],
                )
            )
    return tuple(found)


def _duration_change(seconds: float) -> str:
    if abs(seconds) < numbers.MINUTE:
        return "tetap"
    return f"{numbers.duration(abs(seconds))} lebih {'lambat' if seconds > 0 else 'cepat'}"


def _signed(number: int) -> str:
    return (
        numbers.count(number)
        if number == 0
        else f"{'+' if number > 0 else '−'}{numbers.count(abs(number))}"
    )


SHOWN = {
    "count": numbers.count,
    "rate": numbers.rate,
    "duration": numbers.duration,
    "points": numbers.change,
    "change": _signed,
    "hours": _duration_change,
}


def figure(name: str, target: str) -> str:
    """An indicator as Kamus calls it; ``target`` in words."""
    return said(dictionary.definitions()[name].name, target)


def said(words: str, target: str) -> str:
    """A text of the definition with the target as it holds now."""
    return words.replace("{target}", target)
