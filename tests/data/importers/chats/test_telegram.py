"""Telegram Desktop: one chat and the whole account, entities, service messages, groups, and what is
broken."""

import json

import pytest

from data.questions import AsksOwn
from tests.data.importers.homes import sides

SITI, OWN = (
    {"from": "Siti Rahayu", "from_id": "user501"},
    {"from": "Loket Capil", "from_id": "user900"},
)


def message(number: int, who: dict, text, minute: int, **more) -> dict:
    """A message of 21 July 2025, 07:00 WIB and some minutes; the local date is that of a computer
    elsewhere."""
    return {
        "id": number,
        "type": "message",
        "date": f"2025-07-21T02:{minute:02d}:00",
        "date_unixtime": str(1753056000 + 60 * minute),
        **who,
        "text": text,
        **more,
    }


def chat(*messages: dict, **more) -> dict:
    return {
        "name": "Siti Rahayu",
        "type": "personal_chat",
        "id": 501,
        "messages": list(messages),
    } | more


TALK = chat(
    {
        "id": 1,
        "type": "service",
        "date": "2025-07-21T02:00:00",
        "date_unixtime": "1753056000",
        "action": "phone_call",
        "actor": "Siti Rahayu",
        "actor_id": "user501",
        "text": "",
    },
    message(2, SITI, ["Syarat ", {"type": "bold", "text": "KTP hilang"}, " apa saja?"], 1),
    message(3, SITI, "", 2, media_type="sticker", sticker_emoji="🙏"),
    message(4, SITI, "", 3, photo="photos/a.jpg"),
    message(5, OWN, "Surat kehilangan", 5),
    message(6, SITI, "Terima kasih", 6, photo="photos/b.jpg"),
    message(7, SITI, "Terima kasih", 7),
)
ACCOUNT = ("--account", "tg", "--own", "Loket Capil")


def test_one_chat(place):
    assert place.counts("result.json", json.dumps(TALK), *ACCOUNT) == (6, 6, 0, 0, 0)
    rows = place.messages()
    assert sides(rows) == "<<<><<" and len({row["conversation_key"] for row in rows}) == 1
    assert [row["is_courtesy"] for row in rows] == [False, True, False, False, False, True]
    assert f"{rows[0]['sent_at']:%d %H:%M:%S}" == "21 00:01:00" and rows[0]["has_seconds"]
    assert (
        rows[0]["text_length"] == len("Syarat KTP hilang apa saja?")
        and rows[2]["fingerprint"] is None
    )


def test_a_later_export_of_the_chat_goes_on_with_it(place):
    place.load("result.json", json.dumps(TALK | {"messages": TALK["messages"][:4]}), *ACCOUNT)
    renamed = json.dumps(TALK | {"name": "Siti KTP"}).replace("Siti Rahayu", "Siti KTP")
    assert place.counts("result.json", renamed, *ACCOUNT) == (6, 3, 0, 3, 0)
    rows = place.messages()
    assert (
        len({row["conversation_key"] for row in rows})
        == len({row["author_key"] for row in rows} - {None})
        == 1
    )


def test_an_older_export_has_local_times_only(place):
    old = [
        {k: v for k, v in m.items() if k not in ("date_unixtime", "from_id")}
        for m in TALK["messages"]
    ]
    place.load(
        "result.json", json.dumps(TALK | {"messages": old}), *ACCOUNT, "--timezone", "Asia/Jayapura"
    )
    assert f"{place.messages()[0]['sent_at']:%d %H:%M}" == "20 17:01"


def test_the_own_side_is_asked_for_with_a_guess(place):
    refusal = place.refused("result.json", json.dumps(TALK), "--account", "tg")
    assert refusal.question == AsksOwn(["Siti Rahayu", "Loket Capil"], "Loket Capil")


def test_the_whole_account(place):
    joko = {"from": "Joko Susilo", "from_id": "user502"}
    gone = {"from": None, "from_id": "user503"}
    chats = [
        TALK,
        chat(message(9, joko, "Kapan buka?", 1), name="Joko Susilo", id=502),
        chat(message(3, gone, "Masih buka?", 2), message(4, OWN, "Ya", 9), name=None, id=503),
        chat(
            message(4, joko, "Halo semua", 1),
            message(5, SITI, "Halo", 2),
            name="RT 5",
            type="private_group",
            id=7,
        ),
        chat(message(1, OWN, "Pengumuman", 1), name="Kanal", type="public_channel", id=8),
        chat(message(1, OWN, "catatan", 1), name=None, type="saved_messages", id=9),
    ]
    owner = {
        "user_id": 900,
        "first_name": "Loket",
        "username": "@dukcapilklaten",
        "phone_number": "0812000111",
    }
    export = {
        "about": "x",
        "personal_information": owner,
        "contacts": {"list": [{"first_name": "Siti"}]},
        "chats": {"about": "x", "list": chats},
    }
    assert place.counts(
        "ekspor.zip",
        {"DataExport/result.json": json.dumps(export, indent=1), "DataExport/photos/a.jpg": "x"},
    ) == (11, 9, 0, 0, 2)
    rows = place.messages()
    assert len({row["conversation_key"] for row in rows}) == 3
    assert sorted(sides(rows)) == sorted("<<<><<" + "<" + "<>")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (json.dumps(TALK)[:700], "terpotong"),
        (json.dumps(TALK).replace('"Surat kehilangan"', "[" * 101 + "]" * 101), "bersarang"),
        (json.dumps(TALK | {"type": "private_supergroup"}), "grup"),
        (json.dumps(TALK | {"type": "public_channel"}), "saluran"),
        ("<!DOCTYPE html><html><head><title>Exported Data</title>", "JSON"),
    ],
)
def test_what_cannot_be_taken(place, content, word):
    assert word in str(place.refused("result.json", content, *ACCOUNT))


def test_odd_values_reject_their_row_only(place):
    odd = chat(
        message(1, SITI, "Halo?", 1),
        message(2, SITI, "Kapan?", 2, date_unixtime="9" * 30, date="besok"),
        message(3, SITI, {"a": 1}, 3, id={"x": 1}),
        message(4, OWN, [1, {"text": 5}, None], 4),
        5,
        "x",
    )
    assert place.counts("result.json", json.dumps(odd), *ACCOUNT) == (4, 3, 0, 0, 1)


def test_nothing_of_a_citizen_is_stored(place):
    text = (
        json.dumps(TALK).replace("Siti Rahayu", "Rahmawati Zulaikha").replace("501", "50123456789")
    )
    place.load("Rahmawati Zulaikha.json", text, *ACCOUNT)
    stored = place.bytes()
    for secret in ("ahmawati", "ulaikha", "KTP hilang", "50123456789", "kehilangan"):
        assert secret.encode() not in stored
