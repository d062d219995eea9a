"""The brief for the Bupati, two pages: what he would say in the meeting, then every OPD."""

import pandas as pd

from reports.documents import places
from reports.documents.blocks import (
    Block,
    Column,
    Content,
    Heading,
    Items,
    Page,
    Pair,
    Sheet,
    Table,
    Text,
)
from reports.documents.ledger import NOTHING, Row
from reports.documents.month import Month, line
from reports.published import Version
from words import changes, terms
from words.figures import FIGURES

LEADING, IMPROVED, ATTENTION = 5, 5, 5
NOBODY = "Belum ada OPD yang dapat dibandingkan: unggahan atau pesannya belum cukup."
MAIN = ("cases", "on_time_rate", "median_response", "p90_response", "resolution_rate")


def brief(version: Version) -> tuple[Content, Month]:
    """The document, and the month whose ledger knows its numbers."""
    month = Month.of(version)
    blocks: list[Block] = [Sheet(first_page(month)), Page(), Sheet(places.every_opd(month))]
    title = f"Ringkasan untuk Bupati, {month.name}"
    return Content(title, month.identity("brief"), month.letterhead(), month.logo(), blocks), month


def first_page(month: Month) -> list[Block]:
    """The month at a glance."""
    return [
        Heading(headline(month), 1),
        Text(rests_on(month), True),
        *_line(month),
        Pair(_leading(month), _improved(month)),
        *main(month),
        *attention(month),
        Heading("Untuk diputuskan dalam rapat"),
        Items(decisions(month), "enum"),
        *_note(month),
    ]


def headline(month: Month) -> str:
    """The regency in one sentence, with its change and whether that can be chance."""
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    if row is None or pd.isna(row["rate"]):
        return f"{month.window}: belum cukup pesan untuk satu angka kabupaten."
    said = f"{month.ledger.say(row, 'rate', 'rate')} pesan warga {month.measure.met}"
    return f"{month.window}: {said}{change(month, row)}."


def change(month: Month, row: Row) -> str:
    """, naik 4,3 poin dibanding Apr–Jun; and whether that can be chance."""
    if pd.isna(row["change"]):
        return ""
    before = f"dibanding {terms.window_before(month.version.month)}"
    if not changes.is_seen(row["change"]):
        return f", tetap {before}"
    size = month.ledger.say(row, "change", "size")
    sure = "" if row["direction"] != "undecided" else " (bisa kebetulan)"
    way = "naik" if row["change"] > 0 else "turun"
    return f", {way} {size} {before}{sure}"


def rests_on(month: Month) -> str:
    """What the sentence rests on."""
    say = month.ledger.count
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    cases = "" if row is None else f"{month.ledger.say(row, 'cases', 'count')} pesan masuk dalam "
    return terms.capital(
        f"{cases}{month.window} dari {say('opds')} OPD; {say('complete_accounts')} dari "
        f"{say('accounts')} akun mengunggah cukup lengkap."
    )


def _line(month: Month) -> list[Block]:
    drawn = line(month, "regency", "regency", "kabupaten")
    return [drawn] if drawn else []


def _leading(month: Month) -> list[Block]:
    rows = month.leading()[:LEADING]
    if not rows:
        words = "Antara OPD belum ada perbedaan yang dapat dipercaya; karena itu tidak ada tempat."
        return [Heading("Terdepan"), Text(words if month.count("compared") else NOBODY)]
    return [
        Heading("Terdepan"),
        Table(
            f"menurut tempat, di antara {month.ledger.count('ranked')} OPD; rentangnya di halaman 2",
            [Column("OPD", "wide"), Column(month.measure.head, "rate", right=True)],
            [[row["opd_name"], _strong(month.ledger.say(row, "rate", "rate"))] for row in rows],
            "OPD teratas",
        ),
    ]


def _strong(text: str, shade: str = "strong") -> dict:
    return {"text": text, "shade": shade}


def _improved(month: Month) -> list[Block]:
    rows = month.improved()[:IMPROVED]
    if not rows:
        words = "Belum ada OPD yang kenaikannya lebih dari kebetulan."
        return [Heading("Paling membaik"), Text(words)]
    return [
        Heading("Paling membaik"),
        Table(
            "lebih dari kebetulan, yang paling pasti lebih dulu",
            [Column("OPD", "wide"), Column("Kenaikan", right=True)],
            [
                [row["opd_name"], _strong(f"↑ {month.ledger.say(row, 'change', 'size')}", "better")]
                for row in rows
            ],
            "OPD",
        ),
    ]


def main(month: Month) -> list[Block]:
    """The months of the window one by one, then the window."""
    by = {"by": "regency", "unit": "regency", "clock": month.clock}
    rows = month.ledger.rows("monthly", **by)[-3:]
    window = month.ledger.row("figures", **by, period="window")
    target = month.measure.head.removeprefix("Dijawab dalam ")
    forms = {name: (words.format(target=target), form) for name, words, form in FIGURES}
    cells = [
        [
            forms[name][0],
            *(month.ledger.say(row, name, forms[name][1]) for row in rows),
            NOTHING if window is None else _strong(month.ledger.say(window, name, forms[name][1])),
        ]
        for name in MAIN
    ]
    heads = [
        Column("", "wide"),
        *(Column(month.name_of(row["month"]), right=True) for row in rows),
        Column(month.window, right=True),
    ]
    table = Table("Tiap bulan, dan ketiganya bersama", heads, cells, "angka")
    return [Heading("Angka utama kabupaten"), table, *_resolution(month)]


def _resolution(month: Month) -> list[Block]:
    """The second board in one sentence."""
    row = month.ledger.row("headlines", board="resolution", clock=month.clock)
    if row is None or pd.isna(row["rate"]):
        return []
    rate = month.ledger.say(row, "rate", "rate")
    return [Text(f"{rate} {terms.REGENCY_RESOLUTION}{change(month, row)}.")]


def attention(month: Month) -> list[Block]:
    found = month.attention()
    if not found:
        words = "Tidak ada OPD yang jauh lebih rendah daripada yang wajar untuk banyak pesannya."
        return [Heading("Yang perlu perhatian"), Text(words if month.count("compared") else NOBODY)]
    rows = []
    for row, reason in found[:ATTENTION]:
        rate, why = why_attention(month, row, reason)
        rows.append([row["opd_name"], _strong(rate or NOTHING, "worse"), why])
    columns = [
        Column("OPD", "wide"),
        Column(month.measure.head, "rate", right=True),
        Column("Mengapa", "wide"),
    ]
    about = "Bukan sekadar yang terakhir, melainkan yang menyimpang lebih dari kebetulan"
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
        return NOBODY
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


def _note(month: Month) -> list[Block]:
    """What Diskominfo wrote for the whole month."""
    found = month.version.table("notes")
    texts = found.loc[found["opd_id"].isna(), "text"]
    return (
        [Heading("Catatan Diskominfo"), *(Text(str(text)) for text in texts)] if len(texts) else []
    )
