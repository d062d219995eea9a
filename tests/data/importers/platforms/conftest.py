"""Homes for the tests of platforms' exports."""

import pytest

from tests.data.importers.platforms.desk import NOW, Desk


@pytest.fixture
def desk(tmp_path, reader, monkeypatch):
    """A home of one test with an account on every platform; the machine's clock stands at NOW."""
    monkeypatch.setenv("TANGGAP_NOW", NOW)
    return Desk(tmp_path, reader)
