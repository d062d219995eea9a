"""A change of one table of the register: proposed, looked at, then kept, or refused where somebody
else was faster."""

import csv
import tempfile
from dataclasses import dataclass
from pathlib import Path

from data.editing import effect as effects
from data.editing.tables import Row, Table, taken_back
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.register.register import Register
from data.small_table import read_rows
from data.targets.classes import Classes
from data.targets.schedules import Schedules
from data.targets.topics import Topics

UNCHANGED = "Tidak ada yang berubah: isi tabel sama dengan yang sudah tersimpan."


class Overtaken(Refused):
    """Somebody else has changed the table since it was drawn."""


@dataclass(frozen=True)
class Difference:
    """One cell that a change gives another text: of the row that ``key`` tells from others."""

    key: tuple[str, ...]
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What is to be kept: ``content`` of one more document, or the name of one that is taken back
    (``back``). ``version`` and ``drawn``: the table as the form had it; ``given``: the rows that
    differ from that. ``before`` and ``after``: the table now, and with the change; ``effect``: what
    it does to cases."""

    table: Table
    version: str
    content: dict
    back: str
    drawn: list[Row]
    given: list[Row]
    before: list[Row]
    after: list[Row]
    effect: effects.Effect

    @property
    def differences(self) -> list[Difference]:
        """Every cell that changes, row by row."""
        return differences(self.table, self.before, self.after)


def differences(table: Table, before: list[Row], after: list[Row]) -> list[Difference]:
    """The cells that two states of a table do not have in common; of a row that comes or goes those
    that are filled, and at least one."""
    old, new = ({table.key(row): row for row in rows} for rows in (before, after))
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        one, other = old.get(key, {}), new.get(key, {})
        cells = [
            Difference(key, column, one.get(column, ""), other.get(column, ""))
            for column in table.columns
            if one.get(column, "") != other.get(column, "")
        ]
        others = [cell for cell in cells if cell.column not in table.keys]
        found += others or cells[:1]
    return found


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
    if before == after and not anew:
        raise Refused(UNCHANGED)
    effect = effects.of(home, proposed, table.kind)
    _refuse_orphans(effect)
    return Change(
        table,
        version,
        content,
        back="",
        drawn=drawn,
        given=given,
        before=before,
        after=after,
        effect=effect,
    )


def propose_back(home: Home, table: Table, name: str) -> Change:
    """What taking back the table's newest document would do; Refused where it is not the newest, and
    where cases would be left without an OPD."""
    if name != taken_back(home, table.kind):
        raise Refused(
            "Sesudah perubahan ini ada perubahan lain pada tabel yang sama; batalkan dahulu yang "
            "terbaru."
        )
    proposed = home.withholding(table.kind, name)
    before, after = table.rows(home), table.rows(proposed)
    if table.kind == "users" and before and not any(r["role"] == "diskominfo" for r in after):
        raise Refused(
            "Sesudah pembatalan ini tidak ada lagi pengguna Diskominfo; daftarkan dahulu."
        )
    _refuse_missing(proposed)
    effect = effects.of(home, proposed, table.kind)
    _refuse_orphans(effect)
    return Change(
        table,
        version=name,
        content={},
        back=name,
        drawn=before,
        given=[],
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
        if documents.version(home, kind) != change.version:
            raise Overtaken(
                "Sementara itu tabel ini diubah orang lain; lihat perubahannya, lalu simpan lagi."
            )
        if change.back:
            documents.add(home, "withdrawn", {"of": kind, "name": change.back}, by)
        else:
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


def _refuse_missing(proposed: Home) -> None:
    """What is taken back may still be named elsewhere: a schedule by an OPD, a class by a topic."""
    schedules, classes = Schedules.current(proposed).names, Classes.current(proposed).history
    for opd in Register.current(proposed).opds.values():
        for _, name in opd.schedules:
            if name not in schedules:
                raise Refused(
                    f"Jadwal {quote(name)} dipakai OPD {quote(opd.opd_id)}; beri OPD itu jadwal "
                    "lain dahulu sebagai pembetulan."
                )
    for topic, name in Topics.current(proposed).classes.items():
        if name not in classes:
            raise Refused(
                f"Kelas {quote(name)} dipakai topik {quote(topic)}; pindahkan topik itu dahulu."
            )


def _refuse_orphans(effect: effects.Effect) -> None:
    if effect.orphans:
        raise Refused(
            f"{effect.orphans} kasus (antara lain akun {quote(effect.orphaned)}) tidak akan punya "
            "OPD lagi; ubah valid_from dan valid_to supaya hari kasus itu tetap tercakup."
        )
