"""What was recognised in a file, in sentences and rows."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from data import reasons
from pages.parts import numbers

WIB = ZoneInfo("Asia/Jakarta")
COLUMNS = {"messages": ("account_id", "conversation_id", "message_id", "sent_at", "direction", "author", "is_automatic",
                        "text", "topic"),
           "cases": ("account_id", "case_id", "opened_at", "first_reply_at", "closed_at", "status", "author", "topic")}
NOUNS = {"messages": "pesan", "cases": "kasus"}
ORDERS = {"dmy": "hari di depan", "mdy": "bulan di depan", "ymd": "tahun di depan"}
STATUSES = {"open": "terbuka", "waiting": "menunggu", "resolved": "selesai", "closed": "ditutup",
            "auto_closed": "ditutup sistem", "rejected": "ditolak atau diarsipkan"}


def local(text: str | None) -> datetime | None:
    """A UTC stamp of the command line in WIB."""
    return None if text is None else datetime.fromisoformat(text).astimezone(WIB)


def days(found: dict) -> tuple[date, date] | None:
    """First and last day of the file's rows, WIB; None where it has none."""
    first, last = local(found["first"]), local(found["last"])
    return None if first is None else (first.date(), last.date())


def recognised(found: dict) -> list[str]:
    """Format, how many rows of which accounts, which days, how dates were read; nothing from outside in it."""
    noun = NOUNS[found["kind"]]
    lines = [f"**{found['title']}**, {numbers.counted(found['read'], noun)}"
             + (f", {numbers.counted(len(found['accounts']), 'akun')}" if found["accounts"] else "")]
    if found["first"]:
        lines.append(f"dari {numbers.moment(local(found['first']))} sampai {numbers.moment(local(found['last']))}")
        lines.append(f"tanggal angka dibaca dengan {ORDERS[found['dates']]}")
    return lines


def first_rows(found: dict) -> list[dict[str, str]]:
    """The first rows: when, who (masked), what they mean."""
    return [{"Baris": str(row["row"]), "Waktu": numbers.moment(local(row["at"])) if row["at"] else "tidak terbaca",
             "Akun": row["account_id"] or "", "Warga": row["masked_name"] or "", "Isi": _length(row),
             "Arti": _meaning(row)} for row in found["rows"]]


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
