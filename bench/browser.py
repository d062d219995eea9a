"""The system's Chromium without its own traffic, for benches and tests.

The headless one where it is there: a page costs it a quarter of the processor's time, since it
draws no window."""

import os
import shutil
import sys
from pathlib import Path

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched(playwright, *options: str, program: str | Path | None = CHROMIUM):
    """A browser of Playwright; ends the program where there is none."""
    if program is None:
        sys.exit("Chromium is needed: apt-get install chromium-headless-shell")
    return playwright.chromium.launch(executable_path=program, args=[*OPTIONS, *options])


def last_in_line(folder: Path) -> Path | None:
    """A program that starts Chromium behind all others: people's browsers are on machines of their own,
    and would take a third of this one's time. As root it would go before all others by itself. Playwright
    gives it a session of its own, and Linux shares the processor among sessions before it looks at
    ``nice``: so the session stands back, too."""
    if CHROMIUM is None:
        return None
    cannot = "setpriv --inh-caps=-sys_nice --bounding-set=-sys_nice " if os.geteuid() == 0 else ""
    program = folder / "chromium"
    program.write_text(
        "#!/bin/sh\n"
        "read -r _ _ _ _ _ session _ < /proc/$$/stat\n"
        '[ "$session" = $$ ] && [ -e /proc/$$/autogroup ] && echo 19 > /proc/$$/autogroup\n'
        f'exec {cannot}nice -n 19 {CHROMIUM} "$@"\n'
    )
    program.chmod(0o755)
    return program
