"""Hootsuite: messages become cases by the rules for messages; the export of conversations is
refused."""

import pytest

from data.errors import Refused
from tests.data.importers.desk import counts
from tests.data.importers.tickets.stories import at, local

HEADER = [
    "Message ID",
    "Conversation ID",
    "Medium",
    "Channel",
    "Channel Display Name",
    "Contact Profile ID",
    "Contact Primary Identifier",
    "Created at",
    "Direction",
    "Message Type",
    "Content",
    "Post URL",
]


def message(
    number: int, conversation: str, moment, direction: str, text: str, post: str = ""
) -> list:
    """One row of the export "Messages"."""
    return [
        f"m{number}",
        conversation,
        "Facebook",
        "Layanan",
        "Layanan Kesehatan",
        "p1",
        "Budi",
        local(moment),
        direction,
        "message",
        text,
        post,
    ]


ROWS = [
    HEADER,
    message(1, "k1", at(1, "08:00"), "inbound", "Jam buka puskesmas?"),
    message(2, "k1", at(1, "09:30"), "outbound", "Pukul 07.30 Pak."),
    message(
        3, "k2", at(3, "09:00"), "inbound", "Antrean panjang sekali", "https://facebook.com/p/1"
    ),
    message(4, "k2", at(5, "09:00"), "outbound", "Mohon maaf, kami tambah loket."),
    message(5, "k3", at(7, "09:00"), "outbound", "Jadwal vaksin pekan ini"),
    message(6, "k4", at(10, "10:00"), "inbound", "Apakah dokter gigi ada?"),
]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_messages_give_cases_and_first_replies(desk, suffix):
    """As tickets 1, 2 and 3 of the stories; k3, which the office began, opens nothing."""
    line = desk.load(ROWS, "--account", "kes", suffix=suffix)
    assert (line["format"], counts(line), line["cases"]) == ("hootsuite", (6, 6, 0, 0, 0), 3)
    wanted = {
        "cases": 3,
        "due": 3,
        "on_time": 1,
        "median_response": 48 * 3600,
        "backlog_7_30d": 1,
        "replies_sent": 3,
    }
    assert desk.figures(wanted) == wanted
    assert [channel for (channel,) in desk.stored("channel")] == ["private"] * 2 + ["comment"] + [
        "private"
    ] * 3


def test_a_comment_leads_to_its_post(desk):
    post = "https://www.instagram.com/budi.h/p/C1aBcD2eFgH/?igsh=budi"
    desk.load(
        [HEADER, *ROWS[1:3], message(3, "k2", at(3, "09:00"), "inbound", "Antre", post)],
        "--account",
        "kes",
    )
    assert [link for (link,) in desk.stored("link")] == [
        None,
        None,
        "https://www.instagram.com/p/C1aBcD2eFgH/",
    ]


def test_a_direction_that_is_none_is_rejected(desk):
    desk.load([*ROWS, message(7, "k5", at(11, "10:00"), "internal", "catatan")], "--account", "kes")
    assert desk.rejected() == [(8, "bad_direction")]


def test_the_channel_names_the_account(desk):
    rows = [HEADER, *([*row[:3], "@Layanan.PU", *row[4:]] for row in ROWS[1:])]
    desk.load(rows)
    assert set(desk.stored("account_id")) == {("pu",)}


def test_conversations_are_refused_with_the_way_out(desk):
    header = [
        "Conversation ID",
        "Medium",
        "Channel",
        "Channel Display Name",
        "Contact Profile ID",
        "Contact Primary Identifier",
        "Contact Secondary Identifier",
        "Created at",
        "Last Status Change Agent ID",
    ]
    with pytest.raises(
        Refused, match=r"tidak memuat waktu balasan; buat ekspor lagi dengan jenis Messages"
    ):
        desk.load(
            [header, ["k1", "Facebook", "L", "L", "p1", "Budi", "", "2026-09-01 08:00", "a1"]]
        )


def test_the_same_messages_again_are_duplicates(desk):
    desk.load(ROWS, "--account", "kes")
    assert counts(
        desk.load(
            ROWS[:4] + [message(9, "k1", at(20, "10:00"), "inbound", "Terima kasih")],
            "--account",
            "kes",
        )
    ) == (4, 1, 0, 3, 0)
