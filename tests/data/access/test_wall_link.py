"""The wall's link: one secret, kept as a hash only, gone once it is withdrawn."""

import pytest

from data.access import wall_link
from data.errors import Refused
from data.lake import verify
from data.lake.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_it_opens_until_it_is_withdrawn(home):
    assert not wall_link.opens(home, "") and wall_link.in_force(home) is None
    secret = wall_link.make(home, "Sri")
    assert len(secret) >= 43 and wall_link.opens(home, secret)
    assert wall_link.in_force(home)["by"] == "Sri"
    assert not wall_link.opens(home, secret[:-1]) and not wall_link.opens(home, "")
    wall_link.withdraw(home, "Sri")
    assert not wall_link.opens(home, secret) and wall_link.in_force(home) is None


def test_a_new_one_ends_the_one_before(home):
    first, second = wall_link.make(home, "a"), wall_link.make(home, "a")
    assert first != second and wall_link.opens(home, second) and not wall_link.opens(home, first)


def test_there_is_nothing_to_withdraw_twice(home):
    wall_link.make(home, "a")
    wall_link.withdraw(home, "a")
    with pytest.raises(Refused, match="Tidak ada tautan layar yang berlaku"):
        wall_link.withdraw(home, "a")


def test_the_secret_is_in_no_file(home):
    secret = wall_link.make(home, "a").encode()
    files = [path for path in home.path.rglob("*") if path.is_file()]
    assert len(files) >= 3 and not [path for path in files if secret in path.read_bytes()]
    assert verify.bad_files(home)[1] == []
