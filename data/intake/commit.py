"""What was read of a FILE is counted against what is stored, and becomes one immutable upload of
the lake."""

from dataclasses import replace
from pathlib import Path

from data.cases import cached, cutting
from data.cases.rules import Rules
from data.cases.tables import upload_table
from data.intake import families, one_talk, openings, quota
from data.lake import damage, masked, uploads
from data.lake.home import Home
from data.lake.uploads import Lake, Upload
from data.lake.writing import sha256_of
from data.processes import edge
from data.sql.databases import for_cases
from data.sql.statements import statement

COUNTS = ("read", "accepted", "updated", "duplicates", "rejected")


def store(home: Home, folder: Path, info: dict, reading: dict) -> dict:
    """Counts and renames; call it inside ``home.lock()``. In: the folder with the rows that were
    read, what ``upload.json`` says of them so far, and what the child said
    (``data.importers.judging.take``). Returns ``format``, ``upload_id`` (None where the very same
    upload is there), COUNTS and ``cases``; Refused where another tool's rows cover the same
    days."""
    before = Lake.read(home)
    valid = reading["read"] - len(reading["rejected_rows"])
    counts = {
        "read": reading["read"],
        "accepted": 0,
        "updated": 0,
        "duplicates": valid,
        "rejected": len(reading["rejected_rows"]),
    }
    if _is_known(before, info):
        return {"format": info["format"], "upload_id": None, **counts, "cases": 0}
    quota.refuse_beyond(before, info)
    staged = folder / "upload"
    staged.mkdir()
    (folder / f"{info['kind']}.parquet").rename(staged / f"{info['kind']}.parquet")
    one_talk.unite(before, Upload("", staged, info), home.secret())
    rows_sha256 = sha256_of(staged / f"{info['kind']}.parquet")
    candidate = Upload(uploads.new_id(home, info["sha256"], rows_sha256), staged, info)
    families.refuse_other(before, candidate)
    info = info | {"remarks": [*info["remarks"], *families.beside(before, candidate)]}
    openings.refuse_other(before, candidate)
    with damage.named(u.folder for a in info["stamps"] for u in before.by_account.get(a, ())):
        counts |= _count(before, candidate, valid, folder)
    candidate = replace(candidate, info={**info, **counts})
    gained = _cases(before.plus(candidate), candidate) - _cases(before, candidate)
    upload = uploads.commit(
        home, replace(candidate, info={**candidate.info, "cases": gained}), rows_sha256
    )
    with edge.stands("Unggahan sudah disimpan, tetapi nama samarannya tidak"):
        masked.keep(home, upload, folder / "masked.parquet")
    return {"format": info["format"], "upload_id": upload.upload_id, **counts, "cases": gained}


def _cases(view: Lake, upload: Upload) -> int:
    if upload.accounts().isdisjoint(view.by_account):
        return 0
    return cached.count(view, Rules.current(view), sorted(upload.accounts()))


def _is_known(before: Lake, info: dict) -> bool:
    """The same file with the same reading and the same statement is there already."""
    same = ("sha256", "reading", "from", "until", "covered", "stamps")
    return any(all(u.info[k] == info[k] for k in same) for u in before.valid)


def _count(before: Lake, candidate: Upload, valid: int, spill: Path) -> dict[str, int]:
    """accepted, updated and duplicates of the candidate's ``valid`` rows against the valid uploads
    of its accounts."""
    kind = candidate.info["kind"]
    stored = {
        u.upload_id: u
        for a in candidate.info["stamps"]
        for u in before.by_account.get(a, ())
        if u.info["kind"] == kind
    }
    with for_cases(spill) as connection:
        connection.register("uploads", upload_table([*stored.values(), candidate]))
        files = [str(u.rows_file) for u in stored.values()] or [cutting.empty_file(spill, kind)]
        parameters: dict[str, object] = {"files": files, "new": str(candidate.rows_file)}
        accepted, updated = valid, 0
        if kind == "messages":
            connection.execute(statement("fresh_messages"), parameters)
            parameters["valid"] = valid
        if (
            kind == "cases" or connection.table("fresh_ids").shape[0]
        ):  # the usual file of messages says nothing twice
            accepted, updated = connection.execute(
                statement(f"count_{kind}"), parameters
            ).fetchall()[0][:2]
    return {"accepted": accepted, "updated": updated, "duplicates": valid - accepted - updated}
