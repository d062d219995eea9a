"""The sentences of the questions that the data raise, and of what became of each."""

from data.moment import WIB
from data.review.question_marks import Mark
from metrics.dictionary.dictionary import definitions
from metrics.review import signals
from metrics.review.questions import QUESTIONS
from words import numbers, units
from words.uploads import number

STATES = {"asked": "Sudah ditanyakan", "explained": "Sudah dijelaskan"}
OPEN, CHANGED = "Belum ditanyakan", "Angkanya berubah sejak ditandai"
SENTENCES = {
    signals.NAME: "{share} pesan {unit} dijawab dalam satu hari kerja (jam kantor), {side} yang "
    "wajar bagi bulan itu, {low} sampai {high}. Apa yang berubah?",
    "instant_replies": "{share} balasan pertama {unit} datang dalam {seconds} detik dengan teks "
    "yang sama. Apakah itu balasan otomatis yang tidak ditandai?",
    "one_answer": "Satu teks yang sama menjadi {share} balasan pertama {unit}. Apakah warga "
    "benar-benar dijawab, atau hanya menerima teks baku?",
    "closed_unanswered": "{share} kasus {unit} yang sudah ditutup tidak pernah dibalas manusia. "
    "Mengapa ditutup tanpa balasan?",
    "excluded": "{share} kasus {unit} dikeluarkan dari semua angka. Apakah semuanya memang bukan "
    "permintaan warga?",
    "one_citizen": "Satu warga membuka {share} kasus {unit}.{without} Apakah itu memang satu warga "
    "yang sering bertanya?",
    "oversight": "{share} kasus {unit} berkadar pengawasan{before}. Batas waktu penyelesaiannya "
    "paling panjang: apakah topiknya benar?",
    "night_messages": "{share} pesan {unit} sendiri tercatat antara pukul {from_hour:02d}.00 dan "
    "{to_hour:02d}.00. Apakah zona waktu ekspornya salah?",
    "fewer_messages": "{unit}: {value} pesan per hari yang tercakup, padahal biasanya {usual}. "
    "Apakah ada percakapan yang tidak ikut diekspor?",
    "vanished_messages": "Unggahan {upload} tidak memuat {n} pesan {unit} yang ada dalam unggahan "
    "sebelumnya untuk hari yang sama ({value} hari, mulai {day}). Apakah pesannya dihapus, atau "
    "ekspornya terpotong?",
    "quiet_coverage": "Unggahan {upload} menambah {n} hari lengkap untuk {unit} tanpa satu pesan "
    "pun, mulai {day}; biasanya sekitar {value} pesan datang dalam hari sebanyak itu. Apakah "
    "hari-hari itu memang sepi?",
    "moved_account": "{unit} pindah dari {old} ke {new} pada {day}; {share} kasus masa ini dibuka "
    "sebelumnya. Apakah tanggal pindahnya benar?",
    "no_inbound": "Obrolan {unit} dalam unggahan {upload}{others} berisi {n} pesan keluar tanpa "
    "satu pun pesan warga. Apakah ekspornya hanya memuat satu sisi?",
}


def sentence(row: dict, names: dict[str, dict[str, dict]]) -> str:
    """One question in words, with its number and its unit (plain text)."""
    question = QUESTIONS.get(row["question"])
    thresholds = question.thresholds if question else {}
    return SENTENCES[row["question"]].format(**thresholds | _said(row, names))


def _said(row: dict, names: dict[str, dict[str, dict]]) -> dict[str, str]:
    said = {
        "unit": unit(row, names),
        "n": numbers.count(row["numerator"]),
        "upload": row["upload_id"] and number(row["upload_id"]),
    }
    of = f"{said['n']} dari {numbers.count(row['denominator'])}"
    said["share"] = f"{of} ({numbers.rate(row['value'])})"
    said["value"], said["usual"] = (numbers.pace(row[name] or 0) for name in ("value", "usual"))
    said["day"] = numbers.days(row["day"], row["day"]) if row["day"] else ""
    said["before"] = (
        "" if row["usual"] is None else f", bulan sebelumnya {numbers.rate(row['usual'])}"
    )
    others = int(row["value"] or 0) - 1 if row["question"] == "no_inbound" else 0
    said["others"] = f" dan {others} unggahan lain" if others else ""
    said["without"] = (
        ""
        if row["rate_without"] is None
        else (
            f" Tepat waktu {numbers.rate(row['rate'])}, tanpa warga itu "
            f"{numbers.rate(row['rate_without'])}."
        )
    )
    if row["low"] is not None:
        said["side"] = "lebih rendah dari" if row["value"] < row["low"] else "lebih tinggi dari"
        said["low"], said["high"] = numbers.rate(row["low"]), numbers.rate(row["high"])
    said["old"], said["new"] = (_opd(row[name], names) for name in ("from_opd", "to_opd"))
    return said


def _opd(opd_id: str | None, names: dict[str, dict[str, dict]]) -> str:
    return names["opd"][opd_id]["opd_name"] if opd_id else ""


def title(row: dict) -> str:
    """What the dictionary calls the question."""
    if row["question"] == signals.NAME:
        return "Sinyal bulan terbaru"
    return definitions()[f"pertanyaan_{row['question']}"].name


def unit(row: dict, names: dict[str, dict[str, dict]]) -> str:
    """Dinas Sosial, Instagram @sosial (Dinas Sosial), or seluruh kabupaten"""
    if row["unit_type"] == "regency":
        return "seluruh kabupaten"
    known = names[row["unit_type"]][row["unit"]]
    if row["unit_type"] == "opd":
        return known["opd_name"]
    return f"{units.account_name(known['platform'], known['handle'] or row['unit'])} ({known['opd_name']})"


def state(row: dict, marks: list[Mark]) -> str:
    """What became of a question; open again where it says another number than when it was
    marked."""
    if not marks:
        return OPEN
    said = (marks[-1].numerator, marks[-1].denominator)
    return STATES[marks[-1].mark] if said == (row["numerator"], row["denominator"]) else CHANGED


def is_open(row: dict, marks: list[Mark]) -> bool:
    """Whether somebody still has to ask."""
    return state(row, marks) in (OPEN, CHANGED)


def headline(rows: list[dict], still_open: int) -> str:
    """2 dari 3 belum ditanyakan"""
    if not rows:
        return "✓ data bulan ini tidak menimbulkan pertanyaan"
    if still_open == 0:
        return f"✓ {numbers.counted(len(rows), 'pertanyaan')} sudah ditanyakan atau dijelaskan"
    return f"{numbers.count(still_open)} dari {numbers.count(len(rows))} belum ditanyakan"


def history(mark: Mark) -> str:
    """Sudah dijelaskan, 1 Okt 2026, 09.12 WIB, Ratna: “pengurus RW melaporkan jalan rusak” (plain
    text)"""
    note = f": “{mark.note}”" if mark.note else ""
    return f"{STATES[mark.mark]}, {numbers.moment(mark.at.astimezone(WIB))}, {mark.by}{note}"


def marked_meanwhile(mark: Mark) -> str:
    """Told to the second of two people."""
    return (
        f"Sementara itu ditandai orang lain: {history(mark)}. Tanda Anda ikut disimpan di bawahnya."
    )
