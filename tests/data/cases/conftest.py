"""What tests of random histories share: who reads their files, and their moment."""

import pytest

from data.intake.reader import Reader
from tests import histories


@pytest.fixture(scope="module")
def reader():
    """The child that reads files."""
    with Reader() as one:
        yield one


@pytest.fixture
def today(monkeypatch):
    """It is the day on which the histories end."""
    monkeypatch.setenv("TANGGAP_NOW", histories.NOW.isoformat())
