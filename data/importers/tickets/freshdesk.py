"""Freshdesk (and Freshservice): tickets as CSV or Excel (Tickets, Export) or as JSON (API,
``include=stats``).

No real file was seen. Columns are those that public importers and analyses of such exports name,
values those of "Customizing ticket statuses" (training.freshdesk.com 3000031729) and
developers.freshdesk.com.

- Who opened: the source. "Outbound Email" (JSON: 10) is a ticket that an agent begins:
  ``opened_by_office``. A call or a walk-in that an agent takes down has the source Phone and is the
  citizen's.
- First reply: "Initial response time", in spite of its name the *moment* of an agent's first public
  reply (``stats.first_responded_at``); notifications are not replies. "First response time (in
  hrs)" is a duration within business hours, written HH:MM:SS and often empty: not used.
- Closing: "Resolved time"; "Closed time" where a ticket was closed at once. Closed comes by itself
  days later. A ticket that is reopened loses both until it is resolved again.
- Status: open (2) open; pending (3), waiting on customer (6), waiting on third party (7) waiting;
  resolved (4), closed (5) resolved. An office's own words are unknown, so their rows are rejected.
  JSON: spam or deleted is rejected.
- Reopened: JSON only (``stats.reopened_at``: at least once).
- Account: "Product" or "Group" where the register has it as a handle; else ``--account``.
- Time: CSV and Excel in the helpdesk's zone, without an offset: that of the upload
  (``--timezone``); JSON is UTC."""

from data.importers.rows.formats import Format
from data.importers.tickets.layout import TELLS, Layout, Row, by_office, case, person

FORMAT = Format("freshdesk", "Freshdesk", "cases", "freshdesk", has_reply=True, has_closed_at=True)
OUTBOUND = ("outbound email", "10")


def _convert(row: Row, _) -> dict[str, str | None]:
    is_spam = "true" in (row["spam"], row["deleted"])
    return case(
        row,
        closed_at=row["resolved"] or row["closed"],
        status="spam" if is_spam else row["status"],
        author=person(row["author"], row["author_id"]),
        reopened="1" if row["reopened_at"] else "0",
        problem=by_office(row["source"].casefold() in OUTBOUND),
    )


SAYS = TELLS | {"has_closed_at": ("resolved", "closed"), "has_reopened": ("reopened_at",)}
LAYOUTS = (
    Layout(
        FORMAT,
        {
            "id": ("Ticket ID",),
            "status": ("Status",),
            "opened": ("Created time",),
            "replied": ("Initial response time",),
            "resolved": ("Resolved time",),
            "closed": ("Closed time",),
            "source": ("Source",),
            "product": ("Product",),
            "group": ("Group",),
            "topic": ("Type",),
            "author": ("Full name", "Requester Name"),
            "author_id": ("Contact ID",),
            "spam": (),
            "deleted": (),
            "reopened_at": (),
        },
        needs=("id", "status", "opened"),
        some=("replied", "resolved", "closed"),
        convert=_convert,
        accounts=("product", "group"),
        tells=SAYS,
    ),
    Layout(
        FORMAT,
        {
            "id": ("id",),
            "status": ("status",),
            "opened": ("created_at",),
            "replied": ("stats.first_responded_at",),
            "resolved": ("stats.resolved_at",),
            "closed": ("stats.closed_at",),
            "reopened_at": ("stats.reopened_at",),
            "source": ("source",),
            "topic": ("type",),
            "author": ("requester.name",),
            "author_id": ("requester_id",),
            "spam": ("spam",),
            "deleted": ("deleted",),
            "responder": ("responder_id",),
        },
        needs=("id", "status", "opened", "source", "author_id", "responder"),
        convert=_convert,
        tells=SAYS,
        is_json=True,
    ),
)
