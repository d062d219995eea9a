"""The guess of a table's columns as the options of ``load`` that would take it."""

from dataclasses import replace

from data.errors import Refused
from data.importers.context import Context
from data.questions import AsksColumns

LONGEST = 300  # characters of a sentence
NEEDED = (
    "account_id", "conversation_id", "case_id", "opened_at", "sent_at", "direction", "status",
    "first_reply_at", "closed_at",
)  # fmt: skip


def with_guess(refusal: Refused, context: Context) -> Refused:
    """A refusal that asks for columns, with the guess as a ready command and the columns behind it,
    as far as there is room; an account that was chosen needs no column."""
    question = refusal.question
    if not isinstance(question, AsksColumns):
        return refusal
    guess = {
        field: column
        for field, column in (question.guess | context.map).items()
        if not (field == "account_id" and context.account and field not in context.map)
    }
    text = str(refusal)
    if '--map "' not in text:
        options = _options(guess, LONGEST - len(text) - len(" Coba: ."))
        text += f" Coba: {options}." if options else ""
    columns = f" Kolom: {', '.join(question.columns)}."
    text += columns if len(text) + len(columns) <= LONGEST else ""
    return Refused(text, replace(question, guess=guess), refusal.on_screen)


def _options(guess: dict[str, str], room: int) -> str:
    """``--map "case_id=No Aduan" --map …``; the fields that a table cannot do without come first."""
    ordered = sorted(guess, key=lambda f: NEEDED.index(f) if f in NEEDED else len(NEEDED))
    found = ""
    for field in ordered:
        option = f'--map "{field}={guess[field]}"'
        if len(found) + len(option) + 1 <= room:
            found += f" {option}" if found else option
    return found
