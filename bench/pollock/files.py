"""The files of the Pollock benchmark, made from a source table: what is broken in each, and what a
reader should find.

Written from the description and generator of Vitagliano et al., "Pollock: A Data Loading Benchmark"
(VLDB 2023, github.com/HPI-Information-Systems/Pollock): one standard file and 2,288 polluted ones
for its source of 84 rows and 9 columns. What should be found is always the first table as it was
meant; where the header is gone, its first row stands in for it; where it is repeated, names are
joined (``DATE DATE``)."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

END = "\r\n"
# how often the benchmark's authors met each kind among 3,712 public files; rows and cells share
# their kind's weight
WEIGHTS = {
    "source": 1,
    "no_payload": 15,
    "no_trailing_newline": 184,
    "double_trailing_newline": 5,
    "no_header": 470,
    "header_multirow_2": 47,
    "header_multirow_3": 47,
    "preamble": 282,
    "multitable_same": 188 / 3,
    "multitable_more": 188 / 3,
    "multitable_less": 188 / 3,
    "header_only": 3,
    "one_data_row": 4,
    "record_delimiter CR": 7,
    "record_delimiter LF": 1691,
    "field_delimiter tab": 4,
    "field_delimiter ;": 834,
    "field_delimiter space": 4,
    "field_delimiter comma space": 101,
    "quotation_char '": 11,
    "escape_char backslash": 1,
    "escape_char none": 7,
    "row_less_sep": 520 / 1414,
    "row_more_sep": 520 / 1414,
    "row_field_delimiter": 1 / 7,
    "row_extra_quote": 1 / 108,
}
GOODS = (
    "Sepatu bot kedap air",
    "Jaket lari, menyala",
    "Celana hujan",
    'Meja makan, bundar 48"',
    "Topi tropis",
    'Sepeda gunung anak, 24"',
    "Kaus, lengan pendek",
    "Ransel, ekstra besar",
)
WORDS = (
    "Ringan dan kuat, nyaman dipakai seharian penuh di jalan yang basah maupun kering.",
    "Bahan wol pilihan membuat kaki tetap hangat sepanjang hari tanpa terasa berat.",
    "Panjang joran 8\\'9\" ini pas untuk sungai besar, dan mudah dibawa ke mana saja.",
    "Dirancang untuk 'petualang' muda: kuat, cepat kering, dan tidak mudah kusut.",
)


@dataclass(frozen=True)
class Cell:
    """``quoted``: whether it stands between quotation marks in the source."""

    text: str
    quoted: bool = False

    def written(self, mark: str = '"', escape: str = '"') -> str:
        """As it stands in a file: marks are always ``mark`` around, and ``escape`` before each one
        inside."""
        inner = self.text.replace('"', f'{escape}"')
        return f"{mark}{inner}{mark}" if self.quoted else inner


@dataclass(frozen=True)
class Polluted:
    """``kind``: its weight's name. ``clean``: the rows that should be found, the header first."""

    kind: str
    name: str
    content: str
    clean: list[list[str]]

    @property
    def has_table(self) -> bool:
        """Whether it holds one table with data, not none and not two."""
        return self.kind not in ("no_payload", "header_only") and not self.kind.startswith(
            "multitable"
        )


def invented() -> list[list[Cell]]:
    """A source of the benchmark's shape and hazards: dates, prices, commas and marks in cells, an
    empty last column."""
    rows = [["TANGGAL", "JAM", "Jumlah", "KODE", "Harga", "Jenis", "Uraian", "Tautan", "Catatan"]]
    for i in range(83):
        rows.append(
            [
                f"{13 + i % 16}/{1 + i // 16:02}/2026",
                f"{i % 24:02}:{15 * (i % 4):02}",
                str(i * 7 % 31),
                f"{'MRBYHAZG'[i % 8]}K-{1009 + i * 97}",
                f"${i * 13 % 97}.{i % 90 + 10}",
                GOODS[i % 8],
                f"{WORDS[i % 4]} Nomor {i}.",
                f"https://www.example.com/{1009 + i * 97}.html",
                "",
            ]
        )
    quoted = [
        [j in (6, 7) or "," in text or '"' in text for j, text in enumerate(row)] for row in rows
    ]
    return [
        [Cell(*cell) for cell in zip(*row, strict=True)] for row in zip(rows, quoted, strict=True)
    ]


def source_of(path: Path) -> list[list[Cell]]:
    """The benchmark's own source.csv, or any CSV without line ends inside cells; remembers which
    cells are quoted."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        texts = next(csv.reader(io.StringIO(line)))
        cells, rest = [], line
        for text in texts:
            cell = Cell(text, rest.startswith('"'))
            rest = rest[len(cell.written()) + 1 :]
            cells.append(cell)
        rows.append(cells)
    return rows


def files_of(source: list[list[Cell]]) -> Iterator[Polluted]:
    """All files of the benchmark."""
    clean = [[cell.text for cell in row] for row in source]
    lines = [",".join(cell.written() for cell in row) + END for row in source]
    text = "".join(lines)
    yield Polluted("source", "source", text, clean)
    for kind, content, found in _file_level(source, lines, clean):
        yield Polluted(kind, kind, content, found)
    for kind, content in _dialects(source):
        yield Polluted(kind, kind, content, clean)
    for i, row in enumerate(source):
        for polluted in _cell_level(row, i, clean):
            yield replace(
                polluted,
                content="".join(lines[:i]) + polluted.content + END + "".join(lines[i + 1 :]),
            )


def _file_level(
    source: list[list[Cell]], lines: list[str], clean: list[list[str]]
) -> Iterator[tuple[str, str, list[list[str]]]]:
    text, width = "".join(lines), len(source[0])
    yield "no_payload", "", []
    yield "no_trailing_newline", text.removesuffix(END), clean
    yield "double_trailing_newline", text + END, clean
    yield "no_header", "".join(lines[1:]), clean[1:]
    for n in (2, 3):
        yield (
            f"header_multirow_{n}",
            lines[0] * (n - 1) + text,
            [[" ".join([h] * n) for h in clean[0]], *clean[1:]],
        )
    yield "preamble", "PREAMBLE" + "," * (width - 1) + END + "," * (width - 1) + END + text, clean
    for kind, columns in (("less", width - 1), ("same", width), ("more", width + 1)):
        second = "".join(_second(row, columns, i) for i, row in enumerate(source[:-1]))
        yield f"multitable_{kind}", text + second, clean
    yield "header_only", lines[0], clean[:1]
    yield "one_data_row", "".join(lines[:2]), clean[:2]


def _second(row: list[Cell], columns: int, number: int) -> str:
    """A row of the second table, as the benchmark copies it: cells come apart at their quotation
    marks."""
    parts: list[str] = []
    for cell in row:
        first, *others = cell.text.split('"')
        parts += [f'"{first}"' if "," in first[1:] else first, *(f'""{other}' for other in others)]
    parts = parts[: len(row)]
    more = ["col1" if number == 0 else ""] if columns > len(row) else []
    return ",".join([*parts[:columns], *more]) + END


def _dialects(source: list[list[Cell]]) -> Iterator[tuple[str, str]]:
    def rows(delimiter: str = ",", end: str = END, mark: str = '"', escape: str = '"') -> str:
        return "".join(
            delimiter.join(cell.written(mark, escape) for cell in row) + end for row in source
        )

    yield "record_delimiter LF", rows(end="\n")
    yield "record_delimiter CR", rows(end="\r")
    for name, delimiter in (("tab", "\t"), (";", ";"), ("space", " "), ("comma space", ", ")):
        yield f"field_delimiter {name}", rows(delimiter)
    yield "quotation_char '", rows(mark="'")
    yield "escape_char backslash", rows(escape="\\")
    yield "escape_char none", rows(escape="")


def _cell_level(row: list[Cell], i: int, clean: list[list[str]]) -> Iterator[Polluted]:
    cells = [cell.written() for cell in row]
    yield Polluted("row_field_delimiter", f"row {i}", " ".join(cells), clean)
    for j, cell in enumerate(row):
        place = f"row {i} column {j}"
        yield Polluted("row_more_sep", place, ",".join([*cells[:j], "", *cells[j:]]), clean)
        if j > 0:
            joined = ",".join([*cells[: j - 1], cells[j - 1] + cells[j], *cells[j + 1 :]])
            yield Polluted("row_less_sep", place, joined, clean)
        mark = cells[j][:1] + '"' + cells[j][1:] if cell.quoted else '"' + cells[j]
        meant = [*clean[:i], [*clean[i][:j], f'"{cell.text}', *clean[i][j + 1 :]], *clean[i + 1 :]]
        yield Polluted(
            "row_extra_quote", place, ",".join([*cells[:j], mark, *cells[j + 1 :]]), meant
        )
