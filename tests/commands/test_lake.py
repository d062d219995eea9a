"""``uploads``, ``purge``, ``exclude``, ``rebuild``: what is taken out, what stays, and what is
printed."""

import json
import shutil
from datetime import datetime

import pytest

from tests.commands.shell import (
    LOAD_KEYS,
    cases,
    copied,
    data,
    done,
    figures,
    message,
    metrics,
    refused,
    truth,
    written,
)

PERIOD = ["--from", "2026-09-01", "--until", "2026-09-30"]


@pytest.fixture(scope="module")
def twice_loaded(shared_home, tmp_path_factory):
    """A home with two uploads of two cases each; only to be copied."""
    folder = tmp_path_factory.mktemp("files")
    paths = [
        written(
            folder / f"{i}.csv",
            [message(f"{i}-{j}", f"2026-09-0{j}T08:00:00+07:00") for j in (1, 2)],
        )
        for i in range(2)
    ]
    done(data(shared_home, "load", *paths, *PERIOD))
    return shared_home


@pytest.fixture
def home(twice_loaded, tmp_path):
    """Such a home of one test."""
    return copied(twice_loaded, tmp_path / "home")


@pytest.fixture
def loaded(home):
    """The ids of its uploads."""
    return sorted(path.name for path in (home / "uploads").iterdir())


def test_uploads(home, loaded):
    lines = done(data(home, "uploads", TANGGAP_USER="x")).lines
    keys = [*LOAD_KEYS, "received_at", "by", "sha256", "from", "until", "undone"]
    assert [list(line) for line in lines] == [keys] * 2
    assert [line["upload_id"] for line in lines] == loaded
    line = lines[0]
    assert (line["accepted"], line["cases"], line["undone"]) == (2, 2, False)
    assert datetime.fromisoformat(line["received_at"]) == datetime.fromisoformat(
        "2026-10-05T09:00:00+07:00"
    )
    assert datetime.fromisoformat(line["until"]) == datetime.fromisoformat(
        "2026-10-01T00:00:00+07:00"
    )


def test_purge_deletes_the_rows_and_keeps_that_they_were(home, loaded):
    folder = home / "uploads" / loaded[0]
    rows = (folder / "messages.parquet").read_bytes()
    done(
        metrics(home, "figures", "--by", "opd", "--month", "2026-09")
    )  # so that derived files are there
    assert done(data(home, "purge", loaded[0])).line["upload_id"] == loaded[0]
    assert not (folder / "messages.parquet").exists()
    assert not any(path.read_bytes() == rows for path in home.rglob("*") if path.is_file())
    line = done(data(home, "uploads")).lines[0]
    assert (line["upload_id"], line["accepted"], line["undone"]) == (loaded[0], 2, True)
    assert figures(home, "account", "2026-09")["ig"]["cases"] == 2
    done(data(home, "verify"))
    before = truth(home)
    assert loaded[0] in refused(data(home, "purge", loaded[0]))
    assert "tidak-ada" in refused(data(home, "purge", "tidak-ada"))
    assert truth(home) == before


@pytest.mark.parametrize("upload_id", ["../documents", "", "000001"])
def test_undo_of_what_is_not_there(home, loaded, upload_id):
    before = truth(home)
    refused(data(home, "undo", upload_id))
    assert truth(home) == before


def test_exclude_and_back(home, loaded):
    before = figures(home, "account", "2026-09")["ig"]
    case_id = cases(home, "ig", "2026-09")[0]["case_id"]
    done(data(home, "exclude", case_id, "--reason", "spam"))
    row = figures(home, "account", "2026-09")["ig"]
    assert (row["cases"], row["excluded"]) == (3, 1)
    listed = {case["case_id"]: case["excluded"] for case in cases(home, "ig", "2026-09")}
    assert listed[case_id] is True and list(listed.values()).count(False) == 3
    done(data(home, "rebuild"))
    assert figures(home, "account", "2026-09")["ig"] == row  # the decision survives
    done(data(home, "exclude", case_id, "--reason", "spam", "--undo"))
    assert figures(home, "account", "2026-09")["ig"] == before


def test_exclude_of_what_is_not_there(home, loaded):
    before = truth(home)
    assert "0123456789abcdef" in refused(
        data(home, "exclude", "0123456789abcdef", "--reason", "spam")
    )
    assert "kuda" in refused(data(home, "exclude", "kuda", "--reason", "spam"))
    assert truth(home) == before


def test_derived_files_can_be_deleted_or_broken_at_any_time(home, loaded):
    before, lake = figures(home, "opd", "2026-09"), truth(home)
    assert len(done(data(home, "rebuild")).lines) == 1
    assert figures(home, "opd", "2026-09") == before
    shutil.rmtree(home / "cases")
    for path in home.glob("store-*"):
        path.unlink()
    assert figures(home, "opd", "2026-09") == before
    for path in [*home.glob("store-*"), *(home / "cases").glob("*")]:
        path.write_bytes(b"rusak")
    done(data(home, "rebuild"))
    assert figures(home, "opd", "2026-09") == before and truth(home) == lake


def test_nothing_of_a_citizen_is_in_the_home(home, tmp_path):
    import duckdb
    import pyarrow.parquet as pq

    secret = [
        "Rahmawati",
        "rahasia-percakapan",
        "rahasia-pesan",
        "Anak saya sakit",
        "Ekspor Rahmawati",
    ]
    rows = [
        message(
            "1",
            "2026-09-01T08:00:00+07:00",
            conversation_id=secret[1],
            message_id=secret[2],
            author=secret[0],
            text=secret[3],
        ),
        message(
            "2", "2026-09-01T08:00:00+07:00", author=secret[0], text=secret[3], account_id="lain"
        ),
    ]
    done(data(home, "load", written(tmp_path / "Ekspor Rahmawati.csv", rows)))
    done(metrics(home, "figures", "--by", "opd", "--month", "2026-09"))
    text = "".join(path.read_text() for path in home.rglob("*.json"))
    tables = [pq.read_table(path).to_pylist() for path in home.rglob("*.parquet")]
    with duckdb.connect(str(next(home.glob("store-*.duckdb"))), read_only=True) as store:
        tables += [
            store.table(name).fetchall()
            for (name,) in store.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        ]
    text += json.dumps(tables, default=str)
    assert "k-1" not in text and [word for word in secret if word in text] == []
