"""How long this build takes to load files, as a multiple of another build on the same machine.

    .venv/bin/python -m bench.builds --against DIR [--rounds 3] [--only KIND ...]

``DIR`` is a tree of another commit with a ``.venv``. Each round loads every kind of file with both
builds in turn, each into a home of its own; medians of the processor's seconds of the command and
of its children are compared, for on a busy machine the clock says nothing. One round before warms
caches and compiled modules."""

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import xlsxwriter

from bench.importers import OWN, messages, write_chats, write_whatsapp
from bench.throughput import adopt_orphans, used

HERE = Path(__file__).parents[1]
TALK = 600  # messages
HEADER = ["account_id", "case_id", "opened_at", "first_reply_at", "closed_at", "status"]


def cases(rows: int) -> Iterator[list]:
    """Tickets of ten months, a fifth without a reply."""
    draw = random.Random(3)
    for number in range(rows):
        opened = datetime(2026, 1, 1) + timedelta(seconds=draw.randrange(26_000_000))
        replied = opened + timedelta(seconds=draw.randrange(200_000))
        is_answered = draw.random() < 0.8
        yield [
            "a",
            f"T{number}",
            opened,
            replied if is_answered else None,
            replied + timedelta(days=1) if is_answered else None,
            "resolved" if is_answered else "open",
        ]


def write_csv(path: Path, rows: int) -> Path:
    """Cases with ISO 8601 stamps."""
    target = path / "kasus.csv"
    with open(target, "w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(HEADER)
        for row in cases(rows):
            writer.writerow(c.isoformat() + "+07:00" if isinstance(c, datetime) else c for c in row)
    return target


def write_xlsx(path: Path, rows: int) -> Path:
    """The same cases in a workbook."""
    target = path / "kasus.xlsx"
    with xlsxwriter.Workbook(target, {"default_date_format": "dd/mm/yyyy hh:mm:ss"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, *cases(rows)]):
            sheet.write_row(number, 0, row)
    return target


def write_telegram(path: Path, rows: int) -> Path:
    """An export of Telegram Desktop in many chats."""
    chats = [
        {
            "name": f"Warga {talk}",
            "type": "personal_chat",
            "id": talk + 2,
            "messages": [
                {
                    "id": i,
                    "type": "message",
                    "date": sent.isoformat(),
                    "date_unixtime": str(int(sent.timestamp())),
                    "from": OWN if own else f"Warga {talk}",
                    "from_id": f"user{1 if own else talk + 2}",
                    "text": text,
                }
                for i, (sent, own, text) in enumerate(islice(messages(talk), TALK))
            ],
        }
        for talk in range(rows // TALK)
    ]
    person = {"user_id": 1, "first_name": OWN, "last_name": ""}
    target = path / "result.json"
    content = {"personal_information": person, "chats": {"list": chats}}
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return target


def write_meta(path: Path, rows: int) -> Path:
    """A download of Facebook in many talks."""
    target = path / "facebook.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for talk in range(rows // TALK):
            citizen = f"Warga {talk}"
            said = [
                {
                    "sender_name": OWN if own else citizen,
                    "timestamp_ms": int(sent.timestamp() * 1000),
                    "content": text.encode().decode("latin-1"),
                }
                for sent, own, text in islice(messages(talk), TALK)
            ]
            place = f"inbox/warga_{talk}"
            content = {
                "participants": [{"name": citizen}, {"name": OWN}],
                "messages": said[::-1],
                "title": citizen,
                "thread_path": place,
            }
            name = f"your_facebook_activity/messages/{place}/message_1.json"
            archive.writestr(name, json.dumps(content))
    return target


KINDS: dict[str, tuple[Callable[[Path, int], Path], int]] = {
    "small whatsapp": (write_whatsapp, 36_000),
    "small csv": (write_csv, 199),
    "small xlsx": (write_xlsx, 199),
    "whatsapp": (write_whatsapp, 12_000_000),
    "chats": (write_chats, 20_000_000),
    "csv": (write_csv, 80_000),
    "xlsx": (write_xlsx, 20_000),
    "telegram": (write_telegram, 60_000),
    "meta": (write_meta, 60_000),
}


def seconds(build: Path, path: Path, folder: Path) -> float:
    """Of the processor, for one ``load`` into a new home, the children of the command with it."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        variables = {**os.environ, "TANGGAP_HOME": f"{home}/home"}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)  # each start would compile all modules

        def run(*arguments: str) -> None:
            command = [str(build / ".venv/bin/python"), "-m", "data", *arguments]
            subprocess.run(command, cwd=build, env=variables, check=True, capture_output=True)

        run("register", str(folder / "opd.csv"), str(folder / "accounts.csv"))
        before = used()
        run("load", str(path), "--account", "a")
        after = used()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints a line for each kind: seconds of the other build, of this one, and their ratio."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--against", type=Path, required=True)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS))
    chosen = options.parse_args()
    adopt_orphans()
    for kind in chosen.only:
        write, size = KINDS[kind]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "opd.csv").write_text("opd_id,name,kind,schedule\nd,Dukcapil,dinas,office\n")
            accounts = f"account_id,opd_id,platform,handle\na,d,whatsapp,{OWN}\n"
            (folder / "accounts.csv").write_text(accounts)
            path = write(folder, size)
            pairs = [
                (seconds(chosen.against, path, folder), seconds(HERE, path, folder))
                for _ in range(chosen.rounds + 1)
            ][1:]
        other, ours = map(statistics.median, zip(*pairs, strict=True))
        print(f"{kind:16}{other:8.2f}{ours:8.2f}{ours / other:7.2f}", flush=True)


if __name__ == "__main__":
    main()
