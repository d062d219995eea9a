"""``python -m metrics``: figures, rankings, the cases behind them, and questions (architecture,
"Commands")."""

import argparse
import sys
from datetime import date
from functools import cache

from data.cases import lacking, store
from data.errors import Refused, quote, said
from data.lake import home
from data.processes.edge import ended
from data.processes.leaving import leave
from data.processes.usage import FIRST_YEAR, LAST_YEAR, Parser, month
from metrics import months, steps
from metrics.cases import case_list, evidence
from metrics.figures import figures
from metrics.output import text as output
from metrics.selection import Selection
from metrics.settings import Settings


@cache
def parser() -> Parser:
    """Every command with its options; each prints ``--help``."""
    whole = Parser(prog="python -m metrics", description="Angka, peringkat, dan kasus di baliknya.")
    sub = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    commands = {
        name: sub.add_parser(name, help=text, description=text)
        for name, text in (
            ("figures", "angka setiap unit dalam sebuah bulan"),
            ("ranking", "papan peringkat tiga bulan"),
            ("cases", "kasus di balik angka"),
            ("questions", "pertanyaan dan sinyal dari data sebuah bulan"),
        )
    }
    commands["figures"].add_argument("--by", required=True, choices=("opd", "account", "regency"))
    commands["ranking"].add_argument("--by", required=True, choices=("opd", "account"))
    commands["ranking"].add_argument("--board", required=True, choices=("response", "resolution"))
    commands["ranking"].add_argument(
        "--kind", metavar="K", help="hanya jenis OPD ini, misalnya kecamatan"
    )
    commands["cases"].add_argument("--by", required=True, choices=("opd", "account", "regency"))
    commands["cases"].add_argument(
        "--unit", required=True, metavar="ID", help="untuk --by regency: regency"
    )
    commands["cases"].add_argument(
        "--figure",
        metavar="F",
        choices=(*evidence.RULES, *evidence.DAYS),
        help="hanya baris di balik angka ini, seperti “Buka angka ini” di layar",
    )
    for name, command in commands.items():
        when = command.add_mutually_exclusive_group(required=True)
        when.add_argument("--month", metavar="YYYY-MM", type=month)
        command.add_argument("--format", choices=tuple(output.FORMATS), default="table")
        if name == "cases":
            when.add_argument(
                "--week", metavar="YYYY-MM-DD", type=_week, help="pekan yang mulai pada Senin itu"
            )
        if name in ("figures", "cases"):
            command.add_argument("--platform", metavar="P")
            command.add_argument("--channel", metavar="C", choices=("private", "comment", "ticket"))
        if name != "questions":
            command.add_argument("--clock", choices=("wall", "office"), help="bawaan: jam resmi")
    return whole


def _week(text: str) -> date:
    try:
        monday = date.fromisoformat(text)
    except ValueError:
        monday = None
    if monday is None or monday.weekday() or not FIRST_YEAR <= monday.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{quote(text)} bukan hari Senin; tulis YYYY-MM-DD")
    return monday


def main(arguments: list[str] | None = None) -> int:
    """Prints one table; 0 done, 1 refused with one sentence on standard error, 2 wrong usage."""
    chosen = parser().parse_args(arguments)
    return ended(lambda: _print(chosen))


def _print(chosen) -> int:
    cursor = store.cursor(store.current(home.current()))
    for refusal in lacking.refusals(cursor):  # the other figures are right, and go on
        print(said(refusal), file=sys.stderr)
    print(output.FORMATS[chosen.format](_table(cursor, chosen)))
    return 0


def _table(cursor, chosen):
    clock = getattr(chosen, "clock", None) or Settings.of(cursor).official_clock
    if chosen.command == "figures":
        of_month = Selection.of_month(chosen.by, chosen.month, clock)
        return figures(cursor, of_month.of(platform=chosen.platform, channel=chosen.channel))
    if chosen.command == "ranking":
        from metrics.board.ranking import (
            ranking,
        )  # late: SciPy costs a second that the other commands do not need

        return ranking(cursor, chosen.by, chosen.board, chosen.month, clock=clock, kind=chosen.kind)
    if chosen.command == "questions":
        from metrics.review.asked import asked  # late, for the same reason

        return asked(cursor, chosen.month)
    return _cases(cursor, chosen, clock)


def _cases(cursor, chosen, clock: str):
    owners = cursor.execute("SELECT account_id, opd_id FROM account_periods").fetchall()
    known = {
        "account": {row[0] for row in owners},
        "opd": {row[1] for row in owners},
        "regency": {"regency"},
    }
    if chosen.unit not in known[chosen.by]:
        raise Refused(f"{quote(chosen.unit)} tidak ada dalam register; periksa --unit dan --by.")
    begin = chosen.week or months.first_day(chosen.month)
    days = steps.span(begin, "week" if chosen.week else "month")
    which = Selection(chosen.by, *days, clock).of(
        unit=chosen.unit, platform=chosen.platform, channel=chosen.channel
    )
    if chosen.figure:
        return evidence.of_figure(cursor, chosen.figure, which).rows
    return case_list.opened(cursor, which)


if __name__ == "__main__":
    leave(main())
