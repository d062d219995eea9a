"""Several processes on one home at once: the counts are as if one after another, and readers never
wait or fail."""

import fcntl
import gzip
import json
import signal
from contextlib import ExitStack

import pytest

from data.lake import turns
from tests.commands.shell import (
    data,
    done,
    ended,
    figures,
    has_open,
    message,
    start,
    text_of,
    until,
    written,
)

PERIOD = ["--from", "2026-09-01", "--until", "2026-09-30"]


def rows(*numbers: int) -> list[dict]:
    return [message(str(n), f"2026-09-{n:02d}T08:00:00+07:00") for n in numbers]


def test_six_loads_at_once(home, tmp_path):
    same = written(tmp_path / "sama.csv", rows(*range(1, 9)))
    others = [
        written(tmp_path / f"{i}.csv", rows(*range(i, i + 8))) for i in (5, 9, 13)
    ]  # up to message 20
    order = [same, others[0], same, others[1], same, others[2]]
    processes = [start("data", home, "load", path, *PERIOD) for path in order]
    lines = [done(ended(process)).line for process in processes]
    assert (
        sum(line["accepted"] for line in lines) == 20 and sum(line["cases"] for line in lines) == 20
    )
    assert all((line["read"], line["accepted"] + line["duplicates"]) == (8, 8) for line in lines)
    assert sum(line["upload_id"] is None for line in lines) == 2  # the same file counts once
    assert figures(home, "account", "2026-09")["ig"]["cases"] == 20
    done(data(home, "verify"))
    assert len(done(data(home, "uploads")).lines) == 4


def test_backups_and_readers_while_loads_go_on(home, tmp_path):
    paths = [written(tmp_path / f"{i}.csv", rows(*range(i, i + 4))) for i in (1, 5, 9)]
    done(data(home, "load", paths[0], *PERIOD))
    loads = [start("data", home, "load", path, *PERIOD) for path in paths[1:]]
    backups = [start("data", home, "backup", tmp_path / name) for name in ("satu", "dua", "dua")]
    reader = start(
        "metrics", home, "figures", "--by", "account", "--month", "2026-09", "--format", "json"
    )
    seen = {row["account_id"]: row["cases"] for row in json.loads(done(ended(reader)).out)}["ig"]
    assert seen in (4, 8, 12)
    for process in [*backups, *loads]:
        done(ended(process))
    for copy in (tmp_path / "satu", tmp_path / "dua"):
        done(data(copy, "verify"))
        assert len(list((copy / "uploads").iterdir())) in (1, 2, 3)
    assert figures(home, "account", "2026-09")["ig"]["cases"] == 12


def test_a_load_waits_for_a_busy_home(home, tmp_path):
    with open(home / "lock", "a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        process = start("data", home, "load", written(tmp_path / "pesan.csv", rows(1)))
        until(lambda: has_open(process, home / "lock"), "the load stands before the lock")
        assert process.poll() is None and not list((home / "uploads").iterdir())
    assert done(ended(process)).line["accepted"] == 1


def test_a_load_waits_for_its_turn_and_a_look_does_not(home, tmp_path):
    path = written(tmp_path / "pesan.csv", rows(1))
    with ExitStack() as places:
        for _ in range(turns.AT_ONCE):
            places.enter_context(turns.taken(home))
        process = start("data", home, "load", path)
        until(lambda: has_open(process, home / turns.LINE), "the load stands in line")
        assert done(data(home, "look", path)).line["read"] == 1
        assert process.poll() is None and not list((home / "uploads").iterdir())
    assert done(ended(process)).line["accepted"] == 1


def test_a_reader_waits_for_the_store_that_another_process_makes(home, tmp_path):
    done(data(home, "load", written(tmp_path / "pesan.csv", rows(1)), *PERIOD))
    for store in home.glob("store-*.duckdb"):
        store.unlink()
    with open(home / "store.lock", "a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        reader = start(
            "metrics", home, "figures", "--by", "account", "--month", "2026-09", "--format", "json"
        )
        until(lambda: has_open(reader, home / "store.lock"), "the reader stands before the lock")
        assert reader.poll() is None and not list(home.glob("store-*.duckdb"))
    assert {row["account_id"]: row["cases"] for row in json.loads(done(ended(reader)).out)}[
        "ig"
    ] == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "stopped"])
def test_an_interrupted_load_leaves_no_export_behind(home, tmp_path, number):
    """The unpacked export is citizens' words: it goes also when the load is broken off, and nobody
    sees a traceback."""
    path = written(tmp_path / "besar.csv.gz", gzip.compress(text_of(rows(1) * 300_000).encode(), 1))
    process = start("data", home, "load", path)
    until(lambda: any((home / "staging").glob("*/gz")), "the export is being unpacked")
    process.send_signal(number)
    result = ended(process)
    assert result.code != 0 and result.out == "" and "Traceback" not in result.err, result.err[
        -2000:
    ]
    assert not list((home / "staging").iterdir()) and not list((home / "uploads").iterdir())
