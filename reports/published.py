"""Published versions as tables, read from their folders alone (contract: ``reports``)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from data.errors import Refused, quote
from data.lake import damage, published
from data.lake.home import Home
from data.lake.writing import sha256_of
from metrics.sql.statements import nullable
from reports.order import by_version

DRAFT = "konsep"  # the version of a month that is not published


@dataclass(frozen=True)
class Version:
    """One version of a month, or its draft. ``manifest``: see ``reports``; a draft's ``version`` is
    DRAFT and its ``hash`` None."""

    manifest: dict
    read: Callable[[str], pd.DataFrame] = field(compare=False)
    _kept: dict[str, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)

    @property
    def month(self) -> str:
        """YYYY-MM"""
        return self.manifest["month"]

    @property
    def version(self) -> str:
        """1.0, 1.1 … or DRAFT"""
        return self.manifest["version"]

    @property
    def short_hash(self) -> str | None:
        """What stands in the footer of every document made from it; None for a draft."""
        return self.manifest["hash"] and self.manifest["hash"][:12]

    def table(self, name: str) -> pd.DataFrame:
        """One table (contract: ``reports``). Damaged where its file is not as it was published;
        KeyError for a name that the version does not have."""
        return self._frame(name).copy()

    def records(self, name: str, **wanted: str) -> list[dict]:
        """The rows of a table whose columns have these values, column → value, in its order."""
        found = self._frame(name)
        chosen = pd.Series(True, index=found.index)
        for column, value in wanted.items():
            chosen &= found[column] == value
        return found[chosen].to_dict("records")  # cut once: the tables are wide

    def _frame(self, name: str) -> pd.DataFrame:
        """The table as it is kept: not to be changed."""
        if name not in self._kept:
            self._kept[name] = self.read(name)
        return self._kept[name]


def versions(home: Home, month: str | None = None) -> list[dict]:
    """The manifests of a month, or of all, in the order in which they were published."""
    found = published.manifests(home)
    return [manifest for manifest in found if month in (None, manifest["month"])]


def open_version(home: Home, month: str, version: str | None = None) -> Version:
    """A version of the month, the newest where none is named. Refused where there is none."""
    found = {manifest["version"]: manifest for manifest in versions(home, month)}
    if not found:
        raise Refused(
            f"Bulan {quote(month)} belum diterbitkan; terbitkan dahulu dengan “python -m reports "
            f"publish --month {month}”."
        )
    chosen = version or max(found, key=by_version)
    if chosen not in found:
        raise Refused(
            f"Versi {quote(chosen)} bulan {quote(month)} tidak ada; yang ada: "
            f"{', '.join(sorted(found, key=by_version))}."
        )
    manifest = found[chosen]
    return Version(manifest, partial(_read, published.folder(home, month, chosen), manifest))


def _read(folder: Path, manifest: dict, name: str) -> pd.DataFrame:
    file = manifest["files"][f"{name}.parquet"]
    path = folder / f"{name}.parquet"
    if not path.is_file() or sha256_of(path) != file["sha256"]:
        raise damage.lost(path)
    return pq.ParquetFile(path).read().to_pandas(types_mapper=nullable)
