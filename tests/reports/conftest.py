"""Homes whose months can be published: 14 of them end with September 2026, the calendar is
confirmed."""

import shutil
from pathlib import Path

import pytest

from data.lake.home import Home
from data.register.letterhead import Letterhead, change
from reports.documents.monthly import monthly
from reports.draft import open_draft
from reports.published import Version, open_version
from tests import made, published
from tests.published import MONTH, NOW

LOGO = (Path(__file__).parents[2] / "static" / "favicon.png").read_bytes()


@pytest.fixture(autouse=True)
def moment(monkeypatch):
    """All of it happens on 20 October 2026."""
    monkeypatch.setenv("TANGGAP_NOW", NOW)


@pytest.fixture(scope="session")
def confirmed(tmp_path_factory) -> Path:
    """The folder of a home that is ready to publish; only to be copied."""
    return published.ready_year(tmp_path_factory.mktemp("confirmed")).parent


@pytest.fixture(scope="session")
def published_once(tmp_path_factory) -> Path:
    """The same with September 2026 as version 1.0; only to be copied."""
    return published.year(tmp_path_factory.mktemp("published")).parent


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
def written(version) -> Path:
    """A folder with all its documents, only to be read."""
    return made.once("documents", lambda folder: monthly(version, folder))


@pytest.fixture(scope="session")
def draft(confirmed, tmp_path_factory) -> Version:
    """The draft of September 2026 in a home with a letterhead."""
    folder = tmp_path_factory.mktemp("draft")
    shutil.copytree(confirmed, folder, dirs_exist_ok=True)
    home = Home(folder / "home")
    change(home, Letterhead("Dinas Kominfo Klaten", "Ratna Dewi", "Kepala Dinas", LOGO), "test")
    with published.that_day():
        return open_draft(home, MONTH)
