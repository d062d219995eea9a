"""Everything that can change a published month afterwards, one function each: given a home and a
random draw, it puts one upload or document in. The accounts and OPDs are those of ``homes.year``."""

import csv
from collections.abc import Callable
from datetime import datetime
from random import Random

from data.cases import cached, exclusions
from data.cases.rules import Rules
from data.intake.reader import Reader
from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import merging
from data.review import contests, decisions
from data.review.contests import Subject
from data.targets import calendar, classes, schedule_file, settings_file, topics
from reports.published import open_version
from tests import program
from tests.pages import homes
from tests.reports.conftest import MONTH

OPD_HEAD, ACCOUNT_HEAD = ("opd_id", "name", "kind"), ("account_id", "opd_id", "platform", "handle")
OFFICE_DAY = [("regular", day, "08:00", "14:00") for day in range(1, 6)]


def late_upload(home: Home, draw: Random) -> None:
    """More cases of September of one account."""
    account, cases = f"{draw.choice(homes.OPDS)[0]}-ig", draw.randint(2, 9)
    begin, end = (datetime(2026, 9, day, tzinfo=homes.WIB) for day in (3, 29))
    rows = homes.talks(account, cases, draw.random(), f"s{draw.random()}", begin, end)
    path = home.path.parent / "late.csv"
    path.write_bytes(homes.csv_bytes(rows))
    with Reader() as reader:
        program.load_file(home, path, reader, "--from", "2026-09-01", "--until", "2026-10-01")


def later_upload(home: Home, draw: Random) -> None:
    """October of one account: nothing of September but what was still open then."""
    account = f"{draw.choice(homes.OPDS)[0]}-ig"
    begin, end = (datetime(2026, 10, day, tzinfo=homes.WIB) for day in (1, 12))
    path = home.path.parent / "later.csv"
    path.write_bytes(homes.csv_bytes(homes.talks(account, 5, 0.5, "okt", begin, end)))
    with Reader() as reader:
        program.load_file(home, path, reader, "--from", "2026-10-01", "--until", "2026-10-15")


def excluded(home: Home, draw: Random) -> None:
    """One case out of every figure."""
    view = Lake.read(home)
    case = cached.find(_case(home, draw)["case_id"], view, Rules.current(view))
    with home.lock():
        exclusions.add(home, case, "spam", "Dina")


def contested(home: Home, draw: Random) -> None:
    """An accepted contest: a case out, another time, an automatic reply or a courtesy."""
    case = _case(home, draw)
    subject = Subject(case["opd_id"], "opd", case["opd_id"], MONTH, case_id=case["case_id"])
    number = contests.add(home, subject, "keliru", "", "Ratna").number
    kind = draw.choice(("exclude", "time", "automatic", "courtesy"))
    more = {"exclude": {"reason": "test"}, "time": {"field": "first_reply_at"}}.get(kind, {})
    decisions.accept(home, number, kind, "Benar", "Dina", **more)


def moved(home: Home, draw: Random) -> None:
    """An account goes to another OPD in the middle of the month."""
    opds = [opd[0] for opd in homes.OPDS]
    was, to = draw.sample(opds, 2)
    rows = [
        (f"{was}-ig", was, "instagram", f"@{was}", "", "2026-09-14"),
        (f"{was}-ig", to, "instagram", f"@{was}", "2026-09-15", ""),
    ]
    _register(home, [], rows)


def added(home: Home, draw: Random) -> None:
    """One more account, of which nothing is uploaded."""
    owner = draw.choice(homes.OPDS)[0]
    _register(home, [], [(f"{owner}-fb", owner, "facebook", f"@{owner}", "", "")])


def of_another_kind(home: Home, draw: Random) -> None:
    """An OPD is compared with others than before."""
    opd_id, name, kind, *_ = draw.choice(homes.OPDS)
    _register(home, [(opd_id, name, "badan" if kind == "dinas" else "dinas")], [])


def schedule(home: Home, draw: Random) -> None:
    """The offices close earlier from August or September on."""
    since = draw.choice(("2026-08-03", "2026-09-07"))
    rows = [("office", since, *day) for day in OFFICE_DAY]
    _take(
        home,
        schedule_file,
        ("schedule", "valid_from", "season", "weekday", "opens", "closes"),
        rows,
    )


def holiday(home: Home, draw: Random) -> None:
    """One more day without office hours."""
    days = ("date", "kind", "source")
    _take(home, calendar, days, [(f"2026-09-{draw.randint(7, 11):02}", "local", "SK Bupati")])


def topic(home: Home, _: Random) -> None:
    """All cases of this topic get another target of resolution."""
    _take(home, topics, ("topic", "class"), [("informasi", "complaint")])


def class_days(home: Home, draw: Random) -> None:
    """The class itself has other working days."""
    head = ("class", "resolution_days", "valid_from")
    _take(home, classes, head, [("information", draw.choice((1, 2, 30)), "2026-08-01")])


def target(home: Home, draw: Random) -> None:
    """Another target of the first reply."""
    _setting(home, "response_target_hours", draw.choice((1, 72)), "2026-09-10")


def least_cases(home: Home, draw: Random) -> None:
    """Fewer or more units get a place."""
    _setting(home, "min_cases", draw.choice((2, 100)))


def least_coverage(home: Home, _: Random) -> None:
    """Nobody is covered more than wholly, so that this alone changes nothing."""
    _setting(home, "min_coverage", 1)


def begins_later(home: Home, _: Random) -> None:
    """The window begins within the quarter."""
    _setting(home, "start_date", "2026-08-10")


CHANGES: tuple[Callable[[Home, Random], None], ...] = (
    late_upload,
    later_upload,
    excluded,
    contested,
    moved,
    added,
    of_another_kind,
    schedule,
    holiday,
    topic,
    class_days,
    target,
    least_cases,
    least_coverage,
    begins_later,
)
REGISTER = (moved, added, of_another_kind)  # a register document has the whole register in it


def _case(home: Home, draw: Random) -> dict:
    cases = open_version(home, MONTH).table("cases")
    own = cases[cases["opened_on"].between(*_days("2026-09-01", "2026-09-20"))]
    taken = {d["case_id"] for d in _said(home)}
    own = own[own["first_reply_at"].notna() & ~own["case_id"].isin(taken)]
    order = [
        "account_id",
        "opened_at",
    ]  # not by id, which hangs on the key: the same mix in every run
    return own.sort_values(order).iloc[draw.randrange(len(own))].to_dict()


def _said(home: Home) -> list[dict]:
    return [d for kind in ("exclusions", "corrections") for d in documents.read(home, kind)]


def _days(*texts: str) -> list:
    return [datetime.fromisoformat(text).date() for text in texts]


def _register(home: Home, opds: list, accounts: list) -> None:
    folder = home.path.parent
    _write(folder / "opds.csv", OPD_HEAD, opds)
    _write(folder / "accounts.csv", (*ACCOUNT_HEAD, "valid_from", "valid_to"), accounts)
    files = (folder / "opds.csv", folder / "accounts.csv")
    merging.take_in(home, *files, True, by="Dina", opened=lambda _: {})


def _setting(home: Home, name: str, value, since: str = "") -> None:
    _take(home, settings_file, ("name", "value", "valid_from"), [(name, value, since)])


def _take(home: Home, module, head: tuple, rows: list) -> None:
    path = home.path.parent / "file.csv"
    _write(path, head, rows)
    module.take_in(home, path, "Dina")


def _write(path, head: tuple, rows: list) -> None:
    with open(path, "w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([head, *rows])
