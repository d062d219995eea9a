"""The public post under which a citizen wrote, in Antrean: for whoever may see the list, and in its
downloads."""

import io

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from data.intake.template import COLUMNS, SHEET
from pages.access import access, rights
from pages.cache import register, store
from pages.queue import cases as open_cases
from pages.queue import rows
from tests.pages import homes
from tests.pages.queue.test_queue import QUEUE, SOSIAL, plain

POST, REEL = (
    "https://www.instagram.com/p/C1aBcD2eFgH/",
    "https://www.instagram.com/reel/C9zYxW8vUtS/",
)
LOG = (  # account, day in September, who, topic, link
    ("sosial-ig", "28", "Budi", "https://instagram.com/budi.hartono/p/C1aBcD2eFgH/?igsh=budi#c"),
    ("sosial-ig", "29", "Siti", "https://wa.me/6281234567871"),
    ("wedi-ig", "29", "Wati", "https://www.instagram.com/reel/C9zYxW8vUtS/"),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The template, filled by hand and loaded by the command."""
    folder = tmp_path_factory.mktemp("links")
    place = homes.registered(folder)
    book = xlsxwriter.Workbook(str(folder / "catatan.xlsx"), {"strings_to_urls": False})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, [column[0] for column in COLUMNS])
    for row, (account, day, who, link) in enumerate(LOG, start=1):
        sheet.write_row(
            row,
            0,
            [
                account,
                f"{day}/09/2026",
                "09.00",
                who,
                f"tanya {who}",
                "",
                "",
                "",
                "belum dijawab",
                "",
                "",
                link,
            ],
        )
    book.close()
    homes.command(
        place,
        "load",
        folder / "catatan.xlsx",
        "--from",
        "2026-09-01",
        "--until",
        "2026-09-30T16:00",
    )
    return place


@pytest.fixture
def viewer(monkeypatch):
    """``viewer(role, *opds)``: who looks, though every page were registered for them."""

    def is_now(role: str, *opd_ids: str) -> None:
        monkeypatch.setattr(access, "current", lambda: access.Viewer("x", role, opd_ids))
        monkeypatch.setattr(rights, "of", lambda _: rights.SCREENS)

    return is_now


def test_the_own_opd_opens_the_post_in_a_tab_of_its_own(app, html, home, viewer):
    viewer(*("opd", "sosial"))
    at = app(home, QUEUE)
    assert not at.exception and plain(at.title[0].value).startswith("2 pesan belum dijawab")
    first, second = html["unanswered"].partition("</ol>")[0].split("<li>")[1:]
    assert (
        f'<a class="onward" href="{POST}" target="_blank" rel="noopener noreferrer">Buka kiriman</a>'
        in first
    )
    assert (
        "<a " not in second
        and "wa.me" not in html["unanswered"]
        and "budi.hartono" not in html["unanswered"]
    )
    assert "reel" not in html["unanswered"]


def test_diskominfo_sees_those_of_every_opd(app, html, home, viewer):
    viewer("diskominfo")
    app(home, QUEUE)
    assert (
        html["unanswered"].count("Buka kiriman") == 2
        and POST in html["unanswered"]
        and REEL in html["unanswered"]
    )


@pytest.mark.parametrize(
    "who", [("opd", "wedi"), ("opd", "pendidikan"), ("opd",), ("bupati",), ("viewer",)]
)
def test_nobody_else_sees_it(app, html, home, viewer, who):
    viewer(*who)
    at = app(home, QUEUE, opd="Dinas Sosial")
    assert not at.exception and all("C1aBcD2eFgH" not in drawn for drawn in html.values())
    assert ("unanswered" in html) == (who == ("opd", "wedi"))


def test_it_is_in_the_downloads_as_a_text(home, viewer, monkeypatch):
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    path = store.store_path()
    cases = rows.readable(open_cases.of(path, SOSIAL.opd_ids[0]), register.uploads(path)).drop(
        columns="as_of"
    )
    cases = open_cases.with_links(cases)
    lines = rows.as_csv(cases).decode("utf-8-sig").splitlines()
    assert [line.rsplit(",", 1)[1] for line in lines] == ["Tautan", POST, ""]
    content = rows.as_xlsx(cases, "Data sampai")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[-1] for row in sheet[3:]] == ["Tautan", POST, ""]


def test_an_address_cannot_leave_its_attribute():
    row = {"link": 'https://x.com/"><script>', "short_file": "a", "row": 1}
    assert '"><script>' not in rows._post(row)
