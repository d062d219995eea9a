"""The copy of an upload lies where a killed process leaves nothing behind: in the home's staging."""

import os
import resource
import subprocess
import sys

from data.lake.home import Home
from pages.access import access, rights
from pages.upload import commands
from tests.pages import homes

SECRET = b"rahasia Bu Sri 081234567890"
KILLED = """
import os, signal, sys
from pages.access import access, rights
from pages.upload import commands
commands.run = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
viewer = access.Viewer("Ratna", rights.OPD, ("kes",))
getattr(commands, sys.argv[1])("Bu Sri.csv", bytes.fromhex(sys.argv[2]), [], viewer)
"""


def kept(folder) -> list[str]:
    return [str(p) for p in folder.rglob("*") if p.is_file() and SECRET in p.read_bytes()]


def test_what_a_killed_upload_left_is_gone_with_the_next_one(tmp_path):
    (tmp_path / "temporary").mkdir()
    home = Home(tmp_path / "home")
    home.create()
    places = {"TANGGAP_HOME": str(home.path), "TMPDIR": str(tmp_path / "temporary")}
    for command in ("look", "load"):
        subprocess.run(
            [sys.executable, "-c", KILLED, command, SECRET.hex()],
            cwd=homes.ROOT,
            env=os.environ | places,
            timeout=120,
        )
        assert kept(tmp_path / "temporary") == [] and len(kept(home.staging)) == 1
        with home.staging_folder():
            assert kept(tmp_path) == []


def test_a_full_disk_is_a_sentence_of_the_screen(tmp_path, monkeypatch):
    """A limit on the size of files stands for it."""
    home = Home(tmp_path / "home")
    home.create()
    monkeypatch.setenv("TANGGAP_HOME", str(home.path))
    viewer = access.Viewer("Ratna", rights.OPD, ("kes",))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        loaded = commands.load("a.csv", SECRET, [], viewer)
        looked = commands.look("a.csv", SECRET, [], viewer)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    for sentence in (loaded.sentence, looked["refused"]):
        assert "lebih besar" in sentence and sentence.endswith("Beri tahu Diskominfo, lalu ulangi.")
    assert list(home.staging.iterdir()) == []
