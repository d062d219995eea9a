"""Intercom: conversations as CSV (Prodsight's "Intercom Export") or JSON (API).

No real file was seen. CSV: prodsight.ai, "What does the Intercom conversation export contain".
JSON: the conversation model and ``conversation_statistics`` of developers.intercom.com (2.15) and
"Reporting metrics for REST API and CSV exports" (intercom.com 6762778).

- Who opened: the author of the first part. CSV: ``message_author_type`` of the row
  ``conversation_message``; JSON: ``source.author.type`` and ``source.delivered_as``. An admin or a
  campaign is ``opened_by_office``. A bot that greets opens nothing: the case opens when the citizen
  first writes (``first_contact_reply_at``), and is the office's where none ever does. A CSV of
  messages without that row does not say; then the conversation is taken.
- First reply: the first visible part by a *human* admin after that (``first_admin_reply_at``,
  ``conversation_first_response_at``); Operator, Fin and other bots do not count.
  ``time_to_admin_reply`` and the medians are durations without the time outside office hours: not
  used.
- Closing: the **last** one (``last_close_at``, ``conversation_closed_at``); a conversation that is
  open now has none.
- Status: open open; snoozed waiting; closed resolved.
- Reopened: JSON only (``count_reopens``).
- Account: CSV ``app_name`` where the register has it as a handle; else ``--account``.
- Time: CSV "2017-11-14 21:45:08" in UTC; JSON seconds since 1970.
- A CSV with one row per message has the same conversation in many rows: one is accepted, the others
  are duplicates."""

from collections.abc import Iterable

from data.importers.rows.formats import Format
from data.importers.tickets.layout import Layout, Row, by_office, case, from_epoch, person

FORMAT = Format(
    "intercom", "Intercom", "cases", "intercom", has_reply=True, has_closed_at=True, zone="UTC"
)
OFFICE = ("admin", "bot")
OUTBOUND = ("admin_initiated", "campaigns_initiated", "automated")


def _openers(rows: Iterable[Row]) -> dict[str, tuple[str, str | None]]:
    """Conversation → type of its first author, and who that is."""
    return {
        row["id"]: (row["author_type"], person(row["author"], row["author_id"]))
        for row in rows
        if row["part"] == "conversation_message"
    }


def _of_table(row: Row, openers: dict[str, tuple[str, str | None]]) -> dict[str, str | None]:
    kind, author = openers.get(row["id"], ("", None))
    return case(row, author=author, problem=by_office(kind in OFFICE))


def _of_json(row: Row, _) -> dict[str, str | None]:
    is_greeting = row["author_type"] == "bot" or row["delivered_as"] == "operator_initiated"
    is_office = row["author_type"] == "admin" or row["delivered_as"] in OUTBOUND
    opened = row["citizen_wrote"] if is_greeting else row["opened"]
    return case(
        row,
        opened_at=from_epoch(opened),
        first_reply_at=from_epoch(row["replied"]),
        closed_at=from_epoch(row["closed"]),
        author=person(row["author"], row["author_id"]),
        problem=by_office(is_office or is_greeting and not opened),
    )


LAYOUTS = (
    Layout(
        FORMAT,
        {
            "id": ("conversation_id",),
            "status": ("conversation_state",),
            "opened": ("conversation_created_at",),
            "replied": ("conversation_first_response_at",),
            "closed": ("conversation_closed_at",),
            "part": ("message_type",),
            "author_type": ("message_author_type",),
            "author": ("message_author_name",),
            "author_id": ("message_author_id",),
            "app": ("app_name",),
        },
        needs=("id", "status", "opened", "replied", "closed"),
        convert=_of_table,
        accounts=("app",),
        survey=_openers,
    ),
    Layout(
        FORMAT,
        {
            "id": ("id",),
            "status": ("state",),
            "opened": ("created_at",),
            "replied": ("statistics.first_admin_reply_at",),
            "closed": ("statistics.last_close_at",),
            "citizen_wrote": ("statistics.first_contact_reply_at",),
            "reopened": ("statistics.count_reopens",),
            "author_type": ("source.author.type",),
            "author": ("source.author.name",),
            "author_id": ("source.author.id",),
            "delivered_as": ("source.delivered_as",),
        },
        needs=("id", "status", "opened", "delivered_as"),
        convert=_of_json,
        is_json=True,
    ),
)
