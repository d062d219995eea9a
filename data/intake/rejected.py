"""Rejected rows as they stood, in one CSV that can be mended and loaded again; never stored in the
home."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import Refused, is_for_screen, quote
from data.importers.columns.header import ADDED
from data.importers.rows import reasons
from data.safe_text import write_csv


@dataclass
class Rejected:
    """Collects the rejected rows of several FILEs for ``--rejected``."""

    tables: list[tuple[list[str], list[list]]] = field(default_factory=list)

    def take(self, folder: Path, reading: dict, name: str) -> None:
        """Takes up what the importer left in ``folder`` about one FILE."""
        source = folder / "rejected.json"
        if not source.exists():
            return
        why = {
            (row["member"], row["row"]): reasons.sentence(row, on_screen=is_for_screen())
            for row in reading["rejected_rows"]
        }
        kept = json.loads(source.read_text(encoding="utf-8"))
        rows = sorted(kept["rows"], key=lambda row: (row[0] or "", row[1]))
        lines = [[row, f"{name}: {why[member, row]}", *cells] for member, row, cells in rows]
        self.tables.append((kept["header"], lines))

    def write(self, target: Path) -> None:
        """One table where all files have the same columns, else one after the other: reason first,
        then the row."""
        headers = [header for header, _ in self.tables] or [[]]
        rows: list[list] = []
        for i, (header, found) in enumerate(self.tables):
            rows += [[*ADDED, *header]] if header != headers[max(0, i - 1)] else []
            rows += found
        write_csv(target, [*ADDED, *headers[0]], rows)


def check_target(target: Path, files: list[Path]) -> None:
    """Refused where the CSV could not be written, or would replace one of the exports."""
    if (
        target.is_dir()
        or not target.absolute().parent.is_dir()
        or not os.access(target.absolute().parent, os.W_OK)
    ):
        unwritable = f"{quote(target.name)} tidak dapat ditulis di sana; pilih folder yang ada."
        raise Refused(
            f"--rejected {unwritable}", on_screen=f"Berkas baris yang ditolak {unwritable}"
        )
    if any(target.resolve() == file.resolve() for file in files):
        same = f"{quote(target.name)} adalah berkas ekspor itu sendiri; pilih nama lain."
        raise Refused(f"--rejected {same}", on_screen=f"Berkas baris yang ditolak {same}")
