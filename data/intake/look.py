"""``look``: what a file would be read as, before anything is stored: format, counts, sides, dates,
first rows."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data import moment, questions
from data.errors import Refused, is_for_screen, said
from data.importers.rows import reasons
from data.intake import families, mappings, openings, warnings
from data.intake.options import Options
from data.intake.reader import Reader
from data.intake.reading import Order, words_question
from data.lake.home import Home
from data.lake.uploads import Lake

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
        order = Order.of(home, path, options, reader, received)
        with home.staging_folder() as folder:
            reading = order.read(folder, preview=True)
            new = order.upload_of(reading, folder)
            families.refuse_other(lake, new)
            met = families.beside(lake, new)
            openings.refuse_other(lake, new)
    except Refused as refusal:
        return {
            "file": path.name,
            "refused": said(refusal),
            "question": questions.as_line(_question(home, options, refusal)),
        }
    rejected = reading["rejected_rows"]
    return {
        "file": path.name,
        "format": reading["format"],
        "kind": reading["kind"],
        "read": reading["read"],
        "rejected": len(rejected),
        "reasons": [
            reasons.sentence(row, on_screen=is_for_screen()) for row in rejected[:REASONS_SHOWN]
        ],
        "accounts": {account: stamps[2] for account, stamps in reading["stamps"].items()},
        "first": reading["first_stamp"],
        "last": reading["last_stamp"],
        "from": new.info["from"],
        "until": new.info["until"],
        "whole_account": reading["whole_account"],
        "conversations": sum(row["conversations"] for row in reading["preview"]["checks"]),
        "is_mended": reading["is_mended"],
        "remarks": reading["remarks"],
        "bias": reading["bias"],
        "columns": reading["columns"],
        "question": questions.as_line(words_question(reading)),
        "warnings": met + warnings.warnings(lake, reading | reading["preview"]),
        **{k: v for k, v in reading["preview"].items() if k not in ("checks", "tests")},
    }


def _question(home: Home, options: Options, refusal: Refused) -> questions.Question | None:
    """A question about columns starts from what the OPD answered last time for the same columns."""
    question = refusal.question
    if not isinstance(question, questions.AsksColumns):
        return question
    account_id = options.accounts[0] if options.accounts else None
    kept = mappings.remembered(home, account_id, question.columns)
    return replace(question, guess=kept or question.guess, remembered=kept is not None)
