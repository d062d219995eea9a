"""How each question is answered on the screen."""

import re
from datetime import timedelta

from bench.walks.walker import WAIT, Walker
from data import moment
from tests.browser.roles import settled
from tests.pages import homes
from tests.pages.review.steps import INSIDE

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
    walker.see(page.get_by_role("heading", name=re.compile(r"Tersimpan: 4\spesan")))
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
    walker.click(walker.page.get_by_text(INSIDE["completeness"]))
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
    """Three boxes of the queue, and the way to contest them."""
    walker.menu("Antrean")
    boxes = walker.page.locator(".queue .chooser")
    for at in range(3):
        walker.enter(boxes.nth(at))
    walker.click(walker.page.get_by_role("link", name="Sanggah 3 pesan yang dipilih"))
    return walker.see(walker.page.get_by_role("heading", level=1, name=re.compile("Sanggah 3")))


def why_lower(walker: Walker) -> str:
    """The first place with a higher rate than the one before it, touched: its page says why."""
    skip = walker.page.get_by_role("button", name="Langsung ke peringkat")
    if skip.is_visible():  # on a phone the short lists stand above
        walker.click(skip)
    shown = walker.page.locator(".ranking .row .rate b").all_text_contents()
    rates = [float(one.split()[0].replace(",", ".")) for one in shown]
    lower = next(i for i in range(1, len(rates)) if rates[i] > rates[i - 1])
    walker.click(walker.page.locator(".ranking .row .place .figure-link").nth(lower))
    title = walker.see(walker.page.get_by_role("heading", level=1, name=re.compile("Tempat")))
    return (
        f"{title} {walker.see(walker.page.get_by_text(re.compile('Nilai yang mengurutkan')).first)}"
    )


def reminded(walker: Walker) -> str:
    """Below the map of covered days: the ready text says who lacks what, and is handed to WhatsApp."""
    walker.click(walker.page.get_by_role("link", name="Siapa belum mengunggah"))
    walker.click(walker.page.get_by_role("link", name="Pengingat untuk OPD"))
    lacks = walker.see(walker.page.get_by_test_id("stCode").first)
    walker.click(walker.page.get_by_role("button", name="Bagikan teks ini"))
    return f"{lacks} {walker.see(walker.page.get_by_role('button', name='Tersalin'))}"


def first_day(walker: Walker) -> str:
    """From an empty home to the first right figure, 32 of 41: three tables and a file are handed in
    and confirmed, the rest leads by itself."""
    page = walker.page
    walker.click(page.get_by_role("link", name="Mulai di Register"))
    for name, text in FIRST_TABLES.items():
        page.get_by_role("heading", level=2, name=name, exact=True).wait_for(timeout=WAIT)
        settled(page)
        walker.hand_in("berkas.csv", text.encode())
        for button in ("Periksa berkas ini", "Simpan perubahan"):
            walker.enter(page.get_by_role("button", name=button))
    walker.click(page.get_by_role("link", name="Lanjut: unggahan pertama"))
    page.get_by_role("heading", level=1, name="Unggah ekspor percakapan").wait_for(timeout=WAIT)
    settled(page)
    walker.hand_in("pesan.csv", homes.csv_bytes(homes.talks("sosial-ig", 41, 0.8)))
    walker.enter(page.get_by_role("button", name="Ya, semuanya: simpan"))
    walker.see(page.get_by_role("heading", name=re.compile(r"Tersimpan: 82\spesan menjadi 41")))
    walker.click(page.get_by_role("link", name="Lihat di Papan peringkat"))
    return walker.see(page.get_by_role("heading", level=1, name=re.compile("78,0")))
