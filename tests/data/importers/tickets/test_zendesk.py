"""Zendesk: first reply as calendar minutes, agents' own tickets, business hours that are of no
use."""

import json

import pytest

from data.errors import Refused
from data.questions import AsksAccount
from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import (
    FIGURES,
    LATER,
    RESPONSE,
    STORIES,
    local,
    minutes,
    stored,
    utc,
)

HEADER = [
    "Id",
    "Requester",
    "Submitter",
    "Assignee",
    "Group",
    "Status",
    "Via",
    "Created at",
    "Solved at",
    "Reopens",
    "First reply time in minutes",
    "First reply time in minutes within business hours",
]
STATUS = {
    "resolved": "Solved",
    "waiting": "On-hold",
    "spam": "Deleted",
    "office": "Closed",
    "unknown": "Diproses",
}


def table(stories=STORIES, header=HEADER) -> list[list]:
    """The CSV of the account data export."""
    rows = [
        dict(
            zip(
                HEADER,
                [
                    s.number,
                    f"Warga {s.number}",
                    "Petugas" if s.kind == "office" else f"Warga {s.number}",
                    "Petugas",
                    "Layanan",
                    STATUS[s.kind],
                    "Web form",
                    local(s.opened),
                    local(s.closed),
                    s.reopened,
                    minutes(s),
                    1,
                ],
                strict=True,
            )
        )
        for s in stories
    ]
    return [header, *([row[name] for name in header] for row in rows)]


def tickets(stories=STORIES) -> list[dict]:
    """Tickets as the JSON export and the API have them."""
    return [
        {
            "id": s.number,
            "created_at": utc(s.opened),
            "status": STATUS[s.kind].lower().replace("on-hold", "hold"),
            "requester_id": 100 + s.number,
            "submitter_id": 9 if s.kind == "office" else 100 + s.number,
            "assignee_id": 9,
            "via": {"channel": "web", "source": {}},
            "recipient": None,
            "metric_set": {
                "solved_at": utc(s.closed),
                "reopens": s.reopened,
                "reply_time_in_minutes": {"calendar": minutes(s) or None, "business": 1},
            },
        }
        for s in stories
    ]


@pytest.mark.parametrize(
    "content, suffix, first",
    [
        (table(), "csv", 2),
        (table(), "xlsx", 2),
        ({"tickets": tickets(), "count": 6}, "json", 1),
        ("\n".join(map(json.dumps, tickets())), "json", 1),
    ],
    ids=["csv", "xlsx", "api", "lines"],
)
def test_the_six_tickets(desk, content, suffix, first):
    line = desk.load(content, "--account", "kes", suffix=suffix)
    assert (line["format"], counts(line)) == ("zendesk", (6, 4, 0, 0, 2))
    assert desk.rejected() == [(first + 4, "opened_by_office"), (first + 5, "unknown_status")]
    assert desk.stored("first_reply_at", "closed_at", "status", "reopened") == [
        (stored(s.replied), stored(s.closed), status, s.reopened)
        for s, status in zip(STORIES, ("resolved", "resolved", "waiting", "rejected"), strict=False)
    ]
    assert desk.figures(FIGURES) == FIGURES


def test_business_hours_are_no_reply_times(desk):
    header = [name for name in HEADER if name != "First reply time in minutes"]
    desk.load(table(header=header), "--account", "kes")
    assert desk.figures(RESPONSE) == RESPONSE
    assert desk.figures(["resolved_in_time"]) == {"resolved_in_time": 2}
    assert "hitungan jam kerja tidak dapat dipakai" in desk.found(table(header=header)).remarks[0]


def test_an_agent_who_files_what_an_integration_brought_is_not_the_opener(desk):
    rows = table(STORIES[4:5])
    rows[1][HEADER.index("Via")] = "Web service"
    assert counts(desk.load(rows, "--account", "kes")) == (1, 1, 0, 0, 0)


def test_a_ticket_that_its_assignee_requests_is_the_offices(desk):
    rows = table(STORIES[:2])
    rows[1][1] = rows[1][2] = "Petugas"
    desk.load(rows, "--account", "kes")
    assert desk.rejected() == [(2, "opened_by_office")]


def test_minutes_that_are_no_number_reject_the_row(desk):
    rows = table(STORIES[:2])
    rows[1][HEADER.index("First reply time in minutes")] = "1,5 jam"
    desk.load(rows, "--account", "kes")
    assert desk.rejected() == [(2, "bad_number")]


def test_a_ticket_that_was_answered_and_solved_since_is_updated(desk):
    desk.load(table(), "--account", "kes")
    assert counts(desk.load(table(LATER), "--account", "kes")) == (1, 0, 1, 0, 0)
    assert desk.figures(["cases", "backlog_7_30d", "resolved_in_time"]) == {
        "cases": 3,
        "backlog_7_30d": 0,
        "resolved_in_time": 2,
    }  # 18 September is a day after its target


def test_the_group_names_the_account_where_the_register_knows_it(desk):
    rows = table(STORIES[:3])
    for row, group in zip(rows[1:], ("dinas kesehatan", "Layanan.PU", "Umum"), strict=True):
        row[HEADER.index("Group")] = group
    assert counts(desk.load(rows)) == (3, 2, 0, 0, 1)
    assert desk.stored("account_id") == [("kes",), ("pu",)] and desk.rejected() == [
        (4, "unknown_account")
    ]


def test_a_ticket_of_another_opds_account_is_not_counted_for_the_own_one(desk, monkeypatch):
    rows = table(STORIES[:3])
    for row, group in zip(rows[1:], ("dinas kesehatan", "Layanan.PU", "Umum"), strict=True):
        row[HEADER.index("Group")] = group
    monkeypatch.setenv("TANGGAP_OPDS", "dinkes")
    assert counts(desk.load(rows, "--account", "kes")) == (3, 2, 0, 0, 1)
    assert desk.stored("account_id") == [("kes",), ("kes",)] and desk.rejected() == [
        (3, "unknown_account")
    ]


def test_without_a_known_group_the_account_is_asked_for(desk):
    with pytest.raises(
        Refused, match=r"menyebut “Layanan”, yang tidak ada dalam register.*--account"
    ) as refusal:
        desk.load(table())
    assert refusal.value.question == AsksAccount(["kes", "pu"])
