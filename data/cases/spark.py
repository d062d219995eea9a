"""Cases cut by the workers of a Spark Connect server (Apache Spark 4, Sail).

A task is a batch of accounts. Workers see program and home at the same paths as we, so names are sent
and no messages, and do what we would do. What they make lies in ``cases/`` under the accounts' keys:
whoever makes the store finds it, and cuts what is missing."""

import socket
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pyarrow as pa

from data.cases import cached, keys
from data.cases.rules import Rules
from data.errors import Refused, quote
from data.lake import damage
from data.lake.home import Home
from data.lake.uploads import Lake
from data.sql.statements import rule_version

PROGRAM = Path(__file__).parents[2]
ROWS_PER_TASK = 500_000  # an empty database and the rules cost as much as some ten thousand
ANSWERS_WITHIN = 10  # seconds; the client itself would try for ten minutes


def cut(home: Home, remote: str) -> None:
    """Makes the files of all accounts in ``cases/``; ``remote``: ``sc://HOST:PORT``. Refused where
    the client is not installed, the server does not answer, or its workers cannot do it."""
    view = Lake.readable(home)
    batches = list(keys.batches(sorted(view.by_account), view, ROWS_PER_TASK))
    batches.sort(key=lambda batch: -sum(keys.size(a, view) for a in batch))  # the longest first
    spark, failures = _session(remote)
    try:
        one_each = spark.range(0, len(batches), 1, max(1, len(batches)))
        told = one_each.mapInArrow(_task(home, batches), "problem string").toArrow()
    except failures as failure:
        raise Refused(
            f"Server Spark {quote(remote)} menghentikan pekerjaannya; lihat catatan server itu, atau "
            "jalankan rebuild tanpa Spark."
        ) from failure
    finally:
        spark.stop()
    for sentence in filter(None, told.column("problem").to_pylist()):
        raise Refused(sentence)


def _session(remote: str) -> tuple:
    """A session, and what its calls raise."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of a new pandas, of which nothing is used
            from pyspark.errors import PySparkException
            from pyspark.sql.connect.session import SparkSession
        at = urlsplit(remote)
        socket.create_connection((at.hostname, at.port), ANSWERS_WITHIN).close()
    except ImportError as error:
        missing = "--engine spark memerlukan pyspark-client; pasang dahulu dengan"
        raise Refused(f"{missing} “pip install -r requirements-scale.lock”.") from error
    except (OSError, ValueError) as error:
        silent = f"Server Spark {quote(remote)} tidak menjawab; jalankan dahulu,"
        raise Refused(f"{silent} atau perbaiki alamatnya (sc://HOST:PORT).") from error
    return SparkSession.builder.remote(remote).create(), PySparkException


def _task(home: Home, batches: list[list[str]]) -> Callable:
    program, place, version = str(PROGRAM), str(home.path), _version()

    def task(numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        sys.path.insert(0, program)  # this is sent as it stands: the worker does not know us yet
        from data.cases import spark

        for some in numbers:
            told = [spark.problem(place, batches[n], version) for n in some.column(0).to_pylist()]
            yield pa.RecordBatch.from_pydict({"problem": pa.array(told, pa.string())})

    return task


def problem(place: str, accounts: list[str], version: str) -> str | None:
    """What a worker does: cuts the cases of a batch; a sentence where it cannot."""
    if _version() != version:
        return f"Pekerja Spark menjalankan program lain; samakan rilisnya di {quote(str(PROGRAM))}."
    if not Home(place).mark.exists():
        return f"Pekerja Spark tidak melihat folder data {quote(place)}; bagikan folder itu."
    try:
        view = Lake.readable(Home(place))
        cached.files(view, Rules.current(view), accounts)
    except damage.Damaged:
        return None  # whoever makes the store finds it too, and goes on without that upload
    except Refused as refusal:
        return str(refusal)
    return None


def _version() -> str:
    return f"{rule_version()} {duckdb.__version__}"
