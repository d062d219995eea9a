"""Settings that hold from a day: targets, thresholds, the official clock. Here stand their names
and defaults."""

import difflib
import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import place, read_day, read_rows
from data.targets.grounds import COLUMNS, Ground, read_ground

Value = int | float | str | date | None


LAPOR = Ground("law", "Kelas SP4N-LAPOR!, PermenPANRB 62/2018 (teks lampiran belum dibaca)")


@dataclass(frozen=True)
class Setting:
    """One name: its default, how its text is read (``form``), the largest number allowed, what it
    means, and on what ground the default stands."""

    name: str
    default: Value
    form: str  # hours, whole, share, clock or day
    largest: float
    meaning: str
    ground: Ground = Ground()


TABLE = {
    setting.name: setting
    for setting in (
        Setting(
            "response_target_hours",
            24,
            "hours",
            8760,
            "Batas waktu balasan pertama oleh manusia pada jam warga, dalam jam.",
            ground=Ground(
                "announcement", "Diumumkan di Klaten: 1 × 24 jam; aturan nasional tidak ada"
            ),
        ),
        Setting(
            "resolution_days_information",
            5,
            "whole",
            365,
            "Batas penyelesaian permintaan informasi dan topik yang tidak dikenal, dalam hari "
            "kerja.",
            ground=LAPOR,
        ),
        Setting(
            "resolution_days_complaint",
            14,
            "whole",
            365,
            "Batas penyelesaian pengaduan tanpa kadar pengawasan, dalam hari kerja.",
            ground=LAPOR,
        ),
        Setting(
            "resolution_days_oversight",
            60,
            "whole",
            365,
            "Batas penyelesaian pengaduan berkadar pengawasan, dalam hari kerja.",
            ground=LAPOR,
        ),
        Setting(
            "min_cases_opd",
            30,
            "whole",
            1_000_000,
            "Jumlah kasus jatuh tempo paling sedikit agar sebuah OPD diberi peringkat.",
        ),
        Setting(
            "min_cases_account",
            20,
            "whole",
            1_000_000,
            "Jumlah kasus jatuh tempo paling sedikit agar sebuah akun diberi peringkat.",
        ),
        Setting(
            "min_coverage",
            0.8,
            "share",
            1,
            "Cakupan unggahan paling sedikit agar sebuah unit diberi peringkat, 0 sampai 1.",
        ),
        Setting(
            "max_daily_uploads",
            200,
            "whole",
            100_000,
            "Jumlah unggahan paling banyak dari satu OPD dalam satu hari (WIB).",
        ),
        Setting(
            "official_clock",
            "wall",
            "clock",
            0,
            "Jam resmi papan peringkat: wall (jam warga) atau office (jam kantor).",
        ),
        Setting(
            "preview_days",
            5,
            "whole",
            60,
            "Lama OPD melihat konsep angkanya dan dapat menyanggah sebelum bulan diterbitkan, dalam "
            "hari kerja sesudah hari kerja pertama bulan berikutnya.",
        ),
        Setting(
            "start_date",
            None,
            "day",
            0,
            "Hari pertama semua OPD wajib mengunggah; peringkat tidak melihat hari sebelumnya. "
            "Kosong: tidak ada.",
        ),
    )
}
SHORTHANDS = {"min_cases": ("min_cases_opd", "min_cases_account")}
FORMS = {  # form → accepted text (so that “1.000” is never taken for 1), what to write instead
    "hours": (r"\d{1,9}([.,]\d{1,2})?", "angka di atas 0, misalnya 24 atau 1,5"),
    "whole": (r"\d{1,9}([.,]0)?", "bilangan bulat di atas 0, misalnya 30"),
    "share": (r"\d([.,]\d{1,9})?", "angka dari 0 sampai 1, misalnya 0,8"),
    "clock": (r"(?i:wall|office)", "wall atau office"),
}


@dataclass(frozen=True)
class Settings:
    """``history``: name → (holds from this day, value), oldest first; the first entry holds since
    ever (None). ``grounds``: name and that day → on what ground the value stands."""

    history: dict[str, tuple[tuple[date | None, Value], ...]]
    grounds: dict[tuple[str, date | None], Ground]

    @classmethod
    def current(cls, home: Home) -> "Settings":
        """The defaults with all documents laid over them, later rows over earlier ones of the same
        name and day."""
        found: dict[str, dict[date | None, Value]] = {
            s.name: {None: s.default} for s in TABLE.values()
        }
        grounds: dict[tuple[str, date | None], Ground] = {
            (s.name, None): s.ground for s in TABLE.values()
        }
        for document in documents.read(home, "settings"):
            for row in document["rows"]:
                since = _from_text(row["valid_from"])
                found[row["name"]][since] = _stored(row)
                grounds[row["name"], since] = Ground.of(row)
        return cls(
            {
                name: tuple(sorted(dated.items(), key=lambda entry: entry[0] or date.min))
                for name, dated in found.items()
            },
            grounds,
        )

    def ground(self, name: str, since: date | None) -> Ground:
        """On what ground the value stands that holds from that day. Unknown: KeyError."""
        return self.grounds[name, since]

    def value(self, name: str, day: date | None = None) -> Value:
        """The value that holds on the day; without a day, the one that holds from the latest day.
        Unknown: KeyError."""
        return [
            v for since, v in self.history[name] if day is None or since is None or since <= day
        ][-1]

    def values(self, name: str, days: list[date]) -> list[Value]:
        """:meth:`value` of each day."""
        since = [first or date.min for first, _ in self.history[name]]
        return [self.history[name][bisect_right(since, day) - 1][1] for day in days]

    def number(self, name: str) -> float:
        """:meth:`value` of a setting that is a number, as it holds from the latest day."""
        return _number(self.value(name))

    def numbers(self, name: str, days: list[date]) -> list[float]:
        """:meth:`values` of a setting that is a number."""
        return [_number(value) for value in self.values(name, days)]


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
    since = _from_text(row["valid_from"])
    return current.value(row["name"], since or date.min)


def _number(value: Value) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return value


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
            return text.lower()
        number = float(text.replace(",", "."))
        if number <= setting.largest and (number > 0 or setting.form == "share"):
            return int(number) if number.is_integer() else number
    limit = f", paling besar {setting.largest:g}" if setting.largest > 1 else ""
    raise Refused(
        f"{place(file, row['row'], 'value')}: {quote(text)} bukan nilai untuk "
        f"{quote(row['name'])}; tulis {advice}{limit}."
    )


def _stored(row: dict) -> Value:
    return _from_text(row["value"]) if TABLE[row["name"]].form == "day" else row["value"]


def _to_text(value: Value) -> int | float | str | None:
    return value.isoformat() if isinstance(value, date) else value


def _from_text(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
