"""TikTok's user data: chats by the name of the partner, and the account's own comments, which
answer nobody known."""

import pytest

from tests.data.importers.platforms.desk import FEBRUARY, counts


def said(minute: int, name: str, text: str) -> dict:
    """A message of 2 February 02:MM UTC."""
    return {"Date": f"2026-02-02 02:{minute:02}:00", "From": name, "Content": text}


CHATS = {
    "Chat History with siti_r:": [
        said(0, "siti_r", "Syarat vaksin apa?"),
        said(15, "dinkes", "Cukup KTP"),
        said(20, "siti_r", "[https://p16.tiktokcdn.com/stiker.webp]"),
    ],
    "Chat History with budi.s:": [said(5, "budi.s", "Buka?")],
}
COMMENTS = [
    {
        "date": "2026-02-02 03:00:00",
        "comment": "@joko silakan ke puskesmas",
        "photo": "",
        "url": "",
    },
    {"date": "2026-02-03 03:00:00", "comment": "Ikuti kami", "photo": "", "url": ""},
]
PROFILE = {"ProfileMap": {"userName": "dinkes", "bioDescription": "Resmi"}}
NEW = {
    "Your Activity": {
        "Watch History": {"VideoList": [{"Date": "2026-02-01 00:00:00", "Link": "https://x"}]}
    },
    "Direct Message": {"Direct Messages": {"ChatHistory": CHATS}},
    "Comment": {"Comments": {"CommentsList": COMMENTS}},
    "Profile And Settings": {"Profile Info": PROFILE},
}
OLD = {
    "Activity": {"Video Browsing History": {"VideoList": []}},
    "Comment": {"Comments": {"CommentsList": None}},
    "Direct Messages": {
        "Chat History": {
            "ChatHistory": {
                key: [message | {"Date": message["Date"] + " UTC"} for message in messages]
                for key, messages in CHATS.items()
            }
        }
    },
    "Profile": {"Profile Information": PROFILE},
}


def test_chats_have_two_sides_and_own_comments_are_outbound_only(desk):
    line = desk.load(desk.file(NEW, "user_data_tiktok.json"))
    assert (line["format"], counts(line)) == ("tiktok", (6, 6, 0, 0, 0))
    chats, comments = desk.rows()[:4], desk.rows()[4:]
    assert [row["direction"] for row in chats] == ["inbound", "inbound", "outbound", "inbound"]
    assert [row["is_courtesy"] for row in chats] == [False, False, False, True]  # a sticker
    assert len({row["conversation_key"] for row in chats}) == 2
    assert [(row["direction"], row["channel"]) for row in comments] == [("outbound", "comment")] * 2
    assert (
        len({row["conversation_key"] for row in comments}) == 2
    )  # the first belongs to whom it mentions
    assert desk.cases("tt") == [("02 02:00", "02 02:15"), ("02 02:05", None)]
    assert desk.info()["from"] == "2026-02-01T17:00:00Z"
    assert "tanpa komentar warga" in desk.remarks(desk.file(NEW, "lagi.json"), "tt")


def test_the_older_names_of_the_sections_are_the_same_messages(desk):
    desk.load(desk.file(NEW, "a.json"), *FEBRUARY)
    assert counts(desk.load(desk.file(OLD, "b.json"), *FEBRUARY)) == (4, 0, 0, 4, 0)


def test_without_a_profile_the_writer_of_all_chats_is_checked_against_the_register(desk):
    chats = {"Direct Messages": NEW["Direct Message"]}
    assert desk.load(desk.file(chats, "a.json"))["accepted"] == 4
    others = {
        "Direct Messages": {
            "ChatHistory": {
                "Chat History with siti_r:": [
                    said(0, "siti_r", "Halo?"),
                    said(1, "dinkes.baru", "Ya?"),
                ]
            }
        }
    }
    path = desk.file(others, "b.json")
    assert desk.refused(path, "--account", "tt").question.guess == "dinkes.baru"
    desk.load(path, "--account", "tt", "--own", "dinkes.baru")
    assert desk.column("direction") == ["inbound", "outbound"]


def test_a_chat_with_several_citizens_is_a_group(desk):
    group = {
        "Chat History with rw05:": [
            said(0, "siti_r", "Halo"),
            said(1, "joko", "Halo"),
            said(2, "dinkes", "Ya"),
        ]
    }
    line = desk.load(
        desk.file(
            NEW | {"Direct Message": {"Direct Messages": {"ChatHistory": CHATS | group}}}, "a.json"
        )
    )
    assert counts(line) == (9, 6, 0, 0, 3)


def test_comments_alone_are_of_the_given_account_and_cover_nothing(desk):
    path = desk.file({"Comment": NEW["Comment"]}, "a.json")
    assert desk.refused(path).question.asks == "account"
    line = desk.load(path, "--account", "tt")
    assert (line["accepted"], line["cases"], desk.info()["from"]) == (2, 0, None)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Date: 2026-02-02 02:00:00 UTC\nComment: Ikuti kami\n\n", "JSON"),
        (">>> Chat History with siti_r::\n2026-02-02 02:00:00 UTC\nsiti_r: Halo\n", "JSON"),
        ({"Activity": {"Follower List": {"FansList": []}}}, "pilih semua data"),
    ],
)
def test_data_without_messages_in_json_say_what_to_ask_for(desk, content, says):
    assert says in str(desk.refused(desk.file(content, "Comments.txt"), "--account", "tt"))


def test_no_name_id_or_text_is_stored(desk):
    desk.load(desk.file(NEW, "user_data_tiktok.json"))
    desk.cases("tt")
    content = desk.contents()
    for secret in (
        "siti_r",
        "budi.s",
        "syarat vaksin",
        "cukup ktp",
        "puskesmas",
        "ikuti kami",
        "tiktokcdn",
    ):
        assert secret.encode() not in content, secret
