"""Classes of topics: defaults, targets from a day on, their grounds, and every refusal."""

from datetime import date

import pytest

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from data.targets import classes, settings_file, topics
from data.targets.classes import Classes
from data.targets.settings import Settings
from data.targets.topics import Topics
from tests.handbook.tables import town

HEAD = "class,resolution_days,valid_from,ground_kind,ground,verified_by,verified_on\n"


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def take_in(module, home, folder, text):
    path = folder / "classes.csv"
    path.write_text(text, encoding="utf-8")
    return module.take_in(home, path, "test")


def days(home, name, *on):
    return Classes.current(home).days(name, [date.fromisoformat(day) for day in on])


def test_defaults_carry_their_grounds_and_nobody_has_read_them(home):
    found = Classes.current(home).history
    assert {name: targets[-1].days for name, targets in found.items()} == {
        "information": 5,
        "complaint": 14,
        "oversight": 60,
        "ppid": 10,
    }
    assert {targets[-1].ground.kind for targets in found.values()} == {"law"}
    assert "62/2018" in found["complaint"][-1].ground.text
    assert found["ppid"][-1].ground.text == "UU 14/2008 pasal 22 ayat (7)"
    assert not any(targets[-1].ground.verified_by for targets in found.values())


def test_a_target_holds_from_a_day_with_its_ground(home, tmp_path):
    said = take_in(
        classes,
        home,
        tmp_path,
        HEAD + "Complaint,10,2026-02-01,regional_rule,Perbup 7/2026,Sri,2026-02-03\n"
        "normatif,5,2026-03-01,internal,,,\n",
    )
    assert said == {"classes": 2}
    assert days(home, "complaint", "2026-01-31", "2026-02-01") == [14, 10]
    target = Classes.current(home).history["complaint"][-1]
    assert target.ground.row == {
        "ground_kind": "regional_rule",
        "ground": "Perbup 7/2026",
        "verified_by": "Sri",
        "verified_on": "2026-02-03",
    }


def test_before_its_first_day_a_class_counts_as_unknown(home, tmp_path):
    take_in(classes, home, tmp_path, HEAD + "normatif,3,2026-03-01,,,,\n")
    assert days(home, "normatif", "2026-02-28", "2026-03-01") == [5, 3]


def test_settings_of_the_same_target_are_the_same_target(home, tmp_path):
    text = "name,value,valid_from\nresolution_days_complaint,10,2026-02-01\n"
    take_in(settings_file, home, tmp_path, text)
    assert days(home, "complaint", "2026-01-31", "2026-02-01") == [14, 10]


def test_settings_carry_a_ground_too(home, tmp_path):
    before = Settings.current(home).ground("response_target_hours", None)
    assert (before.kind, before.verified_by) == ("announcement", "")
    text = (
        "name,value,valid_from,ground_kind,ground,verified_by,verified_on\n"
        "response_target_hours,12,2026-02-01,regional rule,SK Bupati 4/2026,Sri,1 Februari 2026\n"
    )
    take_in(settings_file, home, tmp_path, text)
    found = Settings.current(home).ground("response_target_hours", date(2026, 2, 1))
    assert found.row["ground_kind"] == "regional_rule" and found.verified_on == "2026-02-01"


def test_a_topic_may_be_of_any_class_known(home, tmp_path):
    with pytest.raises(Refused, match="“normatif” bukan kelas topik; tulis information, complaint"):
        take_in(topics, home, tmp_path, "topic,class\nKTP,normatif\n")
    take_in(classes, home, tmp_path, HEAD + "normatif,3,,,,,\n")
    take_in(topics, home, tmp_path, "topic,class\nKTP,Normatif\n")
    assert Topics.current(home).classes["ktp"] == "normatif"


@pytest.mark.parametrize(
    "row, said",
    [
        (",5,,,,,", "kolom “class” kosong"),
        ("x,0,,,,,", "kolom “resolution_days”: “0” bukan jumlah hari kerja"),
        ("x,366,,,,,", "“366” bukan jumlah hari kerja"),
        ("x,1.5,,,,,", "“1.5” bukan jumlah hari kerja"),
        ("x,5,besok,,,,", "“besok” bukan tanggal"),
        ("x,5,,rumor,,,", "kolom “ground_kind”: “rumor” bukan jenis dasar"),
        ("x,5,,law,UU,Sri,", "kolom “verified_on” kosong"),
        ("x,5,,law,UU,,2026-01-01", "kolom “verified_by” kosong"),
        ("x,5,,,,,\nX,6,,,,,", "sudah ada di baris 2"),
    ],
)
def test_refused(home, tmp_path, row, said):
    with pytest.raises(Refused, match="classes.csv") as caught:
        take_in(classes, home, tmp_path, f"{HEAD}{row}\n")
    assert said in str(caught.value)
    assert documents.file_names(home, "classes") == []


def test_a_public_information_request_has_ten_working_days(tmp_path):
    """Mon 2 Feb: 3–6 (4), 9–13 (9), 16 and 17 closed, Wed 18 (10)."""
    with town(tmp_path, ["a"]) as place:
        place.load(
            """
            account | case | opened             | replied            | status | topic
            a       | 1    | Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | open   | Permohonan  informasi publik
            """
        )
        found = place.case_table("a", ["deadline"])
    assert found == [{"deadline": "Thu 19 Feb 00:00:00"}]
