"""How long one FILE of an app takes to load, and how much memory the largest process.

    .venv/bin/python -m bench.importers --what whatsapp [--megabytes 200]
    .venv/bin/python -m bench.importers --what chats [--megabytes 40]

``whatsapp`` is one chat of that size, ``chats`` a ZIP of 2,000 chats with so much text in all and
two pictures each. ``largest_process_mb`` is the largest resident set of the command and its child,
as the kernel reports it; the limits are 60 s for 200 MB and 1 GB (data/intake/reader.py). ``cpu_s``
is what ``load_s`` would be on one idle core, at most."""

import argparse
import json
import random
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bench.throughput import adopt_orphans, timed, used

REQUEST = "Mohon info jadwal pelayanan KTP di kecamatan hari ini nomor {}, apakah bisa diwakilkan?"
REPLY = (
    "Selamat pagi, loket buka pukul 07.30 sampai 15.00; bawa KK asli dan fotokopinya ya, nomor {}"
)
OWN = "Dinas Dukcapil"


CHATS, PICTURE = 2_000, 40_000  # how many chats, bytes of each picture


def messages(seed: int) -> Iterator[tuple[datetime, bool, str]]:
    """Moment, whether the account speaks, text: one citizen who goes on for ever, some texts of two
    lines."""
    draw, sent = random.Random(seed), datetime(2010, 1, 1)
    for number in range(10**9):
        sent += timedelta(seconds=draw.randrange(300))
        own = draw.random() < 0.45
        text = (REPLY if own else REQUEST).format(number)
        if draw.random() < 0.1:
            text = "<Media tidak disertakan>" if draw.random() < 0.5 else text + "\nTerima kasih 🙏"
        yield sent, own, text


def chat(citizen: str, seed: int, size: int) -> Iterator[str]:
    """The lines of one chat of ``size`` bytes, as an Indonesian Android phone exports it."""
    for sent, own, text in messages(seed):
        line = f"{sent:%d/%m/%Y %H.%M} - {OWN if own else citizen}: {text}\n"
        yield line
        size -= len(line.encode())
        if size <= 0:
            return


def write_whatsapp(path: Path, size: int) -> Path:
    """One chat."""
    target = path / "Chat WhatsApp dengan Warga.txt"
    with open(target, "w", encoding="utf-8") as handle:
        handle.writelines(chat("Siti Aminah", 1, size))
    return target


def write_chats(path: Path, size: int) -> Path:
    """Many chats with their pictures in one ZIP."""
    target, picture = path / "semua-obrolan.zip", random.Random(1).randbytes(PICTURE)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(CHATS):
            folder = f"WhatsApp Chat - Warga {number}"
            archive.writestr(
                f"{folder}/_chat.txt", "".join(chat(f"Warga {number}", number, size // CHATS))
            )
            for i in range(2):
                archive.writestr(f"{folder}/IMG-{i}.jpg", picture, zipfile.ZIP_STORED)
    return target


WRITERS: dict[str, tuple[Callable[[Path, int], Path], int]] = {
    "whatsapp": (write_whatsapp, 200),
    "chats": (write_chats, 40),
}


def main() -> None:
    """Prints one JSON object with the measurements."""
    options = argparse.ArgumentParser()
    options.add_argument("--what", choices=WRITERS, required=True)
    options.add_argument("--megabytes", type=int, help="of text; default 200, of chats 40")
    chosen = options.parse_args()
    adopt_orphans()
    write, usual = WRITERS[chosen.what]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, home = write(folder, (chosen.megabytes or usual) * 10**6), folder / "home"
        opds, accounts = folder / "opd.csv", folder / "accounts.csv"
        opds.write_text("opd_id,name,kind,schedule\nd,Dukcapil,dinas,office\n")
        accounts.write_text(f"account_id,opd_id,platform,handle\na,d,whatsapp,{OWN}\n")
        timed("data", "register", str(opds), str(accounts), home=home)
        begin = time.perf_counter()
        _, line = timed("data", "load", str(path), home=home)
        seconds = time.perf_counter() - begin
        total = used()
        print(
            json.dumps(
                {
                    "what": chosen.what,
                    "megabytes": round(path.stat().st_size / 10**6),
                    "load_s": round(seconds, 1),
                    "cpu_s": round(total.ru_utime + total.ru_stime, 1),
                    "largest_process_mb": round(total.ru_maxrss / 1000),
                    "line": json.loads(line),
                },
                indent=1,
                ensure_ascii=False,
            )
        )


if __name__ == "__main__":
    main()
