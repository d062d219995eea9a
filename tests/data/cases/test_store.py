"""The store: many who look for a new one at once get the same, made once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from data.cases import store
from tests.program import new_home
from tests.reference import Account, Opd

LOOKING = 12


def test_whoever_looks_at_once_gets_one_store_made_once(tmp_path):
    home = new_home(tmp_path, [Opd("capil", "Capil")], [Account("capil-ig", "capil", "instagram")])
    together = Barrier(LOOKING)

    def look(_) -> tuple:
        together.wait()
        path = store.current(home)
        return (
            path,
            path.stat().st_ino,
        )  # a store made once more is another file under the same name

    with ThreadPoolExecutor(LOOKING) as pool:
        assert len(set(pool.map(look, range(LOOKING)))) == 1
