"""The upload screen's way to ``python -m data``: a child process per file, its JSON line or its
sentence read back."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import FOR_SCREEN, DiskFails
from data.lake import home
from data.processes import commands
from pages.access import rights
from pages.access.logged import action
from pages.access.sign_in import Person
from pages.cache import store

LONGEST_CELL = 64 << 20  # characters; no importer takes longer ones
SHOWN_CELL = 500
NOT_YOURS = "Peran Anda tidak dapat melakukan ini; minta OPD pemilik akun atau Diskominfo."
PROGRAM_ERROR = "Berkas ini tidak dapat diolah karena galat program. Tidak ada yang disimpan; beri tahu Diskominfo."


@dataclass(frozen=True)
class Result:
    """What became of one file. ``line``: the counts that ``load`` prints, or None where it was
    refused with ``sentence``; ``rejected``: the CSV of the rejected rows, gone with the session,
    and how many they are."""

    name: str
    line: dict | None
    sentence: str | None = None
    rejected: bytes | None = None
    rejected_rows: int = 0


def load(name: str, content, options: list[str], viewer: Person) -> Result:
    """Loads one uploaded file through a copy with a harmless name; nothing of it stays outside the
    lake, not even where this process is killed: the copy lies in staging, which forgets."""
    try:
        with home.shown().staging_folder() as folder:
            return _load(name, content, options, viewer, folder)
    except DiskFails as refusal:
        return Result(harmless(name), None, refusal.on_screen)


def _load(name: str, content, options: list[str], viewer: Person, folder: Path) -> Result:
    copy, rejected = folder / "berkas" / harmless(name), folder / "rejected.csv"
    copy.parent.mkdir()
    with open(copy, "wb") as target:
        target.write(content)
    code, lines, sentence = run(["load", str(copy), "--rejected", str(rejected), *options], viewer)
    kept = rejected.read_bytes() if rejected.exists() else None
    rows = sum(1 for _ in rejected_rows(kept))
    kept = kept if rows else None
    if code == 0 and lines:
        return Result(harmless(name), lines[0], None, kept, rows)
    return Result(harmless(name), None, sentence, kept, rows)


def look(name: str, content, options: list[str], viewer: Person) -> dict:
    """What one file would be read as (see ``data.looking``); nothing of it is kept."""
    try:
        with home.shown().staging_folder() as folder:
            copy = folder / "berkas" / harmless(name)
            copy.parent.mkdir()
            with open(copy, "wb") as target:
                target.write(content)
            _, lines, sentence = run(["look", str(copy), *options], viewer)
    except DiskFails as refusal:
        return {"refused": refusal.on_screen, "question": None}
    return lines[0] if lines else {"refused": sentence, "question": None}


def undo(upload_id: str, viewer: Person) -> str | None:
    """Takes an upload out; the sentence of a refusal, else None."""
    code, _, sentence = run(["undo", upload_id], viewer)
    return sentence if code else None


def run(arguments: list[str], viewer: Person) -> tuple[int, list[dict], str]:
    """``python -m data …`` as a child, with the rights of the one who looks and no others; its exit
    code, its JSON lines and its sentence (PROGRAM_ERROR for a crash)."""
    if viewer.role not in rights.COMMANDS[arguments[0]]:
        return 1, [], NOT_YOURS
    with action(f"data.{arguments[0]}", viewer):
        done = commands.run(arguments, _environment(viewer))
    store.look_again()
    sentence = done.stderr.strip()
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if (
        done.returncode not in (0, 1)
        or "Traceback" in sentence
        or (done.returncode and not (sentence or lines))
    ):
        print(
            f"python -m data {arguments[0]}: exit {done.returncode}, {crash(sentence)}",
            file=sys.stderr,
        )
        return 2, [], PROGRAM_ERROR
    return done.returncode, lines, sentence


def crash(said: str) -> str:
    """ValueError in parsing.py:12, for the server's log: what a traceback says besides may quote a
    citizen."""
    kinds = re.findall(r"^[\w.]*(?:Error|Exception|Interrupt)(?=:|$)", said, re.MULTILINE)
    places = re.findall(r'^ *File "(?:.*/)?([\w.]+)", line (\d+)', said, re.MULTILINE)
    return f"{kinds[-1] if kinds else 'no traceback'} in {':'.join(places[-1]) if places else 'no file'}"


def _environment(viewer: Person) -> dict[str, str]:
    """Who does it, where, and for which OPDs only (see ``data.whose``)."""
    limits = {"TANGGAP_OPDS": ";".join(viewer.opd_ids)} if viewer.role == rights.OPD else {}
    inherited = {name: value for name, value in os.environ.items() if name != "TANGGAP_OPDS"}
    return {
        **inherited,
        "TANGGAP_USER": viewer.name,
        "TANGGAP_HOME": str(home.shown().path),
        FOR_SCREEN: "1",
        **limits,
    }


def harmless(name: str) -> str:
    """The last part of an uploaded name with nothing in it but letters, digits, space, dot, dash
    and underscore."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r"[^\w .-]", "_", last).lstrip(". -")[-80:] or "berkas"


def rejected_rows(content: bytes | None) -> Iterator[dict]:
    """The rejected rows one after another, each with ``baris`` and ``alasan`` first; none without a
    file. Cells are shortened, for a screen shows them."""
    csv.field_size_limit(LONGEST_CELL)
    for row in csv.DictReader(
        io.TextIOWrapper(io.BytesIO(content or b""), encoding="utf-8-sig", newline="")
    ):
        yield {
            k: v if len(v or "") <= SHOWN_CELL else f"{v[:SHOWN_CELL]} …"
            for k, v in row.items()
            if k
        }
