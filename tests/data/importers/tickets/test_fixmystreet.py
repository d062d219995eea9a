"""FixMyStreet: the first change of state is the reply, unless it is the citizen's own word."""

import pytest

from data.errors import Refused
from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import (
    FIGURES,
    LATER,
    RESOLUTION,
    RESPONSE,
    STORIES,
    local,
    stored,
    utc,
)

HEADER = [
    "Report ID",
    "Title",
    "Detail",
    "User Name",
    "Category",
    "Created",
    "Confirmed",
    "Acknowledged",
    "Fixed",
    "Closed",
    "Status",
    "Report URL",
    "Reported As",
]
STATUS = {
    "resolved": "fixed - council",
    "waiting": "in progress",
    "spam": "duplicate",
    "office": "closed",
    "unknown": "menunggu dana",
}
ISO = "%Y-%m-%dT%H:%M:%S"


def table(stories=STORIES, form=ISO, **cells: str) -> list[list]:
    """The dashboard's CSV: written an hour before it was confirmed; the detail has lines of its
    own."""
    rows = [
        dict(
            zip(
                HEADER,
                [
                    s.number,
                    "Jalan",
                    "Lubang\nbesar",
                    "(anonymous)",
                    "Jalan",
                    "2026-08-31T07:00:00",
                    local(s.opened, form),
                    local(s.replied, form),
                    local(s.closed, form) if s.kind == "resolved" else "",
                    local(s.closed, form) if s.kind != "resolved" else "",
                    STATUS[s.kind],
                    "https://x",
                    "body" if s.kind == "office" else "another_user",
                ],
                strict=True,
            )
        )
        | cells
        for s in stories
    ]
    return [HEADER, *(list(row.values()) for row in rows)]


@pytest.mark.parametrize("suffix, form", [("csv", ISO), ("xlsx", "%Y-%m-%d %H:%M:%S")])
def test_the_six_reports(desk, suffix, form):
    line = desk.load(table(form=form), "--account", "kes", suffix=suffix)
    assert (line["format"], counts(line)) == ("fixmystreet", (6, 4, 0, 0, 2))
    assert [why for _, why in desk.rejected()] == ["opened_by_office", "unknown_status"]
    assert desk.stored("opened_at", "first_reply_at", "closed_at", "status") == [
        (stored(s.opened), stored(s.replied), stored(s.closed), status)
        for s, status in zip(STORIES, ("resolved", "resolved", "waiting", "rejected"), strict=False)
    ]
    assert desk.figures(FIGURES) == FIGURES | {"reopen_rate": None}


def test_the_citizens_own_fixed_is_no_reply(desk):
    """Fixed by the citizen's word alone: resolved without a reply, so it stays unanswered."""
    own = local(STORIES[0].closed, ISO)
    desk.load(
        table(STORIES[:1], Status="fixed - user", Acknowledged=own, Fixed=own), "--account", "kes"
    )
    assert desk.stored("status", "first_reply_at") == [("resolved", None)]
    assert desk.figures(["due", "on_time", "closed_unanswered"]) == {
        "due": 1,
        "on_time": 0,
        "closed_unanswered": 1,
    }


def test_the_council_answered_before_the_citizen_called_it_fixed(desk):
    desk.load(table(STORIES[:1], Status="fixed - user"), "--account", "kes")
    assert desk.stored("first_reply_at") == [(stored(STORIES[0].replied),)]


def test_open311_gives_cases_only(desk):
    requests = [
        {
            "service_request_id": s.number,
            "status": "open" if s.kind == "waiting" else "closed",
            "service_name": "Jalan",
            "requested_datetime": utc(s.opened),
            "description": "x",
        }
        for s in STORIES[:3]
    ]
    line = desk.load({"service_requests": requests}, "--account", "kes")
    assert (line["format"], counts(line), line["cases"]) == ("fixmystreet", (3, 3, 0, 0, 0), 3)
    assert desk.figures(RESPONSE) == RESPONSE
    assert desk.stored("has_reply", "has_closed_at") == [(False, False)] * 3


def test_updates_are_refused_with_the_way_out(desk):
    with pytest.raises(Refused, match=r"ekspor pembaruan \(Updates\).*Reports"):
        desk.load(
            [["Report ID", "Update ID", "Date", "Status"], [1, 2, "2026-09-01", "confirmed"]],
            "--account",
            "kes",
        )


def test_a_report_exported_again_is_updated(desk):
    desk.load(table(), "--account", "kes")
    assert counts(desk.load(table(LATER), "--account", "kes")) == (1, 0, 1, 0, 0)
    assert desk.figures(RESOLUTION)["resolved_in_time"] == 2
