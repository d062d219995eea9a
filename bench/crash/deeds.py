"""What ``bench.crash`` kills: every command that writes, a decision, a publication, and a dashboard
in the midst of an upload, on a small home."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.crash import screen
from bench.crash.small import a_case, an_upload, figures, make_tables, publish, run
from data.lake import published
from data.lake.home import Home
from data.review import contests, decisions


@dataclass(frozen=True)
class Deed:
    """What is killed: its name, ``do`` with a home, ``figures`` of a home, whether it ``may_refuse``
    to do again what was done before it was killed; ``ahead`` starts what is to be there before it,
    ``after`` sees to the processes that outlive it."""

    name: str
    do: Callable[[Path], object]
    figures: Callable[[Path], object] = figures
    may_refuse: bool = False
    ahead: Callable[[Path], None] = lambda home: None
    after: Callable[[], None] = lambda: None


@cache
def known(figures: Callable[[Path], object], before: Path) -> object:
    """The ``figures`` of a home that is only copied: asked once."""
    return figures(before)


def of_backup(home: Path) -> str:
    """Those of the home: a backup changes none; one that is there as a home has them, too."""
    copy = home.parent / "copy"
    shown = figures(home)
    assert not (copy / "home.json").exists() or figures(copy) == shown
    return shown


def of_published(home: Path) -> tuple[str, list[str]]:
    """Those of the home, and the versions of the month that are there."""
    found = published.manifests(Home(home))
    return figures(home), [f"{one['month']} {one['version']}" for one in found]


def _accept(home: Path) -> None:
    """Accepts the contest, whose case is then excluded."""
    if contests.read(Home(home))[0].state == contests.WAITING:
        decisions.accept(Home(home), 1, "exclude", "Benar begitu", "Dina", reason="spam")


DEEDS = (
    Deed("load", lambda home: run(home, "load", home.parent / "second.csv")),
    Deed("undo", lambda home: run(home, "undo", an_upload(home)), may_refuse=True),
    Deed("purge", lambda home: run(home, "purge", an_upload(home)), may_refuse=True),
    Deed(
        "register",
        lambda home: run(home, "register", home.parent / "opd.csv", home.parent / "more.csv"),
    ),
    Deed("settings", lambda home: run(home, "settings", home.parent / "settings.csv")),
    Deed(
        "exclude",
        lambda home: run(home, "exclude", a_case(home), "--reason", "spam"),
        may_refuse=True,
    ),
    Deed("a decision", _accept),
    Deed("publish", publish, of_published, ahead=make_tables),
    Deed("rebuild", lambda home: run(home, "rebuild")),
    Deed("backup", lambda home: run(home, "backup", home.parent / "copy"), of_backup),
    Deed("a dashboard alone", screen.upload, ahead=screen.prepare, after=screen.finished),
    Deed("a dashboard and all", screen.upload, ahead=screen.prepare, after=screen.ended),
)
