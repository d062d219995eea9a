"""``load``: a file is read in the child, checked, and stored (``data.storing``)."""

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

from data import moment
from data.access import whose
from data.cases.tables import FIRST_DAY, LAST_DAY
from data.errors import NoRegister, Refused, quote
from data.importers.columns.fields import parse_map
from data.importers.rows import reasons
from data.importers.rows.kept_values import without_citizens, without_quotes
from data.importers.rows.words import Values, parse_values
from data.intake import commit, kept_topics, mappings, own_names, stated
from data.intake.reader import Reader
from data.intake.rejected import Rejected
from data.intake.stated import Stated
from data.lake.home import Home
from data.lake.writing import flush, sha256_of
from data.processes import edge
from data.register.register import Register
from data.targets.calendar import default_days


@dataclass(frozen=True)
class Options:
    """How a file is to be read; names as on the command line. ``opds``: those whose accounts may be
    loaded, None: all."""

    format: str | None = None
    map: dict[str, str] = field(default_factory=dict)
    dates: str | None = None
    timezone: str = "Asia/Jakarta"
    encoding: str | None = None
    begin: str | None = None
    end: str | None = None
    accounts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    partial: bool = False
    opds: tuple[str, ...] | None = None
    values: Values = field(default_factory=dict)

    @classmethod
    def of(cls, arguments) -> "Options":
        """From the parsed command line; Refused where a zone or a mapping is not known."""
        if arguments.timezone != cls.timezone and arguments.timezone not in available_timezones():
            raise Refused(
                f"--timezone {quote(arguments.timezone)} tidak dikenal; tulis misalnya "
                "Asia/Jakarta."
            )
        return cls(
            format=arguments.format,
            map=parse_map(arguments.map),
            dates=arguments.dates,
            timezone=arguments.timezone,
            encoding=arguments.encoding,
            begin=arguments.begin,
            end=arguments.until,
            accounts=tuple(arguments.account),
            own=tuple(arguments.own),
            partial=arguments.partial,
            opds=whose.of_environment(),
            values=parse_values(arguments.value),
        )


def load(
    home: Home,
    path: Path,
    options: Options,
    reader: Reader,
    by: str,
    received: datetime | None = None,
    rejected: Rejected | None = None,
) -> dict:
    """Takes in one FILE; returns its line: ``file, format, upload_id, read, accepted, updated,
    duplicates, rejected, cases``, and ``bias`` where what is rejected may make figures look better
    (a sentence). Refused where nothing of it could be stored. ``received``: now,
    unless the demo says otherwise; ``rejected`` takes up the rejected rows as they stood."""
    with taken(home, path, options, reader, by=by, received=received, rejected=rejected) as store:
        return store()


@contextmanager
def taken(
    home: Home,
    path: Path,
    options: Options,
    reader: Reader,
    by: str,
    received: datetime | None = None,
    rejected: Rejected | None = None,
) -> Iterator[Callable[[], dict]]:
    """The first half of :func:`load`: the FILE, read and checked. What it gives is the second: it
    stores the FILE and returns its line."""
    _refuse_missing(path)  # before it is read for its digest: it may be a device without an end
    received = received or moment.now()
    register = whose.limited(Register.current(home), options.opds)
    statement_given = stated.read_stated(
        options.begin,
        options.end,
        list(options.accounts),
        options.timezone,
        now=received,
        partial=options.partial,
    )
    with home.staging_folder() as folder, ThreadPoolExecutor() as pool:
        digest = pool.submit(
            sha256_of, path
        )  # what needs no rows is done while the child reads them
        pool.submit(default_days, received.year - 1, received.year + 1)
        reading = read_file(
            home,
            path,
            options,
            reader,
            register=register,
            statement_given=statement_given,
            received=received,
            folder=folder,
        )
        pool.submit(
            flush, folder / f"{reading['kind']}.parquet"
        )  # so that little is left to write at the end
        if rejected is not None:
            rejected.take(folder, reading, path.name)
        _refuse_nothing(reading, statement_given, path.name)
        statement_made = stated.statement_of(reading, statement_given, received, path.name)
        info = _info(
            reading,
            statement_made,
            options,
            digest.result(),
            received=received,
            by=by,
            accounts=register.accounts,
        )

        def store() -> dict:
            with home.lock():
                result = commit.store(home, folder, info, reading)
                with edge.stands("Unggahan sudah disimpan, tetapi jawaban Anda tidak diingat"):
                    _remember(home, options, reading, by)
            bias = {"bias": reading["bias"]} if reading["bias"] else {}
            return {"file": os.fsencode(path).decode(errors="replace"), **result, **bias}

        yield store


def _remember(home: Home, options: Options, reading: dict, by: str) -> None:
    """Keeps what the person answered, for the next file of the same kind."""
    if options.own and options.accounts:
        own_names.remember(home, options.accounts[0], list(options.own), by)
    for account_id in list(reading["stamps"])[:1] if options.map or options.values else ():
        mappings.remember(
            home,
            account_id,
            reading["columns"],
            answered=reading.get("map", {}),
            values=options.values,
            by=by,
        )


def _refuse_missing(path: Path) -> None:
    if not path.is_file():
        raise Refused(f"Berkas {quote(path.name)} tidak ada; periksa namanya.")


def read_file(
    home: Home,
    path: Path,
    options: Options,
    reader: Reader,
    register: Register,
    statement_given: Stated,
    received: datetime,
    folder: Path,
    preview: bool = False,
) -> dict:
    """What the child says of one FILE (see ``data.importers.judging.take``); its rows are in
    ``folder``."""
    _refuse_missing(path)
    if not register.opds:
        raise NoRegister
    unknown = [a for a in options.accounts if a not in register.accounts]
    if unknown:
        raise Refused(
            f"--account {quote(unknown[0])} tidak ada dalam register atau bukan akun OPD Anda; "
            "perbaiki atau daftarkan dulu."
        )
    return reader.read(
        path,
        folder,
        _context(home, register, options, statement_given, received=received, preview=preview),
    )


def _context(
    home: Home,
    register: Register,
    options: Options,
    statement_given: Stated,
    received: datetime,
    preview: bool,
) -> dict:
    """What an importer may know: ``accounts`` (rows of the register with validity as ISO days and
    the keyed ``own_names``), ``others`` (id and handle of accounts that this person may not load),
    ``account`` (for files without account_id, or None), ``own`` (names given now), ``map`` (field →
    column), ``values`` and ``remembered_values`` (what words mean), ``dates`` (dmy, mdy, ymd or
    None), ``timezone``, ``encoding``, ``format`` (or None), ``received_at`` (ISO, UTC), ``secret``,
    ``topics`` (``data.intake.kept_topics``),
    ``may_be_empty``, ``preview`` (whether the first rows are wanted)."""
    own = own_names.remembered(home)
    rows = [
        {
            "account_id": r.account_id,
            "valid_from": str(r.valid_from or FIRST_DAY).rjust(10, "0"),
            "valid_to": str(r.valid_to or LAST_DAY),
            "platform": r.platform,
            "handle": r.handle,
            "staff_handles": r.staff_handles,
            "own_names": sorted(own.get(r.account_id, ())),
        }
        for rows in register.accounts.values()
        for r in rows
    ]
    others = [
        {"account_id": r.account_id, "handle": r.handle}
        for a, rows in Register.current(home).accounts.items()
        if a not in register.accounts
        for r in rows
    ]
    return {
        "accounts": rows,
        "others": others,
        "own": options.own,
        "map": options.map,
        "values": options.values,
        "remembered_values": mappings.remembered_values(
            home, options.accounts[0] if options.accounts else None, set(register.opds)
        ),
        "account": options.accounts[0] if options.accounts else None,
        "dates": options.dates,
        "timezone": options.timezone,
        "encoding": options.encoding,
        "format": options.format,
        "received_at": moment.to_text(received),
        "secret": home.secret(),
        "topics": kept_topics.known(home),
        "preview": preview,
        "may_be_empty": bool(
            statement_given.accounts and statement_given.begin and statement_given.end
        ),
    }


def _refuse_nothing(reading: dict, statement_given: Stated, name: str) -> None:
    rejected = reading["rejected_rows"]
    if rejected and len(rejected) == reading["read"]:
        raise Refused(
            f"Berkas {quote(name)}: tidak satu pun dari {len(rejected)} baris dapat diterima. "
            f"{reasons.sentence(rejected[0])}",
            words_question(reading),
        )
    may_be_empty = statement_given.accounts and statement_given.begin and statement_given.end
    if reading["read"] == 0 and not may_be_empty:
        raise Refused(
            f"Berkas {quote(name)} tidak berisi baris data; bila memang tidak ada pesan, nyatakan "
            "--account, --from dan --until."
        )


def words_question(reading: dict) -> dict | None:
    """What a screen needs to ask what words of a file mean."""
    words = reading["unknown_words"]
    return {"asks": "values", "words": words} if words else None


def _info(
    reading: dict,
    statement_made: dict,
    options: Options,
    sha256: str,
    received: datetime,
    by: str,
    accounts: Collection[str],
) -> dict:
    """Everything of ``upload.json`` that does not depend on what is stored already; ``accounts``:
    ids of the register."""
    kept = {
        k: v for k, v in reading.items() if k not in ("read", "columns", "map", "unknown_words")
    }
    kept["bias"] = reading["bias"] and without_quotes(reading["bias"])
    kept["remarks"] = [without_quotes(remark) for remark in reading["remarks"]]
    kept["rejected_rows"] = [without_citizens(row, accounts) for row in reading["rejected_rows"]]
    return {
        "received_at": moment.to_text(received),
        "by": by,
        "sha256": sha256,
        "file": f"{reading['format']} {received.astimezone(moment.WIB):%Y-%m-%d %H.%M}",
        "reading": {
            "map": options.map,
            **({"values": options.values} if options.values else {}),
            "dates": options.dates,
            "timezone": options.timezone,
            "encoding": options.encoding,
        },
        **statement_made,
        **kept,
    }
