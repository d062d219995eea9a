"""The table of rights, walked over a running server: every page for every role, and two people in
one server."""

import re

import httpx
import pytest

from data.access import wall_link
from data.lake.home import Home
from pages.access import rights
from reports.published import versions
from tests import published
from tests.browser import probe, provider
from tests.pages import homes
from tests.pages.review.steps import INSIDE

TITLES = {
    "": "pesan dapat dinilai",
    "tren": "Belum ada bulan",
    "profil": "Pilih OPD atau akun",
    "angka": "Angka ini tidak ada",
    "sanggah": "Pilih dahulu pesan",
    "antrean": "yang terlama menunggu",
    "unggah": "Unggah ekspor",
    "tinjauan": "dari 7 OPD lengkap",
    "cakupan": "minggu terakhir",
    "lembar": "kepada 2 akun",
    "register": "dapat masuk",
    "kamus": "dari setiap 100",
    "angka-saya": "Dinas Sosial",
    "tentang": "Dasar angka",
}
MONTH, OTHERS = "2026-09", ("", "bupati", "opd", "viewer")  # the first: nobody
WALL = "bagian=wall"  # the section of Register that makes its link
PATHS = [screen.url_path for screen in rights.SCREENS if rights.WALL not in screen.roles]
OWN = {"ratna@klaten.go.id": ("@sosial", "B…no", "0…71"), "wahyu@klaten.go.id": ("@wedi", "W…")}


@pytest.fixture(scope="module")
def cookies(signed):
    """E-mail → the cookies after signing in."""
    return {email: probe.sign_in(signed, email) for email in {*provider.EMAILS.values(), *OWN}}


def test_without_a_sign_in_every_address_asks_for_one(signed):
    for path in PATHS:
        seen = probe.open_page(signed, path)
        assert seen.title == "Masuk ke Tanggap", path
        assert not [screen.title for screen in rights.SCREENS if screen.title in seen.text], path


def plain(text: str) -> str:
    """Without the tags of links: a title's figures are links."""
    return re.sub(r"<[^>]*>", "", text).replace("\xa0", " ")


@pytest.mark.parametrize("role", provider.EMAILS)
def test_every_page_for_every_role(signed, cookies, role):
    for path in PATHS:
        seen = probe.open_page(signed, path, cookies=cookies[provider.EMAILS[role]])
        allowed = next(role in screen.roles for screen in rights.SCREENS if screen.url_path == path)
        assert set(seen.menu) == {
            screen.url_path for screen in rights.of(role) if not screen.hidden
        }
        assert (seen.shown, seen.is_found) == (path, True)
        title = TITLES[path] if allowed else "Halaman ini tidak untuk Anda"
        assert title in plain(seen.title), path
        if not allowed:
            assert TITLES[path] not in plain(seen.text), path
            assert not seen.buttons.keys() - {"Keluar"}, path


def test_an_address_of_nothing_is_not_found(signed):
    assert httpx.get(f"{signed}/rahasia").status_code == 404


def test_two_people_in_one_server_never_see_each_others_cases(signed, cookies):
    """Many sessions at once, one after the other, and again from what is kept."""
    people = [*OWN] * 4
    for round_ in range(2):
        found = probe.open_at_once(signed, "antrean", [cookies[email] for email in people])
        for email, seen in zip(people, found, strict=True):
            mine, (theirs,) = OWN[email], [marks for other, marks in OWN.items() if other != email]
            assert all(mark in seen.text for mark in mine), (email, round_)
            assert not [mark for mark in theirs if mark in seen.text], (email, round_)


def test_an_opd_finds_no_account_or_upload_of_others_on_the_upload_page(signed, cookies):
    """The one upload of this home holds both OPDs' rows: each sees that it is there, and nobody's
    account but its own."""
    seen = {
        email: probe.open_page(signed, "unggah", cookies=cookies[email]).text for email in cookies
    }
    assert "@sosial" in seen["ratna@klaten.go.id"] and "@wedi" not in seen["ratna@klaten.go.id"]
    assert "@wedi" in seen["wahyu@klaten.go.id"] and "@sosial" not in seen["wahyu@klaten.go.id"]
    assert not [
        email for email in (*OWN, "sri@klaten.go.id") if "Belum ada unggahan" in seen[email]
    ]
    assert "@wedi" in seen["sri@klaten.go.id"] and "@sosial" in seen["sri@klaten.go.id"]


def test_who_lags_is_not_for_guests_nor_opds(signed, cookies):
    seen = {
        role: probe.open_page(signed, cookies=cookies[email]).text
        for role, email in provider.EMAILS.items()
    }
    assert {role: "Perlu perhatian" in text for role, text in seen.items()} == {
        "opd": False,
        "viewer": False,
        "bupati": True,
        "diskominfo": True,
    }


@pytest.mark.parametrize(
    "query", ["opd=Kecamatan+Wedi", "opd=wedi", "by=opd&unit=wedi", "by=account&unit=wedi-ig"]
)
def test_no_address_shows_an_opd_the_cases_of_others(signed, cookies, query):
    """Their figures and places are in every profile; what is asked for behind them is said to be
    theirs."""
    for path in ("antrean", "angka-saya", "unggah", "profil"):
        seen = probe.open_page(signed, path, query, cookies["ratna@klaten.go.id"])
        assert not [mark for mark in OWN["wahyu@klaten.go.id"][1:] if mark in seen.text], path
        assert path == "profil" or "@wedi" not in seen.text, path


@pytest.mark.parametrize("role", ["", "bupati", "opd", "viewer"])
def test_a_button_pressed_by_its_id_does_nothing_for_others(signed, cookies, signed_home, role):
    diskominfo = cookies[provider.EMAILS["diskominfo"]]
    made = probe.open_page(signed, "register", WALL, diskominfo).buttons["Buat tautan"]
    other = cookies[provider.EMAILS[role]] if role else ""
    for path in ("register", ""):
        seen = probe.open_page(signed, path, WALL, other, press=made)
        assert "/buka-layar#" not in seen.text and wall_link.in_force(Home(signed_home)) is None, (
            path
        )


STEPS = {"Terbitkan": "publishing", "Ambil sampel": "samples", "Simpan catatan": "notes"}


@pytest.mark.parametrize("label", STEPS)
def test_who_may_not_review_publishes_draws_and_notes_nothing(signed, cookies, signed_home, label):
    before = kept_in(signed_home)
    press = pressing(signed, cookies[provider.EMAILS["diskominfo"]], STEPS[label], label)
    for role in OTHERS:
        other = cookies[provider.EMAILS[role]] if role else ""
        for path in ("tinjauan", ""):
            press(path, other)
    assert kept_in(signed_home) == before and not (signed_home / "published").exists()


def test_who_may_not_review_revises_nothing(browser, tmp_path):
    """The same call that revises the month for Diskominfo."""
    place = Home(provider.with_users(published.year(tmp_path)))
    with (
        provider.provider(provider.STRANGER) as identities,
        provider.signed_in_server(place.path, tmp_path, identities) as address,
    ):
        diskominfo = probe.sign_in(address, provider.EMAILS["diskominfo"])
        press = pressing(address, diskominfo, "publishing", "Terbitkan revisi", "ditinjau")
        before = kept_in(place.path)
        for role in OTHERS:
            press("tinjauan", probe.sign_in(address, provider.EMAILS[role]) if role else "")
        assert kept_in(place.path) == before
        press("tinjauan", diskominfo)
    assert [one["reason"] for one in versions(place, MONTH)] == [None, "ditinjau"]


def kept_in(home) -> list[str]:
    """All documents and versions of a home."""
    return sorted(str(path) for path in home.rglob("*.json"))


def pressing(address: str, diskominfo: str, step: str, label: str, text: str = ""):
    """``press(path, cookies)``: a button in a step of the review as Diskominfo sees it, pressed by
    somebody with the step open and the text in its field."""
    asked = ("tinjauan", f"bulan={MONTH}", diskominfo)
    says = {probe.open_page(address, *asked).fields[INSIDE[step]]: True}
    shown = probe.open_page(address, *asked, says=says)
    if text:
        says[shown.fields["Alasan revisi"]] = text
    return lambda path, cookies: probe.open_page(
        address, path, asked[1], cookies, press=shown.buttons[label], says=says
    )


def test_and_does_it_for_whom_it_is_meant(signed, cookies, signed_home):
    diskominfo = cookies[provider.EMAILS["diskominfo"]]
    seen = probe.open_page(signed, "register", WALL, diskominfo, click="Buat tautan")
    assert "/buka-layar#" in seen.text and wall_link.in_force(Home(signed_home))
    wall_link.withdraw(Home(signed_home), "Sri")


def test_the_wrong_person_cannot_be_made_by_hand(browser, signed, signed_home):
    """A cookie that nobody signed is no sign-in."""
    context = browser.new_context()
    context.add_cookies(
        [
            {
                "name": "_streamlit_user",
                "url": signed,
                "value": '{"is_logged_in":true,"email":"sri@klaten.go.id","iat":99999999999}',
            }
        ]
    )
    page = context.new_page()
    page.goto(f"{signed}/tinjauan")
    page.get_by_role("heading", level=1, name="Masuk ke Tanggap").wait_for()
    context.close()
    assert homes.command(signed_home, "uploads")
