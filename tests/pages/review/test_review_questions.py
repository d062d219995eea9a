"""Step 2 of the review by interaction: a question with its cases, marked as asked and explained,
and open again."""

import csv
import io
import re
import shutil

import pytest

from data.cases import store
from data.lake.home import Home
from data.review import question_marks
from metrics.dictionary import false_alarms
from pages.access import access
from pages.cache.store import store_path
from pages.review import question_cases
from tests.pages import homes
from tests.pages.review.steps import opened, state
from words import numbers
from words.review import questions

REVIEW = "pages/review/review.py"
STEP, CASES = "2 · Pertanyaan dari data", "question-cases"
KEY = ("one_answer", "account", "sosial-ig", "2026-09")


def same_text(rows: list[list[str]], count: int) -> list[list[str]]:
    """The first answers of September say the same."""
    answers = [row for row in rows if row[4] == "outbound" and row[3].startswith("2026-09")]
    for row in answers[:count]:
        row[7] = "Silakan datang ke kantor"
    return rows


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("questions")
    place = homes.registered(folder)
    (folder / "pesan.csv").write_bytes(
        homes.csv_bytes(same_text(homes.talks("sosial-ig", 60, 1), 12))
    )
    homes.command(
        place, "load", folder / "pesan.csv", "--from", "2026-07-01", "--until", "2026-10-01"
    )
    return folder


@pytest.fixture
def home(loaded, tmp_path):
    shutil.copytree(loaded / "home", tmp_path / "home")
    shutil.copy(loaded / "home.key", tmp_path / "home.key")
    return tmp_path / "home"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def states(html) -> list[str]:
    return re.findall("<dt>(.*?)</dt>", html["questions"])


def test_the_question_asks_with_number_unit_and_cases(app, html, home):
    at = app(home, REVIEW)
    assert state(at, STEP) == f"**{STEP}:** 1 dari 1 belum ditanyakan"
    at = opened(at, "questions", CASES)
    assert not at.exception
    said = plain(re.search("<dd>(.*?)</dd>", html["questions"])[1])
    cases = len(at.dataframe[0].value)
    assert said.startswith(
        "Satu teks yang sama menjadi 12 dari 18 (66,7 %) balasan pertama Instagram @sosial (Dinas "
        "Sosial). "
    ) and said.endswith("?")
    assert cases == 12 and set(at.dataframe[0].value["Akun"]) == {"Instagram @sosial"}
    assert "Kasus" not in at.dataframe[0].value  # its code says nothing to a reader
    assert at.selectbox(key="question").options == [
        "Satu teks untuk banyak kasus: Instagram @sosial (Dinas Sosial)"
    ]


def test_its_cases_are_told_in_the_words_of_every_screen(app, home):
    """Moments as "4 Nov 2026, 15.53 WIB", what lies between them as a duration; no raw stamp, no
    truth value."""
    rows = opened(app(home, REVIEW), "questions", CASES).dataframe[0].value
    behind = question_cases.behind(str(store.current(Home(home))), KEY)
    assert rows["Masuk (WIB)"].tolist() == [numbers.moment(stamp) for stamp in behind["opened_at"]]
    assert all(
        re.fullmatch(r"\d{1,2} Sep 2026, \d\d\.\d\d WIB", plain(text))
        for text in rows["Masuk (WIB)"]
    )
    waited = (behind["first_reply_at"] - behind["opened_at"]).dt.total_seconds()
    assert rows["Menunggu"].tolist() == [numbers.duration(seconds) for seconds in waited]
    assert set(rows["Tepat waktu"]) <= {"ya", "tidak", ""} and set(rows["Dikeluarkan"]) == {"tidak"}
    assert "Berkas" not in rows  # of a ZIP or workbook only
    assert rows["Unggahan"].tolist() == [upload[:6] for upload in behind["upload_id"]]
    assert rows["Baris"].tolist() == [numbers.count(row) for row in behind["row"]]


def test_asked_then_explained_is_kept_with_who_and_when(app, html, home, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-05T09:00+07:00")
    at = opened(app(home, REVIEW), "questions")
    at.button(key="question-asked").click().run()
    assert states(html) == ["✓ Sudah ditanyakan"]
    assert state(at, STEP).endswith("✓ 1 pertanyaan sudah ditanyakan atau dijelaskan")
    at.button(key="question-explained").click().run()
    assert at.error[0].value.startswith("Tulis dulu penjelasannya") and states(html) == [
        "✓ Sudah ditanyakan"
    ]
    at.text_area(key="question-note").set_value("teks baku saat loket tutup")
    at.button(key="question-explained").click().run()
    assert not at.exception and not at.error and states(html) == ["✓ Sudah dijelaskan"]
    assert at.text_area(key="question-note").value == ""
    shown = [plain(text.value) for text in at.text]
    assert (
        "Sudah dijelaskan, 5 Okt 2026, 09.00 WIB, operator: “teks baku saat loket tutup”" in shown
    )
    marks = question_marks.read(Home(home))[KEY]
    assert [(m.mark, m.note, m.by, m.numerator, m.denominator) for m in marks] == [
        ("asked", "", "operator", 12, 18),
        ("explained", "teks baku saat loket tutup", "operator", 12, 18),
    ]
    opened(app(home, REVIEW), "questions")
    assert states(html) == ["✓ Sudah dijelaskan"]


def test_it_is_open_again_when_the_number_changes(app, html, home, tmp_path):
    at = opened(app(home, REVIEW), "questions")
    at.button(key="question-asked").click().run()
    more = same_text(homes.talks("sosial-ig", 60, 1, prefix="baru"), 12)
    (tmp_path / "lagi.csv").write_bytes(homes.csv_bytes(more))
    homes.command(
        home, "load", tmp_path / "lagi.csv", "--from", "2026-07-01", "--until", "2026-10-01"
    )
    at.run()
    assert "Angkanya berubah sejak ditandai" in states(html) and "belum ditanyakan" in state(
        at, STEP
    )


def test_a_month_without_a_question_says_so(app, home):
    at = opened(app(home, REVIEW, bulan="2026-08"), "questions")
    assert state(at, STEP).endswith("✓ data bulan ini tidak menimbulkan pertanyaan")
    assert not [button for button in at.button if button.key.startswith("question-")]


def test_nobody_else_can_mark(app, home, monkeypatch):
    at = opened(app(home, REVIEW), "questions")
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Ratna", "opd", ("sosial",)))
    at.button(key="question-asked").click().run()
    assert question_marks.read(Home(home)) == {}


def test_the_cases_can_be_taken_home(home, monkeypatch):
    from python_calamine import CalamineWorkbook

    monkeypatch.setenv("TANGGAP_HOME", str(home))
    cases = question_cases.behind(store_path(), KEY)
    book = CalamineWorkbook.from_filelike(io.BytesIO(question_cases.as_xlsx(cases, "Satu teks?")))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[3][:2] == ["Kasus", "Akun"] and len(rows) == 4 + 12 and rows[4][6] == "ya"
    table = list(csv.DictReader(io.StringIO(question_cases.as_csv(cases).decode("utf-8-sig"))))
    assert [row["case_id"] for row in table] == [row[0] for row in rows[4:]]


def test_the_dictionary_says_how_often_it_is_asked_by_chance(app, html, home):
    at = app(home, "pages/dictionary/dictionary.py", indikator="pertanyaan_excluded")
    rates = false_alarms.rates()["pertanyaan_excluded"]
    shown = plain(" ".join(text.value for text in at.markdown))
    assert "| akun | OPD |" in shown
    for cases in rates["account"]:
        both = " | ".join(plain(numbers.rate(rates[by][cases])) for by in ("account", "opd"))
        assert f"{plain(numbers.count(int(cases)))} kasus sebulan | {both} |" in shown
    assert "lihat Tinjauan bulanan" in html["value"]


def test_one_sided_uploads_are_counted_in_the_sentence():
    """Its number is that of all of them, so it may not stand behind the name of one."""
    row = dict.fromkeys(("usual", "day", "rate", "rate_without", "low", "from_opd", "to_opd"))
    row |= {
        "question": "no_inbound",
        "numerator": 30,
        "denominator": 40,
        "upload_id": "000007",
        "unit": "a",
        "unit_type": "account",
    }
    names = {"account": {"a": {"opd_name": "Dinas Sosial", "platform": "whatsapp", "handle": "a"}}}
    for uploads, said in (
        (1.0, "dalam unggahan 000007 berisi 30"),
        (3.0, "000007 dan 2 unggahan lain berisi 30"),
    ):
        assert said in plain(questions.sentence(row | {"value": uploads}, names))
