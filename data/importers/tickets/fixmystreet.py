"""FixMyStreet: reports as CSV (dashboard) or JSON (Open311 GeoReport v2).

No real file was seen. CSV: perllib/FixMyStreet/Reporting.pm; states: DB/Result/Problem.pm and
"report statuses" of societyworks.org; JSON: App/Controller/Open311.pm (mysociety/fixmystreet) and
wiki.open311.org/GeoReport_v2.

- Who opened: "Reported As". body (staff in the council's name) is ``opened_by_office``;
  another_user and anonymous_user are calls that staff took down for a citizen.
- Opened: "Confirmed", the moment from which the office can see the report; "Created" where that is
  empty.
- First reply: "Acknowledged", the first update that changes the state, which the citizen sees. It
  is usually the office's, but can come from a connected system. Where a report is "fixed - user"
  and "Acknowledged" is the same moment as "Fixed", the citizen's own word was the first: no reply.
- Closing: "Fixed" for a fixed report, else "Closed": each the first one in the report's life. A
  reopened report cannot be told.
- Status: confirmed, open open; investigating, in progress, planned, action scheduled, for triage
  waiting; fixed (…) resolved; closed, no further action, unable to fix, internal referral closed;
  not responsible, duplicate, hidden, unconfirmed, partial rejected.
- JSON has only open and closed, no reply and no closing: ``has_reply``, ``has_closed_at`` are
  false.
- Account: not in the export; ``--account`` (Open311: "agency_responsible" where the register has it
  as a handle).
- Time: CSV in the site's zone, without an offset: that of the upload (``--timezone``); JSON has an
  offset."""

from data.importers.rows.formats import Format
from data.importers.tickets.layout import Layout, Row, by_office, case

FORMAT = Format(
    "fixmystreet", "FixMyStreet", "cases", "fixmystreet", has_reply=True, has_closed_at=True
)


def _convert(row: Row, _) -> dict[str, str | None]:
    status = row["status"].casefold()
    is_citizens_word = status == "fixed - user" and row["replied"] == row["fixed"]
    is_anonymous = row["author"] == "(anonymous)"
    return case(
        row,
        opened_at=row["confirmed"] or row["created"],
        first_reply_at=None if is_citizens_word else row["replied"],
        closed_at=row["fixed"] if status.startswith("fixed") else row["closed"],
        author=None if is_anonymous else row["author"],
        problem=by_office(row["reported_as"] == "body"),
    )


LAYOUTS = (
    Layout(
        FORMAT,
        {
            "id": ("Report ID",),
            "created": ("Created",),
            "confirmed": ("Confirmed",),
            "replied": ("Acknowledged",),
            "fixed": ("Fixed",),
            "closed": ("Closed",),
            "status": ("Status",),
            "author": ("User Name",),
            "topic": ("Category",),
            "reported_as": ("Reported As",),
        },
        needs=("id", "created", "replied", "fixed", "closed", "status"),
        convert=_convert,
    ),
    Layout(
        FORMAT,
        {"id": ("Report ID",), "update": ("Update ID",)},
        needs=("id", "update"),
        refusal="adalah ekspor pembaruan (Updates) FixMyStreet; unduh ekspor laporannya (Reports).",
    ),
    Layout(
        FORMAT,
        {
            "id": ("service_request_id",),
            "status": ("status",),
            "opened": ("requested_datetime",),
            "topic": ("service_name",),
            "agency": ("agency_responsible",),
        },
        needs=("id", "status", "opened"),
        convert=lambda row, _: case(row),
        accounts=("agency",),
        is_json=True,
    ),
)
