"""A disk that takes nothing (more): one sentence, and the truth about what was stored.

A limit on the size of files stands for the full disk: writing fails in the same places."""

import os
import resource
import subprocess
import sys

import pytest

from tests.commands.shell import (
    LONGEST,
    ROOT,
    Done,
    data,
    done,
    environment,
    figures,
    message,
    refused,
    sentences,
    truth,
    written,
)


@pytest.fixture
def loaded(home, tmp_path):
    """A home with one upload, and its id."""
    path = written(tmp_path / "a.csv", [message("1", "2026-09-01T08:00:00+07:00")])
    return home, done(data(home, "load", path)).line["upload_id"]


def limited(size: int, home, *arguments) -> Done:
    """``python -m data …`` that can write no file beyond so many bytes."""
    ended = subprocess.run(
        [sys.executable, "-m", "data", *map(os.fspath, arguments)],
        cwd=ROOT,
        timeout=LONGEST,
        env=environment(home),
        text=True,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    return Done(ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.parametrize("command, size", [("undo", 0), ("load", 200), ("backup", 0)])
def test_nothing_is_stored_where_nothing_can_be_written(loaded, tmp_path, command, size):
    home, upload_id = loaded
    more = written(tmp_path / "b.csv", [message("2", "2026-09-02T08:00:00+07:00")])
    given = {"undo": upload_id, "load": more, "backup": tmp_path / "cadangan"}[command]
    before = truth(home)
    assert "lebih besar" in refused(limited(size, home, command, given))
    assert truth(home) == before  # no half document either
    done(data(home, "verify"))
    done(data(home, command, given))


def test_an_undo_that_stands_is_no_failure(loaded):
    """The document fits, the store that follows from it does not."""
    home, upload_id = loaded
    result = limited(3000, home, "undo", upload_id)
    assert result.code == 0 and result.line == {"upload_id": upload_id, "undone": True}
    assert "sudah disimpan" in sentences(result)[0]
    assert figures(home, "account", "2026-09")["ig"]["cases"] in (0, None)
