"""Register: hours of a decree, written on the screen and given to an OPD from a day on, against values
worked out by hand on the calendar of 2026: Mon 16 and Tue 17 Feb closed, Ramadan from Thu 19 Feb."""

from datetime import date

import pytest

from data.cases import store
from data.lake.home import Home
from data.register.register import Register
from data.targets.schedules import Schedules
from tests.pages import homes
from tests.pages.register.steps import REGISTER, click, fill, given, said

HOURS = "schedule,valid_from,season,weekday,opens,closes\n"
HEAD = "account_id,case_id,opened_at,first_reply_at,closed_at,status\n"
CASES = {  # account and case → opened, replied, open hours between
    # the office's Ramadan hours of the decree hold for cases opened from 18 Feb on
    ("wedi-ig", "no break"): ("2026-02-19 11:30", "2026-02-19 13:00", 1.5),
    ("wedi-ig", "the break of Friday"): ("2026-02-20 11:00", "2026-02-20 13:00", 1),
    ("wedi-ig", "across the change"): ("2026-02-17 10:00", "2026-02-19 13:00", 7.5 + 4.5),
    ("wedi-ig", "after it"): ("2026-02-18 07:30", "2026-02-19 13:00", 7.5 + 5),
    # the six-day week is given from 9 Feb on
    ("sosial-ig", "before six days"): ("2026-02-06 10:30", "2026-02-09 08:00", 1 + 3.5 + 0.5),
    ("sosial-ig", "Saturday"): ("2026-02-28 07:00", "2026-02-28 09:30", 2),
    ("sosial-ig", "holidays"): ("2026-02-14 12:00", "2026-02-18 08:00", 0.5 + 0.5),
    ("sosial-ig", "silence"): ("2026-02-28 12:00", "", 0.5 + 6 + 6),  # until Tue 3 Mar 24:00
}
DECREE = [(day, "08:00", "14:45") for day in "1234"]
DECREE += [("5", "08:00", "11:30"), ("5", "12:30", "14:00")]
SIX = [(day, "07:30", "13:30") for day in "1234"] + [
    ("5", "07:30", "11:00"),
    ("6", "07:30", "12:30"),
]


@pytest.fixture
def home(tmp_path):
    """Both OPDs keep the hours of an office; the cases are there."""
    home = homes.registered(tmp_path)
    lines = [
        f"{account},{case},{opened},{replied},,{'closed' if replied else 'open'}\n"
        for (account, case), (opened, replied, _) in CASES.items()
    ]
    file = tmp_path / "cases.csv"
    file.write_text(HEAD + "".join(lines))
    span = ["--from", "2026-02-01", "--until", "2026-03-03"]
    homes.command(home, "load", str(file), *span)
    return home


def typed(at, spans: list[tuple[str, str, str]], **same: str):
    """One row per span, as they are typed."""
    for weekday, opens, closes in spans:
        at = fill(at, "schedules", **same, weekday=weekday, opens=opens, closes=closes)
    return at


def test_hours_of_a_decree_are_typed_and_given_from_a_day_on(app, home):
    at = app(home, REGISTER, bagian="schedules")
    at = typed(at, DECREE, schedule="office", valid_from="18/02/2026", season="ramadan")
    at = click(at, "look-schedules")
    assert any("5 kasus mendapat OPD, jam kantor" in said(at, m) for m in at.markdown)
    click(at, "keep-schedules")
    six = [f"enam hari,,regular,{','.join(span)}\n" for span in SIX]  # AppTest types no new name
    at = given(app(home, REGISTER, bagian="schedules"), HOURS + "".join(six))
    assert any("Tidak ada kasus" in said(at, m) for m in at.markdown)
    click(at, "keep-schedules")
    assert [hours.since for hours in Schedules.current(Home(home)).history["office"]] == [
        None,
        date(2026, 2, 18),
    ]
    at = app(home, REGISTER, bagian="opds")
    [which] = [box for box in at.selectbox if box.label == "Baris"]
    sosial = next(i for i, option in enumerate(which.options) if option.startswith("sosial"))
    which.select_index(sosial).run()
    of_row = {one.key.rsplit("-", 1)[1]: one for one in (*at.selectbox, *at.text_input)}
    of_row["schedule"].set_value("enam hari")
    of_row["schedule_from"].set_value("9 Februari 2026")
    at = next(b for b in at.button if b.label == "Ubah di tabel").click().run()
    at = click(at, "look-opds")
    assert "“Jadwal sejak”: 9 Feb 2026 sudah lewat" in said(at, at.error[0])
    at = at.checkbox(key="correct-opds").check().run()
    assert any("3 kasus mendapat OPD, jam kantor" in said(at, m) for m in at.markdown)
    click(at, "keep-opds")
    assert Register.current(Home(home)).opds["sosial"].schedules == (
        (None, "office"),
        (date(2026, 2, 9), "enam hari"),
    )
    assert worked(home) == {case: by_hand for case, (*_, by_hand) in CASES.items()}


def worked(home) -> dict[tuple[str, str], float]:
    """Account and case → its open hours until the reply, or until the data end."""
    opened = {(a, o): (a, case) for (a, case), (o, *_) in CASES.items()}
    found = store.cursor(store.current(Home(home))).execute(
        "SELECT account_id, strftime(opened_at + INTERVAL 7 HOUR, '%Y-%m-%d %H:%M'),"
        " coalesce(response_office, waited_office) / 3600 FROM cases"
    )
    return {opened[account, at]: seconds for account, at, seconds in found.fetchall()}
