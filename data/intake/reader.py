"""Files are read in a child process with limits, so that a hostile file can hurt nobody else."""

import time
from pathlib import Path

from data import questions
from data.errors import Refused, quote
from data.importers.context import Context
from data.processes.children import Child

RESIDENT_LIMIT = 1_000_000_000  # bytes
SECONDS_PER_FILE = (
    60  # of the processor, for files up to SIZE_PER_TURN; larger ones get more in proportion
)
WAIT_PER_FILE = 600  # by the clock: the machine may be busy with others, but nothing waits for ever
SIZE_PER_TURN = 200_000_000
LOOKING = 0.05  # seconds between two looks at what the child uses
NO_MEMORY = (
    "MemoryError",
    "Out of Memory",
    "memory allocation",
    "bad_alloc",
)  # what a child that had none left says


class Reader:
    """One child for one ``load`` call; a child that had to be stopped is replaced for the next
    file."""

    def __init__(self):
        self._child: Child | None = None
        self._left: int | None = None

    def expect(self, files: int) -> None:
        """How many FILEs will come: after the last the child goes, and gives its memory back while
        its rows count."""
        self._left = files

    def __enter__(self) -> "Reader":
        self._child = Child()  # it starts while its first order is being prepared
        return self

    def __exit__(self, *_) -> None:
        self._let_go()

    def read(self, path: Path, folder: Path, context: Context) -> dict:
        """What the importer says of one FILE (see ``data.importers.registry.read``); Refused where
        it cannot."""
        child = self._child = self._child or Child()
        child.order(
            {
                "path": str(path.absolute()),
                "name": path.name,
                "folder": str(folder.absolute()),
                "context": context.as_line(),
            }
        )
        answer = self._wait(child, path)
        if self._left is not None:
            self._left -= 1
        if self._left == 0:
            self._let_go()
        return told(answer)

    def _wait(self, child: Child, path: Path) -> dict:
        begin, used = time.monotonic(), child.used()
        while True:
            try:
                answer = child.answer(LOOKING)
            except EOFError:
                problem = child.problem()
                self._stop()
                if not problem or any(words in problem for words in NO_MEMORY):
                    raise Refused(_too_large(path)) from None
                if "PanicException" in problem:  # of the library that reads workbooks
                    raise Refused(
                        f"Berkas {quote(path.name)} rusak; simpan ulang sebagai XLSX atau CSV."
                    ) from None
                raise RuntimeError(f"the importer failed on {path.name}:\n{problem}") from None
            if answer is not None:
                return answer
            if refusal := _over_limits(child, path, time.monotonic() - begin, child.used() - used):
                self._stop()
                raise refusal

    def _let_go(self) -> None:
        if self._child is not None:
            self._child.let_go()
            self._child = None

    def _stop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def told(answer: dict) -> dict:
    """What an importer answered; Refused where it refused."""
    if "refused" in answer:
        question = questions.from_line(answer.get("question"))
        raise Refused(answer["refused"], question, answer.get("on_screen"))
    return answer


def _over_limits(child: Child, path: Path, waited: float, used: float) -> Refused | None:
    """Why a file is given up: the child that reads it has ``used`` too much of the machine, or has
    ``waited`` too long; None while it may go on."""
    turns = _turns(path)
    if child.resident() > RESIDENT_LIMIT:
        return Refused(_too_large(path))
    if used > SECONDS_PER_FILE * turns:
        return Refused(
            f"Berkas {quote(path.name)} memerlukan lebih dari batas "
            f"{SECONDS_PER_FILE * turns:.3g} detik waktu prosesor; pecah menjadi beberapa "
            "berkas."
        )
    if waited > WAIT_PER_FILE * turns:
        return Refused(
            f"Berkas {quote(path.name)} belum selesai dibaca dalam {WAIT_PER_FILE * turns:.0f} "
            "detik; ulangi saat server tidak sibuk, atau pecah menjadi beberapa berkas."
        )
    return None


def _turns(path: Path) -> float:
    """How many times the limits of an ordinary file it gets."""
    return max(1.0, path.stat().st_size / SIZE_PER_TURN)


def _too_large(path: Path) -> str:
    return (
        f"Berkas {quote(path.name)} memerlukan memori lebih dari batas {RESIDENT_LIMIT / 10**9:.2g} "
        "GB; pecah menjadi beberapa berkas."
    )
