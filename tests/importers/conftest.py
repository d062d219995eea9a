"""One child process reads the files of all importers' tests."""

import pytest

from data.importing import Reader
from tests.importers.desk import Desk


@pytest.fixture(scope="package")
def reader():
    with Reader() as one:
        yield one


@pytest.fixture
def desk(tmp_path, reader):
    """A home of one test that loads with the package's reader."""
    return Desk(tmp_path, reader)
