"""An office with one account on every platform: it loads exports, and says what was stored and what
became of it."""

import csv
import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from data.cases import store
from data.errors import Refused
from data.importers import registry
from data.importers.context import Account, Context
from data.importers.files.opening import open_file
from data.intake import commit
from data.intake import load as loading
from data.lake import masked
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import merging
from tests import program

NOW = "2026-03-01T00:00:00Z"
FEBRUARY = ("--from", "2026-02-01", "--until", "2026-02-28")
PLATFORMS = {"fb": "facebook", "ig": "instagram", "x": "x", "yt": "youtube", "tt": "tiktok"}
LONGEST_SENTENCE = 300


class Desk:
    """Every account is called ``@dinkes``, its staff ``@admin.bagus``; a second office has
    ``@dinpu`` on Instagram."""

    def __init__(self, folder: Path, reader):
        self.folder, self.home, self._reader, self._files = folder, Home(folder / "home"), reader, 0
        accounts = [
            [account, "dinkes", platform, "@dinkes", "@admin.bagus"]
            for account, platform in PLATFORMS.items()
        ]
        merging.take_in(
            self.home,
            self._csv(
                "opd",
                [["opd_id", "name", "kind", "schedule"], ["dinkes", "Dinas", "dinas", "office"]],
            ),
            self._csv(
                "akun",
                [
                    ["account_id", "opd_id", "platform", "handle", "staff_handles"],
                    *accounts,
                    ["pu", "dinkes", "instagram", "@dinpu", ""],
                ],
            ),
            False,
            "test",
            lambda _: {},
        )

    def file(self, content, name: str = "berkas.json") -> Path:
        """A file of its own folder: bytes and text as they are, anything else as JSON, a dict of
        paths as a ZIP."""
        self._files += 1
        path = self.folder / str(self._files) / name
        path.parent.mkdir()
        if name.endswith(".zip"):
            with zipfile.ZipFile(path, "w") as archive:
                for inner, value in content.items():
                    archive.writestr(inner, _written(value))
        else:
            path.write_bytes(_written(content))
        return path

    def load(self, path: Path, *options: str) -> dict:
        """Loads it as it stands, or with the options of ``load``; returns its line."""
        return loading.load(self.home, path, program.options(*options), self._reader, "test")

    def refused(self, path: Path, *options: str) -> Refused:
        """The refusal that the load ends in: one short sentence without a word of Python."""
        try:
            line = self.load(path, *options)
        except Refused as refusal:
            text = str(refusal)
            assert len(text) <= LONGEST_SENTENCE and "\n" not in text and text[-1] in ".?…"
            assert not any(
                word in text for word in ("Error", "Traceback", "None", "object", "dict", "list ")
            )
            return refusal
        raise AssertionError(f"loaded: {line}")

    def remarks(self, path: Path, account: str) -> str:
        """What the person who uploads is told about the reading."""
        folder = self.folder / f"open-{self._files}"
        folder.mkdir()
        rows = [Account(account, platform=PLATFORMS[account], handle="@dinkes")]
        context = Context(rows, "2026-10-05T02:00:00Z", "s", account=account)
        members = open_file(path, folder, None)
        return " ".join(
            next(
                found
                for importer in registry.IMPORTERS
                if (found := importer.find(members, path.name, context))
            ).remarks
        )

    def rows(self) -> list[dict]:
        """The rows of the newest upload, oldest first."""
        found = pq.read_table(Lake.read(self.home).valid[-1].rows_file).to_pylist()
        return sorted(found, key=lambda row: (row["sent_at"], row["row"]))

    def column(self, name: str) -> list:
        """One column of these rows."""
        return [row[name] for row in self.rows()]

    def info(self) -> dict:
        """What upload.json says of the newest upload."""
        return Lake.read(self.home).valid[-1].info

    def cases(self, account: str) -> list[tuple[str, str | None]]:
        """When each case was opened and when it was answered, as day and minute in UTC."""
        cursor = store.cursor(store.current(self.home))
        found = cursor.execute(
            "SELECT opened_at, first_reply_at FROM cases WHERE account_id = ? ORDER BY opened_at",
            [account],
        ).fetchall()
        return [tuple(stamp and f"{stamp:%d %H:%M}" for stamp in case) for case in found]

    def masked(self, account: str) -> list[str]:
        """The masked names of the account's cases, sorted."""
        cursor = store.cursor(store.current(self.home))
        keys = [
            k
            for (k,) in cursor.execute(
                "SELECT case_key FROM cases WHERE account_id = ?", [account]
            ).fetchall()
        ]
        return sorted(masked.names(self.home, account, keys).values())

    def contents(self) -> bytes:
        """Every byte under the home, and what is packed in its tables, in small letters."""
        found = b""
        for path in sorted(p for p in self.home.path.rglob("*") if p.is_file()):
            found += path.name.encode() + path.read_bytes()
            if path.suffix == ".parquet":
                found += repr(pq.read_table(path).to_pydict()).encode()
        return found.lower()

    def _csv(self, name: str, rows: list) -> Path:
        path = self.folder / f"{name}.csv"
        with open(path, "w", newline="", encoding="utf-8") as handle:
            csv.writer(handle).writerows(rows)
        return path


def counts(line: dict) -> tuple[int, ...]:
    """read, accepted, updated, duplicates, rejected of a line."""
    return tuple(line[name] for name in commit.COUNTS)


def _written(content) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()
