"""Which column of a table is which canonical field: by name, or as ``--map`` says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import pyarrow as pa
import pyarrow.compute

from data.errors import Refused, quote
from data.importers.columns import field_names, guess, joined, sides, zones
from data.importers.columns.header import squeeze
from data.importers.columns.header_words import KINDS
from data.questions import AsksColumns

MESSAGE_FIELDS, CASE_FIELDS = KINDS["messages"], KINDS["cases"]
FIELDS = tuple(dict.fromkeys(MESSAGE_FIELDS + CASE_FIELDS))
# only importers set these: "true" where a comment answers another citizen; why a row is not taken
# (data.reasons); the
# author's id where the platform has one (``author`` is then the name that is shown, masked);
# seconds from opening to
# the first reply, in place of its stamp; "true" where the opening is the first part of the id
INTERNAL_FIELDS = ("answers_other", "problem", "author_id", "reply_after", "id_begins")
REQUIRED = {
    "messages": ("account_id", "conversation_id", "sent_at", "direction"),
    "cases": ("account_id", "case_id", "opened_at"),  # and status or closed_at
}
# the log that OPDs keep by hand; its rows have no number of their own, so the content is the id
TEMPLATE = {
    "account_id": "Akun",
    "case_id": "Warga+Ringkasan",  # behind the opening (id_begins)
    "opened_at": "Tanggal masuk+Jam masuk",
    "first_reply_at": "Tanggal dijawab+Jam dijawab",
    "closed_at": "Tanggal selesai+Jam selesai",
    "status": "Status",
    "author": "Warga",
    "topic": "Topik",
    "link": "Tautan",
}
TEMPLATE_MARKS = ("Tanggal masuk", "Jam masuk", "Warga", "Ringkasan", "Status")
NAMES = {
    squeeze(name)
    for name in (*FIELDS, *(part for column in TEMPLATE.values() for part in column.split("+")))
}


# why a table is neither of messages nor of cases, for the command line and for a screen
BOTH_KINDS = (
    "kolom untuk pesan (sent_at, direction) dan untuk kasus (opened_at) ada bersamaan",
    "kolom untuk pesan dan untuk kasus ada bersamaan",
)
NO_KIND = (
    "tidak ada kolom sent_at dan direction (pesan) atau opened_at (kasus)",
    "kolomnya belum dikenal sebagai pesan atau kasus",
)
SOLVED = ("resolved_at", "solved_at")
SAMPLE = 200  # rows that show what a column holds


class AnyTable(Protocol):
    """What all tables have: text cells, and ``header_row`` 0 where names and rows are kept
    apart."""

    name: str
    label: str  # of a sheet, as its workbook calls it
    title: str  # what stands above the header
    header: list[str]
    header_row: int
    bad: dict[int, tuple[str, list[str]]]

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person who uploads should see about the reading, once the rows were read."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Batches of text columns ``0 … n-1`` and ``row`` (int32); may be called again."""


@dataclass(frozen=True)
class Mapping:
    """``columns``: field → column positions to join by a space; ``constants``: field → value;
    ``zones``: field → the zone that the file states for its stamps; ``id_begins``: the opening is
    the first part of the id; ``asked_side``: the side that a "yes" in the column of the
    direction means ("Inbound": yes or no)."""

    kind: str
    columns: dict[str, tuple[int, ...]]
    constants: dict[str, str]
    zones: dict[str, str] = field(default_factory=dict)
    id_begins: bool = False
    asked_side: str | None = None

    def has(self, field: str) -> bool:
        """The file has this field, as a column or as a constant."""
        return field in self.columns or field in self.constants

    def field_of(self, batch: pa.RecordBatch, name: str) -> pa.Array:
        """A canonical field of a batch of the table (text), null where the file has none."""
        if name in self.constants:
            return pa.array([self.constants[name]] * batch.num_rows, pa.string())
        parts = [batch.column(i) for i in self.columns.get(name, ())]
        if not parts:
            return pa.nulls(batch.num_rows, pa.string())
        if name.endswith("_at"):
            stamps = parts[0] if len(parts) == 1 else joined.day_and_clock(parts)
            return zones.with_zone(stamps, self.zones[name]) if name in self.zones else stamps
        if name == "direction" and self.asked_side:
            return sides.answered(parts[0], self.asked_side)
        return parts[0] if len(parts) == 1 else pa.compute.binary_join_element_wise(*parts, " ")


def parse_map(pairs: list[str]) -> dict[str, str]:
    """``["sent_at=Tanggal+Jam", "account_id==A1"]`` → field → column, or ``=value`` for a
    constant."""
    wanted = {}
    for pair in pairs:
        field, sign, column = pair.partition("=")
        if not sign or field.strip() not in FIELDS:
            raise Refused(
                f"--map {quote(pair)} tidak dikenal; tulis FIELD=KOLOM dengan FIELD salah satu "
                f"dari {', '.join(FIELDS)}.",
                on_screen=f"Kolom {quote(pair)} tidak dikenal; yang dikenal "
                f"{', '.join(field_names.ON_SCREEN.values())}.",
            )
        wanted[field.strip()] = column.strip()
    return wanted


def map_columns(table: AnyTable, wanted: dict[str, str], constant_account: str | None) -> Mapping:
    """Finds every canonical field in the table's header; Refused where a column is missing or
    stands twice."""
    columns: dict[str, tuple[int, ...]] = {}
    constants: dict[str, str] = {}
    _refuse_joined_names(table)
    template = _template_columns(table)
    id_begins = bool(template) and "case_id" not in wanted
    wanted = template | wanted
    for name in FIELDS:
        column = wanted.get(name)
        if column is None:
            positions = _positions(table, name)
            if positions and (
                name != "link" or len(positions) == 1
            ):  # without a link a file is as good
                columns[name] = (_single(table, name, positions),)
        elif column.startswith("="):
            constants[name] = column[1:].strip()
        elif column and (column.casefold() != "none" or _positions(table, column)):
            columns[name] = _mapped(table, name, column)
    if "account_id" not in columns and "account_id" not in constants and constant_account:
        constants["account_id"] = constant_account
    kind = _kind(table, columns, constants)
    _refuse_two_closings(table, kind, wanted)
    direction = columns.get("direction", ())
    return Mapping(
        kind,
        columns,
        constants,
        zones=_zones(table, columns),
        id_begins=id_begins,
        asked_side=sides.asked(table.header[direction[0]]) if direction else None,
    )


def _zones(table: AnyTable, columns: dict[str, tuple[int, ...]]) -> dict[str, str]:
    """Field → the zone in the name of its column, or in the title of the table."""
    title = zones.of_title(table.title)
    found = {
        name: next(filter(None, (zones.of_name(table.header[i]) for i in positions)), title)
        for name, positions in columns.items()
        if name.endswith("_at")
    }
    return {name: zone for name, zone in found.items() if zone}


def _refuse_two_closings(table: AnyTable, kind: str, wanted: dict[str, str]) -> None:
    """Some tools solve a ticket and close it days later by themselves: which is meant is asked."""
    solved = next((c for c in SOLVED for i in _positions(table, c)[:1]), None)
    if kind == "cases" and "closed_at" not in wanted and solved and _positions(table, "closed_at"):
        both = f"Berkas {quote(table.name)} punya kolom {solved} dan closed_at"
        raise Refused(
            f'{both}; pilih kapan kasusnya selesai, misalnya --map "closed_at={solved}".',
            question_of(table, {**wanted, "closed_at": solved}),
            f"{both}; pilih “Waktu selesai” di bawah.",
        )


def _refuse_joined_names(table: AnyTable) -> None:
    """A separator that is missing in the header joins two names, and what stands below the later
    ones has shifted."""
    names = [name for name in FIELDS if name != "link"]  # "Link text" is a name of its own
    joined = {squeeze(one + other): (one, other) for one in names for other in names}
    for name in table.header:
        plain = squeeze(name).replace('"', "")
        if plain in joined:
            one, other = joined[plain]
            raise Refused(
                f"Berkas {quote(table.name)}: kolom {quote(name)} adalah {one} dan {other} yang "
                "menyatu; perbaiki pemisah di baris judul, lalu unggah lagi."
            )


def _template_columns(table: AnyTable) -> dict[str, str]:
    """The mapping of Tanggap's own template, for the columns that the table has; empty for any
    other table."""
    if not all(_positions(table, column) for column in TEMPLATE_MARKS):
        return {}
    return {
        field: column
        for field, column in TEMPLATE.items()
        if all(_positions(table, part) for part in column.split("+"))
    }


def is_table(table: AnyTable, wanted: dict[str, str], constant_account: str | None) -> bool:
    """Whether the table's columns are those of messages or cases."""
    try:
        map_columns(table, wanted, constant_account)
    except Refused:
        return False
    return True


def _kind(table: AnyTable, columns: dict, constants: dict) -> str:
    has = {*columns, *constants}
    is_cases, is_messages = "opened_at" in has, {"sent_at", "direction"} <= has
    if is_cases == is_messages:
        refuse_no_table(table)
        why, on_screen = BOTH_KINDS if is_cases else NO_KIND
        raise Refused(
            f"Berkas {quote(table.name)}: {why}; sebutkan kolomnya dengan --map.",
            question_of(table),
            f"Berkas {quote(table.name)}: {on_screen}; cocokkan kolomnya di bawah, atau pakai "
            "templat Tanggap.",
        )
    kind = "cases" if is_cases else "messages"
    missing = [f for f in REQUIRED[kind] if f not in has]
    missing += ["status"] if kind == "cases" and not has & {"status", "closed_at"} else []
    if missing:
        hint = " atau sebutkan akunnya dengan --account" if missing == ["account_id"] else ""
        names = ", ".join(missing)
        raise Refused(
            f"Berkas {quote(table.name)}: kolom {names} tidak ada; tambahkan kolomnya, sebutkan "
            f"dengan --map{hint}.",
            question_of(table),
            f"Berkas {quote(table.name)}: kolom {field_names.shown(names)} tidak ada; cocokkan di "
            "bawah, atau tambahkan kolomnya.",
        )
    return kind


def refuse_no_table(table: AnyTable) -> None:
    """Refused where a third of the rows or more have not the header's width: a text with a comma
    here and there."""
    rows = sum(batch.num_rows for batch in table.batches())
    if table.header_row and table.bad and 2 * len(table.bad) >= rows:
        raise Refused(
            f"Berkas {quote(table.name)} bukan tabel yang utuh: {len(table.bad)} dari "
            f"{rows + len(table.bad)} baris tidak cocok dengan judul kolom di baris "
            f"{table.header_row}; unggah berkas ekspor seperti yang diunduh, tanpa disunting."
        )


def _mapped(table: AnyTable, field: str, column: str) -> tuple[int, ...]:
    whole = _positions(table, column)
    if whole:
        return (_single(table, column, whole),)
    parts = [part.strip() for part in column.split("+")]
    found = [_positions(table, part) for part in parts]
    for part, positions in zip(parts, found, strict=True):
        if not positions:
            shown = ", ".join(h for h in table.header if h)
            missing = f"Berkas {quote(table.name)} tidak punya kolom {quote(part)} untuk"
            raise Refused(
                f"{missing} {field}; kolom yang ada: {shown}.",
                question_of(table),
                f"{missing} {field_names.shown(field)}; kolom yang ada: {shown}.",
            )
    return tuple(
        _single(table, part, positions) for part, positions in zip(parts, found, strict=True)
    )


def question_of(table: AnyTable, known: dict[str, str] | None = None) -> AsksColumns:
    """What a screen needs to ask for the columns: those of the file with some of their values, and a
    guess (with what is ``known`` already) to be confirmed."""
    batch = next(table.batches(), None)
    rows = (
        [
            [cell or "" for cell in row]
            for row in zip(
                *(c.to_pylist() for c in batch.slice(0, SAMPLE).columns[:-1]), strict=True
            )
        ]
        if batch
        else []
    )
    return AsksColumns(
        columns=[name for name in table.header if name],
        samples=guess.samples(table.header, rows),
        guess=guess.guess(table.header, rows) | (known or {}),
    )


def _positions(table: AnyTable, column: str) -> list[int]:
    exact = [i for i, name in enumerate(table.header) if name == column]
    return exact or [
        i for i, name in enumerate(table.header) if name and squeeze(name) == squeeze(column)
    ]


def _single(table: AnyTable, column: str, positions: list[int]) -> int:
    if len(positions) > 1:
        raise Refused(
            f"Berkas {quote(table.name)} punya {len(positions)} kolom bernama {quote(column)}; "
            "beri nama yang berbeda lalu unggah lagi."
        )
    return positions[0]
