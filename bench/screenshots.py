"""``make screenshots``: every screen at three sizes, light and dark, on demo data, into ``screenshots/``.

Three of them are kept in ``bench/pictures/`` for the README.
"""

import asyncio
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.viewers import Server
from data import home
from pages.parts.first_visit import visit

ROOT = Path(__file__).parents[1]
SIZES = ((390, 844), (1440, 900), (1920, 1080))
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"]
SCREENS = {"papan": "/", "papan-akun": "/?daftar=Akun", "papan-penyelesaian": "/?papan=Penyelesaian",
           "tren": "/tren", "profil": "/profil?by=opd&unit=dukcapil", "antrean": "/antrean", "unggah": "/unggah",
           "tinjauan": "/tinjauan", "lembar": "/lembar", "register": "/register", "kamus": "/kamus"}
KEPT = {"papan-1440-light": "papan", "papan-390-dark": "papan-ponsel", "profil-1440-light": "profil"}
SETTLED = 2_500  # milliseconds after the last spinner


def main() -> None:
    """Starts the dashboard and takes all pictures; the empty home's screen too."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is needed: apt-get install chromium")
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as empty:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        _take(browser, home.current().path, SCREENS, target)
        _take(browser, Path(empty) / "home", {"kosong": "/"}, target)
        browser.close()
    pictures = ROOT / "bench" / "pictures"
    pictures.mkdir(exist_ok=True)
    for name, kept in KEPT.items():
        shutil.copy(target / f"{name}.png", pictures / f"{kept}.png")


def _take(browser, place: Path, screens: dict[str, str], target: Path) -> None:
    server = Server(ROOT / "dashboard.py", place)
    try:
        first = threading.Thread(target=lambda: asyncio.run(visit(server.port)))  # Playwright runs a loop in this one
        first.start()
        first.join()
        for width, height in SIZES:
            for mode in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=mode,
                                              locale="id-ID")
                for name, path in screens.items():
                    page = context.new_page()
                    page.goto(f"http://127.0.0.1:{server.port}{path}")
                    page.get_by_role("heading", level=1).first.wait_for(timeout=60_000)
                    page.wait_for_timeout(SETTLED)
                    page.screenshot(path=target / f"{name}-{width}-{mode}.png")
                    page.close()
                context.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
