"""The canonical tables (messages or cases; CSV, TSV …) and every table that is mapped to them."""

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from data import courtesies
from data.errors import Refused, quote
from data.importers import fields
from data.importers.opening import Member
from data.importers.schemas import SCHEMAS
from data.importers.table import Table, open_table, squeeze
from data.importers.workbook import open_workbook
from data.statements import connect, statement, with_macros

FORMATS = {"messages": {"format": "canonical-messages", "kind": "messages", "has_reply": True, "has_closed_at": False},
           "cases": {"format": "canonical-cases", "kind": "cases", "has_reply": True, "has_closed_at": True}}
FAMILY = "canonical"
ORDERS = ("dmy", "mdy", "ymd")
MEMORY = "400MB"  # of DuckDB, which spills what is more; the rest of the process needs its share of 1 GB
STATUS_WORDS = Path(__file__).parents[1] / "status_words.csv"
SHOWN_VALUES = {"sent_at", "opened_at", "first_reply_at", "closed_at", "direction", "is_automatic", "status",
                "account_id"}


def read(members: list[Member], name: str, folder: Path, context: dict) -> dict:
    """Reads the members of one FILE into ``folder/messages.parquet`` or ``cases.parquet``.

    ``context``: ``accounts`` (rows of account_id, valid_from, valid_to as ISO days), ``account`` (for files without
    account_id, or null), ``map`` (field → column), ``dates`` (dmy, mdy, ymd or null), ``timezone``, ``received_at``
    (ISO, UTC), ``secret``, ``format`` (or null).

    Returns what ``upload.json`` says of the reading: format, kind, family, has_…, read, rejected_rows, stamps per
    account, first and last stamp, newest_first, and ``rejected_file`` where rows were rejected. Refused where the
    file as a whole cannot be read.
    """
    if context["may_be_empty"] and not any(member.path.stat().st_size for member in members):
        return _nothing(folder)
    wanted = fields.NAMES | {squeeze(part) for column in context["map"].values() for part in column.split("+")}
    tables = _open_tables(members, name, wanted, context)
    mappings = [fields.map_columns(table, context["map"], context["account"]) for _, table in tables]
    kind = _one_kind(mappings, name, context["format"])
    connection = with_macros(connect(folder, MEMORY))
    connection.register("register_accounts", _accounts(context["accounts"]))
    connection.register("status_words", pyarrow.csv.read_csv(STATUS_WORDS))
    has = {"has_reply": True, "has_closed_at": False, "has_reopened": False}
    if kind == "cases":
        has = {"has_reply": all(m.has("first_reply_at") for m in mappings),
               "has_closed_at": all(m.has("closed_at") for m in mappings),
               "has_reopened": all(m.has("reopened") for m in mappings)}
    parameters = {"zone": context["timezone"], "secret": context["secret"],
                  "received_at": context["received_at"].rstrip("Z")}
    parameters |= {"courtesy": courtesies.pattern()} if kind == "messages" else has
    _judge(connection, tables, mappings, kind, parameters | {"date_order": context["dates"] or "dmy"})
    order = context["dates"] or _date_order(connection, name)
    if order != (context["dates"] or "dmy"):
        _judge(connection, tables, mappings, kind, parameters | {"date_order": order})
    _refuse_spoilt_ids(connection, name)
    result = _write(connection, tables, kind, folder) | has
    connection.close()
    return result


def _nothing(folder: Path) -> dict:
    """The reading of a file without a byte, which states an empty period."""
    pyarrow.parquet.write_table(SCHEMAS["messages"].empty_table(), folder / "messages.parquet")
    return {"format": FORMATS["messages"]["format"], "kind": "messages", "family": FAMILY, "read": 0,
            "rejected_rows": [], "first_stamp": None, "last_stamp": None, "has_seconds": False, "newest_first": False,
            "stamps": {}, "courtesy_version": courtesies.version(), "has_reply": True, "has_closed_at": False,
            "has_reopened": False}


def _open_tables(members: list[Member], name: str, wanted: set[str], context: dict) -> list[tuple[str | None, Table]]:
    """The tables of all members with their names; sheets of a workbook that are no tables are left out."""
    found: list[tuple[str | None, Table]] = []
    for member in members:
        if member.is_workbook:
            sheets = open_workbook(member.path, name, wanted)
            tables = [s for s in sheets if fields.is_table(s, context["map"], context["account"])] or sheets[:1]
            found += [(f"lembar-{i}" if len(tables) > 1 else None, sheet) for i, sheet in enumerate(tables, start=1)]
        else:
            found.append((member.name, open_table(member.path, name, wanted)))
    if not found:
        raise Refused(f"Berkas {quote(name)} kosong; pilih berkas hasil ekspor yang berisi baris data.")
    return found


def _accounts(rows: list[dict]) -> pa.Table:
    """Validity of every account, both days inclusive; an open end is the end of time."""
    return pa.table({"account_id": pa.array([r["account_id"] for r in rows], pa.string()),
                     "valid_from": pa.array([date.fromisoformat(r["valid_from"]) for r in rows], pa.date32()),
                     "valid_to": pa.array([date.fromisoformat(r["valid_to"]) for r in rows], pa.date32())})


def _one_kind(mappings: list[fields.Mapping], name: str, wanted: str | None) -> str:
    kinds = {mapping.kind for mapping in mappings}
    if len(kinds) > 1:
        raise Refused(f"Arsip {quote(name)} berisi tabel pesan dan tabel kasus; unggah masing-masing sendiri.")
    kind = kinds.pop()
    if wanted is not None and wanted != FORMATS[kind]["format"]:
        raise Refused(f"Berkas {quote(name)} berbentuk {FORMATS[kind]['format']}, bukan {wanted}; "
                      "hapus --format atau pilih yang sesuai.")
    return kind


def _judge(connection, tables: list[tuple[str | None, Table]], mappings: list[fields.Mapping], kind: str,
           parameters: dict) -> None:
    """Sends the rows of all members through the statement that types and judges them, into the table ``judged``."""
    def batches():
        for (member, table), mapping in zip(tables, mappings, strict=True):
            for batch in table.batches():
                yield mapping.apply(batch, member)

    schema = pa.schema([(f, pa.string()) for f in fields.FIELDS] + [("member", pa.string()), ("row", pa.int32())])
    # whole, not as a stream: DuckDB reads a stream with one thread only
    connection.register("incoming", pa.Table.from_batches(batches(), schema))
    connection.execute(statement(f"read_{kind}"), parameters)
    connection.unregister("incoming")


def _refuse_spoilt_ids(connection, name: str) -> None:
    for _, row, field, cell, why in connection.execute(statement("rejected_rows")).fetchall():
        if why == "spoilt_id":
            raise Refused(f"Berkas {quote(name)}, baris {row}, kolom {field}, isi {quote(cell)}: nomor ini rusak oleh "
                          "aplikasi lembar sebar. Ekspor lagi dan simpan kolom itu sebagai teks.")


def _date_order(connection, name: str) -> str:
    """The order of day, month and year, as the file itself shows; Refused where it leaves that open."""
    dates, *unreadable, day_month, day_year, month_year = connection.execute(statement("survey_dates")).fetchall()[0]
    can = [order for order, row in zip(ORDERS, unreadable, strict=True) if row is None]
    if dates == 0 or can in (["dmy"], ["mdy"]):
        return "dmy" if dates == 0 else can[0]
    if not can:
        one, other = sorted(unreadable[:2], key=lambda place: place["row"])
        raise Refused(f"Berkas {quote(name)}: tanggal saling bertentangan, baris {one['row']} ({quote(one['stamp'])}) "
                      f"dan baris {other['row']} ({quote(other['stamp'])}) tidak dapat dibaca dengan urutan yang sama. "
                      "Samakan, atau sebutkan --dates.")
    apart = {("dmy", "mdy"): day_month, ("dmy", "ymd"): day_year, ("mdy", "ymd"): month_year}
    open_rows = [unreadable[0]] if can == ["ymd"] else [  # year first in two digits is never taken unasked
        row for pair, row in apart.items() if row is not None and set(pair) <= set(can)]
    if not open_rows:
        return can[0]
    first = min(open_rows, key=lambda place: place["row"])
    raise Refused(f"Berkas {quote(name)}, baris {first['row']}: tanggal {quote(first['stamp'])} bisa dibaca dua cara. "
                  "Sebutkan --dates dmy (hari di depan), mdy (bulan di depan) atau ymd (tahun di depan).")


def _write(connection, tables: list[tuple[str | None, Table]], kind: str, folder: Path) -> dict:
    judged = connection.execute(statement("rejected_rows")).fetchall()
    rejected = [{"member": m, "row": r, "column": f, "value": v if f in SHOWN_VALUES else None, "why": why}
                for m, r, f, v, why in judged]
    rejected += [{"member": member, "row": row, "column": None, "value": None, "why": why}
                 for member, table in tables for row, (why, _) in table.bad.items()]
    rejected.sort(key=lambda r: (r["member"] or "", r["row"]))
    connection.execute(statement(f"write_{kind}"), {"path": str(folder / f"{kind}.parquet")})
    connection.execute(statement(f"write_masked_{kind}"), {"path": str(folder / "masked.parquet")})
    summary = connection.execute(statement(f"summary_{kind}")).fetchall()[0]
    first, last, has_seconds, newest_first, stamps = summary
    valid = sum(s["rows"] for s in stamps)
    result = {"format": FORMATS[kind]["format"], "kind": kind, "family": FAMILY, "read": valid + len(rejected),
              "rejected_rows": rejected, "first_stamp": _text(first), "last_stamp": _text(last),
              "has_seconds": has_seconds, "newest_first": newest_first,
              "stamps": {s["account_id"]: [_text(s["first"]), _text(s["last"]), s["rows"]] for s in stamps},
              "courtesy_version": courtesies.version() if kind == "messages" else None}
    if rejected:
        _write_rejected(tables, rejected, folder / "rejected.json")
    return result


def _text(stamp) -> str | None:
    return None if stamp is None else stamp.strftime("%Y-%m-%dT%H:%M:%SZ")


def _write_rejected(tables: list[tuple[str | None, Table]], rejected: list[dict], path: Path) -> None:
    """The rejected rows as they stood in the file, for the one download that may hold them; never stored."""
    wanted = {(r["member"], r["row"]) for r in rejected}
    found = []
    for member, table in tables:
        for batch in table.batches():
            numbers = batch.column("row").to_pylist()
            for i, number in enumerate(numbers):
                if (member, number) in wanted:
                    found.append([member, number, [c[i].as_py() for c in batch.columns[:-1]]])
        found += [[member, row, cells] for row, (_, cells) in table.bad.items()]
    header = tables[0][1].header
    path.write_text(json.dumps({"header": header, "rows": found}, ensure_ascii=False), encoding="utf-8")

