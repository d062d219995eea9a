"""How a delimited text is written: delimiter, quotation mark, escape sign, and where its header is.

Every way is tried on the first rows; that wins which finds the most of the wanted column names,
then the one with the fewest broken cells, then the one with the most rows as wide as the header.
Unusual ways are written anew as a plain CSV with the same rows, so that there is one reader."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from data.errors import Refused, quote
from data.importers.columns.header import TITLE_ROWS, find_header

HEAD = 1 << 18  # characters
LONGEST_CELL = 8 << 20
SAMPLE = 300  # records


@dataclass(frozen=True)
class Dialect:
    """``spaced``: blanks follow the delimiter. ``wrapped``: whole rows were quoted once more by a
    spreadsheet."""

    delimiter: str
    mark: str = '"'
    escape: str | None = None
    spaced: bool = False
    wrapped: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it can be read as it stands."""
        return self == Dialect(self.delimiter)

    def shows_in(self, head: str) -> bool:
        """Whether a text has the signs that only this dialect would put there."""
        signs = [f"{self.delimiter} {self.mark}"] if self.spaced else []
        signs += [f"{self.escape}{self.mark}"] if self.escape else []
        signs += [f"{self.mark}{self.delimiter}"] if self.mark == "'" else []
        return all(sign in head for sign in signs)

    def reader(self, lines, strict: bool):
        """Records of the text."""
        if self.wrapped:
            return _unwrapped(csv.reader(lines, strict=strict), self.delimiter, strict)
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.mark,
            escapechar=self.escape,
            doublequote=self.escape is None,
            skipinitialspace=self.spaced,
            strict=strict,
        )


# blanks and colons stand in any text: without a known name they separate only where nothing else
# does
USUAL = ",;\t|"
PLAIN = tuple(Dialect(delimiter) for delimiter in USUAL)
UNUSUAL = (
    *(Dialect(d, escape="\\") for d in USUAL),
    *(Dialect(d, spaced=True) for d in ",;"),
    *(Dialect(d, mark="'") for d in USUAL),
    *(Dialect(d, mark="'", escape="\\") for d in ",;"),
    *(Dialect(d, wrapped=True) for d in ",;\t"),
    *(Dialect(d) for d in " ^~:"),
)


@dataclass(frozen=True)
class Look:
    """The first records of a file as one dialect reads them."""

    dialect: Dialect
    records: list[list[str]]
    header: int
    hits: int
    broken: int

    @property
    def is_sound(self) -> bool:
        """No cell begins with the usual quotation mark although another one is in use."""
        return self.dialect.mark == '"' or not any(
            cell.startswith('"') for r in self.records for cell in r
        )

    @property
    def is_table(self) -> bool:
        """Whether at least half of its rows have one width, and more than one cell."""
        widths = Counter(
            len(record) for record in self.records if any(cell.strip() for cell in record)
        )
        width, rows = max(widths.items(), key=lambda found: found[1], default=(0, 0))
        return width > 1 and rows * 2 >= widths.total()

    @property
    def is_even(self) -> bool:
        """Whether every row has as many cells as the header, and more than one."""
        widths = {len(r) for r in self.records[self.header :] if any(cell.strip() for cell in r)}
        return len(widths) == 1 and widths != {1}

    @property
    def score(self) -> tuple[int, int, int]:
        """The larger, the more likely."""
        width = len(self.records[self.header]) if self.records else 0
        return (
            self.hits,
            -self.broken,
            sum(len(r) == width for r in self.records[self.header + 1 :]) if width > 1 else 0,
        )


def look(path: Path, name: str, wanted: set[str]) -> Look:
    """The likeliest reading of a UTF-8 file; Refused where it is empty or no text."""
    with open(path, encoding="utf-8-sig", newline="") as handle:
        head = handle.read(HEAD)
    if "\x00" in head:
        raise Refused(
            f"Berkas {quote(name)} bukan tabel teks (ada byte nol); unggah CSV hasil ekspor."
        )
    if not head.strip():
        raise Refused(
            f"Berkas {quote(name)} kosong; pilih berkas hasil ekspor yang berisi baris data."
        )
    csv.field_size_limit(LONGEST_CELL)
    best = max(
        (_look(head, dialect, wanted) for dialect in PLAIN),
        key=lambda found: (*found.score[:1], _width(found)),
    )
    rivals = [
        found
        for found in (_look(head, dialect, wanted) for dialect in UNUSUAL if dialect.shows_in(head))
        if found.score > best.score and found.is_sound and _may_replace(found, best)
    ]
    return max(rivals, key=lambda found: found.score, default=best)


def rewritten(path: Path, dialect: Dialect, name: str) -> Path:
    """The same rows as a plain CSV; Refused where a quotation mark is broken."""
    target = path.with_name(f"{path.name}.plain")
    with (
        open(path, encoding="utf-8-sig", newline="") as source,
        open(target, "w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, lineterminator="\n")
        row = 0
        try:
            for record in dialect.reader(source, strict=True):
                row += 1
                writer.writerow(record)
        except csv.Error as error:
            raise Refused(
                f"Berkas {quote(name)}, baris {row + 1}: tanda kutipnya rusak, jadi selnya tidak "
                "pasti. Perbaiki baris itu, atau ekspor lagi sebagai CSV."
            ) from error
    return target


def _may_replace(found: Look, best: Look) -> bool:
    """Blanks and colons stand in names of columns and in stamps, too ("Tanggal Masuk"): they
    separate only where the usual signs make no table, or an uneven one."""
    if found.dialect.delimiter in USUAL:
        return found.hits > best.hits or not found.broken
    if best.is_table:
        return found.hits > best.hits and found.is_even and not best.is_even
    return found.hits > best.hits or not found.broken


def _width(found: Look) -> int:
    return len(found.records[found.header]) if found.records else 0


def _look(head: str, dialect: Dialect, wanted: set[str]) -> Look:
    records, broken = _sample(head, dialect, strict=True)
    if broken:  # cells as a reader that is not strict sees them
        records, _ = _sample(head, dialect, strict=False)
    if len(head) == HEAD and 1 < len(records) < SAMPLE:
        records = records[:-1]  # cut by the end of the head
    header, hits = find_header(records[:TITLE_ROWS], wanted)
    return Look(dialect, records, header, hits, broken)


def _sample(head: str, dialect: Dialect, strict: bool) -> tuple[list[list[str]], int]:
    """The first records, and how many of them are broken (empty in the list)."""
    records: list[list[str]] = []
    broken = 0
    reader = dialect.reader(io.StringIO(head, newline=""), strict)
    while len(records) < SAMPLE:
        try:
            records.append(next(reader))
        except StopIteration:
            break
        except csv.Error:
            broken += 1
            records.append([])
    return records, broken


def _unwrapped(outer, delimiter: str, strict: bool):
    for record in outer:
        if len(record) > 1 and strict:
            raise csv.Error("not wrapped")
        yield (
            record
            if len(record) > 1
            else next(csv.reader(record, delimiter=delimiter, strict=strict), [])
        )
