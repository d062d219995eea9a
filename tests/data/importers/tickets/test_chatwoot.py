"""Chatwoot: replies are known, closing times are not, 0 is not 1970, and reports of averages are
refused."""

import pytest

from data.errors import Refused
from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import FIGURES, LATER, RESOLUTION, STORIES, epoch, stored

STATUS = {"resolved": "resolved", "waiting": "snoozed", "unknown": "archived"}
TOLD = [s for s in STORIES if s.kind in STATUS]
FIGURES_WITHOUT_CLOSING = {
    name: FIGURES[name]
    for name in (
        "cases",
        "due",
        "on_time",
        "median_response",
        "backlog_7_30d",
        "closed_unanswered",
        "coverage",
    )
}


def conversation(story, inbox: int = 3) -> dict:
    """A conversation of the API; ``first_reply_created_at`` is 0 where there is none."""
    return {
        "meta": {
            "sender": {"id": 40 + story.number, "name": "Warga"},
            "channel": "Channel::Whatsapp",
            "hmac_verified": False,
        },
        "id": story.number,
        "messages": [],
        "account_id": 1,
        "inbox_id": inbox,
        "labels": ["pengaduan"],
        "status": STATUS[story.kind],
        "created_at": epoch(story.opened),
        "timestamp": epoch(story.opened),
        "first_reply_created_at": epoch(story.replied) or 0,
        "waiting_since": 0,
    }


def answer(stories, inbox: int = 3) -> dict:
    """The API's list."""
    return {
        "data": {
            "meta": {"all_count": len(stories)},
            "payload": [conversation(s, inbox) for s in stories],
        }
    }


def test_the_conversations(desk):
    line = desk.load(answer(TOLD), "--account", "kes")
    assert (line["format"], counts(line)) == ("chatwoot", (4, 3, 0, 0, 1))
    assert desk.rejected() == [(4, "unknown_status")]
    assert desk.stored("opened_at", "first_reply_at", "closed_at", "status", "topic") == [
        (stored(s.opened), stored(s.replied), None, status, "pengaduan")
        for s, status in zip(STORIES, ("resolved", "resolved", "waiting"), strict=False)
    ]
    wanted = FIGURES_WITHOUT_CLOSING | {
        "reopen_rate": None,
        "resolved_in_time": 0,
        "median_resolution": None,
    }
    assert desk.figures(wanted) == wanted


def test_a_file_of_resolved_ones_only_says_nothing_of_resolution(desk):
    desk.load(answer(STORIES[:2]), "--account", "kes")
    assert desk.figures(RESOLUTION) == RESOLUTION
    assert "tidak memuat waktu penutupan" in desk.found(answer(STORIES[:2])).remarks[0]


def test_several_inboxes_for_one_account_are_said(desk):
    both = [conversation(STORIES[0], 3), conversation(STORIES[1], 8)]
    assert any(
        "menyebut “3”, “8”" in remark and "akun kes" in remark
        for remark in desk.found(both).remarks
    )
    assert not any("menyebut" in remark for remark in desk.found(answer(TOLD)).remarks)


@pytest.mark.parametrize(
    "rows",
    [
        "Reporting period 2026-09-01 to 2026-09-30\n\nInbox name,Inbox type,No. of "
        "conversations,Avg first response time,"
        "Avg resolution time\nDinkes,whatsapp,40,2 hours 5 minutes,1 days 2 hours\n",
        "Nama agen,Assigned conversations,Avg first response time,Avg resolution time,Jumlah "
        "Terselesaikan\nSiti,4,--,,0\n",
        "Team name,Conversations count,Avg first response time (Minutes),Avg resolution time "
        "(Minutes)\n\nA,4,12,90\n",
        "Agent Name,Rating,Feedback Comment,Contact Name,Link to the conversation,Recorded "
        "date\nSiti,5,,Budi,x,1\n",
    ],
    ids=["inboxes", "agents-id", "teams-old", "csat"],
)
def test_reports_are_refused_with_the_way_out(desk, rows):
    with pytest.raises(
        Refused, match=r"laporan Chatwoot.*minta admin mengambil percakapannya lewat API"
    ):
        desk.load(rows, "--account", "kes")


def test_a_conversation_exported_again_is_updated(desk):
    desk.load(answer(TOLD), "--account", "kes")
    assert counts(desk.load(answer(LATER), "--account", "kes")) == (1, 0, 1, 0, 0)
