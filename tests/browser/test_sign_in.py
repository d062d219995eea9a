"""Signing in with a real provider in a real browser: own screens, out at once when removed, 8
hours, signing out."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urldefrag

import pytest

from data.access import wall_link
from data.lake.home import Home
from tests import waiting
from tests.browser import probe, provider
from tests.browser.provider import STRANGER
from tests.browser.roles import has_said_all
from tests.browser.servers import free_port


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return provider.with_users(waiting.home(tmp_path_factory.mktemp("sign-in")))


@pytest.fixture(scope="module")
def identities(browser):
    """The provider's address; the browser first, so that the tests are skipped without one."""
    with provider.provider(*provider.EMAILS.values(), STRANGER) as address:
        yield address


def sign_in(page, address: str, email: str, link: str = "") -> None:
    page.goto(address + link)
    page.get_by_role("heading", name="Masuk ke Tanggap").wait_for()
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("button", name=email).click()


def says(page, title: str) -> None:
    page.get_by_role("heading", level=1, name=title).wait_for()


def test_from_the_first_sign_in_to_the_last(browser, identities, home, tmp_path):
    port = free_port()
    with provider.signed_in_server(home, tmp_path, identities, port) as address:
        probe.open_page(
            address
        )  # the first visit to a server just started, as first_visit makes it
        ratna, stranger, sri = (browser.new_context() for _ in range(3))
        page = ratna.new_page()
        sign_in(page, address, provider.EMAILS["opd"], "/kamus?indikator=waiting_again&lain=1")
        page.wait_for_url("**/kamus?indikator=waiting_again")  # the link, and no other key
        says(page, "Warga menulis lagi: berapa kasus")
        page.get_by_text("Ratna · OPD").wait_for()
        menu = [link.inner_text() for link in page.get_by_test_id("stTopNavLink").all()]
        assert (
            "Antrean" in menu
            and "Unggah" in menu
            and not {"Tinjauan bulanan", "Register"} & set(menu)
        )
        page.get_by_role("link", name="Antrean").click()
        says(page, "2 pesan belum dijawab")  # those of Dinas Sosial

        with page.expect_download():
            page.get_by_role("button", name="Unduh CSV").first.click()
        downloads = []
        page.on("download", lambda download: downloads.append(download))

        page_of_stranger = stranger.new_page()
        sign_in(page_of_stranger, address, STRANGER)
        says(page_of_stranger, "Alamat ini belum terdaftar")
        page_of_stranger.get_by_text("Minta Diskominfo").wait_for()
        page_of_stranger.get_by_text(STRANGER).wait_for()
        assert not page_of_stranger.get_by_test_id("stTopNavLink").count()

        provider.with_users(home, f"email,role\n{provider.EMAILS['opd']},\n")  # removed by command
        page.get_by_role(
            "button", name="Unduh CSV"
        ).first.click()  # of the page that was drawn before
        page.get_by_role("link", name="Unggah", exact=True).click()
        says(page, "Alamat ini belum terdaftar")
        has_said_all(page)
        assert not downloads
        assert not page.get_by_test_id("stFileUploader").count()
        provider.with_users(home)

        first, second = sri.new_page(), sri.new_page()
        sign_in(first, address, provider.EMAILS["diskominfo"])
        first.get_by_text("Sri Rahayu · Diskominfo").wait_for()
        second.goto(address)
        second.get_by_text("Sri Rahayu · Diskominfo").wait_for()
        kept = sri.storage_state()
        first.get_by_role("button", name="Keluar").click()
        first.get_by_text("Sri Rahayu · Diskominfo").wait_for(state="hidden")
        second.get_by_role("link", name="Register").click()
        says(second, "Sesi Anda sudah berakhir")  # the other tab
        copy = browser.new_context(storage_state=kept).new_page()
        copy.goto(address)
        says(copy, "Sesi Anda sudah berakhir")  # a copy of the cookie

    with provider.signed_in_server(
        home, tmp_path, identities, port
    ) as address:  # a server just restarted
        copy.goto(address)
        says(copy, "Sesi Anda sudah berakhir")

    later = (datetime.now(UTC) + timedelta(hours=8, minutes=1)).isoformat()
    with provider.signed_in_server(home, tmp_path, identities, port, TANGGAP_NOW=later) as address:
        for context in (ratna, browser.new_context(storage_state=kept)):
            page = context.new_page()
            page.goto(address)
            says(page, "Sesi Anda sudah berakhir")
            assert not page.get_by_test_id("stTopNavLink").count()
            context.close()


def test_the_walls_link_needs_no_sign_in_and_reaches_no_server(browser, signed, signed_home):
    secret = wall_link.make(Home(signed_home), "Sri")
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append((request.url, request.headers)))
    page.goto(f"{signed}/buka-layar#{secret}")
    page.locator(".wall h1").wait_for()
    page.reload()
    page.locator(".wall h1").wait_for()
    addresses = [urldefrag(url).url for url, _ in asked]
    assert page.url == f"{signed}/layar" and not [url for url in addresses if secret in url]
    assert not [headers for _, headers in asked if secret in headers.get("referer", "")]
    for link, title in (
        ("/layar", "Masuk ke Tanggap"),
        ("/buka-layar#salah", "Tautan layar ini tidak berlaku"),
        (f"/layar?kunci={secret}", "Tautan layar ini tidak berlaku"),
    ):
        other = browser.new_page()
        other.goto(signed + link)
        says(other, title)
        other.close()
    [cookie] = [one for one in page.context.cookies() if one["name"] == "tanggap_wall"]
    assert cookie["httpOnly"] and cookie["value"] == secret
    page.goto(f"{signed}/tren")
    says(page, "Masuk ke Tanggap")  # the cookie opens the wall's address only
    page.goto(f"{signed}/layar")
    page.locator(".wall h1").wait_for()
    wall_link.withdraw(Home(signed_home), "Sri")
    says(page, "Tautan layar ini tidak berlaku")  # with the wall's next turn
    page.close()


UNVERIFIED = {"tanpa@klaten.go.id": None, "teks@klaten.go.id": "true", "satu@klaten.go.id": 1}


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory):
    """A server whose provider has not verified the addresses of registered people."""
    folder = tmp_path_factory.mktemp("doubtful")
    rows = "".join(f"{email},viewer\n" for email in UNVERIFIED)
    home = provider.with_users(waiting.home(folder), f"email,role\n{rows}")
    others = [provider.claims(email, said) for email, said in UNVERIFIED.items()]
    with (
        provider.provider(others=others) as identities,
        provider.signed_in_server(home, folder, identities) as address,
    ):
        yield address


@pytest.mark.parametrize("email", UNVERIFIED)
def test_an_address_counts_only_where_the_provider_says_true(doubtful, email):
    cookies = probe.sign_in(doubtful, email)
    title = probe.open_page(doubtful, cookies=cookies).title
    assert title == "Alamat surel ini belum dipastikan"
