"""``look``: what a file would be read as, before anything is stored: format, counts, sides, dates,
first rows."""

from datetime import datetime
from pathlib import Path

from data import moment
from data.access import whose
from data.errors import Refused, said
from data.importers.rows import reasons
from data.intake import families, mappings, openings, stated, warnings
from data.intake.load import Options, read_file, words_question
from data.intake.reader import Reader
from data.lake.home import Home
from data.lake.uploads import Lake, Upload
from data.register.register import Register

REASONS_SHOWN = 5


def look(
    home: Home, path: Path, options: Options, reader: Reader, received: datetime | None = None
) -> dict:
    """What ``load`` would make of one FILE; nothing is stored.

    ``{"file", "format", "title", "kind", "read", "rejected", "reasons", "accounts" (account →
    rows), "first", "last" (ISO, UTC), "from", "until", "whole_account", "conversations",
    "is_mended" (rows that were rejected before, mended), "dates" (the order in which dates in
    digits were read, None where there are none), "remarks", "bias" (a sentence or None),
    "question" (words that nobody has explained, or None), "warnings", "columns", "rows"}``; or
    ``{"file", "refused", "question"}`` where it would be refused, with what an answer needs
    (``data.errors.Refused``)."""
    received = received or moment.now()
    lake = Lake.read(home)
    try:
        register = whose.limited(Register.current(home), options.opds)
        statement_given = stated.read_stated(
            options.begin,
            options.end,
            list(options.accounts),
            options.timezone,
            now=received,
            partial=options.partial,
        )
        with home.staging_folder() as folder:
            reading = read_file(
                home,
                path,
                options,
                reader,
                register=register,
                statement_given=statement_given,
                received=received,
                folder=folder,
                preview=True,
            )
            statement_made = stated.statement_of(reading, statement_given, received, path.name)
            info = reading | statement_made | {"received_at": moment.to_text(received)}
            new = Upload("", folder, info)
            families.refuse_other(lake, new)
            openings.refuse_other(lake, new)
    except Refused as refusal:
        return {
            "file": path.name,
            "refused": said(refusal),
            "question": _question(home, options, refusal),
        }
    rejected = reading["rejected_rows"]
    return {
        "file": path.name,
        "format": reading["format"],
        "kind": reading["kind"],
        "read": reading["read"],
        "rejected": len(rejected),
        "reasons": [reasons.sentence(row) for row in rejected[:REASONS_SHOWN]],
        "accounts": {account: stamps[2] for account, stamps in reading["stamps"].items()},
        "first": reading["first_stamp"],
        "last": reading["last_stamp"],
        "from": statement_made["from"],
        "until": statement_made["until"],
        "whole_account": reading["whole_account"],
        "conversations": sum(row["conversations"] for row in reading["preview"]["checks"]),
        "is_mended": reading["is_mended"],
        "remarks": reading["remarks"],
        "bias": reading["bias"],
        "columns": reading["columns"],
        "question": words_question(reading),
        "warnings": warnings.warnings(lake, reading | reading["preview"]),
        **{k: v for k, v in reading["preview"].items() if k not in ("checks", "tests")},
    }


def _question(home: Home, options: Options, refusal: Refused) -> dict | None:
    """A question about columns starts from what the OPD answered last time for the same columns."""
    question = refusal.question
    if question and question["asks"] == "map":
        kept = mappings.remembered(
            home, options.accounts[0] if options.accounts else None, question["columns"]
        )
        return question | {"guess": kept or question["guess"], "remembered": kept is not None}
    return question
