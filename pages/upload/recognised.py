"""What was recognised in a file, in sentences and rows."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.importers.rows import reasons
from pages.drawing import markup
from words import numbers

WIB = ZoneInfo("Asia/Jakarta")
STEPS = ("Berkas", "Periksa", "Hasil")
CHECKING = 2  # the step
ACCOUNTS = re.compile(r"\bAkun ([\w.-]+(?:, [\w.-]+)*)")
NOUNS = {"messages": "pesan", "cases": "kasus"}
ORDERS = {"dmy": "hari di depan", "mdy": "bulan di depan", "ymd": "tahun di depan"}
DIGITS = {"dmy": "%d/%m", "mdy": "%m/%d", "ymd": "%y/%m/%d"}
STATUSES = {
    "open": "terbuka",
    "waiting": "menunggu",
    "resolved": "selesai",
    "closed": "ditutup",
    "auto_closed": "ditutup sistem",
    "rejected": "ditolak atau diarsipkan",
}
SHOWN = 3  # accounts by name
STATES = {
    "known": "Berkas dikenali",
    "asked": "Satu hal perlu Anda pastikan",
    "refused": "Berkas ini belum dapat diambil",
}


def steps(now: int) -> str:
    """The three steps, of which ``now`` (1–3) is under way, as HTML; what is being checked is not
    stored yet, and at the result the page goes back to its top."""
    items = "".join(
        f'<li class="{"done" if n < now else "now" if n == now else ""}"{" aria-current=step" if n == now else ""}>'
        f"<i>{'✓' if n < now else n}</i>{name}</li>"
        for n, name in enumerate(STEPS, start=1)
    )
    marked = {CHECKING: " data-unsaved", len(STEPS): " data-top"}.get(now, "")
    return f'<ol class="steps"{marked}>{items}</ol>'


def with_names(line: str, names: dict[str, str]) -> str:
    """A sentence of ``data``, which calls accounts by their ids ("Akun sosial-wa, sosial-ig: …"), with
    ``names`` (id → name) in their places."""
    return ACCOUNTS.sub(
        lambda found: "Akun " + ", ".join(names.get(one, one) for one in found[1].split(", ")), line
    )


def headline(states: list[str], is_asked: bool) -> str:
    """What is known of the chosen files (a state of STATES each); ``is_asked``: what they are
    complete for."""
    files, known = len(states), states.count("known")
    if known < files:
        return (
            f"{STATES[states[0]]}."
            if files == 1
            else f"{known} dari {files} berkas dikenali. Lihat yang belum."
        )
    begin = STATES["known"] if files == 1 else f"{files} berkas dikenali"
    return f"{begin}. Lengkap untuk hari apa saja?" if is_asked else f"{begin}, siap disimpan."


def local(text: str | None) -> datetime | None:
    """A UTC stamp of the command line in WIB."""
    return None if text is None else datetime.fromisoformat(text).astimezone(WIB)


def days(found: dict) -> tuple[date, date] | None:
    """First and last day of the file's rows, WIB; None where it has none."""
    first, last = local(found["first"]), local(found["last"])
    return None if first is None else (first.date(), last.date())


def recognised(found: dict, names: dict[str, str], own: str | None) -> str:
    """What the file is, whose it is, how its dates were read, as HTML; ``own``: the name that was
    given as the account's own, from outside."""
    rows = [
        ("Yang dikenali", f"<b>{markup.text(_what(found))}</b>"),
        ("Akun", _whose(found, names, own)),
        ("Tanggal", _dates(found)),
    ]
    lines = "".join(f"<div><dt>{term}</dt><dd>{said}</dd></div>" for term, said in rows if said)
    return f'<div class="box"><dl class="record">{lines}</dl></div>'


def _what(found: dict) -> str:
    """WhatsApp, 1 obrolan, 312 pesan, 3 Agu–30 Sep 2026"""
    talks = found["conversations"]
    parts = [
        found["title"],
        numbers.counted(talks, "percakapan") if talks else "",
        numbers.counted(found["read"], NOUNS[found["kind"]]),
        numbers.days(*days(found)) if found["first"] else "",
    ]
    return ", ".join(part for part in parts if part)


def _whose(found: dict, names: dict[str, str], own: str | None) -> str:
    shown = [f"<b>{markup.text(names.get(a, a))}</b>" for a in sorted(found["accounts"])]
    more = [f"{len(shown) - SHOWN} lagi"] if len(shown) > SHOWN else []
    side = f"; “{markup.text(own)}” dianggap akun, yang lain warga" if own else ""
    return ", ".join(shown[:SHOWN] + more) + side if shown else ""


def _dates(found: dict) -> str:
    """How a date of the file was read: 05/08 dibaca 5 Agustus"""
    if not found["first"] or not found["dates"]:
        return ""
    first = local(found["first"])
    written = (
        f"<b>{first:{DIGITS[found['dates']]}}</b> dibaca <b>{numbers.short_day(first.date())}</b>"
    )
    return f"{written} ({ORDERS[found['dates']]})"


def first_rows(found: dict) -> list[dict[str, str]]:
    """The first rows: when, who (masked), what they mean."""
    return [
        {
            "Baris": str(row["row"]),
            "Waktu": numbers.moment(local(row["at"])) if row["at"] else "tidak terbaca",
            "Akun": row["account_id"] or "",
            "Warga": row["masked_name"] or "",
            "Isi": _length(row),
            "Arti": _meaning(row),
        }
        for row in found["rows"]
    ]


def _length(row: dict) -> str:
    return f"{numbers.count(row['text_length'])} huruf" if row["text_length"] else ""


def _meaning(row: dict) -> str:
    if row["problem"]:
        return f"ditolak: {reasons.REASONS[row['problem']].split(';')[0]}"
    if row["status"]:
        return f"kasus, {STATUSES[row['status']]}"
    if row["direction"] == "inbound":
        return "ucapan warga, tidak membuka kasus" if row["is_courtesy"] else "pesan warga"
    return "balasan otomatis, bukan jawaban" if row["is_automatic"] else "jawaban akun"
