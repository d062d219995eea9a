"""With the lake moved away, every command and screen of what is published says the same, byte for
byte: it is read from ``published/`` alone (handbook 7)."""

import shutil
from pathlib import Path

import pytest

from data.lake.home import Home
from reports.__main__ import main
from reports.documents.monthly import monthly
from reports.published import open_version
from tests.reports.conftest import MONTH

OLD = Path(__file__).parents[1] / "homes" / "layout_1"


@pytest.fixture(scope="module")
def away(published_once, tmp_path_factory) -> tuple[Home, Home]:
    """The home with its lake, and one that has nothing but what was published."""
    return Home(published_once / "home"), alone(published_once / "home", tmp_path_factory)


def alone(home: Path, tmp_path_factory) -> Home:
    """A home with nothing but the published folders of another."""
    folder = tmp_path_factory.mktemp("away") / "home"
    shutil.copytree(home / "published", folder / "published")
    return Home(folder)


def said(command: list[str], home: Home, capsys, monkeypatch) -> tuple[int, str]:
    monkeypatch.setenv("TANGGAP_HOME", str(home.path))
    code = main(command)
    return code, capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        ["versions"],
        ["versions", "--month", MONTH],
        ["versions", "--steadiness", "--format", "json"],
        ["changes", "--month", MONTH],
    ],
    ids=" ".join,
)
def test_every_command_that_reads_versions(away, capsys, monkeypatch, command):
    whole, bare = (said(command, home, capsys, monkeypatch) for home in away)
    assert whole == bare


def test_every_document_the_public_site_and_trace(away, capsys, monkeypatch, tmp_path):
    written = []
    for number, home in enumerate(away):
        out = tmp_path / str(number)
        for command in (["monthly", "--opd", "sosial"], ["public"]):
            options = ["--month", MONTH, "--out", str(out / command[0])]
            assert said([*command, *options], home, capsys, monkeypatch)[0] == 0
        files = sorted(path for path in out.rglob("*") if path.is_file())
        written.append({str(path.relative_to(out)): path.read_bytes() for path in files})
        for path in files:
            if path.suffix in (".pdf", ".xlsx", ".pptx"):
                assert said(["trace", str(path)], home, capsys, monkeypatch)[0] == 0
    assert written[0] == written[1] and len(written[0]) > 10


def test_what_needs_the_lake_says_so_in_one_sentence(away, capsys, monkeypatch):
    monkeypatch.setenv("TANGGAP_HOME", str(away[1].path))
    for command in (["verify", "--month", MONTH], ["publish", "--month", MONTH, "--reason", "x"]):
        assert main(command) == 1
        error = capsys.readouterr().err
        assert error.count("\n") == 1 and len(error) < 300 and "Traceback" not in error


@pytest.mark.parametrize("month", ["2026-08", "2026-09"])
def test_months_of_the_first_layout_still_become_documents(month, tmp_path):
    """Each that a home has had since its first day."""
    version = open_version(Home(OLD), month)
    names = {path.name for path in monthly(version, tmp_path, None)}
    assert len(names) >= 5
