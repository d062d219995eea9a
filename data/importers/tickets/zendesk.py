"""Zendesk Support: tickets as CSV (account data export) or JSON (full export, API).

Seen in a real file: ten rows of a CSV with 23 columns (2023, printed in a README and typed over
from there). From documentation: the list of all CSV columns; "Calculating first reply time" and
"native duration metrics" (support.zendesk.com 4408821871642, 4408834848154); ticket metrics
(developer.zendesk.com).

- Who opened: the submitter writes the first comment. Where it is another person than the requester
  and the ticket was made on the web, an agent wrote first; Zendesk then takes the *second* agent
  comment as the first reply, since the first words are the office's. Such a ticket, and one that
  its own assignee requests, is ``opened_by_office``. On other channels (API, phone) a submitter of
  one's own is how an integration or a call taken down looks: taken.
- First reply: a duration in minutes from opening to the first public comment of an agent; bots and
  automations do not count. Only the calendar minutes are usable. Minutes "within business hours"
  are no time of day: then ``has_reply`` is false. A column without a unit ("First reply time") is
  not guessed at either.
- Closing: "Solved at", the last one; "Closed" only locks a solved ticket days later and has no
  stamp.
- Status: new, open open; pending, on-hold (hold) waiting; solved, closed resolved; deleted
  rejected, and so is a ticket with the tag "closed_by_merge".
- Reopened: "Reopens", a count.
- Account: "Brand" or "Group" (JSON: ``recipient``) where the register has it as a handle; else
  ``--account``.
- Time: JSON is UTC and says so. CSV has no offset: the zone of the upload (``--timezone``)."""

from data.importers.rows.formats import Format
from data.importers.tickets.layout import UNKNOWN, Layout, Row, by_office, case, in_seconds, person

FORMAT = Format("zendesk", "Zendesk", "cases", "zendesk", has_reply=True, has_closed_at=True)
MERGED = "closed_by_merge"  # the tag of a ticket that went into another
WEB = ("web", "web form")


def _convert(row: Row, _) -> dict[str, str | None]:
    requester = row["requester"] or row["requester_id"]
    wrote_first = (
        row["via"].casefold() in WEB
        and "" not in (row["submitter"], row["requester"])
        and (row["submitter"] != row["requester"])
    )
    return case(
        row,
        status="merged" if MERGED in row["tags"] else row["status"],
        reply_after=in_seconds(row["reply_minutes"]),
        author=person(row["requester"], row["requester_id"]),
        problem=by_office(wrote_first or bool(requester) and requester == row["assignee"]),
    )


LAYOUTS = (
    Layout(
        FORMAT,
        {
            "id": ("Id", "Ticket ID"),
            "status": ("Status",),
            "opened": ("Created at",),
            "closed": ("Solved at",),
            "via": ("Via",),
            "submitter": ("Submitter",),
            "requester": ("Requester",),
            "requester_id": ("Requester id",),
            "assignee": ("Assignee",),
            "brand": ("Brand",),
            "group": ("Group",),
            "reopened": ("Reopens",),
            "tags": ("Tags",),
            "reply_minutes": (
                "First reply time in minutes",
                "First reply time (in minutes)",
                "First reply time (min)",
            ),
        },
        needs=("id", "status", "opened", "closed", "via"),
        convert=_convert,
        accounts=("brand", "group"),
        unknown=UNKNOWN
        | {
            "has_reply": "Berkas ini tidak memuat “First reply time in minutes” menurut jam "
            "kalender (hitungan jam kerja tidak dapat dipakai), jadi kasusnya tidak punya angka "
            "respons."
        },
    ),
    Layout(
        FORMAT,
        {
            "id": ("id",),
            "status": ("status",),
            "opened": ("created_at",),
            "via": ("via.channel",),
            "submitter": ("submitter_id",),
            "requester": ("requester_id",),
            "requester_id": (),
            "assignee": ("assignee_id",),
            "recipient": ("recipient",),
            "closed": ("metric_set.solved_at",),
            "reopened": ("metric_set.reopens",),
            "tags": ("tags",),
            "reply_minutes": ("metric_set.reply_time_in_minutes.calendar",),
        },
        needs=("id", "status", "opened", "via", "submitter", "requester"),
        convert=_convert,
        accounts=("recipient",),
        is_json=True,
    ),
)
