"""A home with one account per app, files made by a test, and what is stored of them."""

import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from data.errors import Refused
from data.intake import look as looking
from data.intake.reader import Reader
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import merging
from tests.program import load_file, options

ACCOUNTS = """account_id,opd_id,platform,handle,staff_handles
wa,capil,whatsapp,Dukcapil Klaten,Bagus Staf
tg,capil,telegram,@dukcapilklaten,
sg,capil,signal,0812000111,
"""
COUNTS = ("read", "accepted", "updated", "duplicates", "rejected")


class Place:
    """Loads files into a home of its own."""

    def __init__(self, folder: Path, reader: Reader):
        self.folder, self.reader, self.home = folder, reader, Home(folder / "home")
        opds, accounts = folder / "opd.csv", folder / "akun.csv"
        opds.write_text("opd_id,name,kind,schedule\ncapil,Dukcapil,dinas,office\n")
        accounts.write_text(ACCOUNTS)
        merging.take_in(self.home, opds, accounts, False, "test", lambda _: {})

    def load(
        self, name: str, content: str | bytes | dict[str, str | bytes], *arguments: str
    ) -> dict:
        """Writes one FILE (a dict becomes a ZIP) and loads it."""
        return load_file(self.home, self._written(name, content), self.reader, *arguments)

    def looked(self, name: str, content, *arguments: str) -> dict:
        """What ``look`` says of it to one who sees a screen."""
        path = self._written(name, content)
        return looking.look(self.home, path, options(*arguments), self.reader)

    def _written(self, name: str, content: str | bytes | dict[str, str | bytes]) -> Path:
        path = self.folder / name
        if isinstance(content, dict):
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for inner, data in content.items():
                    archive.writestr(inner, data)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def counts(self, name: str, content, *arguments: str) -> tuple[int, ...]:
        """read, accepted, updated, duplicates, rejected."""
        line = self.load(name, content, *arguments)
        return tuple(line[count] for count in COUNTS)

    def refused(self, name: str, content, *arguments: str) -> Refused:
        """The refusal of a FILE."""
        try:
            line = self.load(name, content, *arguments)
        except Refused as refusal:
            return refusal
        raise AssertionError(f"{name} was taken: {line}")

    def messages(self) -> list[dict]:
        """All stored rows, by time and row."""
        rows = [
            row
            for upload in Lake.read(self.home).valid
            for row in pq.read_table(upload.rows_file).to_pylist()
        ]
        return sorted(rows, key=lambda row: (row["sent_at"], row["row"]))

    def bytes(self) -> bytes:
        """Every byte of the home, with the names of its files."""
        files = [path for path in self.home.path.rglob("*") if path.is_file()]
        return b"\n".join(str(path).encode() + b"\n" + path.read_bytes() for path in files)


def sides(rows: list[dict]) -> str:
    """ "<" for every inbound, ">" for every outbound."""
    return "".join("<" if row["direction"] == "inbound" else ">" for row in rows)
