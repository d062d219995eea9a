"""``make screenshots``: every screen at three sizes, light and dark, on demo data, into
``screenshots/``; also the own screens of an OPD, a refusal, an OPD without uploads, and an empty
home.

Besides, every page of the published month's brief, report and one profile, and its slides where
LibreOffice and Ghostscript are installed. Some are kept in ``bench/pictures/`` for the README.
"""

import asyncio
import shutil
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.documents import pages
from bench.viewers import Server, copy_of
from data.lake import home
from pages.server.first_visit import visit
from tests.browser.roles import become, settled

ROOT = Path(__file__).parents[1]
SIZES = ((390, 844), (1440, 900), (1920, 1080))
SCREENS = {
    "papan": "/",
    "papan-akun": "/?daftar=Akun",
    "papan-penyelesaian": "/?papan=Penyelesaian",
    "tren": "/tren",
    "profil": "/profil?by=opd&unit=dukcapil",
    "antrean": "/antrean",
    "unggah": "/unggah",
    "tinjauan": "/tinjauan",
    "lembar": "/lembar",
    "cakupan": "/cakupan",
    "register": "/register",
    "register-jadwal": "/register?bagian=schedules",
    "register-kalender": "/register?bagian=calendar",
    "kamus": "/kamus",
    "tentang": "/tentang",
    "layar": "/layar",
    "profil-tanpa-unggahan": "/profil?by=opd&unit=dispermasdes",
}
OWN = ("OPD", "Dinas Kesehatan")  # the role and OPD whose own screens are taken
KEPT = {
    "papan-1440-light": "papan",
    "papan-390-dark": "papan-ponsel",
    "profil-1440-light": "profil",
    "ringkasan-1": "ringkasan",
    "ringkasan-2": "ringkasan-opd",
}
SLIDES = {"rapat-4": "salindia"}  # only where they could be drawn
SETTLED = 1_500  # milliseconds in which nothing changes any more
WAIT = 180_000  # milliseconds for a screen on a machine that has other work


def main() -> None:
    """Starts the dashboard and takes all pictures; also those of an empty and of a damaged home."""
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launched(playwright)
        _take(browser, home.current().path, SCREENS, target)
        _take(browser, Path(folder) / "empty", {"kosong": "/"}, target)
        _take(browser, _damaged(Path(folder)), {"rusak": "/"}, target)
        browser.close()
    pages.take(home.shown(), target)
    pictures = ROOT / "bench" / "pictures"
    pictures.mkdir(exist_ok=True)
    drawn = {name: kept for name, kept in SLIDES.items() if (target / f"{name}.png").exists()}
    for name, kept in (KEPT | drawn).items():
        shutil.copy(target / f"{name}.png", pictures / f"{kept}.png")


def _damaged(folder: Path) -> Path:
    """A copy of the home that is shown, in which one upload has lost half of its description and
    nothing is derived."""
    place = copy_of(home.shown().path, folder).path
    spoilt = min((place / "uploads").iterdir()) / "upload.json"
    spoilt.write_bytes(spoilt.read_bytes()[:200])
    for store in place.glob("store-*"):
        store.unlink()
    return place


def _take(browser, place: Path, screens: dict[str, str], target: Path) -> None:
    server = Server(ROOT / "dashboard.py", place)
    try:
        first = threading.Thread(
            target=lambda: asyncio.run(visit(server.port))
        )  # Playwright runs a loop in this one
        first.start()
        first.join()
        for width, height in SIZES:
            for mode in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=mode, locale="id-ID"
                )
                context.set_default_timeout(WAIT)
                for name, path in screens.items():
                    page = context.new_page()
                    page.goto(f"http://127.0.0.1:{server.port}{path}")
                    page.get_by_role("heading", level=1).first.wait_for()
                    _settle(page)
                    page.screenshot(path=target / f"{name}-{width}-{mode}.png")
                    page.close()
                if "papan" in screens:
                    _take_own(context.new_page(), server.port, target, f"{width}-{mode}")
                context.close()
    finally:
        server.stop()


def _take_own(page, port: int, target: Path, suffix: str) -> None:
    """Of an OPD: its start page, the board at its row, its figures, and the refusal of a contest
    without a reason."""
    page.goto(f"http://127.0.0.1:{port}/")
    become(page, *OWN)
    _settle(page)
    page.screenshot(path=target / f"papan-opd-{suffix}.png")
    page.get_by_role("button", name="Lihat OPD saya").click()
    _settle(page)
    page.screenshot(path=target / f"papan-opd-anda-{suffix}.png")
    size = page.viewport_size
    page.set_viewport_size(
        {"width": 1440, "height": 900}
    )  # on a phone the menu would be behind a button
    page.get_by_role("link", name="Angka saya").click()
    page.get_by_role("button", name="Kirim sanggahan").wait_for()
    page.set_viewport_size(size)
    _settle(page)
    page.screenshot(path=target / f"angka-saya-{suffix}.png")
    page.get_by_role("button", name="Kirim sanggahan").click()
    page.get_by_text("Tulis dulu alasannya").scroll_into_view_if_needed()
    _settle(page)
    page.screenshot(path=target / f"ditolak-{suffix}.png")
    page.close()


def _settle(page) -> None:
    """Waits until the script has ended and the picture stays the same, however slow the machine
    is."""
    settled(page, WAIT)
    before = b""
    for _ in range(WAIT // SETTLED):
        page.wait_for_timeout(SETTLED)
        if (now := page.screenshot()) == before:
            return
        before = now


if __name__ == "__main__":
    main()
