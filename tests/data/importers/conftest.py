"""One child process reads the files of all importers' tests."""

import pytest

from data.intake.reader import Reader
from tests.data.importers.desk import Desk
from tests.data.importers.homes import Place


@pytest.fixture(scope="session")
def reader():
    """The child that reads files."""
    with Reader() as one:
        yield one


@pytest.fixture
def place(tmp_path, reader):
    """A home of one test, for chats and platforms."""
    return Place(tmp_path, reader)


@pytest.fixture
def desk(tmp_path, reader):
    """A home of one test, for ticket tools."""
    return Desk(tmp_path, reader)
