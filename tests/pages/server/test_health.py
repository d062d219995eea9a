"""``/healthz`` and the log: what a machine may be told, and nothing of persons."""

from data.cases import store
from data.lake.home import Home
from pages.access import access
from pages.access.logged import action
from pages.server import health
from tests.browser.probe import run
from tests.pages import homes


def answer() -> tuple[int, str]:
    """Status and text of the one route."""
    [route] = health.ROUTES
    found = run(route.endpoint(None))
    return found.status_code, found.body.decode()


def test_health_names_what_is_wrong(tmp_path, monkeypatch):
    home = Home(homes.registered(tmp_path))
    monkeypatch.setenv("TANGGAP_HOME", str(home.path))
    store.current(home)
    assert answer() == (200, "ok")
    for path in home.path.glob("store-*"):
        path.unlink()
    assert answer() == (503, "angka belum disusun dari unggahan terbaru")
    with home.lock(store.ASSEMBLING):  # somebody is at it
        assert answer() == (200, "ok")
    store.current(home)
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 60)
    assert answer() == (503, "disk hampir penuh")


def test_a_home_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    """A file in its place stands for a folder whose disk is away: it cannot be entered, by root
    either."""
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("TANGGAP_HOME", str(tmp_path / "home"))
    status, said = answer()
    assert status == 503 and said.splitlines()[0] == "folder data tidak terbaca"


def test_a_register_that_is_lost_is_no_empty_home(tmp_path, monkeypatch):
    home = Home(homes.registered(tmp_path))
    monkeypatch.setenv("TANGGAP_HOME", str(home.path))
    for path in (home.documents / "register").iterdir():
        path.unlink()
    assert answer() == (503, "angka belum disusun dari unggahan terbaru")


def test_a_line_of_the_log_has_the_role_and_the_opd_and_no_person(capsys):
    with action("sanggahan.kirim", access.Viewer("Ratna Dewi", "opd", ("kes", "rsud"))):
        pass
    line = capsys.readouterr().err
    assert line.startswith("tanggap aksi=sanggahan.kirim peran=opd opd=kes opd=rsud lama=")
    assert "Ratna" not in line and line.count("\n") == 1
