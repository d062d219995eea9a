"""What ``bench.crash`` kills: every command that writes, and a decision, on a small home."""

import contextlib
import io
import os
from pathlib import Path

import data.__main__
import metrics.__main__
from bench.crash.killing import Deed
from data.cases import store
from data.command_server import captured
from data.lake.home import Home
from data.review import contests, decisions
from data.review.contests import Subject
from tests.commands.here import ReadsHere

MONTH = "2026-09"
FILES = {
    "opd.csv": "opd_id,name\nkes,Dinas Kesehatan\n",
    "accounts.csv": "account_id,opd_id,platform,handle\nig,kes,instagram,@d\nwa,kes,whatsapp,0812\n",
    "more.csv": "account_id,opd_id,platform,handle\nfb,kes,facebook,d\n",
    "settings.csv": "name,value,valid_from\nmin_cases_opd,5,\n",
    "first.csv": "account_id,conversation_id,message_id,sent_at,direction\n"
    "ig,a,1,2026-09-01T08:00:00+07:00,inbound\nwa,b,2,2026-09-02T08:00:00+07:00,inbound\n",
    "second.csv": "account_id,conversation_id,message_id,sent_at,direction\n"
    "ig,c,3,2026-09-03T08:00:00+07:00,inbound\nwa,d,4,2026-09-04T08:00:00+07:00,inbound\n",
}


def run(home: Path, *arguments: object) -> str:
    """``python -m data …`` in this process; AssertionError with its sentence where it is refused."""
    os.environ["TANGGAP_HOME"] = str(home)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = data.__main__.main([str(one) for one in arguments], ReadsHere)
    store.close()
    assert code == 0, err.getvalue()
    return out.getvalue()


def filled(folder: Path) -> Path:
    """A home with two uploads, a contest that waits, and the files for the deeds beside it."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text)
    home = folder / "home"
    run(home, "register", folder / "opd.csv", folder / "accounts.csv")
    run(home, "load", folder / "first.csv", "--until", "2026-09-30")
    contests.add(
        Home(home), Subject("kes", "opd", "kes", MONTH, case_id=a_case(home)), "keliru", "", "R"
    )
    return home


def a_case(home: Path) -> str:
    """The number of the home's first case."""
    cursor = store.cursor(store.current(Home(home)))
    ((case_id,),) = cursor.execute(
        "SELECT format('{:016x}', case_key) FROM cases ORDER BY case_key LIMIT 1"
    ).fetchall()
    store.close()
    return case_id


def an_upload(home: Path) -> str:
    """The id of the home's first upload."""
    return min(path.name for path in (home / "uploads").iterdir())


def asked(home: Path) -> tuple[int, str, str]:
    """The figures of the accounts in September: exit code, the table, and what is said beside it."""
    table = ["figures", "--by", "account", "--month", MONTH, "--format", "json"]
    return captured(metrics.__main__.main, table, {**os.environ, "TANGGAP_HOME": str(home)})


def figures(home: Path) -> str:
    """All figures of the accounts; nothing is to be said beside them."""
    code, out, err = asked(home)
    assert (code, err) == (0, ""), err
    return out


def of_backup(home: Path) -> str:
    """Those of the home: a backup changes none; one that is there as a home has them, too."""
    copy = home.parent / "copy"
    shown = figures(home)
    assert not (copy / "home.json").exists() or figures(copy) == shown
    return shown


def _accept(home: Path) -> None:
    """Accepts the contest, whose case is then excluded."""
    if contests.read(Home(home))[0].state == contests.WAITING:
        decisions.accept(Home(home), 1, "exclude", "Benar begitu", "Dina", reason="spam")


DEEDS = (
    Deed("load", lambda home: run(home, "load", home.parent / "second.csv"), figures),
    Deed("undo", lambda home: run(home, "undo", an_upload(home)), figures, may_refuse=True),
    Deed("purge", lambda home: run(home, "purge", an_upload(home)), figures, may_refuse=True),
    Deed(
        "register",
        lambda home: run(home, "register", home.parent / "opd.csv", home.parent / "more.csv"),
        figures,
    ),
    Deed("settings", lambda home: run(home, "settings", home.parent / "settings.csv"), figures),
    Deed(
        "exclude",
        lambda home: run(home, "exclude", a_case(home), "--reason", "spam"),
        figures,
        may_refuse=True,
    ),
    Deed("a decision", _accept, figures),
    Deed("rebuild", lambda home: run(home, "rebuild"), figures),
    Deed("backup", lambda home: run(home, "backup", home.parent / "copy"), of_backup),
)
