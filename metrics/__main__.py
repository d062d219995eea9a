"""``python -m metrics``: figures, rankings, the cases behind them, and questions (architecture, "Commands")."""

import argparse
import signal
import sys

from data import home, store
from data.errors import Refused, quote
from data.usage import Parser
from metrics import case_list, months, output
from metrics.figures import figures
from metrics.settings import Settings

FIRST_YEAR, LAST_YEAR = 1990, 2100


def parser() -> Parser:
    """Every command with its options; each prints ``--help``."""
    whole = Parser(prog="python -m metrics", description="Angka, peringkat, dan kasus di baliknya.")
    sub = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    commands = {name: sub.add_parser(name, help=text, description=text) for name, text in (
        ("figures", "angka setiap unit dalam sebuah bulan"), ("ranking", "papan peringkat tiga bulan"),
        ("cases", "kasus di balik angka"),
        ("questions", "pertanyaan dan sinyal dari data sebuah bulan"))}
    commands["figures"].add_argument("--by", required=True, choices=("opd", "account", "regency"))
    commands["ranking"].add_argument("--by", required=True, choices=("opd", "account"))
    commands["ranking"].add_argument("--board", required=True, choices=("response", "resolution"))
    commands["ranking"].add_argument("--kind", metavar="K", help="hanya jenis OPD ini, misalnya kecamatan")
    commands["cases"].add_argument("--by", required=True, choices=("opd", "account"))
    commands["cases"].add_argument("--unit", required=True, metavar="ID")
    commands["figures"].add_argument("--platform", metavar="P")
    commands["figures"].add_argument("--channel", metavar="C", choices=("private", "comment", "ticket"))
    for name, command in commands.items():
        command.add_argument("--month", required=True, metavar="YYYY-MM", type=_month)
        command.add_argument("--format", choices=tuple(output.FORMATS), default="table")
        if name in ("figures", "ranking"):
            command.add_argument("--clock", choices=("wall", "office"), help="bawaan: jam resmi")
    return whole


def _month(text: str) -> str:
    try:
        if not FIRST_YEAR <= months.first_day(text).year <= LAST_YEAR:
            raise ValueError(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{quote(text)} bukan bulan; tulis YYYY-MM") from None
    return text


def main(arguments: list[str] | None = None) -> int:
    """Prints one table; 0 done, 1 refused with one sentence on standard error, 2 wrong usage."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" may close the pipe
    chosen = parser().parse_args(arguments)
    try:
        cursor = store.cursor(store.current(home.current()))
        print(output.FORMATS[chosen.format](_table(cursor, chosen)))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _table(cursor, chosen):
    clock = getattr(chosen, "clock", None) or Settings.of(cursor).official_clock
    if chosen.command == "figures":
        return figures(cursor, chosen.by, chosen.month, clock, chosen.platform, chosen.channel)
    if chosen.command == "ranking":
        from metrics.ranking import ranking  # late: SciPy costs a second that the other commands do not need
        return ranking(cursor, chosen.by, chosen.board, chosen.month, clock, chosen.kind)
    if chosen.command == "questions":
        from metrics.asked import asked  # late, for the same reason
        return asked(cursor, chosen.month)
    column = "account_id" if chosen.by == "account" else "opd_id"
    known = dict.fromkeys(row[column == "opd_id"] for row in cursor.execute(
        "SELECT account_id, opd_id FROM account_periods").fetchall())
    if chosen.unit not in known:
        raise Refused(f"{quote(chosen.unit)} tidak ada dalam register; periksa --unit dan --by.")
    return case_list.cases_behind(cursor, chosen.by, chosen.unit, chosen.month, clock)


if __name__ == "__main__":
    sys.exit(main())
