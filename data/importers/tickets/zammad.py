"""Zammad: tickets as XLSX (Reporting, download) or JSON (API, ``?expand=true``).

No real file was seen. Columns: lib/excel_sheet/ticket.rb; closing:
app/models/ticket/sets_close_time.rb, issues 1937 and 5158; first reply:
app/models/ticket/observer/first_response.rb (zammad/zammad). Headers are translated: set the
language to English.

- Who opened: "Sender", the author of the first article. Agent (an e-mail or a call going out) is
  ``opened_by_office``; a call coming in that an agent takes down has the sender Customer.
- First reply: "First Response At", the first article to the customer whose sender is an agent and
  that is not internal. Triggers and auto-replies have the sender System and do not count.
- Closing: "Closed At" is the **first** closing for ever (``close_at`` is set where it is missing,
  never again). A ticket that is open now has no closing, whatever stands there. A closed one to
  which the customer wrote after "Closed At" was reopened and closed again, and when is not in the
  XLSX: its closing time is not known, so it leaves the resolution figures. (An agent who reopens
  without a word of the customer cannot be seen.) ``last_close_at`` is the last one; where it is
  there (JSON; XLSX of newer versions, asked for in issue 5158), it is used instead.
- Status: new, open open; pending reminder, pending close waiting; closed resolved; merged, removed
  rejected.
- Reopened: not in the export.
- Account: "Group" where the register has it as a handle; else ``--account``.
- Time: XLSX in the zone chosen at the download, without an offset: that of the upload
  (``--timezone``); JSON is UTC."""

from datetime import datetime

from data.importers.rows.formats import Format
from data.importers.tickets.layout import TELLS, UNKNOWN, Layout, Row, by_office, case

FORMAT = Format("zammad", "Zammad", "cases", "zammad", has_reply=True, has_closed_at=True)
COLUMNS = {
    "status": ("State", "state"),
    "group": ("Group", "group"),
    "author": ("Customer", "customer"),
    "sender": ("Sender", "create_article_sender"),
    "opened": ("Created At", "created_at"),
    "closed": ("Closed At", "close_at"),
    "replied": ("First Response At", "first_response_at"),
    "customer_wrote": ("Last Contact Customer At", "last_contact_customer_at"),
    "last_closed": ("Last Closed At", "Last Close At", "Last closing time", "last_close_at"),
}
OPEN = ("new", "open", "pending reminder", "pending close")


def _convert(row: Row, _) -> dict[str, str | None]:
    closed = row["last_closed"] or (None if _was_reopened(row) else row["closed"])
    return case(
        row,
        closed_at=None if row["status"].casefold() in OPEN else closed,
        problem=by_office(row["sender"].casefold() == "agent"),
    )


def _was_reopened(row: Row) -> bool:
    """Whether the customer wrote after the first closing; also where the two stamps cannot be
    compared."""
    if not row["closed"] or not row["customer_wrote"]:
        return False
    try:
        return datetime.fromisoformat(row["customer_wrote"]) > datetime.fromisoformat(row["closed"])
    except (ValueError, TypeError):
        return True


LAYOUTS = (
    Layout(
        FORMAT,
        {"id": ("#",), **COLUMNS},
        needs=("id", "status", "sender", "opened", "closed", "replied"),
        convert=_convert,
        accounts=("group",),
        tells=TELLS | {"last_closed": ("last_closed",)},
        unknown=UNKNOWN
        | {
            "last_closed": "Zammad hanya menulis penutupan pertama: tiket yang dibuka lagi lalu "
            "ditutup lagi tidak masuk angka penyelesaian."
        },
    ),
    Layout(
        FORMAT,
        {"id": ("number",), **COLUMNS},
        needs=("id", "status", "sender", "opened", "closed", "replied"),
        convert=_convert,
        accounts=("group",),
        is_json=True,
    ),
    Layout(
        FORMAT,
        {"id": ("number",), "status": ("state_id",), "sender": ("create_article_sender_id",)},
        needs=("id", "status", "sender"),
        is_json=True,
        refusal="hanya memuat nomor status dan grup; ambil lagi dari API Zammad dengan "
        "?expand=true.",
    ),
)
