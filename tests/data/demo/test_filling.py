"""``demo``: fills a home of its own, once a day, and ends with the first register."""

import json

import pytest

from data.cases import store
from data.demo import filling
from data.errors import Refused
from data.lake.home import Home, shown
from tests import histories, program


def test_the_demo_is_a_home_of_its_own_until_the_first_register(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TANGGAP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-03T02:00:00+00:00")
    home = Home(tmp_path / "home")
    result = filling.fill(home)
    assert result["files"] <= 60 and 130_000 <= result["messages"] <= 175_000
    assert capsys.readouterr().out == ""  # progress goes to standard error
    assert shown().path == tmp_path / "home" / "demo"
    cursor = store.cursor(store.current(shown()))
    assert cursor.execute("SELECT count(DISTINCT account_id) FROM account_periods").fetchall() == [
        (137,)
    ]
    made = (tmp_path / "home" / "demo" / "demo.json").read_bytes()
    assert (
        filling.fill(home) == result == json.loads(made)["result"]
    )  # the same day: nothing is made anew
    program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)
    assert shown().path == tmp_path / "home"
    with pytest.raises(Refused, match="Sudah ada register"):
        filling.fill(home)
