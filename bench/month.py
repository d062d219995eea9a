"""A month from open to published in a real browser, and how many clicks it takes.

    .venv/bin/python -m bench.month [--pictures DIR]

4 OPDs lack uploads, the data raise 5 questions, 3 contests wait (``tests.month``). Diskominfo copies
a reminder for each, marks each question, decides each contest, draws the sample, notes something,
looks at the document and publishes. A choice in a list is two clicks, a field that is written into one;
what is typed is not counted, nor the menu's button on a phone. Prints JSON per size: clicks of each
step and their sum; ends with 1 where they are more than 40. With ``--pictures`` each step on a phone
and on a desk."""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.walks.walker import SIZES
from tests import month
from tests.browser.roles import WAIT, at_rest, settled
from tests.browser.servers import server
from tests.pages.review.steps import is_open, way_in
from tests.published import NOW

MOST = 40
ANSWER = "Balasan telepon tidak ada dalam ekspor"


class Clerk:
    """One person at Tinjauan bulanan, who counts. ``case_id``: the case that an accepted contest is
    about; ``look`` is called after each step."""

    def __init__(self, page, case_id: str, look: Callable[[str], None] = lambda _: None):
        self.page, self.case_id, self.look = page, case_id, look
        self.clicks: dict[str, int] = {}

    def click(self, step: str, target) -> None:
        """On something, once what stands above it has come."""
        at_rest(self.page)
        target.click(timeout=WAIT)
        self.clicks[step] = self.clicks.get(step, 0) + 1
        settled(self.page)

    def choose(self, step: str, field: str, option: str | int) -> None:
        """In a list: opens it, then takes the option by its words or its number."""
        self.click(step, self.page.get_by_role("combobox", name=field))
        options = self.page.get_by_role("option")
        if isinstance(option, str):
            self.page.keyboard.type(option)  # a long list is drawn in part only
            options = options.filter(has_text=option)
        self.click(step, options.nth(option if isinstance(option, int) else 0))

    def write(self, step: str, field: str, text: str) -> None:
        """Into a field, which is clicked first."""
        box = self.page.get_by_role("textbox", name=field)
        self.click(step, box)
        self.page.keyboard.type(text)

    def open(self, step: str, name: str) -> None:
        """A step of the review, where it has not opened by itself."""
        at_rest(self.page)
        if not is_open(self.page, name):
            self.click(step, way_in(self.page, name))
            at_rest(self.page)

    def done(self, step: str) -> None:
        """The step is over."""
        at_rest(self.page)
        self.look(step)


def review(clerk: Clerk) -> int:
    """The whole month; how many clicks it took."""
    for step in (open_it, remind, mark, decide, sample, note, look, publish):
        step(clerk)
        clerk.done(step.__name__)
    return sum(clerk.clicks.values())


def open_it(clerk: Clerk) -> None:
    """By the menu, which on a phone is behind a button."""
    opener = clerk.page.get_by_test_id("stExpandSidebarButton")
    if opener.is_visible():
        opener.click()
    clerk.click("open", clerk.page.get_by_role("link", name="Tinjauan bulanan").first)
    clerk.page.get_by_role("heading", level=1, name="OPD lengkap").wait_for(timeout=WAIT)


def remind(clerk: Clerk) -> None:
    """A text for each that lacks uploads, copied."""
    clerk.open("remind", "completeness")
    for number in range(len(month.MISSING)):
        if number:
            clerk.choose("remind", "Teks pengingat untuk WhatsApp", number)
        code = clerk.page.get_by_test_id("stCode").first
        code.hover()
        clerk.click("remind", code.get_by_role("button").first)


def mark(clerk: Clerk) -> None:
    """Each question as asked; the next one opens by itself."""
    clerk.open("mark", "questions")
    for _ in month.ASKED:
        clerk.click("mark", clerk.page.get_by_role("button", name="Sudah ditanyakan"))
    clerk.page.get_by_text(re.compile("2 · Pertanyaan dari data:.*✓")).wait_for(timeout=WAIT)


def decide(clerk: Clerk) -> None:
    """Two are declined, of one a case is taken out."""
    page = clerk.page
    clerk.open("decide", "contests")
    for number in range(len(month.CONTESTED)):
        if number == 1:
            clerk.choose("decide", "Keputusan", "keluarkan, uji coba")
            clerk.write("decide", "Nomor kasus (bila diterima)", clerk.case_id)
        if number == 2:
            clerk.choose("decide", "Keputusan", "Tolak")
        clerk.write("decide", "Jawaban untuk OPD", ANSWER)
        clerk.click("decide", page.get_by_role("button", name="Putuskan"))
    page.get_by_text(re.compile("1 diterima, 2 ditolak")).first.wait_for(timeout=WAIT)


def sample(clerk: Clerk) -> None:
    """Drawn, and the first case of it looked at; the others can wait."""
    clerk.open("sample", "samples")
    clerk.click("sample", clerk.page.get_by_role("button", name="Ambil sampel"))
    clerk.click("sample", clerk.page.get_by_role("button", name="Memang selesai"))


def note(clerk: Clerk) -> None:
    """One for the whole month."""
    page = clerk.page
    clerk.open("note", "notes")
    clerk.click("note", page.locator("textarea[aria-label^='Catatan']").last)
    page.keyboard.type("Empat OPD belum lengkap, sudah diingatkan.")
    clerk.click("note", page.get_by_role("button", name="Simpan catatan"))


def look(clerk: Clerk) -> None:
    """At the pages of the brief."""
    clerk.open("look", "documents")
    clerk.click("look", clerk.page.get_by_text("Ringkasan untuk Bupati (PDF)", exact=True).last)
    clerk.page.get_by_text("Halaman 1").wait_for(timeout=WAIT)


def publish(clerk: Clerk) -> None:
    """The last click."""
    clerk.open("publish", "publishing")
    clerk.click("publish", clerk.page.get_by_role("button", name="Terbitkan", exact=True))
    clerk.page.get_by_text(re.compile("terbit, versi 1.0")).first.wait_for(timeout=WAIT)


def main() -> None:
    """Prints one JSON object."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pictures", type=Path)
    chosen, found = options.parse_args(), {}
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for size, shape in SIZES.items():
            found[size] = _walked(browser, shape, chosen.pictures)
        browser.close()
    print(json.dumps(found, indent=1))
    sys.exit(int(any(one["all"] > MOST for one in found.values())))


def _walked(browser, shape: dict, pictures: Path | None) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        place = month.home(Path(folder))
        with server(place.path, TANGGAP_NOW=NOW) as address:
            page = browser.new_context(**shape, locale="id-ID").new_page()
            page.goto(address)
            page.get_by_role("heading", level=1).first.wait_for(timeout=WAIT)
            case_id = month.case_of(place, month.CONTESTED[1])
            clerk = Clerk(page, case_id, lambda step: _picture(page, pictures, step))
            return {"all": review(clerk), **clerk.clicks}


def _picture(page, pictures: Path | None, step: str) -> None:
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"]
        page.screenshot(path=pictures / f"{step}-{width}.png")


if __name__ == "__main__":
    main()
