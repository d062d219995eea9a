"""``python -m data``: the register, uploads and everything else that people put in (architecture,
"Commands")."""

import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache
from pathlib import Path

from data.intake.reader import Reader
from data.lake import turns
from data.lake.home import named
from data.processes.edge import ended
from data.processes.leaving import leave
from data.processes.light import forgo_numpy
from data.processes.usage import Parser

GROUND = "ground_kind,ground,verified_by,verified_on"


@cache
def parser() -> Parser:
    """Every command with its options; each prints ``--help``."""
    from data.cases import exclusions
    from data.importers import registry

    whole = Parser(prog="python -m data", description="Register, unggahan, dan data Tanggap.")
    sub = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")

    def command(name: str, text: str) -> Parser:
        return sub.add_parser(name, help=text, description=text)

    register = command("register", "memuat register OPD dan akun")
    register.add_argument("opd_csv", metavar="OPD.csv", type=Path)
    register.add_argument("accounts_csv", metavar="ACCOUNTS.csv", type=Path)
    register.add_argument(
        "--correct", action="store_true", help="membetulkan register, juga untuk kasus lama"
    )
    for name, columns in (
        ("settings", f"name,value,valid_from[,{GROUND}]"),
        ("calendar", "date,kind,source"),
        ("topics", "topic,class"),
        ("classes", f"class,resolution_days,valid_from[,{GROUND}]"),
        ("schedules", "schedule,valid_from,season,weekday,opens,closes[,ground]"),
        ("users", "email,name,role,opd_ids"),
    ):
        command(name, f"memuat {name}: {columns}").add_argument(
            "file", metavar="FILE.csv", type=Path
        )
    formats = [known.name for known in registry.FORMATS]
    load = _add_reading(command("load", "memuat berkas ekspor"), formats)
    load.add_argument(
        "--rejected", metavar="FILE", type=Path, help="baris yang ditolak, sebagai CSV"
    )
    _add_reading(
        command("look", "melihat bagaimana berkas akan dibaca, tanpa menyimpan apa pun"), formats
    )
    command("uploads", "semua unggahan, satu baris JSON masing-masing")
    for name, text in (
        ("undo", "membatalkan sebuah unggahan"),
        ("purge", "menghapus baris sebuah unggahan selamanya"),
    ):
        command(name, text).add_argument("upload_id", metavar="UPLOAD_ID")
    exclude = command("exclude", "mengeluarkan sebuah kasus dari semua angka")
    exclude.add_argument("case_id", metavar="CASE_ID")
    exclude.add_argument("--reason", required=True, choices=exclusions.REASONS)
    exclude.add_argument("--undo", action="store_true", help="mengembalikan kasus itu")
    wall = command("wall", "membuat tautan layar dinding yang baru (yang lama tidak berlaku lagi)")
    wall.add_argument("--withdraw", action="store_true", help="mencabut tautan yang berlaku")
    rebuild = command("rebuild", "membuat semua berkas turunan dari awal")
    rebuild.add_argument("--engine", choices=("local", "spark"), default="local")
    rebuild.add_argument(
        "--remote",
        metavar="sc://HOST:PORT",
        default="sc://localhost:15002",
        help="server Spark Connect untuk --engine spark (lihat docs/skala.md)",
    )
    command("verify", "memeriksa setiap berkas terhadap catatannya")
    backup = command("backup", "menyalin data dengan utuh")
    backup.add_argument("dir", metavar="DIR", type=Path)
    backup.add_argument(
        "--check",
        action="store_true",
        help="hanya memeriksa apakah data dapat dikembalikan dari DIR",
    )
    command("demo", "mengisi data contoh ke <home>/demo")
    command("formats", "format yang dikenal")
    return whole


def _add_reading(load: Parser, formats: list[str]) -> Parser:
    load.add_argument("files", metavar="FILE", nargs="+", type=Path)
    load.add_argument("--format", metavar="F", choices=formats)
    load.add_argument(
        "--account",
        metavar="ID",
        action="append",
        default=[],
        help="akun untuk berkas tanpa account_id; diulang: akun lain yang tercakup tanpa pesan",
    )
    load.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        action="append",
        default=[],
        help="kolom untuk sebuah field; A+B digabung; ==NILAI tetap",
    )
    load.add_argument(
        "--value",
        metavar="FIELD:WORD=CANONICAL",
        action="append",
        default=[],
        help="arti sebuah kata di kolom status, direction atau opened_by; diingat",
    )
    load.add_argument("--dates", choices=("dmy", "mdy", "ymd"), help="urutan tanggal angka")
    load.add_argument(
        "--timezone", metavar="TZ", default="Asia/Jakarta", help="zona untuk waktu tanpa zona"
    )
    load.add_argument("--from", metavar="TIME", dest="begin", help="lengkap sejak")
    load.add_argument("--until", metavar="TIME", help="lengkap sampai")
    load.add_argument("--encoding", metavar="E")
    load.add_argument(
        "--own",
        metavar="NAME",
        action="append",
        default=[],
        help="nama akun sendiri di ekspor obrolan; diingat untuk --account",
    )
    load.add_argument(
        "--partial",
        action="store_true",
        help="berkas hanya memuat sebagian percakapan: tidak ada hari yang dinyatakan lengkap",
    )
    return load


def main(arguments: list[str] | None = None, reading: Callable[[], Reader] = Reader) -> int:
    """Runs one command; 0 done, 1 refused with one sentence on standard error, 2 wrong usage.
    ``reading``: what reads the files of ``load`` and ``look``, as :class:`Reader` does."""
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # a stopped load cleans up as an interrupted one
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return ended(lambda: _run(arguments, reading))
    except KeyboardInterrupt:
        print("Dihentikan; yang belum selesai tidak disimpan.", file=sys.stderr)
        return 130


def _run(arguments: list[str], reading: Callable[[], Reader]) -> int:
    command = arguments[0] if arguments else None
    with (
        turns.taken(named()) if command == "load" else nullcontext(),
        # the child starts while this process still imports
        reading() if command in ("load", "look") else nullcontext() as reader,
    ):
        from data import commands
        from data.access import whose

        chosen = parser().parse_args(arguments)
        chosen.reader = reader
        whose.refuse_command(chosen.command)
        return getattr(commands, chosen.command)(chosen)


if __name__ == "__main__":
    # the demo draws its regency with NumPy, and the client of Spark does not start without pandas
    if sys.argv[1:2] != ["demo"] and not any(word.endswith("spark") for word in sys.argv):
        forgo_numpy()
    leave(main())
