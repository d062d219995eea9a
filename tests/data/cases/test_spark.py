"""``rebuild --engine spark``: what the workers of a Spark Connect server cut is what this machine
would cut. The server is Sail, which needs no Java; its workers are threads of this process."""

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pysail.spark import SparkConnectServer

from data.cases import cached, spark, store
from data.cases.rules import Rules
from data.errors import Refused
from data.lake import removal
from data.lake.home import Home
from data.lake.uploads import Lake
from tests import histories, program
from tests.commands.shell import done, run
from tests.data.cases.test_succession import ACCOUNTS, contents, older
from tests.program import new_home

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture(autouse=True)
def named_main(monkeypatch):
    """The client ends a process whose main module has no file, as that of an xdist worker
    (findings/pyspark_client_takes_python_c_for_doctests.sh)."""
    monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)


@pytest.fixture(scope="module")
def remote():
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port = server.listening_address
    yield f"sc://{host}:{port}"
    server.stop()


def cut_by_workers(home: Home, remote: str) -> set[str]:
    """Makes everything anew; the names of the files in ``cases/`` before the store is made."""
    removal.forget_derived(home)
    spark.cut(home, remote)
    return {path.name for path in home.cases.iterdir()}


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(messages=histories.message_files(), tickets=histories.case_files())
def test_every_row_is_the_same_whoever_cuts_it(messages, tickets, remote, reader):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = new_home(folder, histories.OPDS, ACCOUNTS)
        older(home, folder, reader)
        for number, file in enumerate([*messages, *tickets]):
            file.write(folder / f"{number}.csv")
            program.load_file(home, file.path, reader, *file.options())
        here = contents(store.current(home))
        view = Lake.read(home)
        paths = cached.files(view, Rules.current(view)).values()
        assert cut_by_workers(home, remote) >= {p.name for own in paths for p in own}
        assert contents(store.current(home)) == here


@pytest.fixture
def home(tmp_path, reader):
    found = new_home(tmp_path, histories.OPDS, ACCOUNTS)
    older(found, tmp_path, reader)
    return found


def test_the_command_is_the_same_with_workers(home, remote):
    """In a process of its own: those of ``data`` start without pandas, which the client needs."""
    here = done(run("data", home.path, "rebuild"))
    there = done(run("data", home.path, "rebuild", "--engine", "spark", "--remote", remote))
    assert there.line == here.line and there.err == ""


def test_a_giant_account_is_a_task_of_its_own(home, remote, monkeypatch):
    monkeypatch.setattr(spark, "ROWS_PER_TASK", 1)
    assert len([name for name in cut_by_workers(home, remote) if name.endswith(".sums")]) == 6


def test_a_home_without_uploads_gives_the_workers_nothing_to_do(tmp_path, remote):
    assert cut_by_workers(new_home(tmp_path, histories.OPDS, ACCOUNTS), remote) == set()


def test_a_server_that_does_not_answer_is_one_sentence(home):
    with pytest.raises(Refused, match="“sc://127.0.0.1:9” tidak menjawab"):
        spark.cut(home, "sc://127.0.0.1:9")


def test_without_the_client_the_sentence_says_how_to_install_it(home, remote, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(Refused, match="pip install -r requirements-scale.lock"):
        spark.cut(home, remote)


def test_a_worker_that_cannot_do_it_says_why(home, remote, monkeypatch):
    version = spark._version()
    assert "tidak melihat folder data" in (spark.problem("/elsewhere", ["b1"], version) or "")
    assert "program lain" in (spark.problem(str(home.path), ["b1"], "older") or "")
    monkeypatch.setattr(spark, "problem", lambda *_: "Pekerja Spark tidak mau.")
    with pytest.raises(Refused, match=r"^Pekerja Spark tidak mau\.$"):
        spark.cut(home, remote)


def test_a_task_that_fails_is_one_sentence(home, remote, monkeypatch):
    monkeypatch.setattr(spark, "problem", lambda *_: 1 / 0)
    with pytest.raises(Refused, match="menghentikan pekerjaannya"):
        spark.cut(home, remote)
