"""Zammad: ``close_at`` is the first closing for ever, so a reopened ticket's closing is not
known."""

import pytest

from data.errors import Refused
from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import FIGURES, LATER, STORIES, at, local, stored, utc

HEADER = [
    "#",
    "Title",
    "State",
    "Priority",
    "Group",
    "Owner",
    "Customer",
    "Organization",
    "Create Channel",
    "Sender",
    "Created At",
    "Closed At",
    "First Response At",
    "Last Contact Customer At",
    "Article Count",
]
STATE = {
    "resolved": "closed",
    "waiting": "pending reminder",
    "spam": "merged",
    "office": "closed",
    "unknown": "in Arbeit",
}
WITHOUT_REOPENING = FIGURES | {"reopen_rate": None}


def table(stories=STORIES, **cells: str) -> list[list]:
    """The download of Reporting; ``cells`` are set in every row."""
    rows = [
        dict(
            zip(
                HEADER,
                [
                    f"2026{s.number}",
                    "Perihal",
                    STATE[s.kind],
                    "2 normal",
                    "Layanan",
                    "Petugas",
                    f"Warga {s.number}",
                    "",
                    "email",
                    "Agent" if s.kind == "office" else "Customer",
                    local(s.opened),
                    local(s.closed),
                    local(s.replied),
                    local(s.opened),
                    3,
                ],
                strict=True,
            )
        )
        | cells
        for s in stories
    ]
    return [HEADER, *(list(row.values()) for row in rows)]


def tickets(stories=STORIES) -> list[dict]:
    """The API's answer with ``?expand=true``: ticket 2 was first closed a day before it was closed
    for good."""
    first = {2: at(6, "15:00")}
    return [
        {
            "id": s.number,
            "number": f"2026{s.number}",
            "state": STATE[s.kind],
            "group": "Layanan",
            "customer": f"warga{s.number}@example.org",
            "create_article_sender": "Agent" if s.kind == "office" else "Customer",
            "created_at": utc(s.opened),
            "close_at": utc(first.get(s.number, s.closed)),
            "last_close_at": utc(s.closed),
            "first_response_at": utc(s.replied),
        }
        for s in stories
    ]


@pytest.mark.parametrize(
    "content, suffix, first",
    [(table(), "xlsx", 2), (table(), "csv", 2), (tickets(), "json", 1)],
    ids=["xlsx", "csv", "api"],
)
def test_the_six_tickets(desk, content, suffix, first):
    line = desk.load(content, "--account", "kes", suffix=suffix)
    assert (line["format"], counts(line)) == ("zammad", (6, 4, 0, 0, 2))
    assert desk.rejected() == [(first + 4, "opened_by_office"), (first + 5, "unknown_status")]
    assert desk.stored("first_reply_at", "closed_at", "status", "reopened") == [
        (stored(s.replied), stored(s.closed), status, None)
        for s, status in zip(STORIES, ("resolved", "resolved", "waiting", "rejected"), strict=False)
    ]
    assert desk.figures(FIGURES) == WITHOUT_REOPENING


def test_a_ticket_that_is_open_again_has_no_closing(desk):
    desk.load(table(STORIES[:1], State="open"), "--account", "kes")
    assert desk.stored("status", "closed_at") == [("open", None)]
    assert desk.figures(["resolution_due", "resolved_in_time"]) == {
        "resolution_due": 1,
        "resolved_in_time": 0,
    }


def test_a_closing_before_the_citizens_last_word_is_not_the_last_one(desk):
    """The first closing would be in time; when it was closed for good nobody knows, so it leaves
    the figures."""
    desk.load(
        table(STORIES[:1], **{"Last Contact Customer At": "2026-09-20 08:00:00"}),
        "--account",
        "kes",
    )
    assert desk.stored("status", "closed_at") == [("resolved", None)]
    assert desk.figures(["cases", "due", "on_time", "resolution_due"]) == {
        "cases": 1,
        "due": 1,
        "on_time": 1,
        "resolution_due": 0,
    }


def test_a_file_that_has_the_last_closing_uses_it(desk):
    rows = table(STORIES[:1], **{"Last Contact Customer At": "2026-09-20 08:00:00"})
    rows = [[*rows[0], "Last Closed At"], [*rows[1], "2026-09-21 09:00:00"]]
    desk.load(rows, "--account", "kes")
    assert desk.stored("closed_at") == [(stored(at(21, "09:00")),)]
    assert desk.found(rows).remarks == () and "penutupan pertama" in desk.found(table()).remarks[0]


def test_stamps_that_cannot_be_compared_give_no_closing(desk):
    rows = table(
        STORIES[:1],
        **{"Closed At": "02/09/2026 10.00", "Last Contact Customer At": "01/09/2026 08.00"},
    )
    desk.load(rows, "--account", "kes", "--dates", "dmy")
    assert desk.stored("closed_at") == [(None,)]


def test_the_group_names_the_account(desk):
    desk.load(table(STORIES[:3], Group="Dinas  Kesehatan"))
    assert set(desk.stored("account_id")) == {("kes",)}


def test_a_ticket_exported_again_is_updated(desk):
    desk.load(table(), "--account", "kes", suffix="xlsx")
    assert counts(desk.load(table(LATER), "--account", "kes", suffix="xlsx")) == (1, 0, 1, 0, 0)


def test_numbers_in_place_of_words_are_refused_with_the_way_out(desk):
    plain = [
        {
            "id": 1,
            "number": "20261",
            "state_id": 4,
            "group_id": 1,
            "create_article_sender_id": 2,
            "close_at": None,
            "first_response_at": None,
            "created_at": utc(STORIES[0].opened),
        }
    ]
    with pytest.raises(Refused, match=r"ambil lagi dari API Zammad dengan \?expand=true"):
        desk.load(plain, "--account", "kes")
