"""Homes whose months can be published: 14 of them end with September 2026, the calendar is
confirmed."""

import shutil
from pathlib import Path

import pytest

from data.lake.home import Home
from data.register.letterhead import Letterhead, change
from data.targets import calendar
from reports.documents.monthly import monthly
from reports.draft import open_draft
from reports.publish import publish
from reports.published import Version, open_version
from tests.pages import homes

MONTH, NOW = "2026-09", "2026-10-20T09:00:00+07:00"
LOGO = (Path(__file__).parents[2] / "static" / "favicon.png").read_bytes()
CALENDAR = "date,kind,source\n2025-12-25,holiday,SKB\n2026-08-17,holiday,SKB\n"


@pytest.fixture(autouse=True)
def moment(monkeypatch):
    """All of it happens on 20 October 2026."""
    monkeypatch.setenv("TANGGAP_NOW", NOW)


@pytest.fixture(scope="session")
def confirmed(tmp_path_factory) -> Path:
    """The folder of a home that is ready to publish; only to be copied."""
    folder = tmp_path_factory.mktemp("confirmed")
    home = homes.year(folder)
    (folder / "calendar.csv").write_text(CALENDAR)
    calendar.take_in(Home(home), folder / "calendar.csv", "test")
    return folder


@pytest.fixture(scope="session")
def published_once(confirmed, tmp_path_factory) -> Path:
    """The same with September 2026 as version 1.0; only to be copied."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(confirmed, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANGGAP_NOW", NOW)
        publish(Home(folder / "home"), MONTH, None, "Diskominfo")
    return folder


@pytest.fixture
def ready(confirmed, tmp_path) -> Home:
    """A home of one's own that is ready to publish."""
    shutil.copytree(confirmed, tmp_path / "ready")
    return Home(tmp_path / "ready" / "home")


@pytest.fixture
def home(published_once, tmp_path) -> Home:
    """A home of one's own with September 2026 published."""
    shutil.copytree(published_once, tmp_path / "published")
    return Home(tmp_path / "published" / "home")


@pytest.fixture(scope="session")
def place(published_once) -> Home:
    """The published home itself: only to be read."""
    return Home(published_once / "home")


@pytest.fixture(scope="session")
def version(place) -> Version:
    """September 2026 as it was published."""
    return open_version(place, MONTH)


@pytest.fixture(scope="session")
def written(version, tmp_path_factory) -> Path:
    """A folder with all its documents."""
    out = tmp_path_factory.mktemp("documents")
    monthly(version, out)
    return out


@pytest.fixture(scope="session")
def draft(confirmed, tmp_path_factory) -> Version:
    """The draft of September 2026 in a home with a letterhead."""
    folder = tmp_path_factory.mktemp("draft")
    shutil.copytree(confirmed, folder, dirs_exist_ok=True)
    home = Home(folder / "home")
    change(home, Letterhead("Dinas Kominfo Klaten", "Ratna Dewi", "Kepala Dinas", LOGO), "test")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANGGAP_NOW", NOW)
        return open_draft(home, MONTH)
