"""Files are read in a child process with limits, so that a hostile file can hurt nobody else."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

from data.errors import Refused, quote

RESIDENT_LIMIT = 1_000_000_000  # bytes
SECONDS_PER_FILE = 60           # of the processor, for files up to SIZE_PER_TURN; larger ones get more in proportion
WAIT_PER_FILE = 600             # by the clock: the machine may be busy with others, but nothing waits for ever
SIZE_PER_TURN = 200_000_000
NO_MEMORY = ("MemoryError", "Out of Memory", "memory allocation", "bad_alloc")  # what a child that had none left says
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


class Reader:
    """One child for one ``load`` call; a child that had to be stopped is replaced for the next file."""

    def __init__(self):
        self._child: subprocess.Popen | None = None
        self._lines: queue.Queue = queue.Queue()
        self._left: int | None = None

    def expect(self, files: int) -> None:
        """How many FILEs will come: after the last the child goes, and gives its memory back while its rows count."""
        self._left = files

    def __enter__(self) -> "Reader":
        self._start()  # it starts while its first order is being prepared
        return self

    def __exit__(self, *_) -> None:
        self._stop()

    def read(self, path: Path, folder: Path, context: dict) -> dict:
        """What the importer says of one FILE (see ``data.importers.registry.read``); Refused where it cannot."""
        if self._child is None:
            self._start()
        order = {"path": str(path.absolute()), "name": path.name, "folder": str(folder.absolute()), "context": context}
        self._child.stdin.write(json.dumps(order) + "\n")
        self._child.stdin.flush()
        answer = self._wait(path)
        if self._left is not None:
            self._left -= 1
        if self._left == 0 and self._child is not None:
            self._child.kill()
        if "refused" in answer:
            raise Refused(answer["refused"], answer.get("question"))
        return answer

    def _start(self) -> None:
        root = Path(__file__).parents[1]
        self._lines = queue.Queue()
        self._child = subprocess.Popen([sys.executable, "-m", "data.importers.child"], cwd=root, text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        threading.Thread(target=self._listen, args=(self._child, self._lines), daemon=True).start()

    @staticmethod
    def _listen(child: subprocess.Popen, lines: queue.Queue) -> None:
        for line in child.stdout:
            lines.put(line)
        lines.put(None)

    def _wait(self, path: Path) -> dict:
        turns = max(1.0, path.stat().st_size / SIZE_PER_TURN)
        begin, used = time.monotonic(), _processor_seconds(self._child.pid)
        while True:
            try:
                line = self._lines.get(timeout=0.05)
            except queue.Empty:
                self._check_limits(path, turns, time.monotonic() - begin, _processor_seconds(self._child.pid) - used)
                continue
            if line is None:
                problem = self._child.stderr.read()
                self._stop()
                if not problem or any(words in problem for words in NO_MEMORY):
                    raise Refused(_too_large(path))
                if "PanicException" in problem:  # of the library that reads workbooks
                    raise Refused(f"Berkas {quote(path.name)} rusak; simpan ulang sebagai XLSX atau CSV.")
                raise RuntimeError(f"the importer failed on {path.name}:\n{problem}")
            return json.loads(line)

    def _check_limits(self, path: Path, turns: float, waited: float, used: float) -> None:
        """Refused where a file of so many ``turns`` has ``used`` too much of the machine, or ``waited`` too long."""
        if _resident(self._child.pid) > RESIDENT_LIMIT:
            self._stop()
            raise Refused(_too_large(path))
        if used > SECONDS_PER_FILE * turns:
            self._stop()
            raise Refused(f"Berkas {quote(path.name)} memerlukan lebih dari batas {SECONDS_PER_FILE * turns:.0f} detik "
                          "waktu prosesor; pecah menjadi beberapa berkas.")
        if waited > WAIT_PER_FILE * turns:
            self._stop()
            raise Refused(f"Berkas {quote(path.name)} belum selesai dibaca dalam {WAIT_PER_FILE * turns:.0f} detik; "
                          "ulangi saat server tidak sibuk, atau pecah menjadi beberapa berkas.")

    def _stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for stream in (self._child.stdin, self._child.stdout, self._child.stderr):
                stream.close()
            self._child = None


def _too_large(path: Path) -> str:
    return (f"Berkas {quote(path.name)} memerlukan memori lebih dari batas {RESIDENT_LIMIT // 10**9} GB; "
            "pecah menjadi beberapa berkas.")


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _processor_seconds(pid: int) -> float:
    """What a process has used so far, of all its threads."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS
