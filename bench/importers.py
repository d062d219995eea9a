"""How long one FILE of an app takes to load, and how much memory the process that reads it.

    .venv/bin/python -m bench.importers --what whatsapp [--megabytes 200]

``largest_process_mb`` is the largest resident set of the command and its child, as the kernel reports it; the limits
are 60 s for 200 MB and 1 GB (data/importing.py).
"""

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.throughput import timed

REQUEST = "Mohon info jadwal pelayanan KTP di kecamatan hari ini nomor {}, apakah bisa diwakilkan?"
REPLY = "Selamat pagi, loket buka pukul 07.30 sampai 15.00; bawa KK asli dan fotokopinya ya, nomor {}"
OWN = "Dinas Dukcapil"


def messages(seed: int) -> Iterator[tuple[datetime, bool, str]]:
    """Moment, whether the account speaks, text: one citizen who goes on for ever, some texts of two lines."""
    draw, sent = random.Random(seed), datetime(2010, 1, 1)
    for number in range(10**9):
        sent += timedelta(seconds=draw.randrange(300))
        own = draw.random() < 0.45
        text = (REPLY if own else REQUEST).format(number)
        if draw.random() < 0.1:
            text = "<Media tidak disertakan>" if draw.random() < 0.5 else text + "\nTerima kasih 🙏"
        yield sent, own, text


def write_whatsapp(path: Path, size: int) -> Path:
    """One chat as an Indonesian Android phone exports it."""
    with open(path / "Chat WhatsApp dengan Warga.txt", "w", encoding="utf-8") as handle:
        for sent, own, text in messages(1):
            handle.write(f"{sent:%d/%m/%Y %H.%M} - {OWN if own else 'Siti Aminah'}: {text}\n")
            if handle.tell() >= size:
                return Path(handle.name)


WRITERS: dict[str, Callable[[Path, int], Path]] = {"whatsapp": write_whatsapp}


def main() -> None:
    """Prints one JSON object with the measurements."""
    options = argparse.ArgumentParser()
    options.add_argument("--what", choices=WRITERS, required=True)
    options.add_argument("--megabytes", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, home = WRITERS[chosen.what](folder, chosen.megabytes * 10**6), folder / "home"
        opds, accounts = folder / "opd.csv", folder / "accounts.csv"
        opds.write_text("opd_id,name,kind,schedule\nd,Dukcapil,dinas,office\n")
        accounts.write_text(f"account_id,opd_id,platform,handle\na,d,{chosen.what},{OWN}\n")
        timed("data", "register", str(opds), str(accounts), home=home)
        begin = time.perf_counter()
        _, line = timed("data", "load", str(path), home=home)
        seconds = time.perf_counter() - begin
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(json.dumps({"what": chosen.what, "megabytes": round(path.stat().st_size / 10**6),
                          "load_s": round(seconds, 1), "largest_process_mb": round(memory / 1000),
                          "line": json.loads(line)}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
