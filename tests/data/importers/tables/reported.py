"""A home that loads the small files of tests/samples/reported, and what became of their rows."""

from pathlib import Path

from data.cases import store
from data.errors import Refused
from data.intake import load as loading
from data.intake import look as looking
from data.intake.reader import Reader
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import merging
from tests.program import options

SAMPLES = Path(__file__).parents[3] / "samples" / "reported"
CASES = (
    "SELECT opened_at + INTERVAL 7 HOUR, first_reply_at + INTERVAL 7 HOUR, "
    "resolved_at + INTERVAL 7 HOUR FROM cases WHERE excluded IS NULL ORDER BY opened_at, row"
)


class Office:
    """One home with the register of tickets (accounts kes, pu) or of chats (wa, tg …)."""

    def __init__(self, folder: Path, reader: Reader, kind: str = "ticket"):
        self.home, self.folder, self.reader = Home(folder / "home"), folder, reader
        files = (SAMPLES / f"{kind}-opd.csv", SAMPLES / f"{kind}-akun.csv")
        merging.take_in(self.home, *files, False, "test", lambda _: {})

    def written(self, text: str | bytes, name: str = "berkas.csv") -> Path:
        """A file of this content."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def load(self, file: str | Path, *arguments: str) -> dict:
        """The line of ``load``; a name is that of a sample."""
        path = SAMPLES / file if isinstance(file, str) else file
        return loading.load(self.home, path, options(*arguments), self.reader, "test")

    def look(self, file: str | Path, *arguments: str) -> dict:
        """What ``look`` says."""
        path = SAMPLES / file if isinstance(file, str) else file
        return looking.look(self.home, path, options(*arguments), self.reader)

    def refused(self, file: str | Path, *arguments: str) -> Refused:
        """The refusal, after which nothing is stored."""
        before = len(Lake.read(self.home).uploads)
        try:
            line = self.load(file, *arguments)
        except Refused as refusal:
            assert len(Lake.read(self.home).uploads) == before
            return refusal
        raise AssertionError(f"not refused: {line}")

    @property
    def info(self) -> dict:
        """``upload.json`` of the newest upload."""
        return Lake.read(self.home).uploads[-1].info

    def rejected(self) -> list[tuple]:
        """Row, field and value of the newest upload's rejected rows."""
        return [(r["row"], r["column"], r["value"]) for r in self.info["rejected_rows"]]

    def cases(self) -> list[tuple]:
        """Opened, first reply, resolved (WIB, "09-03 08:00") of the cases that are not excluded."""
        rows = store.cursor(store.current(self.home)).execute(CASES).fetchall()
        return [tuple(at and _short(at) for at in row) for row in rows]

    def excluded(self) -> int:
        """How many cases leave every figure."""
        count = "SELECT count(*) FROM cases WHERE excluded IS NOT NULL"
        return store.cursor(store.current(self.home)).execute(count).fetchall()[0][0]


def _short(at) -> str:
    return f"{at:%m-%d %H:%M:%S}".removesuffix(":00")
