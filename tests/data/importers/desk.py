"""An office's home that loads files of any tool: what was stored, what was rejected, what the
figures are."""

import csv
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow.parquet
import pytest
import xlsxwriter

from data.importers.context import Account, Context
from data.importers.files.opening import open_file
from data.importers.tickets import find
from data.intake import commit
from data.intake import load as loading
from data.intake import look as looking
from data.lake.home import Home
from data.lake.uploads import Lake
from data.register import merging
from tests import program

RECEIVED = datetime(2026, 10, 5, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
SEPTEMBER = ("--from", "2026-09-01", "--until", "2026-09-30")
ACCOUNTS = [["kes", "dinkes", "web", "Dinas Kesehatan"], ["pu", "dpu", "web", "@layanan.pu"]]


class Desk:
    """One home with the accounts ``kes`` and ``pu``; figures of September 2026 as of its end."""

    def __init__(self, folder: Path, reader):
        self.folder, self.home, self._reader, self._files = folder, Home(folder / "home"), reader, 0
        opds = self._csv(
            [
                ["opd_id", "name", "kind", "schedule"],
                ["dinkes", "Dinas Kesehatan", "dinas", "office"],
                ["dpu", "Dinas PU", "dinas", "office"],
            ]
        )
        accounts = self._csv([["account_id", "opd_id", "platform", "handle"], *ACCOUNTS])
        merging.take_in(self.home, opds, accounts, False, "test", lambda _: {})

    def written(self, content, suffix: str = "csv") -> Path:
        """A file of rows (CSV, or a workbook), or of anything else as JSON; text and bytes as they
        are."""
        if suffix == "xlsx":
            return self._xlsx(content)
        if isinstance(content, list) and content and isinstance(content[0], list):
            return self._csv(content)
        path = self._path("json" if not isinstance(content, (str, bytes)) else suffix)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(
                content if isinstance(content, str) else json.dumps(content), encoding="utf-8"
            )
        return path

    def load(self, content, *options: str, suffix: str = "csv") -> dict:
        """Loads it for September; returns the line of ``load``."""
        path = content if isinstance(content, Path) else self.written(content, suffix)
        return loading.load(
            self.home, path, program.options(*SEPTEMBER, *options), self._reader, "test", RECEIVED
        )

    def look(self, content, *options: str) -> dict:
        """What a person sees before it is loaded."""
        chosen = program.options(*SEPTEMBER, *options)
        return looking.look(self.home, self.written(content), chosen, self._reader, RECEIVED)

    def found(self, content, account: str | None = "kes", suffix: str = "csv"):
        """What the importer recognises, with its remarks."""
        rows = [Account(a, handle=handle) for a, _, _, handle in ACCOUNTS]
        path = content if isinstance(content, Path) else self.written(content, suffix)
        folder = self.folder / f"open-{self._files}"
        folder.mkdir()
        return find.find(
            open_file(path, folder, None),
            path.name,
            Context(rows, "2026-10-05T02:00:00Z", "test", account=account),
        )

    def stored(self, *names: str) -> list[tuple]:
        """These columns of the newest upload, in the order of its rows."""
        upload = Lake.read(self.home).valid[-1]
        rows = sorted(
            pyarrow.parquet.read_table(upload.rows_file).to_pylist(), key=lambda row: row["row"]
        )
        return [tuple(row[name] for name in names) for row in rows]

    def rejected(self) -> list[tuple[int, str]]:
        """Row and reason of the newest upload."""
        return [(r["row"], r["why"]) for r in Lake.read(self.home).valid[-1].info["rejected_rows"]]

    def figures(self, wanted, account: str = "kes") -> dict:
        """These figures of September on the citizen clock."""
        row = next(
            r
            for r in program.figures(self.home, "account", "2026-09", "wall")
            if r["account_id"] == account
        )
        return {name: None if row[name] is None else pytest.approx(row[name]) for name in wanted}

    def _path(self, suffix: str) -> Path:
        self._files += 1
        return self.folder / f"berkas-{self._files}.{suffix}"

    def _csv(self, rows: list[list]) -> Path:
        path = self._path("csv")
        with open(path, "w", newline="", encoding="utf-8") as handle:
            csv.writer(handle).writerows(rows)
        return path

    def _xlsx(self, rows: list[list]) -> Path:
        """Stamps of the rows (YYYY-MM-DD HH:MM:SS) become Excel's own."""
        path = self._path("xlsx")
        with xlsxwriter.Workbook(str(path)) as book:
            sheet, stamp = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    try:
                        sheet.write_datetime(
                            i, j, datetime.strptime(str(cell), "%Y-%m-%d %H:%M:%S"), stamp
                        )
                    except ValueError:
                        sheet.write(i, j, cell)
        return path


def counts(line: dict) -> tuple[int, ...]:
    """read, accepted, updated, duplicates, rejected of a line."""
    return tuple(line[name] for name in commit.COUNTS)
