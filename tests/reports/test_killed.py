"""Publishing that is killed at any moment leaves a version that is there whole, or none."""

import multiprocessing
import os
import random
import signal
import time

from data.lake import published, verify
from data.lake.home import Home
from reports import publish
from reports.month import Month
from reports.published import open_version, versions
from tests.reports.conftest import MONTH

MOMENTS = 40
FORKED = multiprocessing.get_context("fork")


def test_killed_at_forty_moments(ready, home, monkeypatch):
    """The tables are those of a published version, so that only their freezing is cut short."""
    version = open_version(home, MONTH)
    tables = {
        name.removesuffix(".parquet"): version.table(name.removesuffix(".parquet"))
        for name in version.manifest["files"]
        if name != "moved.parquet"
    }
    facts = {name: version.manifest[name] for name in ("month", "as_of", "program", "settings")}
    monkeypatch.setattr(publish.month_tables, "of", lambda *_: Month(facts, tables))
    monkeypatch.setattr(publish, "_moved", lambda *_: tables["states"].iloc[:0])
    begun = time.monotonic()
    publish.publish(ready, MONTH, None, "yang pertama")
    lasts, draw = time.monotonic() - begun, random.Random(20220623)
    for _ in range(MOMENTS):
        before = [found["version"] for found in versions(ready)]
        child = FORKED.Process(
            target=publish.publish, args=(Home(ready.path), MONTH, "alasan", "yang mati")
        )
        child.start()
        time.sleep(draw.uniform(0, lasts))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        after = [found["version"] for found in versions(ready)]
        assert after[: len(before)] == before and len(after) - len(before) in (0, 1)
        assert published.bad_files(ready)[1] == []
    publish.publish(ready, MONTH, "sesudah semua itu", "yang terakhir")
    assert verify.bad_files(ready)[1] == []
    assert list(ready.staging.iterdir()) == []
