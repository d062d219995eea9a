"""Folders of those who are just writing, while others sweep what a kill has left behind."""

import fcntl

from data.lake import locks


def test_a_folder_is_not_swept_while_its_owner_takes_it(tmp_path, monkeypatch):
    """Whoever comes between any two steps finds it in use, or too young to be abandoned."""
    lock, swept = fcntl.flock, []

    def meanwhile(descriptor, how):
        if not swept:
            swept.append(descriptor)
            with locks.staging_folder(tmp_path):  # of somebody else, who sweeps first
                pass
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", meanwhile)
    with locks.staging_folder(tmp_path) as mine:
        assert swept
        (mine / "export.csv").write_text("a")
    assert list(tmp_path.iterdir()) == []
