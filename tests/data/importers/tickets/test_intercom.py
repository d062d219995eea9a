"""Intercom: who opened a conversation, bots that greet, and rows per message of one
conversation."""

import pytest

from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import FIGURES, LATER, STORIES, epoch, stored, utc

HEADER = [
    "message_id",
    "message_body",
    "message_type",
    "message_created_at",
    "message_author_type",
    "message_author_id",
    "message_author_name",
    "conversation_id",
    "conversation_state",
    "conversation_created_at",
    "conversation_first_response_at",
    "conversation_closed_at",
    "app_id",
    "app_name",
]
STATE = {"resolved": "closed", "waiting": "snoozed", "office": "closed", "unknown": "diteruskan"}
FORM = "%Y-%m-%d %H:%M:%S"
TOLD = [s for s in STORIES if s.kind != "spam"]
FIGURES_WITHOUT_SPAM = FIGURES | {"excluded": 0}


def entry(story, kind="conversation_message", author=None) -> list:
    """One row: the conversation's first message, or another one of it."""
    author = author or ("admin" if story.kind == "office" else "lead")
    return [
        f"m{story.number}{kind}",
        "Halo",
        kind,
        utc(story.opened, FORM),
        author,
        f"a{story.number}",
        "Nama",
        f"c{story.number}",
        STATE[story.kind],
        utc(story.opened, FORM),
        utc(story.replied, FORM) or "",
        utc(story.closed, FORM) or "",
        "x1",
        "Layanan",
    ]


def conversation(story, **more) -> dict:
    """A conversation of the API."""
    return {
        "type": "conversation",
        "id": f"c{story.number}",
        "created_at": epoch(story.opened),
        "state": STATE[story.kind],
        "source": {
            "delivered_as": "admin_initiated" if story.kind == "office" else "customer_initiated",
            "author": {
                "type": "admin" if story.kind == "office" else "user",
                "id": f"u{story.number}",
            },
        },
        "statistics": {
            "first_contact_reply_at": epoch(story.opened),
            "first_admin_reply_at": epoch(story.replied),
            "last_close_at": epoch(story.closed),
            "time_to_admin_reply": 60,
            "count_reopens": story.reopened,
        },
        **more,
    }


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_conversations_as_a_table_in_utc(desk, suffix):
    line = desk.load([HEADER, *map(entry, TOLD)], "--account", "kes", suffix=suffix)
    assert (line["format"], counts(line)) == ("intercom", (5, 3, 0, 0, 2))
    assert desk.rejected() == [(5, "opened_by_office"), (6, "unknown_status")]
    assert desk.stored("opened_at", "first_reply_at", "closed_at", "status") == [
        (stored(s.opened), stored(s.replied), stored(s.closed), status)
        for s, status in zip(STORIES, ("resolved", "resolved", "waiting"), strict=False)
    ]
    assert desk.figures(FIGURES) == FIGURES_WITHOUT_SPAM | {"reopen_rate": None}


def test_the_conversations_as_json_know_reopening(desk):
    answer = {"type": "conversation.list", "conversations": [conversation(s) for s in TOLD]}
    line = desk.load(answer, "--account", "kes")
    assert (line["format"], counts(line)) == ("intercom", (5, 3, 0, 0, 2))
    assert desk.rejected() == [(4, "opened_by_office"), (5, "unknown_status")]
    assert desk.figures(FIGURES) == FIGURES_WITHOUT_SPAM


def test_rows_per_message_are_one_case_and_all_of_an_offices_conversation_are_left_out(desk):
    one, office = STORIES[0], STORIES[4]
    rows = [
        entry(one),
        entry(one, "comment", "admin"),
        entry(one, "close", "admin"),
        entry(office),
        entry(office, "comment", "lead"),
    ]
    assert counts(desk.load([HEADER, *rows], "--account", "kes")) == (5, 1, 0, 2, 2)
    assert desk.rejected() == [(5, "opened_by_office"), (6, "opened_by_office")]
    assert desk.figures(["cases", "on_time"]) == {"cases": 1, "on_time": 1}


def test_a_greeting_bot_opens_nothing_until_the_citizen_writes(desk):
    greeted = conversation(STORIES[0])
    greeted["source"] = {"delivered_as": "operator_initiated", "author": {"type": "bot", "id": "b"}}
    greeted["statistics"]["first_contact_reply_at"] = epoch(STORIES[0].opened) + 600
    silent = conversation(STORIES[2])
    silent["source"] = greeted["source"]
    silent["statistics"]["first_contact_reply_at"] = None
    desk.load([greeted, silent], "--account", "kes")
    assert [
        (opened - stored(STORIES[0].opened)).seconds for (opened,) in desk.stored("opened_at")
    ] == [600]
    assert desk.rejected() == [(2, "opened_by_office")]


def test_a_conversation_exported_again_is_updated(desk):
    desk.load([HEADER, *map(entry, TOLD)], "--account", "kes")
    assert counts(desk.load([HEADER, *map(entry, LATER)], "--account", "kes")) == (1, 0, 1, 0, 0)
