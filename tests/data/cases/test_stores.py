"""A store is hashed once for as long as it is the same file, however many a server has seen."""

import pytest

from data.cases import stores
from data.lake.writing import sha256_of


@pytest.fixture
def hashed(monkeypatch):
    """The stores that were hashed, in order."""
    found = []

    def counting(path):
        found.append(path.stem)
        return sha256_of(path)

    monkeypatch.setattr(stores, "sha256_of", counting)
    return found


def made(folder, name: str, text: str = "rows"):
    path = folder / f"{name}.duckdb"
    path.write_text(text)
    path.with_suffix(stores.SUMS).write_text(sha256_of(path))
    return path


def test_the_same_file_is_hashed_once(tmp_path, hashed):
    path = made(tmp_path, "a")
    assert stores.is_whole(path) and stores.is_whole(path)
    assert hashed == ["a"]


def test_a_file_that_has_changed_is_hashed_again(tmp_path, hashed):
    path = made(tmp_path, "a")
    assert stores.is_whole(path)
    path.write_text("other rows")
    assert not stores.is_whole(path)
    made(tmp_path, "a", "more rows")
    assert stores.is_whole(path)
    assert hashed == ["a"] * 3


def test_of_a_day_of_uploads_only_the_last_are_remembered(tmp_path, hashed):
    """Each upload makes a store, and a server runs for weeks."""
    day = [made(tmp_path, str(number)) for number in range(2 * stores.CHECKED)]
    assert all(map(stores.is_whole, day))
    hashed.clear()
    assert all(map(stores.is_whole, reversed(day)))
    assert hashed == [path.stem for path in reversed(day[: stores.CHECKED])]
