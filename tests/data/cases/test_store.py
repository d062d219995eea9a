"""The store: many who look for a new one at once get the same, made once."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from data.cases import store, stores
from data.lake.home import Home
from tests import waiting
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


def test_what_is_cut_of_uploads_and_what_is_read_of_derived_files_is_the_same_table(tmp_path):
    home = Home(waiting.home(tmp_path))

    def made_anew() -> list:
        for path in stores.newest(home):
            path.unlink()
        cursor = store.cursor(store.assemble(home))
        found = [cursor.table(table).to_arrow_table() for table in stores.TABLES]
        store.close()
        return [(one.schema, sorted(one.to_pylist(), key=str)) for one in found]

    of_files = made_anew()
    shutil.rmtree(home.cases)
    assert made_anew() == of_files and all(rows for _, rows in of_files)
