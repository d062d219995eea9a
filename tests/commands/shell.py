"""The program as an outside script uses it: a process, its exit code, and what it printed where.

``data`` and ``metrics`` run in this process (tests/commands/here.py); ``run`` and ``start`` are the
plain ``python -m``."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.commands import here
from tests.commands.here import COUNTS, Done

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"
NOW = "2026-10-05T09:00:00+07:00"
LONGEST = 300  # seconds; a guard only, for a machine that has other work
LONGEST_SENTENCE = 300
NOT_FOR_PEOPLE = re.compile(
    r"Traceback|Error\b|Exception|\.py\b|\[Errno|\bNone\b|duckdb|pyarrow|Arrow|<\w+ object"
)
MESSAGE_COLUMNS = (
    "account_id",
    "conversation_id",
    "message_id",
    "sent_at",
    "direction",
    "author",
    "is_automatic",
    "text",
    "topic",
    "channel",
    "post_id",
)
LOAD_KEYS = ["file", "format", "upload_id", *COUNTS, "cases"]


def environment(home: Path, now: str = NOW, **more: str) -> dict[str, str]:
    """The variables of a process that works on this home at this moment."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("TANGGAP_")}
    return clean | {"TANGGAP_HOME": str(home), "TANGGAP_NOW": now, "PYTHONUTF8": "1"} | more


def run(module: str, home: Path, *arguments, folder: Path = ROOT, **more: str) -> Done:
    """``python -m <module> <arguments>`` from the project's root, or from any other folder."""
    ended = subprocess.run(
        [sys.executable, "-m", module, *map(os.fspath, arguments)],
        cwd=folder,
        timeout=LONGEST,
        env=environment(home, **more) | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
    )
    return Done(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def data(home: Path, *arguments, **more: str) -> Done:
    """``python -m data …``"""
    return here.run("data", arguments, environment(home, **more))


def metrics(home: Path, *arguments, **more: str) -> Done:
    """``python -m metrics …``"""
    return here.run("metrics", arguments, environment(home, **more))


def data_apart(home: Path, *arguments, **more: str) -> Done:
    """``python -m data …`` as a process, whose child has limits: for files that would harm this one."""
    return run("data", home, *arguments, **more)


def start(module: str, home: Path, *arguments, **more: str) -> subprocess.Popen:
    """The same without waiting for its end; see :func:`ended`."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(os.fspath, arguments)],
        cwd=ROOT,
        text=True,
        env=environment(home, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # also in a background job


def ended(process: subprocess.Popen) -> Done:
    """Waits for a started process."""
    out, err = process.communicate(timeout=LONGEST)
    return Done(process.returncode, out, err)


def until(is_so: Callable[[], bool], what: str) -> None:
    """Waits until something is so; ``what`` says it."""
    deadline = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < deadline, f"not within {LONGEST} s: {what}"
        time.sleep(0.02)


def has_open(process: subprocess.Popen, path: Path) -> bool:
    """Whether a started process has a file open: it stands before that lock, or is inside."""
    for descriptor in Path(f"/proc/{process.pid}/fd").iterdir():
        try:
            if descriptor.readlink() == path.resolve():
                return True
        except FileNotFoundError:  # closed since
            continue
    return False


def done(result: Done) -> Done:
    """The result, which must be a success that said nothing beside its results."""
    assert (result.code, result.err) == (0, ""), result.err[-2000:]
    return result


def refused(result: Done) -> str:
    """The one sentence of a refusal that printed no result."""
    assert (result.code, result.out) == (1, ""), result
    (sentence,) = sentences(result)
    return sentence


def sentences(result: Done) -> list[str]:
    """What stands on standard error: sentences for people, one a line."""
    found = result.err.splitlines()
    for sentence in found:
        assert not NOT_FOR_PEOPLE.search(sentence), result.err[-2000:]
        assert len(sentence) <= LONGEST_SENTENCE, sentence
        assert sentence == sentence.strip() and sentence[-1] in ".…", sentence
    return found


def figures(home: Path, by: str, month: str, *options) -> dict[str, dict]:
    """Figures by unit."""
    table = json.loads(
        done(
            metrics(home, "figures", "--by", by, "--month", month, "--format", "json", *options)
        ).out
    )
    return {next(iter(row.values())): row for row in table}


def cases(home: Path, unit: str, month: str) -> list[dict]:
    """The cases that an account opened in a month."""
    return json.loads(
        done(
            metrics(
                home,
                "cases",
                "--by",
                "account",
                "--unit",
                unit,
                "--month",
                month,
                "--format",
                "json",
            )
        ).out
    )


def message(key: str, at: str, direction: str = "masuk", **fields: str) -> dict[str, str]:
    """A row of the canonical message table: account ig, a conversation and a message of its own."""
    return {
        "account_id": "ig",
        "conversation_id": f"k-{key}",
        "message_id": f"m-{key}",
        "sent_at": at,
        "direction": direction,
        "author": "budi",
        "text": "Kapan buka?",
    } | fields


def text_of(rows: list[dict], columns=MESSAGE_COLUMNS) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def written(path: Path, content: str | bytes | list[dict], encoding: str = "utf-8") -> Path:
    """The path, after the content (rows of messages, text or bytes) is there."""
    if isinstance(content, list):
        content = text_of(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def copied(home: Path, target: Path) -> Path:
    """A home with its key, as another home of its own."""
    shutil.copytree(home, target)
    shutil.copy(f"{home}.key", f"{target}.key")
    return target


def truth(home: Path) -> dict[str, bytes]:
    """All that people have put in: the files of uploads and documents with their bytes."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for folder in ("uploads", "documents")
        for path in sorted((home / folder).rglob("*"))
        if path.is_file()
    }
