"""Tables that are meant, which ``bench.pollutions.broken`` breaks."""

import csv
import io

from data.importers.columns.header_words import KINDS

MESSAGES = [
    [field for field in KINDS["messages"] if field != "link"],
    [
        "ig",
        "k1",
        "m1",
        "2026-08-05T08:00:00+07:00",
        "inbound",
        "budi",
        "",
        "Kapan buka, Pak?",
        "informasi",
        "",
        "",
    ],
    [
        "ig",
        "k1",
        "m2",
        "2026-08-05T09:30:00+07:00",
        "outbound",
        "",
        "false",
        "Pukul 8; silakan",
        "informasi",
        "",
        "",
    ],
    [
        "ig",
        "k1",
        "m3",
        "2026-08-05T09:40:00+07:00",
        "inbound",
        "budi",
        "",
        "terima kasih 🙏",
        "informasi",
        "",
        "",
    ],
    [
        "fb",
        "k2",
        "m4",
        "2026-08-06T08:00:00+07:00",
        "inbound",
        "siti",
        "",
        'Jalan "utama"\nrusak, mohon dicek',
        "pengaduan",
        "private",
        "",
    ],
    [
        "fb",
        "k3",
        "m5",
        "2026-08-06T10:00:00+07:00",
        "inbound",
        "Ibu José",
        "false",
        "Café di mana?",
        "informasi",
        "comment",
        "p1",
    ],
    [
        "fb",
        "k3",
        "m6",
        "2026-08-06T10:05:00+07:00",
        "outbound",
        "",
        "true",
        "Admin akan membalas",
        "informasi",
        "comment",
        "p1",
    ],
    ["ig", "k4", "m7", "2026-08-07T12:00:00+07:00", "inbound", "adi", "", "ok", "", "private", ""],
]
CASES = [
    [*KINDS["cases"][:8]],
    [
        "ig",
        "T1",
        "2026-08-05T08:00:00+07:00",
        "2026-08-05T09:00:00+07:00",
        "2026-08-06T08:00:00+07:00",
        "selesai",
        "budi",
        "informasi",
    ],
    ["fb", "T2", "2026-08-05T10:00:00+07:00", "", "", "open", "siti", "pengaduan"],
    [
        "fb",
        "T3",
        "2026-08-06T10:00:00+07:00",
        "2026-08-06T11:00:00+07:00",
        "",
        "open",
        "adi",
        "informasi",
    ],
    [
        "ig",
        "T4",
        "2026-08-07T10:00:00+07:00",
        "2026-08-07T10:30:00+07:00",
        "2026-08-07T12:00:00+07:00",
        "ditutup",
        "rina",
        "pengaduan",
    ],
]


def text_of(rows: list[list[str]], **dialect) -> str:
    """Rows as CSV; comma, double quotation marks where needed and CRLF unless told otherwise."""
    out = io.StringIO()
    csv.writer(out, **dialect).writerows(rows)
    return out.getvalue()


def windows(rows: list[list[str]]) -> list[list[str]]:
    """The rows with nothing that Windows-1252 lacks."""
    return [[cell.replace("🙏", "–") for cell in row] for row in rows]
