"""A home that a newer program made is refused by every command, in one sentence."""

import json

import pytest

from data.errors import Refused
from data.lake import home
from data.lake.key import LAYOUT


def test_a_newer_home_is_refused_and_an_own_one_is_not(tmp_path, monkeypatch):
    place = home.Home(tmp_path / "home")
    place.create()
    monkeypatch.setenv("TANGGAP_HOME", str(place.path))
    assert home.current().path == place.path
    mark = json.loads(place.mark.read_text())
    assert mark["tanggap"] == LAYOUT
    place.mark.write_text(json.dumps(mark | {"tanggap": LAYOUT + 1}))
    with pytest.raises(Refused, match=f"susunan {LAYOUT + 1}, program ini mengenal sampai"):
        home.current()
