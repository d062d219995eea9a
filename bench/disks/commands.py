"""Every command, and the upload screen, as ``bench.disks`` gives it on a failing disk."""

import os
import sys
from pathlib import Path

import metrics.__main__
import reports.__main__
from bench.crash import screen
from bench.crash.deeds import DEEDS, Deed
from bench.crash.small import MONTH, figures, run
from data.command_server import captured

TABLES = ("calendar", "topics", "classes", "schedules", "users")
MAINS = {"metrics": metrics.__main__.main, "reports": reports.__main__.main}


def _read(module: str, *arguments: str):
    """A command of another module; AssertionError with its sentence where it is refused."""

    def do(home: Path) -> None:
        environment = {**os.environ, "TANGGAP_HOME": str(home)}
        code, _, err = captured(MAINS[module], list(arguments), environment)
        assert code == 0, err
        print(err, end="", file=sys.stderr)

    return do


def _table(name: str):
    return lambda home: run(home, name, home.parent / f"{name}.csv")


WRITING = (
    *(deed for deed in DEEDS if deed.do is not screen.upload),
    *(Deed(name, _table(name)) for name in TABLES),
    Deed("load a ZIP", lambda home: run(home, "load", home.parent / "second.zip")),
    Deed("wall", lambda home: run(home, "wall")),
    Deed("an upload on the screen", screen.upload, ahead=screen.prepare, after=screen.ended),
)
READING = (
    Deed("look", lambda home: run(home, "look", home.parent / "second.csv")),
    Deed("uploads", lambda home: run(home, "uploads")),
    Deed("verify", lambda home: run(home, "verify")),
    Deed("figures", lambda home: print(figures(home))),
    Deed("ranking", _read("metrics", "ranking", "--by", "opd", "--board", "response", "--month", MONTH)),
    Deed("cases", _read("metrics", "cases", "--by", "account", "--unit", "ig", "--month", MONTH)),
    Deed("questions", _read("metrics", "questions", "--month", MONTH)),
    Deed("versions", _read("reports", "versions")),
    Deed("digest", _read("reports", "digest", "--all")),
)  # fmt: skip
ALL = WRITING + READING
