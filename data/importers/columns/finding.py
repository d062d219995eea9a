"""Which column of a table is which canonical field: by name, or as ``--map`` says."""

from data.errors import Refused, quote
from data.importers.columns import field_names, lengths, sides, zones
from data.importers.columns.asking import question_of, refuse_beside, refuse_no_table, which_of
from data.importers.columns.fields import FIELDS, REQUIRED, TEMPLATE, TEMPLATE_MARKS
from data.importers.columns.header import distinct, squeeze
from data.importers.columns.mapping import AnyTable, Mapping

# why a table is neither of messages nor of cases, for the command line and for a screen
BOTH_KINDS = (
    "kolom untuk pesan (sent_at, direction) dan untuk kasus (opened_at) ada bersamaan",
    "kolom untuk pesan dan untuk kasus ada bersamaan",
)
NO_KIND = (
    "kolomnya belum dikenal sebagai pesan (sent_at, direction) atau kasus (opened_at)",
    "kolomnya belum dikenal sebagai pesan atau kasus",
)
SOLVED = ("resolved_at", "solved_at")


def map_columns(table: AnyTable, wanted: dict[str, str], constant_account: str | None) -> Mapping:
    """Finds every canonical field in the table's header; Refused where a column is missing or
    stands twice."""
    columns: dict[str, tuple[int, ...]] = {}
    constants: dict[str, str] = {}
    _refuse_joined_names(table)
    refuse_beside(table)
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
        lengths=_lengths(table, columns),
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


def _lengths(table: AnyTable, columns: dict[str, tuple[int, ...]]) -> dict[str, str]:
    """Field → the name of its column, where that says how long something took; Refused where nights
    and holidays are left out of it."""
    found = {}
    for field in ("first_reply_at", "closed_at"):
        name = table.header[columns[field][0]] if len(columns.get(field, ())) == 1 else ""
        if lengths.is_in_working_hours(name):
            why = (
                f"Berkas {quote(table.name)}: kolom {quote(name)} menghitung jam atau hari kerja saja, "
                "jadi tidak menunjukkan kapan; pakai kolom tanggal dan jamnya, atau"
            )
            raise Refused(
                f'{why} --map "{field}=none" bila tidak ada.',
                question_of(table),
                f"{why} kosongkan {field_names.shown(field)} bila tidak ada.",
            )
        if lengths.is_of_name(name):
            found[field] = name
    return found


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


def _mapped(table: AnyTable, field: str, column: str) -> tuple[int, ...]:
    whole = _positions(table, column)
    if whole:
        return (_single(table, field, whole),)
    parts = [part.strip() for part in column.split("+")]
    found = [_positions(table, part) for part in parts]
    for part, positions in zip(parts, found, strict=True):
        if not positions:
            shown = ", ".join(h for h in distinct(table.header) if h)
            missing = f"Berkas {quote(table.name)} tidak punya kolom {quote(part)} untuk"
            raise Refused(
                f"{missing} {field}; kolom yang ada: {shown}.",
                question_of(table),
                f"{missing} {field_names.shown(field)}; kolom yang ada: {shown}.",
            )
    return tuple(_single(table, field, positions) for positions in found)


def _positions(table: AnyTable, column: str) -> list[int]:
    letter = [i for i, name in enumerate(distinct(table.header)) if name == column]
    exact = letter or [i for i, name in enumerate(table.header) if name == column]
    return exact or [
        i for i, name in enumerate(table.header) if name and squeeze(name) == squeeze(column)
    ]


def _single(table: AnyTable, field: str, positions: list[int]) -> int:
    if len(positions) > 1:
        raise which_of(table, field, positions)
    return positions[0]
