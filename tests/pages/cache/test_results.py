"""Results of a store leave nothing behind once they are forgotten: a server runs for weeks."""

import gc
import threading
import weakref

import pytest

from pages.cache import results


class Asked(str):
    """A store's path that can be followed: whoever keeps it keeps it alive."""


@pytest.fixture
def kind():
    """Of which ``b`` cannot be made."""

    def make(path: str) -> str:
        if path == "b":
            raise KeyError(path)
        return path.upper()

    found = results.Kind(make, 10)
    yield found
    results._kinds.remove(found)


def found(kind, path) -> None:
    assert kind.ask(path) == "A"


def made_although_it_is_there(kind, path) -> None:
    """As of a newer store whose page somebody has opened before it was made ready."""
    kind.ask(path)
    kind.remake(0.0, path)
    kind.remake(0.0, path)


def failed(kind, path) -> None:
    with pytest.raises(KeyError):
        kind.ask(path)
    with pytest.raises(KeyError):
        kind.remake(0.0, path)


@pytest.mark.parametrize(
    ("name", "happened"), [("a", found), ("a", made_although_it_is_there), ("b", failed)]
)
def test_nothing_is_left_of_a_forgotten_store(kind, name, happened):
    path = Asked(name)
    seen = weakref.ref(path)
    happened(kind, path)
    results.forget_all_but()
    del path
    gc.collect()
    assert seen() is None


def test_nothing_is_left_of_whoever_waited():
    """Several ask at once: one makes it, the others find it there."""
    begun, may_end = threading.Event(), threading.Event()

    def slow(path: str) -> str:
        begun.set()
        may_end.wait()
        return path.upper()

    slowly = results.Kind(slow, 10)
    path, answers = Asked("a"), []
    seen = weakref.ref(path)
    asking = [
        threading.Thread(target=lambda asked: answers.append(slowly.ask(asked)), args=(path,))
        for _ in range(4)
    ]
    try:
        for thread in asking:
            thread.start()
        begun.wait()
        may_end.set()
        for thread in asking:
            thread.join()
        assert answers == ["A"] * 4
        results.forget_all_but()
        del path, asking, thread
        gc.collect()
        assert seen() is None
    finally:
        results._kinds.remove(slowly)
