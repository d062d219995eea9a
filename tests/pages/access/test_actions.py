"""Every action of every screen for every role: pressed on a page that was drawn for somebody who
may, by somebody who may not any more, and called with made-up parameters. Nothing in the home may
change."""

import ast
import hashlib
import shutil

import pytest

from data.access import wall_link
from data.lake import documents, log
from data.lake import home as homes_of_data
from data.review import contests, question_marks
from data.review.contests import Subject
from pages.access import access, rights
from pages.contest import form, sending
from pages.register import log as log_words
from tests.browser.provider import with_users
from tests.pages import homes
from tests.pages.access.test_rights import CODE, PEOPLE, RATNA
from tests.pages.conftest import UPLOAD
from tests.pages.review.steps import opened
from tests.pages.review.test_review_questions import same_text

REGISTER, REVIEW, MINE = (
    "pages/register/register.py",
    "pages/review/review.py",
    "pages/profile/mine.py",
)
CHANGES = {  # what is called in which file, and changes something for everyone
    ("register/wall.py", "_make"),
    ("register/wall.py", "_withdraw"),
    ("register/preview.py", "_keep"),
    ("register/way_back.py", "_keep"),
    ("review/contests.py", "_put"),
    ("review/contests.py", "_back"),
    ("review/notes.py", "_keep"),
    ("review/samples.py", "_draw"),
    ("review/samples.py", "_put"),
    ("review/questions.py", "_mark"),
    ("contest/sending.py", "_send"),
    ("contest/form.py", "_withdraw"),
    ("upload/undo.py", "_undo"),
}
OWN_SESSION = {  # changes only what the one who presses sees
    ("upload/undo.py", "_ask"),
    ("trend/sections.py", "filters.office_clock"),
    ("access/door.py", "_begin"),
    ("access/door.py", "_leave"),
    ("trend/compare.py", "_add"),
    ("upload/brought.py", "_changed"),
    ("upload/brought.py", "drop"),
    ("register/preview.py", "_drop"),
    ("register/way_back.py", "_forget"),
    ("register/start.py", "open_section"),
    ("controls/viewed.py", "leave"),
}
BUTTONS = {  # page: who may, and the buttons that change something
    REGISTER: (rights.REGISTER, ("wall-make", "wall-withdraw", "keep-users", "letter-save")),
    REVIEW: (rights.REVIEW, ("question-asked", "question-explained")),
    MINE: (rights.CONTEST, ("contest-send", "contest-withdraw")),
    UPLOAD: (rights.UPLOAD, ("undo-yes-history", "save-whole", "save-partial")),
}
SECTIONS = {  # of Register
    "wall-make": "wall",
    "wall-withdraw": "wall",
    "keep-users": "users",
    "letter-save": "letterhead",
}
NEWCOMER = b"email,role\nbaru@klaten.go.id,diskominfo\n"
PRESSED = [(page, button) for page, (_, buttons) in BUTTONS.items() for button in buttons]


def test_every_callback_is_known_here():
    """A new action is to be added above, with whether it changes anything for others."""
    found = {
        ("/".join(path.parts[-2:]), ast.unparse(keyword.value))
        for path, tree in CODE.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg in ("on_click", "on_change") and not isinstance(keyword.value, ast.Constant)
    }
    assert {pair for pair in found if pair[0] != "controls/filters.py"} == CHANGES | OWN_SESSION


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """An upload that raises a question, people, a wall's link, and a contest that waits."""
    folder = tmp_path_factory.mktemp("actions")
    home = with_users(homes.registered(folder))
    rows = [*same_text(homes.talks("sosial-ig", 60, 1), 12), *homes.talks("wedi-ig", 5, 1)]
    (folder / "pesan.csv").write_bytes(homes.csv_bytes(rows[:120]))
    (folder / "lain.csv").write_bytes(homes.csv_bytes(rows[120:]))
    for name in ("pesan", "lain"):
        homes.command(
            home, "load", folder / f"{name}.csv", "--from", "2026-07-01", "--until", "2026-10-01"
        )
    place = homes_of_data.Home(home)
    wall_link.make(place, "Sri")
    contests.add(
        place, Subject("sosial", "opd", "sosial", "2026-08", figure="due"), "salah", "", "Ratna"
    )
    return folder


@pytest.fixture
def home(loaded, tmp_path, monkeypatch):
    shutil.copytree(loaded / "home", tmp_path / "home")
    shutil.copy(loaded / "home.key", tmp_path / "home.key")
    monkeypatch.setenv("TANGGAP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def state(home) -> dict[str, str]:
    """All that people can change: the uploads and the documents."""
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("uploads", "documents")
        for path in (home / part).rglob("*")
        if path.is_file()
    }


def start(app, home, page: str, monkeypatch):
    """The page as somebody who may sees it."""
    owner = RATNA if page == MINE else PEOPLE[rights.DISKOMINFO]
    monkeypatch.setattr(access, "current", lambda: owner)
    return app(home, page)


def ready(at, page: str, button: str):
    """The button, after what has to be filled in before it is pressed."""
    if page == REGISTER:
        at.query_params["bagian"] = SECTIONS[button]
        at.run()
    elif page == REVIEW:
        opened(at, "questions")
    if button == "keep-users":
        at.file_uploader[0].upload("users.csv", NEWCOMER, "text/csv").run()
        at.button(key="look-file-users").click().run()
    elif button == "question-explained":
        at.text_area(key="question-note").set_value("loket tutup").run()
    elif button == "contest-send":
        at.text_area(key="contest-reason").set_value("keliru").run()
    elif button == "undo-yes-history":
        at.selectbox(key="undo-which").select_index(0).run()
        at.button(key="undo-history").click().run()
    elif page == UPLOAD:
        at.file_uploader[0].upload("baru.csv", homes.improvement(), "text/csv").run()
    return next(one for one in at.button if one.key == button)


@pytest.mark.parametrize(("page", "button"), PRESSED)
def test_whoever_may_changes_something(app, home, monkeypatch, page, button):
    before = state(home)
    ready(start(app, home, page, monkeypatch), page, button).click().run()
    assert state(home) != before


@pytest.mark.parametrize(("page", "button"), PRESSED)
def test_whoever_may_not_changes_nothing(app, home, monkeypatch, page, button):
    before, at = state(home), start(app, home, page, monkeypatch)
    owner = access.current()
    for role in PEOPLE.keys() - {*BUTTONS[page][0]}:
        pressed = ready(at, page, button)
        monkeypatch.setattr(access, "current", lambda role=role: PEOPLE[role])
        pressed.click().run()
        assert state(home) == before, role
        monkeypatch.setattr(access, "current", lambda: owner)
        at.run().switch_page(page).run()


def test_an_opd_takes_out_nobody_elses_upload_on_a_page_drawn_for_diskominfo(
    app, home, monkeypatch
):
    before = state(home)
    pressed = ready(
        start(app, home, UPLOAD, monkeypatch), UPLOAD, "undo-yes-history"
    )  # the newest: of Kecamatan Wedi
    monkeypatch.setattr(access, "current", lambda: RATNA)
    pressed.click().run()
    assert state(home) == before


@pytest.mark.parametrize(
    "subject",
    [
        Subject("wedi", "opd", "wedi", "2026-09", figure="due"),
        Subject("sosial", "opd", "wedi", "2026-09", figure="due"),
        Subject("sosial", "account", "wedi-ig", "2026-09", figure="due"),
        Subject("sosial", "account", "sosial-ig", "2026-09", case_id="0" * 16),
    ],
    ids=str,
)
def test_an_opd_contests_nothing_of_others_by_calling_the_action(home, monkeypatch, subject):
    monkeypatch.setattr(access, "current", lambda: RATNA)
    monkeypatch.setattr(
        "streamlit.session_state", {"contest-reason": "keliru", "contest-reference": ""}
    )
    before = state(home)
    sending._send([subject])
    assert state(home) == before
    sending._send([Subject("sosial", "account", "sosial-ig", "2026-09", figure="due")])
    assert state(home) != before


def test_a_contest_is_in_the_log_with_who_and_what(home, monkeypatch):
    monkeypatch.setattr("streamlit.session_state", {})
    monkeypatch.setattr(access, "current", lambda: RATNA)
    form._withdraw(1)
    said = [
        (entry.by, log_words.sentence(entry)) for entry in log.entries(homes_of_data.Home(home))
    ]
    assert ("o", "Menarik sanggahan nomor 1") in said
    assert ("Ratna", "Menyanggah “Dapat dinilai” dari sosial, Agustus\u00a02026: nomor 1") in said
    assert set(log_words.WORDS) == {"upload", *documents.KINDS}  # every deed has its words


def test_an_opd_withdraws_nobody_elses_contest_by_calling_the_action(home, monkeypatch):
    monkeypatch.setattr("streamlit.session_state", {})
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Wahyu", rights.OPD, ("wedi",)))
    before = state(home)
    form._withdraw(1)
    assert state(home) == before and not question_marks.read(homes_of_data.Home(home))
    monkeypatch.setattr(access, "current", lambda: RATNA)
    form._withdraw(1)
    assert state(home) != before


def test_every_action_is_a_line_of_the_log():
    """``upload/undo.py`` goes through ``upload/commands.py``, where the command is logged."""
    for file, name in CHANGES - {("upload/undo.py", "_undo")}:
        tree = ast.parse((homes.ROOT / "pages" / file).read_text(encoding="utf-8"))
        (found,) = (one for one in tree.body if getattr(one, "name", "") == name)
        assert any(ast.unparse(mark).startswith("logged(") for mark in found.decorator_list), file
