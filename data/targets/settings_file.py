"""``settings.csv``, read and checked row by row."""

import difflib
import re
from datetime import date
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import place, read_day, read_rows
from data.targets.grounds import COLUMNS, read_ground
from data.targets.setting import TABLE, Setting, Value
from data.targets.settings import Settings

SHORTHANDS = {"min_cases": ("min_cases_opd", "min_cases_account")}
FORMS = {  # form → accepted text (so that “1.000” is never taken for 1), what to write instead
    "hours": (r"\d{1,9}([.,]\d{1,2})?", "angka di atas 0, misalnya 24 atau 1,5"),
    "whole": (r"\d{1,9}([.,]0)?", "bilangan bulat di atas 0, misalnya 30"),
    "share": (r"\d([.,]\d{1,9})?", "angka dari 0 sampai 1, misalnya 0,8"),
    "clock": (
        r"(?i:wall|office|jam warga|jam kantor)",
        "wall (jam warga) atau office (jam kantor)",
    ),
}
CLOCKS = {"wall": "wall", "office": "office", "jam warga": "wall", "jam kantor": "office"}


def take_in(home: Home, path, by: str) -> dict[str, int]:
    """Takes in ``name,value,valid_from[,ground_kind,ground,verified_by,verified_on]``; returns the
    number of settings set."""
    home.create()
    with home.lock():
        content = content_of(home, path)
        documents.add(home, "settings", content, by)
    return {"settings": len(content["rows"])}


def content_of(home: Home, path) -> dict:
    """The document that the file makes, with what held before; Refused names the first bad row."""
    file, rows = Path(path).name, []
    seen: dict[tuple[tuple[str, ...], date | None], Value] = {}
    for row in read_rows(path, ("name", "value"), ("valid_from", *COLUMNS)):
        names = _names(row, file)
        since = read_day(row.get("valid_from", ""), file, row["row"], "valid_from")
        value = _read_value(TABLE[names[0]], row, file)
        if seen.setdefault((names, since), value) != value:
            raise Refused(
                f"{place(file, row['row'], 'value')}: {quote(row['value'])} bertentangan dengan "
                f"baris sebelumnya untuk {quote(row['name'])}; sisakan satu, lalu ulangi."
            )
        said = {"value": _to_text(value), "valid_from": _to_text(since)}
        rows += [{"name": name, **said, **read_ground(row, file).row} for name in names]
    current = Settings.current(home)
    earlier = {row["name"]: _to_text(_held(current, row)) for row in rows}
    return {"rows": rows, "earlier": earlier}


def _held(current: Settings, row: dict) -> Value:
    """What holds on the day from which the row will."""
    since = date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min
    return current.value(row["name"], since)


def _names(row: dict, file: str) -> tuple[str, ...]:
    name, known = row["name"].lower(), [*TABLE, *SHORTHANDS]
    if name not in known:
        nearest = difflib.get_close_matches(name, known, n=1, cutoff=0)[0]
        raise Refused(
            f"{place(file, row['row'], 'name')}: {quote(row['name'])} bukan nama setelan; mungkin "
            f"maksudnya {quote(nearest)}."
        )
    return SHORTHANDS.get(name, (name,))


def _read_value(setting: Setting, row: dict, file: str) -> Value:
    text = row["value"]
    if setting.form == "day":
        return read_day(text, file, row["row"], "value")
    pattern, advice = FORMS[setting.form]
    if re.fullmatch(pattern, text, re.ASCII):
        if setting.form == "clock":
            return CLOCKS[text.lower()]
        number = float(text.replace(",", "."))
        if number <= setting.largest and (number > 0 or setting.form == "share"):
            return int(number) if number.is_integer() else number
    limit = f", paling besar {setting.largest:g}" if setting.largest > 1 else ""
    raise Refused(
        f"{place(file, row['row'], 'value')}: {quote(text)} bukan nilai untuk "
        f"{quote(row['name'])}; tulis {advice}{limit}."
    )


def _to_text(value: Value) -> int | float | str | None:
    return value.isoformat() if isinstance(value, date) else value
