"""``demo``: fills a home of its own with the made-up regency, through the same ``load`` as
everyone's."""

import json
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from data import demo, moment
from data.cases import store
from data.demo import Load
from data.errors import Refused
from data.intake.load import taken
from data.intake.options import Options
from data.intake.reader import Reader
from data.lake.home import DEMO, DEMO_MARK, Home
from data.lake.removal import forget
from data.lake.writing import write_whole
from data.register import merging


def fill(home: Home) -> dict:
    """Makes the demo anew unless it was made today; says on standard error how far it is.

    Refused once the real home has a register. Returns ``{home, files, messages, until}``.
    """
    if home.has_register():
        raise Refused("Sudah ada register; data contoh hanya untuk folder data yang masih kosong.")
    today = moment.now().astimezone(moment.WIB).date()
    target = Home(home.path / DEMO)
    mark = target.path / DEMO_MARK
    if mark.exists() and json.loads(mark.read_bytes())["today"] == str(today):
        return json.loads(mark.read_bytes())["result"]
    forget(target)
    with tempfile.TemporaryDirectory() as folder, Reader() as reader:
        made = demo.write(Path(folder), today)
        merging.take_in(
            target, made.opd_csv, made.accounts_csv, False, by="contoh", opened=lambda _: {}
        )
        lines = list(_load(target, made.loads, reader))
    print("\rData contoh: menghitung angka …            ", file=sys.stderr)
    store.current(target)
    result = {
        "home": str(target.path),
        "files": len(lines),
        "messages": sum(line["accepted"] for line in lines),
        "until": made.until.isoformat(),
    }
    write_whole(mark, json.dumps({"today": str(today), "result": result}).encode())
    return result


def _load(target: Home, loads: list[Load], reader: Reader) -> Iterator[dict]:
    """Their lines; while one file is stored, the next is read: 20 s for the whole demo, not 28."""
    with ExitStack() as all_taken, ThreadPoolExecutor(1) as ahead:

        def take(one: Load):
            options = Options(
                begin=one.from_.isoformat(), end=one.until.isoformat(), accounts=tuple(one.accounts)
            )
            received = one.received_at.astimezone(moment.UTC)
            return all_taken.enter_context(
                taken(target, one.path, options, reader, by="contoh", received=received)
            )

        coming = ahead.submit(take, loads[0])
        for number in range(1, len(loads) + 1):
            print(
                f"\rData contoh: memuat berkas {number} dari {len(loads)} …",
                end="",
                file=sys.stderr,
                flush=True,
            )
            store_it = coming.result()
            if number < len(loads):
                coming = ahead.submit(take, loads[number])
            yield store_it()
