"""``load``: a file is read in the child, checked, and stored (``data.storing``)."""

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from data import moment
from data.importers.rows.kept_values import without_citizens, without_quotes
from data.intake import commit, mappings, own_names, stated
from data.intake.options import Options
from data.intake.reader import Reader
from data.intake.reading import Order, refuse_missing, refuse_nothing
from data.intake.rejected import Rejected
from data.lake.home import Home
from data.lake.writing import flush, sha256_of
from data.processes import edge
from data.targets.calendar import default_days


def load(
    home: Home,
    path: Path,
    options: Options,
    reader: Reader,
    by: str,
    received: datetime | None = None,
    rejected: Rejected | None = None,
) -> dict:
    """Takes in one FILE; returns its line: ``file, format, upload_id, read, accepted, updated,
    duplicates, rejected, cases``, and ``bias`` where what is rejected may make figures look better
    (a sentence). Refused where nothing of it could be stored. ``received``: now,
    unless the demo says otherwise; ``rejected`` takes up the rejected rows as they stood."""
    with taken(home, path, options, reader, by=by, received=received, rejected=rejected) as store:
        return store()


@contextmanager
def taken(
    home: Home,
    path: Path,
    options: Options,
    reader: Reader,
    by: str,
    received: datetime | None = None,
    rejected: Rejected | None = None,
) -> Iterator[Callable[[], dict]]:
    """The first half of :func:`load`: the FILE, read and checked. What it gives is the second: it
    stores the FILE and returns its line."""
    refuse_missing(path)  # before it is read for its digest: it may be a device without an end
    received = received or moment.now()
    order = Order.of(home, path, options, reader, received)
    with home.staging_folder() as folder, ThreadPoolExecutor() as pool:
        digest = pool.submit(
            sha256_of, path
        )  # what needs no rows is done while the child reads them
        pool.submit(default_days, received.year - 1, received.year + 1)
        reading = order.read(folder)
        pool.submit(
            flush, folder / f"{reading['kind']}.parquet"
        )  # so that little is left to write at the end
        if rejected is not None:
            rejected.take(folder, reading, path.name)
        refuse_nothing(reading, order.statement, path.name)
        statement_made = stated.statement_of(reading, order.statement, received, path.name)
        info = _info(
            reading,
            statement_made,
            options,
            digest.result(),
            received=received,
            by=by,
            accounts=order.register.accounts,
        )

        def store() -> dict:
            with home.lock():
                result = commit.store(home, folder, info, reading)
                with edge.stands("Unggahan sudah disimpan, tetapi jawaban Anda tidak diingat"):
                    _remember(home, options, reading, by)
            bias = {"bias": reading["bias"]} if reading["bias"] else {}
            return {"file": os.fsencode(path).decode(errors="replace"), **result, **bias}

        yield store


def _remember(home: Home, options: Options, reading: dict, by: str) -> None:
    """Keeps what the person answered, for the next file of the same kind."""
    if options.own and options.accounts:
        own_names.remember(home, options.accounts[0], list(options.own), by)
    for account_id in list(reading["stamps"])[:1] if options.map or options.values else ():
        mappings.remember(
            home,
            account_id,
            reading["columns"],
            answered=reading.get("map", {}),
            values=options.values,
            by=by,
        )


def _info(
    reading: dict,
    statement_made: dict,
    options: Options,
    sha256: str,
    received: datetime,
    by: str,
    accounts: Collection[str],
) -> dict:
    """Everything of ``upload.json`` that does not depend on what is stored already; ``accounts``:
    ids of the register."""
    kept = {
        k: v for k, v in reading.items() if k not in ("read", "columns", "map", "unknown_words")
    }
    kept["bias"] = reading["bias"] and without_quotes(reading["bias"])
    kept["remarks"] = [without_quotes(remark) for remark in reading["remarks"]]
    kept["rejected_rows"] = [without_citizens(row, accounts) for row in reading["rejected_rows"]]
    return {
        "received_at": moment.to_text(received),
        "by": by,
        "sha256": sha256,
        "file": f"{reading['format']} {received.astimezone(moment.WIB):%Y-%m-%d %H.%M}",
        "reading": {
            "map": options.map,
            **({"values": options.values} if options.values else {}),
            "dates": options.dates,
            "timezone": options.timezone,
            "encoding": options.encoding,
        },
        **statement_made,
        **kept,
    }
