"""The archive of X: direct messages from both sides, and the account's own tweets, whose replies
are comments."""

import json

from data.questions import AsksOwn
from tests.data.importers.platforms.desk import FEBRUARY, counts

OWN, SITI, BUDI, JOKO = "25401953", "1042", "1043", "1044"
ACCOUNT = [
    {
        "account": {
            "accountId": OWN,
            "username": "dinkes",
            "accountDisplayName": "Dinas Kesehatan",
            "email": "x@example.org",
        }
    }
]


def part(name: str, items: list, number: int = 0) -> str:
    """A file of the archive's data folder."""
    return f"window.YTD.{name}.part{number} = {json.dumps(items, indent=2)}"


def talk(*messages: tuple[str, str, str, str], identity: str = "") -> dict:
    """A conversation of (minute of 2 February 02:MM UTC, id, sender, text); the other side is who
    does not send."""
    people = {m[2] for m in messages} | {OWN}
    return {
        "dmConversation": {
            "conversationId": identity or "-".join(sorted(people)),
            "messages": [
                {
                    "messageCreate": {
                        "id": key,
                        "senderId": sender,
                        "text": text,
                        "createdAt": f"2026-02-02T02:{minute}:00.000Z",
                        "recipientId": next((p for p in people if p != sender), OWN),
                        "mediaUrls": [],
                    }
                }
                for minute, key, sender, text in messages
            ],
        }
    }


def tweet(
    minute: int, key: str, text: str, parent: str | None = None, answered: str | None = None, **more
) -> dict:
    """A tweet of 2 February 03:MM UTC."""
    reply = {"in_reply_to_status_id_str": parent, "in_reply_to_user_id_str": answered}
    return {
        "tweet": {
            "id_str": key,
            "full_text": text,
            "created_at": f"Mon Feb 02 03:{minute:02}:30 +0000 2026",
            **{k: v for k, v in reply.items() if v},
            **more,
        }
    }


TALKS = [
    talk(
        ("00", "m1", SITI, "Antrean RSUD bagaimana?"),
        ("20", "m2", OWN, "Lewat aplikasi"),
        ("25", "m3", SITI, "Makasih min 🙏"),
    ),
    talk(("10", "m4", BUDI, "Vaksin ada?")),
]
TWEETS = [
    tweet(0, "t1", "Jadwal vaksin pekan ini"),  # a post
    tweet(5, "t2", "(2/2) lanjutannya", "t1", OWN),  # a thread of posts
    tweet(10, "t3", "@joko Silakan ke puskesmas", "900", JOKO),  # an answer to a citizen
    tweet(11, "t4", "dan bawa KTP", "t3", OWN),  # which goes on
    tweet(12, "t5", "RT @kemenkes: Cuci tangan", "901", JOKO),
    tweet(13, "t6", "(3/3) habis", "404", OWN),
]  # of a thread that was deleted
ARCHIVE = {
    "data/account.js": part("account", ACCOUNT),
    "data/direct-messages.js": part("direct_messages", TALKS),
    "data/tweets.js": part("tweets", TWEETS),
    "data/like.js": part("like", [{"like": {"tweetId": "5"}}]),
    "data/direct-message-headers.js": part("direct_message_headers", TALKS),
}


def test_account_js_gives_the_own_id_chats_have_two_sides_and_replies_are_outbound_comments(desk):
    line = desk.load(desk.file(ARCHIVE, "x.zip"))
    assert (line["format"], counts(line)) == ("x", (6, 6, 0, 0, 0))
    chats, comments = desk.rows()[:4], desk.rows()[4:]
    assert [row["direction"] for row in chats] == ["inbound", "inbound", "outbound", "inbound"]
    assert [row["is_courtesy"] for row in chats] == [False, False, False, True]
    assert len({row["conversation_key"] for row in chats}) == 2
    assert {row["channel"] for row in chats} == {"private"}
    assert [(row["direction"], row["channel"]) for row in comments] == [("outbound", "comment")] * 2
    assert (
        len({(row["conversation_key"], row["post_key"]) for row in comments}) == 1
    )  # "dan bawa KTP" goes to Joko
    assert desk.cases("x") == [("02 02:00", "02 02:20"), ("02 02:10", None)]
    assert desk.info()["from"] == "2026-02-01T17:00:00Z"
    remarks = desk.remarks(desk.file(ARCHIVE, "lagi.zip"), "x")
    assert (
        "sebutan (mention) warga tidak ada" in remarks and "4 cuitan yang bukan balasan" in remarks
    )


def test_ids_are_those_of_the_platform_so_a_later_archive_adds_only_what_is_new(desk):
    desk.load(desk.file(ARCHIVE, "x.zip"), *FEBRUARY)
    later = ARCHIVE | {
        "data/direct-messages-part1.js": part(
            "direct_messages",
            [talk(("10", "m4", BUDI, "Vaksin ada?"), ("40", "m5", OWN, "Ada"))],
            1,
        )
    }
    assert counts(desk.load(desk.file(later, "y.zip"), *FEBRUARY)) == (8, 1, 0, 7, 0)
    assert desk.cases("x")[1] == ("02 02:10", "02 02:40")


def test_a_comment_leads_to_the_account_s_own_tweet_never_to_a_citizen_s(desk):
    siti = {"user": {"id_str": SITI, "screen_name": "siti"}}
    tweets = [
        tweet(0, "1712345678901234567", "Jadwal vaksin"),
        tweet(1, "1712345678901234568", "@dinkes di mana?", "1712345678901234567", OWN, **siti),
        tweet(2, "1712345678901234569", "@siti Di puskesmas", "1712345678901234568", SITI),
        tweet(3, "1712345678901234570", "@dinkes kapan buka?", **siti),
    ]
    files = {"data/account.js": part("account", ACCOUNT), "data/tweets.js": part("tweets", tweets)}
    desk.load(desk.file(files, "x.zip"))
    assert desk.column("link") == ["https://x.com/i/status/1712345678901234567"] * 2 + [None]


def test_a_group_is_rejected(desk):
    group = talk(("00", "g1", SITI, "Halo"), ("01", "g2", BUDI, "Halo"), identity="1299")
    quiet = talk(("02", "g3", SITI, "Halo semua"), identity="1300")
    line = desk.load(
        desk.file(
            ARCHIVE
            | {
                "data/direct-messages-group.js": part("direct_messages_group", [quiet]),
                "data/direct-messages-part1.js": part("direct_messages", [group]),
            },
            "x.zip",
        )
    )
    assert counts(line) == (9, 6, 0, 0, 3)
    assert [row["why"] for row in desk.info()["rejected_rows"]] == ["group_chat"] * 3


def test_without_account_js_it_is_asked_and_guessed_who_takes_part_in_every_chat(desk):
    path = desk.file(ARCHIVE["data/direct-messages.js"], "direct-messages.js")
    assert desk.refused(path, "--account", "x").question == AsksOwn([SITI, BUDI, OWN], OWN)
    assert counts(desk.load(path, "--account", "x", "--own", OWN)) == (4, 4, 0, 0, 0)
    assert desk.column("direction").count("outbound") == 1


def test_the_archive_of_somebody_else_is_not_taken_for_the_account_s(desk):
    other = ARCHIVE | {
        "data/account.js": part(
            "account", [{"account": {"accountId": OWN, "username": "orang_lain"}}]
        )
    }
    assert desk.refused(desk.file(other, "x.zip"), "--account", "x").question.guess == OWN


def test_a_mention_counts_where_the_archive_has_it_and_is_answered_under_its_own_tweet(desk):
    def by(key: str, name: str) -> dict:
        return {"user": {"id_str": key, "screen_name": name}}

    tweets = [
        tweet(0, "c1", "@dinkes kapan buka?", **by(SITI, "siti")),
        tweet(1, "c2", "@siti Besok", "c1", SITI, **by(OWN, "dinkes")),
        tweet(2, "c3", "@siti benar juga", "c1", SITI, **by(BUDI, "budi")),
        tweet(3, "c4", "@siti @DINKES sama, saya juga", "c1", SITI, **by(BUDI, "budi")),
        tweet(4, "c5", "Hujan lagi", **by(BUDI, "budi")),
    ]
    content = {"account.js": part("account", ACCOUNT), "tweets.js": part("tweets", tweets)}
    assert counts(desk.load(desk.file(content, "x.zip"))) == (4, 4, 0, 0, 0)
    assert desk.cases("x") == [
        ("02 03:00", "02 03:01"),
        ("02 03:03", None),
    ]  # c3 answers Siti, c4 names the office


def test_tweets_alone_are_of_the_given_account_and_cover_nothing(desk):
    path = desk.file(part("tweets", TWEETS), "tweets.js")
    assert desk.refused(path).question.asks == "account"
    assert counts(desk.load(path, "--account", "x")) == (
        2,
        2,
        0,
        0,
        0,
    )  # t3 and t4: t2 shows the own id
    assert desk.info()["from"] is None


def test_an_archive_without_messages_and_tweets_says_so(desk):
    assert "direct-messages.js" in str(
        desk.refused(desk.file(ARCHIVE["data/like.js"], "like.js"), "--account", "x")
    )


def test_no_name_id_or_text_is_stored(desk):
    desk.load(desk.file(ARCHIVE, "x.zip"))
    desk.cases("x")
    content = desk.contents()
    for secret in (
        OWN,
        "1042-25401953",
        "antrean rsud",
        "puskesmas",
        "bawa ktp",
        "makasih",
        "dinas kesehatan",
    ):
        assert secret.encode() not in content, secret
