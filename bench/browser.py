"""The system's Chromium without its own traffic, for benches and tests.

The headless one where it is there: a page costs it a quarter of the processor's time, since it
draws no window."""

import shutil
import sys

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched(playwright, *options: str):
    """A browser of Playwright; ends the program where there is none."""
    if CHROMIUM is None:
        sys.exit("Chromium is needed: apt-get install chromium-headless-shell")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*OPTIONS, *options])
