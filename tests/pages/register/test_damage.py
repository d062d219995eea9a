"""A damaged upload or register, and a busy folder, on Register and the screens beside it."""

from data.cases import store
from data.lake import home as homes_of_data
from data.lake import locks
from pages.cache import store as shown
from tests import waiting
from tests.pages.register.steps import REGISTER


def test_screens_go_on_without_a_damaged_upload_and_say_so(app, home, tmp_path):
    waiting.load(home, tmp_path)
    path = next(home.glob("uploads/*/upload.json"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    for store_file in home.glob("store-*"):
        store_file.unlink()
    for page in (REGISTER, "pages/upload/upload.py", "pages/queue/queue.py"):
        at = app(home, page)
        assert not at.exception and "Data tidak dapat ditampilkan" not in [
            title.value for title in at.title
        ], page
        (said,) = [warning.value for warning in at.warning if "upload" in warning.value]
        assert "kurang hari" in said and "Minta Diskominfo memulihkannya" in said
    path.write_bytes(whole)  # while the server runs
    shown.look_again()
    assert not app(home, "pages/queue/queue.py").warning


def test_a_damaged_register_has_a_page_of_its_own(app, home):
    path = next((home / "documents" / "register").iterdir())
    path.write_bytes(path.read_bytes()[:-9])
    for store_file in home.glob("store-*"):
        store_file.unlink()
    at = app(home, "pages/queue/queue.py")
    assert not at.exception
    assert [title.value for title in at.title] == ["Data tidak dapat ditampilkan"]
    assert any("minta Diskominfo memulihkannya" in text.value for text in at.text)


def test_a_busy_folder_is_not_taken_for_one_without_a_register(app, home, monkeypatch):
    """A lock held too long once made the screen advise to load a register."""
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0)
    for path in home.glob("store-*"):
        path.unlink()
    with homes_of_data.Home(home).lock(store.ASSEMBLING):
        at = app(home, "pages/queue/queue.py")
        assert not at.exception
        assert [title.value for title in at.title] == ["Data tidak dapat ditampilkan"]
        assert [text.value for text in at.text] == [
            "Folder data sedang dipakai proses lain lebih dari 60 detik; coba lagi sebentar lagi."
        ]
