"""A change of one table of the register: proposed, looked at, then kept, or refused where somebody
else was faster."""

import csv
import tempfile
from dataclasses import dataclass
from pathlib import Path

from data.editing import effect as effects
from data.editing.table import Difference, Row, Table, differences
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import read_rows

UNCHANGED = "Tidak ada yang berubah: isi tabel sama dengan yang sudah tersimpan."


@dataclass(frozen=True)
class Change:
    """What is to be kept: ``content`` of one more document, which ``proposed`` already has.
    ``version`` and ``drawn``: the table as the form had it; ``given``: the rows that differ from
    that. ``before`` and ``after``: the table now, and with the change; ``effect``: what it does to
    cases."""

    table: Table
    version: str
    content: dict
    proposed: Home
    drawn: list[Row]
    given: list[Row]
    before: list[Row]
    after: list[Row]
    effect: effects.Effect

    @property
    def differences(self) -> list[Difference]:
        """Every cell that changes, row by row."""
        return differences(self.table, self.before, self.after)


def read(table: Table, content: bytes, name: str) -> list[Row]:
    """The rows of an uploaded CSV, with the columns that it has; Refused where it is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "berkas.csv")
        path.write_bytes(content)
        rows = read_rows(path, table.keys[:1], table.columns)
    return [{column: row[column] for column in table.columns if column in row} for row in rows]


def propose(
    home: Home,
    table: Table,
    rows: list[Row],
    version: str,
    drawn: list[Row] | None = None,
    file: str = "",
    is_whole: bool = True,
    correct: bool = False,
    anew: tuple[tuple[str, ...], ...] = (),
) -> Change:
    """What the rows would make of the table. ``drawn``: the table as the form had it, where that is
    not as it is now: only what differs from it is changed. ``is_whole``: the rows are all of it, so
    what is missing was taken out. ``anew``: what is kept even where it does not differ (a year of
    the calendar that is confirmed as it stands).

    Refused as the table's CSV is, naming rows of ``file``; where nothing changes; where something
    vanishes that cannot; and where cases would be left without an OPD."""
    before, name = table.rows(home), file or f"{table.name}.csv"
    drawn = before if drawn is None else drawn
    given = _differing(table, drawn, rows, is_whole, anew)
    try:
        content = _content(home, table, given, name, correct)
    except Refused:
        _content(home, table, rows, name, correct)  # which names the row as the person sees it
        raise
    proposed = home.proposing(table.kind, content)
    after = table.rows(proposed)
    if is_whole:
        _refuse_staying(table, drawn, rows, after)
    if before == after and not anew:
        raise Refused(UNCHANGED)
    effect = effects.of(home, proposed, table.kind)
    effects.refuse_orphans(effect)
    return Change(
        table,
        version,
        content,
        proposed=proposed,
        drawn=drawn,
        given=given,
        before=before,
        after=after,
        effect=effect,
    )


def keep(home: Home, change: Change, by: str) -> None:
    """Keeps a change by one document. Overtaken where the table is no longer what it was made
    from."""
    kind = change.table.kind
    home.create()
    with home.lock():
        documents.refuse_overtaken(home, kind, change.version)
        documents.add(home, kind, change.content, by)


def _content(home: Home, table: Table, rows: list[Row], name: str, correct: bool) -> dict:
    """The document of some rows, through the same CSV as on the command line."""
    columns = [column for column in table.columns if any(column in row for row in rows)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "tabel.csv")
        with open(path, "w", newline="", encoding="utf-8") as target:
            writer = csv.DictWriter(target, columns or table.columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return table.content(home, path, correct)


def _differing(
    table: Table, drawn: list[Row], rows: list[Row], is_whole: bool, anew: tuple
) -> list[Row]:
    """The rows of whatever differs from the table as it was drawn, whole."""
    stored, given = _grouped(table, drawn), _grouped(table, rows)
    gone = [group for group in stored if group not in given] if is_whole else []
    if gone and not table.can_vanish:
        raise Refused(
            f"{quote(' '.join(gone[0]))} tidak dapat dihapus dari tabel ini: angka lama bergantung "
            "padanya. Akhiri dengan tanggal, atau batalkan penambahannya di Riwayat."
        )
    found = [
        row
        for group, of_group in given.items()
        if group in anew or not _same(of_group, stored.get(group, []))
        for row in of_group
    ]
    found += [row | dict(table.farewell) for group in gone for row in stored[group]]
    if not found:
        raise Refused(UNCHANGED)
    return found


def _refuse_staying(table: Table, drawn: list[Row], rows: list[Row], after: list[Row]) -> None:
    """Refused where a row was taken out that stays, as what holds from an earlier day on does."""
    stays = {table.key(row) for row in after}
    gone = {table.key(row) for row in drawn} - {table.key(row) for row in rows}
    if staying := sorted(gone & stays):
        raise Refused(
            f"{quote(' '.join(filter(None, staying[0])))} tetap berlaku walau barisnya dihapus: yang "
            "mulai lebih dahulu tidak diganti oleh baris yang mulai kemudian. Kembalikan barisnya, "
            "atau batalkan penambahannya di Riwayat."
        )


def _grouped(table: Table, rows: list[Row]) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(table.replaced(row), []).append(row)
    return found


def _same(given: list[Row], stored: list[Row]) -> bool:
    """Whether the given columns say what is stored; a column that a file lacks says nothing."""
    if len(given) != len(stored):
        return False
    pairs = zip(given, stored, strict=True)
    return all(
        all(cell == old.get(column, "") for column, cell in new.items()) for new, old in pairs
    )
