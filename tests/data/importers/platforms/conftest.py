"""One child process reads the files of all tests of platforms' exports."""

import pytest

from data.intake.reader import Reader
from tests.data.importers.platforms.desk import NOW, Desk


@pytest.fixture(scope="package")
def reader():
    with Reader() as one:
        yield one


@pytest.fixture
def desk(tmp_path, reader, monkeypatch):
    """A home of one test with an account on every platform; the machine's clock stands at NOW."""
    monkeypatch.setenv("TANGGAP_NOW", NOW)
    return Desk(tmp_path, reader)
