"""Signal as signal-export writes it: old and new stamps, "Me", and what is no message."""

from tests.data.importers.homes import sides

OLD = """[2025-07-21, 07:10] Siti Rahayu: Halo,
kapan buka?
[2025-07-21, 07:15] Me: Jam 8
[2025-07-21, 07:16] Siti Rahayu: Terima kasih
"""
NEW = """[2025-07-21 07:10:05] Siti Rahayu: Kapan buka?__

[2025-07-21 07:11:05] Siti Rahayu: Missed voice call__

[2025-07-21 07:15:05] Me:_

> Kapan buka?

Jam 8__

[2025-07-21 07:16:05] Siti Rahayu: Makasih__
(- Me: 👍 -)

[2025-07-21 07:17:05] Siti Rahayu:___
![foto.jpg](./media/foto.jpg)__

[2025-07-21 07:18:05] Siti Rahayu:___
(( 🙏 ))

[2025-07-21 07:19:05] Siti Rahayu: (This message was deleted)

[2025-07-21 07:20:05] No-Sender:___

[2025-07-21 07:21:05] Siti Rahayu:___

""".replace("_", " ")  # the tool ends its lines so


def test_the_older_form_with_minutes(place):
    line = place.load("obrolan.txt", OLD, "--account", "sg")
    assert (line["format"], line["read"], line["accepted"], line["cases"]) == ("signal", 3, 3, 1)
    rows = place.messages()
    assert sides(rows) == "<><" and not rows[0]["has_seconds"] and rows[2]["is_courtesy"]
    assert f"{rows[0]['sent_at']:%H:%M}" == "00:10" and rows[0]["text_length"] == len(
        "Halo,\nkapan buka?"
    )


def test_the_newer_form_with_everything_in_it(place):
    line = place.load("chat.md", NEW, "--account", "sg")
    assert (line["format"], line["read"], line["cases"]) == ("signal", 6, 1)
    rows = place.messages()
    assert sides(rows) == "<><<<<" and rows[0]["has_seconds"]
    assert rows[1]["text_length"] == len("Jam 8")
    assert [row["is_courtesy"] for row in rows] == [False, False, True, False, True, False]
    assert [row["is_request"] for row in rows] == [True] * 5 + [False]


def test_a_folder_of_chats_counts_each_once(place):
    same = '{"date": "2025-07-21T07:10:05", "sender": "Siti Rahayu", "body": "Kapan buka?"}\n'
    line = place.load(
        "ekspor.zip",
        {
            "Siti Rahayu/chat.md": NEW,
            "Siti Rahayu/data.json": same,
            "Siti Rahayu/index.html": "<html>",
            "Joko/chat.md": NEW.replace("Siti Rahayu", "Joko"),
            "RT/chat.md": OLD + "[2025-07-21, 08:00] Joko: Halo\n",
        },
        "--account",
        "sg",
    )
    assert (line["read"], line["accepted"], line["rejected"], line["cases"]) == (16, 12, 4, 2)
    assert len({row["conversation_key"] for row in place.messages()}) == 2
    assert "chat.md" in str(place.refused("data.json", same, "--account", "sg"))


def test_another_own_name_and_its_question(place):
    text = OLD.replace("Me:", "Loket Satu:")
    assert place.refused("obrolan.txt", text, "--account", "sg").question.asks == "own"
    assert place.counts("obrolan.txt", text, "--account", "sg", "--own", "Loket Satu") == (
        3,
        3,
        0,
        0,
        0,
    )
    assert sides(place.messages()) == "<><"
    assert place.refused("lain.txt", OLD).question.asks == "account"


def test_nothing_of_a_citizen_is_stored(place):
    place.load("Rahmawati.md", NEW.replace("Siti Rahayu", "Rahmawati Zulaikha"), "--account", "sg")
    stored = place.bytes()
    for secret in (b"ahmawati", b"ulaikha", b"apan buka", b"foto.jpg"):
        assert secret not in stored
