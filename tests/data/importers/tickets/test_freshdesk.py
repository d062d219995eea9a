"""Freshdesk: stamps in spite of their names, closings of tickets closed at once, outbound
e-mail."""

import pytest

from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import (
    FIGURES,
    LATER,
    RESPONSE,
    STORIES,
    local,
    stored,
    utc,
)

HEADER = [
    "Ticket ID",
    "Subject",
    "Status",
    "Source",
    "Group",
    "Created time",
    "Resolved time",
    "Closed time",
    "Initial response time",
    "First response time (in hrs)",
    "Full name",
    "Contact ID",
]
STATUS = {
    "resolved": "Resolved",
    "waiting": "Waiting on Customer",
    "office": "Closed",
    "unknown": "Di lapangan",
}
NUMBER = {"resolved": 4, "waiting": 6, "spam": 2, "office": 5, "unknown": 99}
COUNTS, FIGURES_WITHOUT_SPAM = (5, 3, 0, 0, 2), FIGURES | {"excluded": 0}


def table(stories=STORIES, header=HEADER) -> list[list]:
    """The export of the list of tickets; spam is not in it. The duration in it counts business
    hours."""
    rows = [
        dict(
            zip(
                HEADER,
                [
                    s.number,
                    "Perihal",
                    STATUS[s.kind],
                    "Outbound Email" if s.kind == "office" else "Phone",
                    "Layanan",
                    local(s.opened),
                    local(s.closed),
                    "",
                    local(s.replied),
                    "00:10:00" if s.replied else "",
                    f"Warga {s.number}",
                    70 + s.number,
                ],
                strict=True,
            )
        )
        for s in stories
        if s.kind != "spam"
    ]
    return [header, *([row[name] for name in header] for row in rows)]


def tickets(stories=STORIES) -> list[dict]:
    """The API's answer with ``include=stats``."""
    return [
        {
            "id": s.number,
            "status": NUMBER[s.kind],
            "source": 10 if s.kind == "office" else 1,
            "type": None,
            "requester_id": 70 + s.number,
            "responder_id": 5,
            "created_at": utc(s.opened),
            "spam": s.kind == "spam",
            "stats": {
                "first_responded_at": utc(s.replied),
                "resolved_at": utc(s.closed),
                "closed_at": None,
                "reopened_at": utc(s.replied) if s.reopened else None,
            },
        }
        for s in stories
    ]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_tickets_as_a_table(desk, suffix):
    line = desk.load(table(), "--account", "kes", suffix=suffix)
    assert (line["format"], counts(line)) == ("freshdesk", COUNTS)
    assert desk.rejected() == [(5, "opened_by_office"), (6, "unknown_status")]
    assert desk.stored("first_reply_at", "closed_at", "status", "reopened") == [
        (stored(s.replied), stored(s.closed), status, None)
        for s, status in zip(STORIES, ("resolved", "resolved", "waiting"), strict=False)
    ]
    assert desk.figures(FIGURES) == FIGURES_WITHOUT_SPAM | {"reopen_rate": None}


def test_the_tickets_as_json_know_reopening_and_spam(desk):
    line = desk.load(tickets(), "--account", "kes")
    assert (line["format"], counts(line)) == ("freshdesk", (6, 4, 0, 0, 2))
    assert desk.rejected() == [(5, "opened_by_office"), (6, "unknown_status")]
    assert desk.figures(FIGURES) == FIGURES


def test_a_ticket_closed_at_once_closed_then(desk):
    rows = table(STORIES[:1])
    rows[1][6], rows[1][7] = "", rows[1][6]
    desk.load(rows, "--account", "kes")
    assert desk.stored("closed_at") == [(stored(STORIES[0].closed),)]


def test_a_duration_within_business_hours_is_no_reply_time(desk):
    header = [name for name in HEADER if name != "Initial response time"]
    desk.load(table(header=header), "--account", "kes")
    assert desk.figures(RESPONSE) == RESPONSE
    assert "tidak memuat waktu balasan pertama" in desk.found(table(header=header)).remarks[0]


def test_freshservice_writes_its_titles_in_capitals(desk):
    rows = table(STORIES[:3])
    rows[0] = [name.title() for name in rows[0]]
    assert counts(desk.load(rows, "--account", "kes")) == (3, 3, 0, 0, 0)


def test_a_ticket_exported_again_is_updated(desk):
    desk.load(table(), "--account", "kes")
    assert counts(desk.load(table(LATER), "--account", "kes")) == (1, 0, 1, 0, 0)
