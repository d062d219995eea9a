"""The home of the dictionary's worked examples, made once: it has every kind of case."""

import pytest

from data.intake.reader import Reader
from tests.handbook.worked import Worked


@pytest.fixture(scope="session")
def worked(tmp_path_factory):
    """A town of one account per example."""
    with Reader() as reader:
        yield Worked(tmp_path_factory.mktemp("worked"), reader)
