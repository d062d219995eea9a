"""Register: what a change does is said before it is kept, two people at once, and the way back."""

from datetime import date

import pytest

from data.editing.tables import TABLES
from data.lake import home as homes_of_data
from data.register.register import Register
from data.targets.settings import Settings
from pages.access import access
from tests.pages import homes
from tests.pages.register.steps import REGISTER, click, deeds, given, rows, said


def test_a_change_says_what_it_does_to_cases_before_it_is_kept_and_can_be_taken_back(app, tmp_path):
    home = homes.filled(tmp_path)
    text = rows(
        "response_target_hours,12,2026-09-01,regional_rule,SK Bupati 4/2026,Sri,2026-09-02\n"
    )
    at = given(app(home, REGISTER, bagian="settings"), text)
    assert any(
        "kasus mendapat OPD, jam kantor, atau batas waktu lain: September" in said(at, m)
        for m in at.markdown
    )
    assert Settings.current(homes_of_data.Home(home)).value("response_target_hours") == 24
    at = click(at, "keep-settings")
    assert "Tersimpan." in at.success[0].value
    assert Settings.current(homes_of_data.Home(home)).value("response_target_hours") == 12
    at = app(home, REGISTER, bagian="history")
    deed = "Mengubah setelan: Batas balasan pertama (jam) = 12 sejak 1 Sep 2026 (sebelumnya 24)"
    assert deed in [one.replace("\u00a0", " ") for one in deeds(at)]
    did = next(d.value for d in at.dataframe if "Sebelum" in d.value.columns)
    assert ("–", "12") in zip(did["Sebelum"], did["Sesudah"], strict=True)
    at = click(at, "back-look")
    back = [d.value for d in at.dataframe if "Sebelum" in d.value.columns][1]
    assert ("12", "–") in zip(back["Sebelum"], back["Sesudah"], strict=True)
    at = click(at, "back-keep")
    assert Settings.current(homes_of_data.Home(home)).value("response_target_hours") == 24
    assert deeds(at)[0].startswith("Membatalkan perubahan setelan nomor 1")


def test_a_threshold_says_beforehand_whom_it_moves_and_in_which_months(app, tmp_path):
    """Six OPDs have 45 or 60 due cases from July to September: with 50 asked for, three are too few
    to compare, so that the three others have no place either."""
    at = app(homes.filled(tmp_path), REGISTER, bagian="settings")
    [effect] = effects(given(at, rows("min_cases_opd,50,,,,,\n")))
    assert "Tidak ada kasus yang berubah." in effect
    assert "papan berubah: Juli–September 2026: 6 OPD (315 kasus)" in effect
    assert effect.endswith("Bulan yang sudah terbit tidak berubah.")
    [effect] = effects(given(at, rows("preview_days,7,,,,,\n")))
    assert effect == "Tidak ada kasus dan tidak ada tempat yang berubah."


def effects(at) -> list[str]:
    return [said(at, m) for m in at.markdown if said(at, m).startswith("Tidak ada kasus")]


def test_the_second_of_two_people_sees_what_the_first_kept(app, home):
    at = given(app(home, REGISTER, bagian="settings"), rows("min_cases_opd,40,,,,,\n"))
    other = given(app(home, REGISTER, bagian="settings"), rows("min_cases_opd,50,,,,,\n"))
    click(other, "keep-settings")
    at = click(at, "keep-settings")
    place = homes_of_data.Home(home)
    assert Settings.current(place).value("min_cases_opd") == 50  # nothing was overwritten
    warning = said(at, at.warning[0])
    assert f"Sementara itu {access.OPERATOR} menyimpan: Mengubah setelan" in warning
    assert "Sebagian barisnya juga Anda ubah" in warning
    cells = [d.value for d in at.dataframe if "Sebelum" in d.value.columns]
    assert [table["Sesudah"].tolist() for table in cells] == [["50"], ["40"]]
    click(at, "keep-settings")
    assert Settings.current(place).value("min_cases_opd") == 40


def test_an_earlier_change_goes_back_unless_a_later_one_stands_upon_it(app, home):
    for value in (40, 50):
        click(
            given(app(home, REGISTER, bagian="settings"), rows(f"min_cases_opd,{value},,,,,\n")),
            "keep-settings",
        )
    at = app(home, REGISTER, bagian="history")
    [which] = [one for one in at.selectbox if one.key == "back-which"]
    earlier = next(i for i, said in enumerate(which.options) if "OPD = 40" in said)
    at = click(which.select_index(earlier).run(), "back-look")
    assert "sesudahnya menyentuh “min_cases_opd” juga; batalkan dahulu" in said(at, at.error[0])
    assert Settings.current(homes_of_data.Home(home)).value("min_cases_opd") == 50


def test_an_account_with_cases_is_not_left_without_an_opd(app, tmp_path):
    home = homes.filled(tmp_path)
    text = (
        "account_id,opd_id,platform,handle,valid_from\nsosial-ig,sosial,instagram,@x,2026-09-01\n"
    )
    at = app(home, REGISTER, bagian="accounts")
    at.checkbox(key="correct-accounts").check().run()
    at = given(at, text)
    assert "tidak akan punya OPD lagi; ubah valid_from" in said(at, at.error[0])
    assert not [b for b in at.button if b.key == "keep-accounts"]


def test_an_account_moves_from_a_day_on(app, home):
    at = app(home, REGISTER, bagian="accounts")
    at.selectbox(key="move-which").set_value("sosial-ig").run()
    at.selectbox(key="move-to").set_value("wedi").run()
    at.date_input(key="move-from").set_value(date(2026, 10, 1)).run()
    click(click(at, "move-look"), "keep-accounts")
    register = Register.current(homes_of_data.Home(home))
    owners = [register.owner("sosial-ig", date(2026, *day)) for day in ((9, 30), (10, 1))]
    assert owners == ["sosial", "wedi"]


def test_an_account_moves_from_a_past_day_as_a_correction_only(app, tmp_path):
    """What the refusal names as the way out stands in the form itself; the own OPD is not offered."""
    home = homes.filled(tmp_path)
    at = app(home, REGISTER, bagian="accounts")
    at.selectbox(key="move-which").set_value("sosial-ig").run()
    assert "Dinas Sosial" not in at.selectbox(key="move-to").options
    at.selectbox(key="move-to").set_value("wedi").run()
    at.date_input(key="move-from").set_value(date(2026, 9, 1)).run()
    at = click(at, "move-look")
    assert "ulangi sebagai pembetulan" in said(at, at.error[0])
    at = click(at.checkbox(key="move-correct").check().run(), "move-look")
    assert any("mendapat OPD, jam kantor" in said(at, m) for m in at.markdown)
    click(at, "keep-accounts")
    register = Register.current(homes_of_data.Home(home))
    owners = [register.owner("sosial-ig", date(2026, *day)) for day in ((8, 31), (9, 1))]
    assert owners == ["sosial", "wedi"]


OF_TWO = {  # table: head, and a row as two people write it
    "opds": ("opd_id,name", "wedi,{}"),
    "accounts": ("account_id,opd_id,platform,handle", "wedi-ig,wedi,instagram,@{}"),
    "users": ("email,name,role,opd_ids", "ratna@klaten.go.id,{},opd,sosial"),
    "settings": ("name,value,valid_from", "min_cases_opd,4{},"),
    "classes": ("class,resolution_days,valid_from", "ppid,1{},2026-01-01"),
    "topics": ("topic,class", "bansos,{}"),
    "schedules": (
        "schedule,valid_from,season,weekday,opens,closes",
        "giliran,2026-01-01,regular,1,08:00,1{}:00",
    ),
    "calendar": ("date,kind,source", "2026-08-17,holiday,SKB {}"),
}


@pytest.mark.parametrize("section", TABLES)
def test_of_two_people_the_second_overwrites_nothing_in_any_table(app, home, section):
    """The second sees who was faster and what they wrote; saved once more, their own row stands."""
    head, row = OF_TWO[section]
    values = ("complaint", "oversight") if section == "topics" else ("2", "3")
    mine, theirs = (f"{head}\n{row.format(value)}\n" for value in values)
    at, other = (app(home, REGISTER, bagian=section) for _ in range(2))
    at = given(at, mine)
    click(given(other, theirs), f"keep-{section}")
    place, table = homes_of_data.Home(home), TABLES[section]
    kept = table.rows(place)
    at = click(at, f"keep-{section}")
    assert table.rows(place) == kept
    faster = f"Sementara itu {access.OPERATOR} menyimpan"
    assert any(faster in said(at, warning) for warning in at.warning)
    at = click(at, f"keep-{section}")
    assert not at.exception and len(table.rows(place)) == len(kept) and table.rows(place) != kept
