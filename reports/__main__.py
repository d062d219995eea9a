"""``python -m reports``: publishes months, lists their versions, what changed and why, checks them
(architecture, "Commands")."""

from argparse import Namespace
from collections.abc import Callable
from functools import cache
from pathlib import Path

from data.processes.edge import ended
from data.processes.leaving import leave
from data.processes.usage import Parser, month
from metrics.output import text as output

DOCUMENTS = ("monthly", "public", "trace", "digest")  # Typst and PPTX are of no use to the others


@cache
def parser() -> Parser:
    """Every command with its options; each prints ``--help``."""
    whole = Parser(prog="python -m reports", description="Bulan yang diterbitkan.")
    sub = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")

    def command(name: str, text: str, needs_month: bool = True) -> Parser:
        found = sub.add_parser(name, help=text, description=text)
        found.add_argument("--month", metavar="YYYY-MM", type=month, required=needs_month)
        return found

    publish = command("publish", "menerbitkan sebuah bulan; yang sudah terbit: revisinya")
    publish.add_argument("--reason", metavar="TEXT", help="alasan revisi")
    versions = command("versions", "semua versi yang terbit, satu baris JSON masing-masing", False)
    versions.add_argument(
        "--steadiness",
        action="store_true",
        help="sebagai gantinya: seberapa jauh tiap bulan bergeser dari versi pertamanya",
    )
    versions.add_argument("--format", choices=tuple(output.FORMATS), default="table")
    changes = command("changes", "angka yang berbeda antara dua versi, dan sebabnya")
    changes.add_argument("--from", metavar="V", dest="first", help="bawaan: versi sebelumnya")
    changes.add_argument(
        "--to", metavar="V", dest="last", help="bawaan: versi terbaru; konsep: angka sekarang"
    )
    changes.add_argument("--format", choices=tuple(output.FORMATS), default="table")
    command("verify", "menghitung ulang versi terbaru dari semua unggahan")
    demo = sub.add_parser("demo", help=(text := "menerbitkan satu bulan data contoh"))
    demo.description = text
    monthly = command("monthly", "semua dokumen sebuah bulan: PDF, XLSX, PPTX, teks")
    monthly.add_argument("--out", metavar="DIR", type=Path, required=True)
    monthly.add_argument("--version", metavar="V", help="versi yang terbit; biasanya yang terbaru")
    monthly.add_argument("--opd", metavar="ID", help="hanya dokumen OPD ini")
    monthly.add_argument("--draft", action="store_true", help="dari konsep, ditandai KONSEP")
    public = command("public", "situs publik: bulan ini di depan, semua bulan yang terbit")
    public.add_argument("--out", metavar="DIR", type=Path, required=True)
    digest = sub.add_parser("digest", help=(text := "ringkasan Senin untuk OPD, sebagai teks"))
    digest.description = text
    whose = digest.add_mutually_exclusive_group(required=True)
    whose.add_argument("--opd", metavar="ID")
    whose.add_argument("--all", action="store_true", help="setiap OPD")
    digest.add_argument("--out", metavar="DIR", type=Path, help="juga sebagai berkas .txt dan .eml")
    digest.add_argument("--send", action="store_true", help="mengirimnya lewat surel (SMTP)")
    trace = sub.add_parser("trace", help="setiap angka sebuah dokumen, dihitung lagi dari versinya")
    trace.add_argument("document", metavar="DOCUMENT", type=Path)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 done, 1 refused with one sentence on standard error, 2 wrong usage."""
    chosen = parser().parse_args(arguments)
    return ended(lambda: _of(chosen.command)(chosen))


def _of(command: str) -> Callable[[Namespace], int]:
    if command in DOCUMENTS:
        from reports.documents import commands as documents

        return getattr(documents, command)
    from reports import commands

    return getattr(commands, command)


if __name__ == "__main__":
    leave(main())
