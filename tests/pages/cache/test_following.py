"""Readers while a newer store is made ready: the former one whole, then the newer one, never a mixture."""

import threading
import time

import pytest

from data.cases import store as stores
from data.lake import locks
from data.lake.home import Home
from pages.cache import following, results
from pages.controls import empty
from tests.commands.shell import data_apart, done
from tests.pages import homes

TREND, UPLOAD = "pages/trend/trends.py", "pages/upload/upload.py"


class Gate:
    """A result that is made of a store only once somebody lets it be; what was made, in order."""

    def __init__(self):
        self.made: list[str] = []
        self.shut: set[str] = set()
        self.opened = threading.Event()
        self.kind = results.Kind(self._make, 10)

    def _make(self, path: str) -> str:
        if self.shut:
            self.opened.wait()
        self.made.append(path)
        return f"result of {path}"


@pytest.fixture
def gate():
    found = Gate()
    yield found
    found.opened.set()
    results._kinds.remove(found.kind)


@pytest.fixture
def home(tmp_path):
    return Home(homes.filled(tmp_path))


@pytest.fixture
def follower(monkeypatch):
    """One with a thread, whose readers do not wait for it."""
    monkeypatch.setattr(following, "FIRST", 0)
    found = following.Follower()
    with found.in_background():
        yield found


def looked(follower, home, least: float = 0.0):
    """What a reader sees who looks now."""
    ready = stores.ready(home)
    return follower.sees(home, str(ready) if ready else None, time.monotonic(), least)


def more(home, number: int = 1) -> None:
    """Another upload lands, taken in by another process: at the end of a command in this one, its
    stores are closed."""
    export = home.path.parent / f"{number}.csv"
    export.write_bytes(homes.csv_bytes(homes.talks("dukcapil-ig", 3, 0.5, prefix=f"m{number}-")))
    done(data_apart(home.path, "load", export))


def ended() -> None:
    """All that is made ready in the background is."""
    for thread in threading.enumerate():
        if thread.name.startswith(following.NAME):
            thread.join()


def test_readers_see_the_former_store_until_the_next_is_ready(follower, home, gate):
    before = looked(follower, home).path
    assert gate.kind.ask(before) == f"result of {before}"
    more(home)
    gate.shut.add("all")
    assert looked(follower, home) == (before, True)
    assert looked(follower, home) == (before, True)
    assert gate.kind.ask(before) == f"result of {before}"  # found, not made again
    gate.opened.set()
    ended()
    after = str(stores.current(home))
    assert looked(follower, home) == (after, False) and after != before
    assert gate.made == [before, after]  # what was asked of the former one, once
    assert gate.kind.ask(after) == f"result of {after}"
    assert gate.made == [before, after]


def test_who_still_draws_of_the_former_store_finds_its_results(follower, home, gate):
    """Runs that began before the newer one was shown: they made all of it again, beside the thread that
    made the next."""
    before = looked(follower, home).path
    gate.kind.ask(before)
    more(home)
    looked(follower, home)
    ended()
    after = looked(follower, home).path
    assert gate.kind.ask(before) == f"result of {before}" and gate.made == [before, after]


def test_results_of_the_former_store_are_forgotten_then(follower, home, gate, monkeypatch):
    monkeypatch.setattr(following, "RUNS", 0)
    before = looked(follower, home).path
    gate.kind.ask(before)
    more(home)
    looked(follower, home)
    ended()
    after = looked(follower, home).path
    assert [gate.kind.asked_of(path) for path in (before, after)] == [
        [],
        [(pytest.approx(time.monotonic(), abs=60), ())],
    ]
    assert list(gate.kind._found) == [(after,)]


def test_results_of_stores_before_the_former_one_are_forgotten(follower, home, gate):
    seen = []
    for number in range(3):
        seen.append(looked(follower, home).path)
        gate.kind.ask(seen[-1])
        more(home, number)
        looked(follower, home)
        ended()
    seen.append(looked(follower, home).path)
    assert len(set(seen)) == 4
    assert {path for (path,) in gate.kind._found} == set(seen[-2:])


def test_what_cannot_be_made_of_the_newer_store_is_told_and_keeps_nothing_back(
    follower, home, gate, capsys
):
    before = looked(follower, home).path

    def of_a_unit(path: str) -> str:
        if path != before:
            raise KeyError("gone")
        return "there"

    kind = results.Kind(of_a_unit, 10)
    try:
        gate.kind.ask(before)
        kind.ask(before)  # asked for last, so made first
        more(home)
        looked(follower, home)
        ended()
        after = str(stores.current(home))
        assert looked(follower, home) == (after, False) and gate.made == [before, after]
        assert "of_a_unit galat=KeyError\n" in capsys.readouterr().err
        with pytest.raises(KeyError):
            kind.ask(after)
    finally:
        results._kinds.remove(kind)


def test_whoever_has_seen_a_newer_store_waits_for_no_older_one(follower, home, gate):
    """And so does whoever would see what was so too long ago."""
    before = looked(follower, home).path
    gate.kind.ask(before)
    more(home)
    gate.shut.add("all")
    assert looked(follower, home).path == before
    assert looked(follower, home, least=time.monotonic()) is None


def test_a_former_store_is_read_while_it_is_deleted(follower, home, gate):
    """Two are kept; more uploads than that may land before the newest is ready."""
    before = looked(follower, home).path
    rows = stores.cursor(home.derived / before).execute("select count(*) from cases").fetchone()
    gate.kind.ask(before)
    gate.shut.add("all")
    for number in range(3):
        more(home, number)
        assert looked(follower, home) == (before, True)
    assert not (home.derived / before).exists()
    again = stores.cursor(home.derived / before).execute("select count(*) from cases").fetchone()
    assert again == rows


def test_uploads_that_land_meanwhile_are_followed_to_the_last(home, gate, monkeypatch):
    """Two dashboards on one home end with the same store, whichever they were at."""
    monkeypatch.setattr(following, "FIRST", 0)
    two = following.Follower(), following.Follower()
    with two[0].in_background(), two[1].in_background():
        for number in range(3):
            for follower in two[: number + 1]:
                looked(follower, home)
            more(home, number)
        for _ in range(3):  # one that was at an older store sees the newest at the next look
            seen = [looked(follower, home) for follower in two]
            ended()
    assert seen == [(str(stores.current(home)), False)] * 2


def test_where_no_store_can_be_made_nothing_older_is_shown(follower, home):
    """Whoever looks is refused then, and told why."""
    before = looked(follower, home).path
    [upload] = (home.path / "uploads").iterdir()
    more(home)
    upload.rename(home.path.parent / upload.name)  # who put what in, nobody can say any more
    looked(follower, home)
    ended()
    assert looked(follower, home) is None and before


def test_where_others_make_it_for_long_the_former_store_stays(follower, home, monkeypatch):
    before = looked(follower, home)
    more(home)
    for store in home.derived.glob("store-*"):
        if store.stem != home.derived.joinpath(before.path).stem:
            store.unlink()
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0)
    with home.lock(stores.ASSEMBLING):
        looked(follower, home)
        ended()
        assert looked(follower, home).path == before.path
    ended()
    looked(follower, home)
    ended()
    assert looked(follower, home) == (str(stores.current(home)), False)


def test_without_a_server_whoever_asks_waits(home, gate):
    follower = following.Follower()
    before = looked(follower, home).path
    more(home)
    after = looked(follower, home)
    assert after == (str(stores.current(home)), False) and after.path != before


def test_readers_are_told_and_the_uploader_sees_his_rows(app, home, html, monkeypatch):
    """A page is whole: headline, board and freshness are of the store that it says; whoever has been
    at a screen on which people act sees what is now, wherever they go."""
    from pages.cache import store

    follower = following.Follower()
    monkeypatch.setattr(store, "followed", follower)
    monkeypatch.setattr(following, "FIRST", 0)
    gate = Gate()
    with follower.in_background():
        try:
            reader, uploader = app(home.path), app(home.path)
            drawn = dict(html)
            gate.kind.ask(str(stores.current(home)))
            gate.shut.add("all")
            (home.path.parent / "b.csv").write_bytes(homes.improvement())
            homes.command(home.path, "load", home.path.parent / "b.csv")
            store.look_again()
            html.clear()
            reader.run()
            assert not reader.exception
            assert empty.COUNTING in [caption.value for caption in reader.caption]
            assert {key: html[key] for key in drawn} == drawn
            uploader.switch_page(UPLOAD).run()
            html.clear()
            uploader.switch_page("pages/board/leaderboard.py").run()
            assert not uploader.exception
            assert empty.COUNTING not in [caption.value for caption in uploader.caption]
            assert {key: html[key] for key in drawn} != drawn
        finally:
            gate.opened.set()
            results._kinds.remove(gate.kind)
            ended()
