"""The tables of days: made once for what they depend on, and anew for whatever changes it."""

import pytest

from data.cases.rules import Rules
from data.lake.uploads import Lake
from data.targets import calendar, classes, schedule_file, settings_file
from tests import program
from tests.reference import Account, Opd


@pytest.fixture
def home(tmp_path):
    return program.new_home(tmp_path, [Opd("dinas", "Dinas")], [Account("a", "dinas", "x")])


def rules(home) -> Rules:
    return Rules.current(Lake.read(home))


def test_the_same_rules_have_the_same_tables(home):
    one, other = rules(home), rules(home)
    assert one.days is other.days and one.class_days is other.class_days
    assert one.days.num_rows > one.class_days.num_rows / 4 > 1000


@pytest.mark.parametrize(
    ("module", "text", "changed"),
    [
        (calendar, "date,kind,source\n2026-08-18,local,Perbup 7/2026\n", "days"),
        (settings_file, "name,value,valid_from\nresponse_target_hours,12,2026-08-01\n", "days"),
        (
            schedule_file,
            "schedule,valid_from,season,weekday,opens,closes\noffice,2026-08-01,regular,1,09:00,15:00\n",
            "days",
        ),
        (classes, "class,resolution_days,valid_from\ncomplaint,7,2026-08-01\n", "class_days"),
    ],
)
def test_what_is_changed_is_made_anew(home, tmp_path, module, text, changed):
    before = rules(home)
    (tmp_path / "rows.csv").write_text(text)
    module.take_in(home, tmp_path / "rows.csv", "test")
    after = rules(home)
    assert not getattr(after, changed).equals(getattr(before, changed))
    assert after.common != before.common
