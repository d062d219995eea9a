"""The steps of the monthly review in words: decisions, drafts, notes, publishing."""

from datetime import date, datetime

import pandas as pd

from data import moment
from data.review.contests import ACCEPTED, DECLINED, WAITING, Contest
from data.review.samples import WRONG, Sampled
from metrics import months
from words import numbers
from words.figures import FIGURES, SHOWN

DECISIONS = {  # kind, and the reason or the field that it needs
    ("decline", ""): "Tolak",
    ("exclude", "spam"): "Terima: keluarkan kasus sebagai spam",
    ("exclude", "no_request"): "Terima: keluarkan, bukan permintaan",
    ("exclude", "wrong_agency"): "Terima: keluarkan, salah alamat",
    ("exclude", "duplicate"): "Terima: keluarkan, ganda",
    ("exclude", "test"): "Terima: keluarkan, uji coba",
    ("time", "first_reply_at"): "Terima: betulkan waktu balasan pertama",
    ("time", "resolved_at"): "Terima: betulkan waktu selesai",
    ("automatic", ""): "Terima: balasan pertamanya otomatis",
    ("courtesy", ""): "Terima: pesan pembukanya hanya ucapan",
    ("post", ""): "Terima: kirimannya bukan kanal layanan",
}
EFFECTS = {
    "exclude": "kasus dikeluarkan",
    "time": "waktu dibetulkan",
    "automatic": "balasan ditandai otomatis",
    "courtesy": "pesan ditandai ucapan",
    "post": "kiriman ditandai bukan kanal layanan",
}


def waits_in(month: str, count: int) -> str:
    """1 sanggahan menunggu pada September 2026"""
    return f"{numbers.counted(count, 'sanggahan')} menunggu pada {numbers.month(months.first_day(month))}"


def contests_state(found: list[Contest], elsewhere: int) -> str:
    """3 menunggu keputusan; ✓ 2 diterima, 1 ditolak; ✓ 2 diterima · 1 menunggu pada bulan lain"""
    others = f"{numbers.count(elsewhere)} menunggu pada bulan lain" if elsewhere else ""
    return " · ".join(filter(None, (_contests_state(found), others)))


def _contests_state(found: list[Contest]) -> str:
    waiting, accepted, declined = (
        sum(contest.state == state for contest in found) for state in (WAITING, ACCEPTED, DECLINED)
    )
    decided = ", ".join(
        f"{numbers.count(count)} {word}"
        for count, word in ((accepted, "diterima"), (declined, "ditolak"))
        if count
    )
    if waiting:
        return ", ".join(filter(None, (f"{numbers.count(waiting)} menunggu keputusan", decided)))
    return f"✓ {decided or 'tidak ada yang menunggu'}"


def effects_of(found: list[Contest], names: dict[str, str]) -> list[str]:
    """Of each OPD with decided contests: Dinas Kesehatan: 2 diterima (1 kasus dikeluarkan, 1 waktu
    dibetulkan), 1 ditolak"""
    lines = []
    for opd_id in sorted({c.subject.opd_id for c in found if c.state in (ACCEPTED, DECLINED)}):
        own = [c for c in found if c.subject.opd_id == opd_id]
        kinds = [c.effect.kind for c in own if c.effect is not None]
        did = ", ".join(f"{kinds.count(kind)} {EFFECTS[kind]}" for kind in dict.fromkeys(kinds))
        accepted = sum(c.state == ACCEPTED for c in own)
        declined = sum(c.state == DECLINED for c in own)
        parts = [f"{accepted} diterima ({did})"] if accepted else []
        parts += [f"{declined} ditolak"] if declined else []
        lines.append(f"{names.get(opd_id, opd_id)}: {', '.join(parts)}")
    return lines


def moved(row: dict, name: str, target: str) -> str:
    """Dinas Kesehatan, Dijawab dalam 24 jam: 81,0 % tanpa koreksi, 81,4 % dengan koreksi"""
    head, form = next((words, form) for key, words, form in FIGURES if key == row["figure"])
    without, with_ = (
        "–" if pd.isna(row[key]) else SHOWN[form](row[key]) for key in ("without", "with")
    )
    return f"{name}, {head.format(target=target)}: {without} tanpa koreksi, {with_} dengan koreksi"


def draft_until(month: str, last: date) -> str:
    """Konsep Oktober 2026, dapat disanggah sampai 9 November"""
    day = numbers.weekday(last).split(", ")[1].rsplit(numbers.NBSP, 1)[0]
    return f"Konsep {said(month)}, dapat disanggah sampai {day}"


def looked(seen: int, opds: int) -> str:
    """12 dari 55 OPD sudah melihat konsepnya"""
    if seen == opds:
        return f"✓ {numbers.counted(opds, 'OPD')} sudah melihat konsepnya"
    return f"{numbers.count(seen)} dari {numbers.counted(opds, 'OPD')} sudah melihat konsepnya"


def version(manifest: dict) -> str:
    """Versi 1.1, terbit 20 Okt 2026, 09.00 WIB oleh Dina: alasan · 3f9a12c04b7e"""
    at = datetime.fromisoformat(manifest["at"]).astimezone(moment.WIB)
    reason = f": {manifest['reason']}" if manifest["reason"] else ""
    return (
        f"Versi {manifest['version']}, terbit {numbers.moment(at)} oleh {manifest['by']}{reason} · "
        f"{manifest['hash'][:12]}"
    )


def said(month: str) -> str:
    """Oktober 2026"""
    return numbers.month(months.first_day(month))


def sample_state(found: list[Sampled], low: float, high: float) -> str:
    """12 dari 40 dilihat, 2 ternyata belum selesai (16,7 %, mungkin 5,0 % sampai 41,3 %)"""
    if not found:
        return "belum diambil"
    judged = [case for case in found if case.verdict is not None]
    wrong = sum(case.verdict == WRONG for case in judged)
    seen = f"{numbers.count(len(judged))} dari {numbers.count(len(found))} dilihat"
    if not judged:
        return seen
    done = "✓ " if len(judged) == len(found) else ""
    return (
        f"{done}{seen}, {numbers.count(wrong)} ternyata belum selesai "
        f"({numbers.rate(wrong / len(judged))}, mungkin {numbers.rate(low)} sampai "
        f"{numbers.rate(high)})"
    )


def sample_of_opds(found: list[Sampled], names: dict[str, str]) -> list[str]:
    """Of each OPD with a wrong one: Dinas Kesehatan: 1 dari 5 ternyata belum selesai"""
    lines = []
    for opd_id in dict.fromkeys(case.opd_id for case in found if case.verdict == WRONG):
        own = [case for case in found if case.opd_id == opd_id and case.verdict is not None]
        wrong = sum(case.verdict == WRONG for case in own)
        lines.append(f"{names.get(opd_id, opd_id)}: {wrong} dari {len(own)} ternyata belum selesai")
    return lines
