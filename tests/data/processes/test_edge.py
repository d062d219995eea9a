"""What a person reads when the disk fails: one sentence, whatever failed on the way to it."""

import errno

import pytest

from data.errors import Refused
from data.processes import edge

NOTICE = (
    "Perubahan sudah disimpan, tetapi belum didaftar: Disk hanya dapat dibaca. Sisanya dikerjakan "
    "begitu disk itu pulih.\n"
)


def half_done() -> None:
    """A change that stands, with something after it that the disk does not let happen."""
    with edge.stands("Perubahan sudah disimpan, tetapi belum didaftar"):
        raise OSError(errno.EROFS, "read-only")


def test_what_the_disk_keeps_undone_is_said_at_once(capsys):
    half_done()
    assert capsys.readouterr().err == NOTICE


def test_it_is_said_at_the_end_of_more_steps(capsys):
    with edge.said_at_the_end():
        half_done()
        assert capsys.readouterr().err == ""
    assert capsys.readouterr().err == NOTICE


def test_a_refusal_that_follows_is_the_only_sentence(capsys):
    def run() -> int:
        with edge.said_at_the_end():
            half_done()
            raise Refused("Penghapusan sudah dicatat, tetapi isinya belum semua terhapus.")

    assert edge.ended(run) == 1
    said = "Penghapusan sudah dicatat, tetapi isinya belum semua terhapus.\n"
    assert capsys.readouterr().err == said
    with pytest.raises(Refused):
        run()
    half_done()  # what waited before is forgotten, and nothing waits any more
    assert capsys.readouterr().err == NOTICE
