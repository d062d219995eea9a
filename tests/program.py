"""The program as tests use it: a home of one's own, loads in this process, figures as plain
rows."""

import argparse
import csv
import shutil
from pathlib import Path

from data.__main__ import parser
from data.cases import store
from data.intake.load import load
from data.intake.options import Options
from data.intake.reader import Reader
from data.lake.home import Home
from data.register import merging
from metrics.figures import UNIT_COLUMN, series
from metrics.output import text
from metrics.selection import Selection


def new_home(folder: Path, opds: list, accounts: list) -> Home:
    """A home with a register of the reference's OPDs and accounts."""
    home = Home(folder / "home")
    opd_csv, accounts_csv = folder / "opd.csv", folder / "accounts.csv"
    _write(
        opd_csv,
        ["opd_id", "name", "kind", "schedule"],
        [[o.opd_id, o.name, o.kind, o.schedule] for o in opds],
    )
    _write(
        accounts_csv,
        ["account_id", "opd_id", "platform", "handle", "valid_from", "valid_to"],
        [
            [a.account_id, a.opd_id, a.platform, "@x", a.valid_from or "", a.valid_to or ""]
            for a in accounts
        ],
    )
    merging.take_in(home, opd_csv, accounts_csv, False, "test", lambda _: {})
    return home


def copied(kept: Path, folder: Path) -> Home:
    """The home of a folder (see ``tests.made``), with its key, as another home in an empty one."""
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    return Home(folder / "home")


def _write(path: Path, header: list, rows: list) -> None:
    with open(path, "w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([header, *rows])


def options(*arguments: str) -> Options:
    """Options of ``load`` as the command line reads them."""
    chosen: argparse.Namespace = parser().parse_args(["load", "x", *arguments])
    return Options.of(chosen)


def load_file(home: Home, path: Path, reader: Reader, *arguments: str) -> dict:
    """One FILE through the same way as everyone's; returns its line."""
    return load(home, path, options(*arguments), reader, "test")


def figures(home: Home, by: str, month: str, clock: str, months: int = 1) -> list[dict]:
    """Figures as rows with null as None."""
    cursor = store.cursor(store.current(home))
    found = series(cursor, Selection.of_month(by, month, clock), months)
    return text.rows(found.drop(columns="month").rename(columns={"unit": UNIT_COLUMN[by]}))
