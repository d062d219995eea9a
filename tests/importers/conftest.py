"""One reading process for all tests here."""

import pytest

from data.importing import Reader
from tests.importers.homes import Place


@pytest.fixture(scope="session")
def reader():
    """The child that reads files."""
    with Reader() as one:
        yield one


@pytest.fixture
def place(tmp_path, reader):
    """A home of one test."""
    return Place(tmp_path, reader)
