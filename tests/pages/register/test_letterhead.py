"""Register: the letterhead is kept, also by two people."""

from data.lake import home as homes_of_data
from data.register.letterhead import Letterhead
from pages.access import access
from tests.pages.register.steps import REGISTER, click, deeds, said


def test_the_letterhead_is_kept(app, home):
    at = app(home, REGISTER, bagian="letterhead")
    at.text_input(key="letter-office").set_value("Diskominfo Klaten").run()
    at.text_input(key="letter-official").set_value("Sri Rahayu").run()
    click(at, "letter-save")
    found = Letterhead.current(homes_of_data.Home(home))
    assert (found.office, found.official, found.logo) == ("Diskominfo Klaten", "Sri Rahayu", b"")
    assert "Mengubah kop surat: Diskominfo Klaten" in deeds(app(home, REGISTER, bagian="history"))


def test_the_second_who_writes_the_letterhead_sees_the_firsts(app, home):
    at, other = (app(home, REGISTER, bagian="letterhead") for _ in range(2))
    for screen, office in ((other, "Kominfo"), (at, "Diskominfo")):
        screen.text_input(key="letter-office").set_value(office).run()
        screen = click(screen, "letter-save")
    place = homes_of_data.Home(home)
    assert Letterhead.current(place).office == "Kominfo"  # nothing was overwritten
    assert f"Sementara itu {access.OPERATOR} menyimpan: Mengubah kop surat: Kominfo" in said(
        at, at.warning[0]
    )
    [cells] = [d.value for d in at.dataframe if "Sebelum" in d.value.columns]
    assert cells["Sesudah"].tolist() == ["Kominfo"]
    assert [s.value for s in click(at, "letter-save").success] == ["Kop surat tersimpan."]
    assert Letterhead.current(place).office == "Diskominfo"
