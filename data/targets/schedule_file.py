"""``schedules.csv``, read and checked: whole spans, none that overlap, an open Monday, regular hours
for each schedule."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import needed, place, read_day, read_rows
from data.targets.schedules import ALWAYS, MONDAY, RAMADAN, REGULAR, Schedules

COLUMNS = ("schedule", "valid_from", "season", "weekday", "opens", "closes")
SEASONS = {"regular": REGULAR, "biasa": REGULAR, "ramadan": RAMADAN}
WEEKDAYS = {
    day: str(number)
    for number, days in enumerate(
        ("1 senin", "2 selasa", "3 rabu", "4 kamis", "5 jumat", "6 sabtu", "7 minggu"), start=1
    )
    for day in days.split()
}
TIME = re.compile(r"(\d{1,2})[:.](\d\d)")
MOST_SPANS = 3
LONGEST_NAME = 40
Version = dict[tuple[str, str], list[dict]]  # (season, weekday) → its rows


def take_in(home: Home, path, by: str) -> dict[str, int]:
    """Takes in ``schedule,valid_from,season,weekday,opens,closes[,ground]``, one row per open span;
    each schedule in it is replaced from its first ``valid_from`` on. Returns the number of
    schedules."""
    home.create()
    with home.lock():
        content = content_of(home, path)
        documents.add(home, "schedules", content, by)
    return {"schedules": len({row["schedule"] for row in content["rows"]})}


def content_of(home: Home, path) -> dict:
    """The document that the file makes; Refused names the first bad row. Where a version states
    Ramadan hours only, it keeps the regular ones that held before."""
    file = Path(path).name
    versions: dict[tuple[str, str], Version] = {}
    for row in read_rows(path, COLUMNS, ("ground",)):
        read = _read(row, file)
        version = versions.setdefault((read["schedule"], read["valid_from"]), {})
        version.setdefault((read["season"], read["weekday"]), []).append(read)
    known = Schedules.current(home)
    rows: list[dict] = []
    regular: dict[str, list[dict]] = {}
    for (name, since), version in sorted(versions.items()):
        _check(version, file)
        own = [row for key, spans in version.items() if key[0] == REGULAR for row in spans]
        kept = own or regular.get(name) or _held_before(known, name, since)
        if not kept:
            _refuse_without_regular(name, version, file)
        regular[name] = [row | {"valid_from": since} for row in kept]
        ramadan = [row for key, spans in version.items() if key[0] == RAMADAN for row in spans]
        rows += [_stored(row) for row in (*regular[name], *ramadan)]
    return {"rows": rows}


def _read(row: dict, file: str) -> dict:
    """One row with its values as they are kept, and ``row``, its number."""
    name = " ".join(needed(row, "schedule", file).split())
    if len(name) > LONGEST_NAME or not name.isprintable() or "@" in name:
        raise Refused(
            f"{place(file, row['row'], 'schedule')}: {quote(name)} memuat “@” atau lebih panjang "
            f"dari {LONGEST_NAME} huruf; beri nama yang lebih sederhana."
        )
    if name.lower() == ALWAYS:
        raise Refused(
            f"{place(file, row['row'], 'schedule')}: {quote(ALWAYS)} selalu buka dan tidak dapat "
            "diubah; beri jadwal itu nama lain."
        )
    since = read_day(row["valid_from"], file, row["row"], "valid_from")
    return {
        "schedule": name.lower(),
        "valid_from": since.isoformat() if since else "",
        "season": _one_of(SEASONS, row, "season", file, "regular atau ramadan"),
        "weekday": _one_of(WEEKDAYS, row, "weekday", file, "1 (Senin) sampai 7 (Minggu)"),
        "opens": _time(row, "opens", file),
        "closes": _time(row, "closes", file),
        "ground": " ".join(row.get("ground", "").split()),
        "row": row["row"],
    }


def _one_of(words: dict[str, str], row: dict, column: str, file: str, advice: str) -> str:
    found = words.get(needed(row, column, file).lower())
    if found is None:
        raise Refused(
            f"{place(file, row['row'], column)}: {quote(row[column])} tidak dikenal; tulis "
            f"{advice}."
        )
    return found


def _time(row: dict, column: str, file: str) -> str:
    found = TIME.fullmatch(needed(row, column, file))
    hour, minute = map(int, found.groups()) if found else (99, 0)
    if minute > 59 or (hour, minute) > (24, 0):
        raise Refused(
            f"{place(file, row['row'], column)}: {quote(row[column])} bukan jam; tulis misalnya "
            "07:30, paling akhir 24:00."
        )
    return f"{hour:02d}:{minute:02d}"


def _check(version: Version, file: str) -> None:
    """Spans of one version that are no spans, overlap or are too many, and Mondays without any."""
    for rows in version.values():
        rows.sort(key=lambda row: row["opens"])
        for row in rows:
            if row["closes"] <= row["opens"]:
                raise Refused(
                    f"{place(file, row['row'], 'closes')}: {row['closes']} tidak sesudah "
                    f"{row['opens']}; jam buka tidak melewati tengah malam."
                )
        for one, following in pairwise(rows):
            if following["opens"] < one["closes"]:
                raise Refused(
                    f"{place(file, following['row'], 'opens')}: {following['opens']} bertumpang "
                    f"tindih dengan {one['opens']}–{one['closes']} (baris {one['row']}) pada hari "
                    "yang sama; perbaiki salah satunya."
                )
        if len(rows) > MOST_SPANS:
            raise Refused(
                f"Berkas {quote(file)} baris {rows[MOST_SPANS]['row']}: jadwal "
                f"{quote(rows[0]['schedule'])} buka lebih dari {MOST_SPANS} kali dalam sehari; "
                "gabungkan jamnya."
            )
    for season in dict.fromkeys(season for season, _ in version):
        if (season, str(MONDAY)) not in version:
            row = next(rows[0] for key, rows in version.items() if key[0] == season)
            raise Refused(
                f"{place(file, row['row'], 'weekday')}: jadwal {quote(row['schedule'])} "
                f"({season}) tidak punya jam hari Senin, padahal lama buka hari Senin adalah "
                "batas waktu pada jam kantor; tambahkan barisnya."
            )


def _held_before(known: Schedules, name: str, since: str) -> list[dict]:
    """The regular rows that hold on the day on which the new ones begin."""
    if name not in known.history:
        return []
    held = known.on(name, date.fromisoformat(since) if since else date.min)
    return [row for row in held.rows if row["season"] == REGULAR] if held else []


def _refuse_without_regular(name: str, version: Version, file: str) -> None:
    row = next(iter(version.values()))[0]
    raise Refused(
        f"{place(file, row['row'], 'season')}: jadwal {quote(name)} belum punya jam di luar "
        "Ramadan; tambahkan baris dengan season regular."
    )


def _stored(row: dict) -> dict:
    return {name: value for name, value in row.items() if name != "row"}
