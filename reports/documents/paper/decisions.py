"""What needs a look, and what the meeting has to decide."""

from reports.documents.facts.ledger import NOTHING, Row
from reports.documents.facts.month import Month
from reports.documents.parts.blocks import Block, Column, Heading, Table, Text, strong

ATTENTION = 5
NOBODY = "Belum ada OPD yang dapat dibandingkan: unggahan atau pesannya belum cukup."


def attention(month: Month) -> list[Block]:
    found = month.attention()
    if not found:
        words = "Tidak ada OPD yang jauh lebih rendah daripada yang wajar untuk banyak pesannya."
        return [Heading("Yang perlu perhatian"), Text(words if month.count("compared") else NOBODY)]
    rows = []
    for row, reason in found[:ATTENTION]:
        rate, why = why_attention(month, row, reason)
        rows.append([row["opd_name"], strong(rate or NOTHING, "worse"), why])
    columns = [
        Column("OPD", "wide"),
        Column(month.measure.head, "rate", right=True),
        Column("Mengapa", "wide"),
    ]
    about = "Bukan sekadar yang terakhir, melainkan yang menyimpang lebih dari kebetulan"
    if any(reason == "no_upload" for _, reason in found):
        about += ", dan yang belum mengunggah"
    if len(found) > ATTENTION:
        about += f"; semuanya {month.ledger.count('attention')} OPD"
    return [Heading("Yang perlu perhatian"), Table(about, columns, rows, "OPD")]


def why_attention(month: Month, row: Row, reason: str) -> tuple[str, str]:
    """The rate (empty where none is said) and why the OPD needs a look."""
    if reason == "no_upload":
        return "", "belum ada unggahan dalam masa ini"
    due = month.ledger.say(row, "due", "count")
    rate = month.ledger.say(row, "rate", "rate")
    return rate, f"lebih rendah daripada yang wajar untuk {due} pesan"


def decisions(month: Month) -> list[str]:
    """Three things to decide, each with its number."""
    return [_missing(month), _lagging(month), _still_open(month)]


def _missing(month: Month) -> str:
    """Whose uploads are not complete."""
    count, number = month.count, month.ledger.count
    if not count("incomplete"):
        return "Semua OPD mengunggah cukup lengkap: pertahankan jadwal unggah bulanan."
    silent = (
        f", {number('silent')} di antaranya belum mengunggah sama sekali" if count("silent") else ""
    )
    return (
        f"{number('incomplete')} OPD belum lengkap unggahannya{silent}: siapa yang menagih, dan "
        "sampai kapan?"
    )


def _lagging(month: Month) -> str:
    """Who needs help."""
    count, number = month.count, month.ledger.count
    if not count("compared"):
        return (
            "Belum ada OPD yang dapat dibandingkan: sampai kapan unggahan yang kurang dilengkapi, "
            "supaya bulan ini dapat direvisi?"
        )
    if not count("far_below"):
        return "Tidak ada OPD yang jauh lebih rendah daripada yang wajar."
    return (
        f"{number('far_below')} OPD jauh lebih rendah daripada yang wajar: pendampingan apa, oleh "
        "siapa, dan kapan dilihat lagi?"
    )


def _still_open(month: Month) -> str:
    """What Diskominfo has not settled, and what could therefore still move a figure."""
    count, number = month.count, month.ledger.count
    questions = "pertanyaan tentang data belum dijelaskan OPD"
    contests = "sanggahan OPD belum diputuskan Diskominfo"
    parts = [
        f"{number(name)} {words}"
        for name, words in (("open_questions", questions), ("waiting_contests", contests))
        if count(name)
    ]
    if not parts:
        return "Tidak ada pertanyaan data atau sanggahan yang terbuka."
    return f"{' dan '.join(parts)}: sampai kapan diselesaikan?"
