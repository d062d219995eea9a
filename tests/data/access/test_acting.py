"""Who runs a command, also where the machine knows no name for them."""

import os
import pwd

import pytest

from data.access.acting import who

NAMES = ("TANGGAP_USER", "LOGNAME", "USER", "LNAME", "USERNAME")


@pytest.fixture
def nameless(monkeypatch):
    """No name in the environment."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_a_screen_says_who_acts(monkeypatch):
    monkeypatch.setenv("TANGGAP_USER", "siti@klaten.go.id")
    assert who() == "siti@klaten.go.id"


def test_else_the_name_on_this_machine(nameless):
    assert who() == pwd.getpwuid(os.getuid()).pw_name


@pytest.mark.parametrize("error", [KeyError, OSError])
def test_a_user_without_a_name_is_a_number(nameless, monkeypatch, error):
    """A container that runs as any number has no such line in its list of users."""

    def unknown(_number):
        raise error

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert who() == f"uid-{os.getuid()}"
