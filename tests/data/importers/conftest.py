"""Homes for the tests of chats, platforms and ticket tools."""

import pytest

from tests.data.importers.desk import Desk
from tests.data.importers.homes import Place


@pytest.fixture
def place(tmp_path, reader):
    """A home of one test, for chats and platforms."""
    return Place(tmp_path, reader)


@pytest.fixture
def desk(tmp_path, reader):
    """A home of one test, for ticket tools."""
    return Desk(tmp_path, reader)
