"""One talk in Meta's plain export, which has ids, and in the encrypted one, which has names: one
conversation, whatever comes first, and none counted twice."""

import pytest

OFFICE = "Dinas Kesehatan"
OWN = ("--account", "fb", "--own", OFFICE)
DAY = 1_769_911_200_000  # 1 February 2026, 09:00 WIB, in milliseconds
ASKS, ANSWERS, THANKS = (
    (0, "Siti", "Kapan posyandu?"),
    (30, OFFICE, "Besok"),
    (40, "Siti", "Di mana?"),
)


def plain(*lines, path: str = "inbox/siti_178401234567890", name: str = "Siti") -> dict:
    """A thread of "Download your information"."""
    return {
        "participants": [{"name": name}, {"name": OFFICE}],
        "messages": [
            {"sender_name": who, "timestamp_ms": DAY + minute * 60_000, "content": text}
            for minute, who, text in lines
        ],
        "title": name,
        "thread_path": path,
    }


def secure(*lines, name: str = "Siti") -> dict:
    """A thread of the export of encrypted messages."""
    return {
        "participants": [name, OFFICE],
        "threadName": f"{name}_7",
        "messages": [
            {
                "isUnsent": False,
                "media": [],
                "reactions": [],
                "senderName": who,
                "text": text,
                "timestamp": DAY + minute * 60_000,
                "type": "text",
            }
            for minute, who, text in lines
        ],
    }


BOTH = {
    "the talk goes on": (plain(ASKS), secure(ANSWERS)),
    "both have all of it": (plain(ASKS, ANSWERS), secure(ASKS, ANSWERS)),
    "some messages in both": (plain(ASKS, ANSWERS), secure(ANSWERS, THANKS, (55, OFFICE, "Balai"))),
}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("kind", BOTH)
def test_one_talk_in_both_exports_is_one_case(desk, kind, order):
    lines = [desk.load(desk.file(BOTH[kind][i]), *OWN) for i in order]
    assert desk.cases("fb") == [("01 02:00", "01 02:30")]
    different = {(line[0], line[2]) for i in (0, 1) for line in _said(BOTH[kind][i])}
    assert sum(line["accepted"] for line in lines) == len(different)


def _said(thread: dict) -> list[tuple]:
    return [
        (m.get("timestamp_ms", m.get("timestamp")), 0, m.get("content", m.get("text")))
        for m in thread["messages"]
    ]


def test_both_in_one_archive_are_one_talk(desk):
    files = {"messages/inbox/siti_1/message_1.json": plain(ASKS), "Siti_7.json": secure(ANSWERS)}
    desk.load(desk.file(files, "a.zip"), *OWN)
    assert desk.cases("fb") == [("01 02:00", "01 02:30")]


def test_the_next_month_goes_on_with_the_same_talk(desk):
    for thread in (
        secure(ASKS),
        plain(ANSWERS),
        plain((90, "Siti", "Terima kasih ya, jam berapa?")),
    ):
        desk.load(desk.file(thread), *OWN)
    assert len({row["conversation_key"] for row in desk.rows()}) == 1
    assert desk.cases("fb") == [("01 02:00", "01 02:30")]


@pytest.mark.parametrize("told", [True, False])
def test_two_people_of_one_name_stay_apart_unless_messages_tell(desk, told):
    other = "inbox/siti_999888777666555"
    desk.load(desk.file(plain(ASKS)), *OWN)
    desk.load(desk.file(plain((5, "Siti", "KTP saya?"), path=other)), *OWN)
    known = [(5, "Siti", "KTP saya?")] if told else []
    desk.load(desk.file(secure(*known, (50, OFFICE, "Sudah jadi"))), *OWN)
    assert desk.cases("fb") == [("01 02:00", None), ("01 02:05", "01 02:50" if told else None)]


def test_people_without_a_name_are_nobody(desk):
    name = "Facebook user"
    desk.load(desk.file(plain((0, name, "Halo, buka?"), name=name)), *OWN)
    desk.load(desk.file(secure((9, name, "KTP?"), (12, OFFICE, "Ya"), name=name)), *OWN)
    assert desk.cases("fb") == [("01 02:00", None), ("01 02:09", "01 02:12")]


def test_what_cannot_be_known_is_said(desk):
    desk.load(desk.file(secure(ASKS, ANSWERS)), *OWN)
    assert "Dua warga bernama sama tidak dapat dibedakan." in " ".join(desk.info()["remarks"])
