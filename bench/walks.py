"""The walk-throughs of somebody who does not know Tanggap, on a phone and on a desk, in a real
browser.

    .venv/bin/python -m bench.walks [--home DIR] [--pictures DIR]

Each begins at the start page of the demo, in its role, and clicks only on what is in sight, or
comes into sight by one scroll of at most one screen; the answer must then be whole on the screen,
after at most one scroll too. Prints JSON per walk and size: clicks (the phone's menu is one more),
scrolls, seconds (the machine's, nobody thinks or reads), the answer as it stands there. Ends with 1
where a walk breaks off or takes more than three clicks. Of (c) the click on the file in the
system's own window is not counted: it is not ours, and a file that is dropped needs none. Of (g)
the three boxes are counted, so that it may take five. Of (i) what is entered is not counted: the
three tables and the first file, each with the press that confirms it."""

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.screenshots import ROOT
from bench.viewers import Server, copy_of
from data import moment
from tests.browser.roles import become, settled
from tests.pages import homes

WAIT = 30_000
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0 Mobile Safari/537.36",
}
SIZES = {"390 × 844": PHONE, "1440 × 900": {"viewport": {"width": 1440, "height": 900}}}
HEADER = 60  # pixels that the menu covers
OPD = "Satuan Polisi Pamong Praja dan Pemadam Kebakaran"  # of the demo: has come down
CHAT = """{day} 07.10 - Bu Rini: Selamat pagi, pohon tumbang di depan pasar, mohon dibantu
{day} 07.15 - WhatsApp contoh satpol: Terima kasih laporannya, petugas berangkat
{day} 15.05 - Bu Rini: Kalau lampu jalan mati lapor ke mana?
{day} 15.20 - WhatsApp contoh satpol: Ke Dinas Perhubungan, kami teruskan
"""


FIRST_TABLES = {  # section of Register → the file that is handed in
    "OPD": "opd_id,name,kind\nsosial,Dinas Sosial,dinas\n",
    "Akun": "account_id,opd_id,platform,handle\nsosial-ig,sosial,instagram,@sosial\n",
    "Pengguna": "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n",
}


class NotSeen(Exception):
    """What a walk needs is not in sight, not even after one scroll."""


class Walker:
    """One person at one page, who counts."""

    def __init__(self, page):
        self.page, self.clicks, self.scrolls = page, 0, 0

    def click(self, target) -> None:
        """On something in sight."""
        self.see(target)
        target.click()
        self.clicks += 1

    def menu(self, name: str) -> None:
        """A page of the menu, which a phone has behind a button."""
        opener = self.page.get_by_test_id("stExpandSidebarButton")
        if opener.is_visible():
            self.click(opener)
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def hand_in(self, name: str, content: bytes) -> None:
        """A file of the person's own."""
        given = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.page.locator("input[type=file]").first.set_input_files(given)

    def see(self, target) -> str:
        """The words of what is wholly in sight, after one scroll at most."""
        target.wait_for(timeout=WAIT)
        self.page.wait_for_timeout(300)  # what stands above it has come
        if not self._is_in_sight(target):
            height = self.page.viewport_size["height"]
            box = target.bounding_box()
            by = min(max(box["y"] - height / 3, HEADER - height), height - HEADER)
            self.page.get_by_test_id("stMain").evaluate("(e, by) => e.scrollBy(0, by)", by)
            self.scrolls += 1
        if not self._is_in_sight(target):
            raise NotSeen(f"not in sight: {target}")
        return " ".join(target.inner_text().split())

    def _is_in_sight(self, target) -> bool:
        box, size = target.bounding_box(), self.page.viewport_size
        return (
            box["x"] >= 0
            and box["x"] + box["width"] <= size["width"]
            and (
                box["y"] >= 0
                and box["y"] + min(box["height"], size["height"] / 2) <= size["height"]
            )
        )


def best(walker: Walker) -> str:
    """The window that ends with last month; the first of those who lead."""
    page = walker.page
    walker.click(page.get_by_role("combobox", name="Masa"))
    walker.click(page.get_by_role("option").nth(1))
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=WAIT)
    walker.click(page.locator("a[href^='profil?']").first)
    return walker.see(page.get_by_text(re.compile(r"Tempat 1.*paling mungkin 1\.")).first)


def lower(walker: Walker) -> str:
    """The own figures say it under their headline."""
    walker.menu("Angka saya")
    return walker.see(walker.page.get_by_text(re.compile("Turunnya paling banyak dari")).first)


def upload(walker: Walker) -> str:
    """A chat in, and out again."""
    page, day = walker.page, moment.now().astimezone(moment.WIB) - timedelta(days=1)
    with page.expect_file_chooser() as chooser:
        walker.click(page.get_by_role("button", name="Pilih berkas").last)
    chooser.value.set_files(
        {
            "name": "Chat WhatsApp dengan Bu Rini.txt",
            "mimeType": "text/plain",
            "buffer": CHAT.format(day=f"{day:%d/%m/%Y}").encode(),
        }
    )
    walker.click(page.get_by_role("button", name="Tidak, hanya sebagian: simpan"))
    walker.see(page.get_by_role("heading", name=re.compile("Tersimpan: 4 dari 4")))
    walker.click(page.get_by_role("button", name="Batalkan unggahan", exact=True).first)
    return walker.see(page.get_by_text("sudah dibatalkan"))


def first_today(walker: Walker) -> str:
    """The queue, longest waiting first."""
    walker.menu("Antrean")
    title = walker.see(
        walker.page.get_by_role("heading", level=1, name=re.compile("belum dijawab"))
    )
    return f"{title} {walker.see(walker.page.locator('.queue ol > li').first)}"


def not_uploaded(walker: Walker) -> str:
    """The first step of the review."""
    walker.menu("Tinjauan bulanan")
    said = walker.see(walker.page.get_by_text(re.compile("1 · Kelengkapan")).locator(".."))
    return f"{said} {walker.see(walker.page.locator('.contests > li').first)}"


def in_time(walker: Walker) -> str:
    """The dictionary begins with it, and leads to the cases."""
    walker.menu("Kamus indikator")
    title = walker.see(walker.page.get_by_role("heading", level=1, name=re.compile("tepat waktu")))
    walker.click(walker.page.get_by_role("link", name="Lihat kasus di balik angka ini"))
    cases = walker.see(walker.page.get_by_text(re.compile("^Yang dihitung:|Dari:")).first)
    walker.see(walker.page.get_by_test_id("stDataFrame").first)
    return f"{title} {cases}"


def contested(walker: Walker) -> str:
    """Three boxes of the queue, and the way to contest them: the boxes are counted too."""
    walker.menu("Antrean")
    boxes = walker.page.locator(".queue .chooser")
    for at in range(3):
        walker.click(boxes.nth(at))
    walker.click(walker.page.get_by_role("link", name="Sanggah 3 pesan yang dipilih"))
    return walker.see(walker.page.get_by_role("heading", level=1, name=re.compile("Sanggah 3")))


def why_lower(walker: Walker) -> str:
    """The place itself, touched: its page says what it rests on."""
    skip = walker.page.get_by_role("button", name="Langsung ke peringkat")
    if skip.is_visible():  # on a phone the short lists stand above
        walker.click(skip)
    walker.click(walker.page.locator(".ranking .row .place .figure-link").nth(1))
    title = walker.see(walker.page.get_by_role("heading", level=1, name=re.compile("Tempat")))
    return (
        f"{title} {walker.see(walker.page.get_by_text(re.compile('dihitung bersama-sama')).first)}"
    )


def reminded(walker: Walker) -> str:
    """The first step of the review, and its ready text."""
    walker.menu("Tinjauan bulanan")
    lacks = walker.see(walker.page.locator(".contests > li").first)
    return f"{lacks} {walker.see(walker.page.get_by_test_id('stCode').first)}"


def first_day(walker: Walker) -> str:
    """From an empty home to the first right figure: three tables and a file are handed in (what is
    entered and confirmed is not counted), the rest leads by itself."""
    page = walker.page
    walker.click(page.get_by_role("link", name="Mulai di Register"))
    for name, text in FIRST_TABLES.items():
        page.get_by_role("heading", level=2, name=name, exact=True).wait_for(timeout=WAIT)
        settled(page)
        walker.hand_in("berkas.csv", text.encode())
        for button in ("Periksa berkas ini", "Simpan perubahan"):
            page.get_by_role("button", name=button).click()
    walker.click(page.get_by_role("link", name="Buka Unggah"))
    page.get_by_role("heading", level=1, name="Unggah ekspor percakapan").wait_for(timeout=WAIT)
    settled(page)
    walker.hand_in("pesan.csv", homes.csv_bytes(homes.talks("sosial-ig", 30, 0.8)))
    page.get_by_role("button", name="Ya, semuanya: simpan").click()
    walker.see(page.get_by_role("heading", name="Tersimpan: 60 pesan menjadi 30 kasus"))
    walker.menu("Papan peringkat")
    return walker.see(page.get_by_role("heading", level=1, name=re.compile("80,0")))


class Walk(NamedTuple):
    """A question, who asks it, how the answer is found, and the most clicks (the phone's menu
    aside)."""

    question: str
    role: tuple[str, ...]
    way: Callable[[Walker], str]
    most: int = 3


WALKS = {
    "a": Walk("which OPD answered best last month, and is that certain?", ("Kantor Bupati",), best),
    "b": Walk("why is our OPD lower than before?", ("OPD", OPD), lower),
    "c": Walk("upload this WhatsApp file and take it back", ("OPD", OPD), upload),
    "d": Walk("what must we answer first today?", ("OPD", OPD), first_today),
    "e": Walk("who has not uploaded?", ("Diskominfo",), not_uploaded),
    "f": Walk(
        "what does “tepat waktu” mean, and which cases are behind the figure?",
        ("Diskominfo",),
        in_time,
    ),
    "g": Walk("contest three cases from the queue", ("OPD", OPD), contested, most=5),
    "h": Walk("why is a place lower than the rate suggests?", ("Kantor Bupati",), why_lower),
    "i": Walk("the first day, from an empty home", ("Diskominfo",), first_day),
    "j": Walk("who misses what for last month, and the reminder", ("Diskominfo",), reminded),
}


EMPTY = "i"  # walked on a home without a register


def main() -> None:
    """Prints one JSON array."""
    options = argparse.ArgumentParser()
    options.add_argument("--home", type=Path, default=ROOT / "home")
    options.add_argument("--pictures", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright)
        filled, empty = copy_of(chosen.home, Path(folder)).path, Path(folder) / "empty"
        found = _all(browser, filled, [one for one in WALKS if one != EMPTY], chosen.pictures)
        found += _all(browser, empty, [EMPTY], chosen.pictures)
        browser.close()
    print(json.dumps(found, indent=1, ensure_ascii=False))
    sys.exit(int(not all(one["is_good"] for one in found)))


def _all(browser, home: Path, letters: list[str], pictures: Path | None) -> list[dict]:
    """These walks at every size, on a server of that home."""
    server = Server(ROOT / "dashboard.py", home)
    try:
        server.visit_first()
        return [
            _walked(browser, server.port, letter, size, pictures)
            for letter in letters
            for size in SIZES
        ]
    finally:
        server.stop()


def _walked(browser, port: int, letter: str, size: str, pictures: Path | None) -> dict:
    walk, context = WALKS[letter], browser.new_context(**SIZES[size], locale="id-ID")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    page.locator("h1" if letter == EMPTY else ".ranking .row").first.wait_for(timeout=WAIT)
    become(page, *walk.role)
    page.wait_for_timeout(1_000)
    walker, begin = Walker(page), time.perf_counter()
    try:
        answer, is_seen = walk.way(walker), True
    except NotSeen as missing:
        answer, is_seen = str(missing), False
    seconds = time.perf_counter() - begin
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=pictures / f"{letter}-{size.split()[0]}.png")
    most = walk.most + (SIZES[size] is PHONE)
    context.close()
    return {
        "walk": letter,
        "question": walk.question,
        "size": size,
        "clicks": walker.clicks,
        "scrolls": walker.scrolls,
        "seconds": round(seconds, 1),
        "answer": answer,
        "is_good": is_seen and walker.clicks <= most,
    }


if __name__ == "__main__":
    main()
