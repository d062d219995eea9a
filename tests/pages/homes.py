"""Small homes for the screens' tests, made by the commands; nobody's real home is touched."""

import csv
import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import wraps
from pathlib import Path

from data.cases import store
from data.lake.home import Home
from tests import made
from tests.commands import here
from tests.commands.shell import MESSAGE_COLUMNS

ROOT = Path(__file__).parents[2]
WIB = timezone(timedelta(hours=7))
HEADER = list(MESSAGE_COLUMNS[:9])
OPDS = [  # opd_id, name, kind, due cases over three months, share answered in time
    ("dukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "dinas", 60, 0.95),
    ("pendidikan", "Dinas Pendidikan", "dinas", 60, 0.80),
    ("sosial", "Dinas Sosial", "dinas", 60, 0.30),
    ("wedi", "Kecamatan Wedi", "kecamatan", 45, 0.90),
    ("bayat", "Kecamatan <b>Bayat</b> & Sekitarnya", "kecamatan", 45, 0.60),
    ("cawas", "Kecamatan Cawas", "kecamatan", 45, 0.10),
    ("sepi", "Bagian Umum", "bagian", 4, 0.50),
]
LATER = {"sosial": 0.90, "wedi": 0.40}
BEGIN, END = datetime(2026, 7, 1, tzinfo=WIB), datetime(2026, 10, 1, tzinfo=WIB)


def command(home: Path, *arguments, code: int = 0) -> str:
    """``python -m data …`` on a home; its standard output."""
    done = here.run("data", arguments, {**os.environ, "TANGGAP_HOME": str(home)})
    assert done.code == code, done.err
    return done.out


def made_once(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """The home that ``make`` makes in a folder, with its store: made once in a run, then copied."""

    @wraps(make)
    def copy(folder: Path) -> Path:
        template = made.once(
            f"{make.__module__}.{make.__name__}", lambda kept: store.current(Home(make(kept)))
        )
        shutil.copytree(template, folder, dirs_exist_ok=True)
        return folder / "home"

    return copy


@made_once
def registered(folder: Path) -> Path:
    """A home with six comparable OPDs and one that is too quiet, each with one account; no upload
    yet."""
    _write(folder / "opd.csv", ["opd_id", "name", "kind"], [opd[:3] for opd in OPDS])
    _write(
        folder / "accounts.csv",
        ["account_id", "opd_id", "platform", "handle"],
        [(f"{opd[0]}-ig", opd[0], "instagram", f"@{opd[0]}") for opd in OPDS],
    )
    command(folder / "home", "register", folder / "opd.csv", folder / "accounts.csv")
    return folder / "home"


def add_to_register(
    home: Path, opd: tuple[str, str, str], account: tuple[str, str, str, str]
) -> None:
    """One more account, and its OPD where it is new."""
    folder = home.parent
    _write(folder / "more-opd.csv", ["opd_id", "name", "kind"], [opd])
    _write(folder / "more-accounts.csv", ["account_id", "opd_id", "platform", "handle"], [account])
    command(home, "register", folder / "more-opd.csv", folder / "more-accounts.csv")


@made_once
def filled(folder: Path) -> Path:
    """The same with July to September 2026 loaded, complete for the whole quarter."""
    home = registered(folder)
    rows = [
        row for opd_id, _, _, cases, share in OPDS for row in talks(f"{opd_id}-ig", cases, share)
    ]
    _write(folder / "base.csv", HEADER, rows)
    command(home, "load", folder / "base.csv", "--from", "2026-07-01", "--until", "2026-10-01")
    return home


@made_once
def year(folder: Path) -> Path:
    """The same six OPDs and the quiet one with 14 months that end with September 2026, loaded and
    complete."""
    home = registered(folder)
    _write(folder / "year.csv", HEADER, year_rows())
    command(home, "load", folder / "year.csv", "--from", "2025-08-01", "--until", "2026-10-01")
    return home


def year_rows() -> list[list[str]]:
    """Every OPD answers its share until June and, of ``LATER``, another one in the quarter."""
    begin = datetime(2025, 8, 1, tzinfo=WIB)
    rows = []
    for opd_id, _, _, cases, share in OPDS:
        rows += talks(f"{opd_id}-ig", 4 * cases, share, "lama", begin, BEGIN)
        rows += talks(f"{opd_id}-ig", 2 * cases, LATER.get(opd_id, share))
    return rows


def talks(
    account: str,
    cases: int,
    share: float,
    prefix: str = "k",
    begin: datetime | None = None,
    end: datetime | None = None,
) -> list[list[str]]:
    """Conversations spread over the quarter (or another span), the given share of them answered
    after two hours, the others after two days."""
    begin, end = begin or BEGIN, end or END
    step = (end - begin - timedelta(days=3)) / cases
    rows = []
    for i in range(cases):
        opened = begin + step * i + timedelta(hours=9)
        in_time = int((i + 1) * share + 1e-9) > int(
            i * share + 1e-9
        )  # evenly spread, cases × share of them
        answered = opened + (timedelta(hours=2) if in_time else timedelta(days=2))
        talk = f"{account}-{prefix}{i}"
        for number, (stamp, direction) in enumerate(((opened, "inbound"), (answered, "outbound"))):
            rows.append(
                [
                    account,
                    talk,
                    f"{talk}-{number}",
                    stamp.isoformat(timespec="seconds"),
                    direction,
                    f"warga-{talk}" if direction == "inbound" else "admin",
                    "false",
                    f"pertanyaan atau jawaban {talk}",
                    "informasi",
                ]
            )
    return rows


def csv_bytes(rows: list[list[str]], header: list[str] = HEADER) -> bytes:
    """Rows as a canonical CSV."""
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in [header, *rows]).encode()


def improvement() -> bytes:
    """A second export of Dinas Sosial: sixty more cases of the same quarter, all answered in
    time."""
    return csv_bytes(talks("sosial-ig", 60, 1.0, prefix="baru"))


def _write(path: Path, header: list[str], rows: list) -> None:
    with open(path, "w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([header, *rows])
