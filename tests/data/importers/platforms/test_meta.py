"""Facebook and Instagram, "Download your information": chats from both sides, newest first, letters
spoilt."""

import pytest

from tests.data.importers.platforms.desk import FEBRUARY, counts

OFFICE = "Dinas Kesehatan Klaten"
INBOX = "your_instagram_activity/messages/inbox"
PROFILE = {
    "profile_user": [
        {"string_map_data": {"Username": {"value": "dinkes"}, "Name": {"value": OFFICE}}}
    ]
}
PROFILE_FILE = "personal_information/personal_information/personal_information.json"


def spoilt(text: str) -> str:
    """Each byte of the UTF-8 as a letter of its own, as Meta writes it."""
    return text.encode().decode("latin-1")


def message(day: int, minute: int, sender: str, text: str | None = None, **more) -> dict:
    """A message of February 2026 at 02:MM UTC (09:MM WIB)."""
    stamp = 1769904000000 + ((day - 1) * 24 * 60 + 120 + minute) * 60_000  # 2026-02-01T00:00Z
    content = {} if text is None else {"content": spoilt(text)}
    return {"sender_name": spoilt(sender), "timestamp_ms": stamp, **content, **more}


def chat(path: str, title: str, *messages: dict, others: tuple[str, ...] = ()) -> dict:
    """A message_1.json, its newest message first."""
    names = [*(others or (title,)), OFFICE]
    return {
        "participants": [{"name": spoilt(n)} for n in names],
        "title": spoilt(title),
        "is_still_participant": True,
        "thread_path": path,
        "messages": sorted(messages, key=lambda m: -m["timestamp_ms"]),
    }


SITI = chat(
    "inbox/sitirahayu_178401234567890",
    "Siti Rahayu",
    message(2, 0, "Siti Rahayu", "Apa syarat rujukan?"),
    message(2, 30, OFFICE, "Silakan bawa KTP"),
    message(2, 40, "Siti Rahayu", "terima kasih 🙏"),
)
BUDI = chat(
    "inbox/budi_178409999999999",
    "Budi Sántoso",
    message(3, 0, "Budi Sántoso", "Puskesmas buka jam berapa?"),
)
ARCHIVE = {
    f"{INBOX}/sitirahayu_178401234567890/message_1.json": SITI,
    f"{INBOX}/budi_178409999999999/message_1.json": BUDI,
    PROFILE_FILE: PROFILE,
}


def test_the_profile_says_who_the_account_is_and_the_register_that_it_is_ours(desk):
    line = desk.load(desk.file(ARCHIVE, "instagram.zip"))
    assert (line["format"], counts(line)) == ("instagram", (4, 4, 0, 0, 0))
    assert desk.column("account_id") == ["ig"] * 4
    assert desk.column("direction") == ["inbound", "outbound", "inbound", "inbound"]
    assert desk.column("is_courtesy") == [
        False,
        False,
        True,
        False,
    ]  # "terima kasih 🙏", once its letters are mended
    first, second, third, other = desk.column("conversation_key")
    assert first == second == third != other
    assert set(desk.column("channel")) == {"private"} and all(desk.column("has_seconds"))
    assert desk.cases("ig") == [("02 02:00", "02 02:30"), ("03 02:00", None)]
    assert desk.masked("ig") == ["B…so", "S…yu"]


def test_a_second_time_all_are_duplicates_and_an_export_of_the_same_days_adds_only_what_is_new(
    desk,
):
    path = desk.file(ARCHIVE, "instagram.zip")
    desk.load(path, *FEBRUARY)
    assert counts(desk.load(path, *FEBRUARY)) == (4, 0, 0, 4, 0)
    answered = chat(
        "archived_threads/budisantoso_178409999999999",
        "Budi Sántoso",
        *BUDI["messages"],
        message(3, 10, OFFICE, "Jam 7.30"),
    )
    later = {
        f"{INBOX}/sitirahayu_178401234567890/message_1.json": SITI,
        PROFILE_FILE: PROFILE,
        "your_instagram_activity/messages/archived_threads/budisantoso_178409999999999/message_1.json": answered,
    }
    line = desk.load(desk.file(later, "lagi.zip"), *FEBRUARY)
    assert (counts(line), line["cases"]) == ((5, 1, 0, 4, 0), 0)
    assert desk.cases("ig")[1] == ("03 02:00", "03 02:10")


def test_what_was_taken_back_opens_nothing_and_answers_nothing(desk):
    taken_back = chat("inbox/siti_178401234567890", "Siti", message(2, 0, "Siti", is_unsent=True))
    answer = chat(
        "inbox/budi_178409999999999",
        "Budi",
        message(2, 0, "Budi", "Halo?"),
        message(2, 5, OFFICE, is_unsent=True),
        message(2, 9, OFFICE, "Halo, ada yang bisa dibantu?"),
    )
    desk.load(
        desk.file(
            {
                f"{INBOX}/a/message_1.json": taken_back,
                f"{INBOX}/b/message_1.json": answer,
                PROFILE_FILE: PROFILE,
            },
            "a.zip",
        )
    )
    assert desk.cases("ig") == [("02 02:00", "02 02:09")]


LINES = [  # what a line is: a message that waits for an answer, one that does not, or none at all
    ({"photos": [{"uri": "photos/1.jpg"}]}, "waits"),
    ({"audio_files": [{"uri": "audio/1.mp4"}]}, "waits"),
    (
        {"text": "Siti sent an attachment.", "share": {"link": "https://www.instagram.com/p/1"}},
        "waits",
    ),
    ({"text": "terima kasih", "photos": [{"uri": "photos/1.jpg"}]}, "waits"),
    ({"text": "Terima kasih, Liked a message"}, "waits"),
    ({"sticker": {"uri": "stickers/1.png"}}, "courtesy"),
    ({"text": "Siti sent a sticker.", "sticker": {"uri": "stickers/1.png"}}, "courtesy"),
    ({"text": "Reacted ❤️ to your message "}, "none"),
    ({"text": "Liked a message"}, "none"),
    ({"text": "Siti called you.", "call_duration": 12}, "none"),
]


def test_stickers_are_courtesies_photos_are_not_reactions_and_calls_are_no_messages(desk):
    chats = {
        f"{INBOX}/{n}/message_1.json": chat(
            f"inbox/siti_17840000000000{n}", "Siti", message(2, n, "Siti", **line)
        )
        for n, (line, _) in enumerate(LINES)
    }
    path = desk.file(chats | {PROFILE_FILE: PROFILE}, "a.zip")
    assert desk.load(path)["read"] == sum(kind != "none" for _, kind in LINES)
    assert desk.column("is_courtesy") == [kind == "courtesy" for _, kind in LINES if kind != "none"]
    assert desk.cases("ig") == [
        (f"02 02:{n:02}", None) for n, (_, kind) in enumerate(LINES) if kind == "waits"
    ]
    remarks = desk.remarks(path, "ig")
    assert "2 reaksi dan 1 panggilan" in remarks and "komentar publik tidak diukur" in remarks


def test_a_notice_of_an_attachment_is_not_its_text(desk):
    desk.load(
        desk.file(
            {
                f"{INBOX}/a/message_1.json": chat(
                    "inbox/siti_178401234567890",
                    "Siti",
                    message(2, 0, "Siti", "Siti mengirim lampiran.", photos=[{"uri": "1"}]),
                ),
                PROFILE_FILE: PROFILE,
            },
            "a.zip",
        )
    )
    assert desk.column("text_length") == [None]


GROUP = chat(
    "inbox/wargarw05_178405555555555",
    "Warga RW 05",
    message(2, 0, "Siti", "Halo"),
    message(2, 1, OFFICE, "Ya?"),
    others=("Siti", "Budi"),
)


def test_a_group_is_rejected_with_that_reason_and_alone_refuses_the_file(desk):
    with_group = ARCHIVE | {f"{INBOX}/wargarw05_178405555555555/message_1.json": GROUP}
    assert counts(desk.load(desk.file(with_group, "a.zip"))) == (6, 4, 0, 0, 2)
    assert {row["why"] for row in desk.info()["rejected_rows"]} == {"group_chat"}
    alone = {f"{INBOX}/wargarw05_178405555555555/message_1.json": GROUP, PROFILE_FILE: PROFILE}
    assert "obrolan grup" in str(desk.refused(desk.file(alone, "b.zip")))


def test_a_long_chat_in_two_files_is_one_and_a_group_in_either_is_one_in_both(desk):
    older = chat(SITI["thread_path"], "Siti Rahayu", message(1, 0, "Siti Rahayu", "Halo?"))
    folder = f"{INBOX}/sitirahayu_178401234567890"
    desk.load(desk.file(ARCHIVE | {f"{folder}/message_2.json": older}, "a.zip"))
    assert len(set(desk.column("conversation_key"))) == 2
    left = GROUP | {
        "messages": [message(1, 0, "Siti", "Halo")],
        "participants": [{"name": "Siti"}, {"name": OFFICE}],
    }
    folder = f"{INBOX}/wargarw05_178405555555555"
    group = {f"{folder}/message_1.json": GROUP, f"{folder}/message_2.json": left}
    assert desk.load(desk.file(ARCHIVE | group, "b.zip"))["rejected"] == 3


def test_who_is_asked_once_with_the_one_in_every_chat_as_guess_and_remembered(desk):
    without_profile = {path: value for path, value in ARCHIVE.items() if path != PROFILE_FILE}
    path = desk.file(without_profile, "a.zip")
    assert desk.refused(path).question.asks == "account"
    asked = desk.refused(path, "--account", "ig")
    assert asked.question.asks == "own" and asked.question.guess == OFFICE
    assert counts(desk.load(path, "--account", "ig", "--own", OFFICE)) == (4, 4, 0, 0, 0)
    assert desk.column("direction") == ["inbound", "outbound", "inbound", "inbound"]
    line = desk.load(desk.file({"message_1.json": SITI}, "b.zip"))  # nobody is asked again
    assert (line["format"], counts(line)) == ("instagram", (3, 0, 0, 3, 0))


def test_another_office_in_a_chat_is_a_citizen_of_this_export(desk):
    with_other = ARCHIVE | {
        f"{INBOX}/dinpu_178403333333333/message_1.json": chat(
            "inbox/dinpu_178403333333333", "@dinpu", message(4, 0, "@dinpu", "Mohon data jalan")
        )
    }
    desk.load(desk.file(with_other, "a.zip"))
    assert desk.column("account_id") == ["ig"] * 5 and desk.column("direction")[-1] == "inbound"
    no_profile = {path: value for path, value in with_other.items() if path != PROFILE_FILE}
    assert desk.refused(desk.file(no_profile, "b.zip"), "--account", "pu").question.guess == OFFICE


def test_the_profile_of_a_person_who_manages_the_page_is_not_the_page(desk):
    desk.load(desk.file(ARCHIVE, "a.zip"), "--account", "ig", "--own", OFFICE)
    person = {
        "profile_v2": {
            "name": {"full_name": "Bagus Pribadi"},
            "username": "bagus.pribadi",
            "education_experiences": [{"name": "Siti Rahayu"}],
        }
    }
    one_chat = {"message_1.json": SITI, "profile_information/profile_information.json": person}
    assert counts(desk.load(desk.file(one_chat, "b.zip"))) == (3, 0, 0, 3, 0)


def test_staff_are_neither_citizens_nor_answers(desk):
    desk.load(
        desk.file(
            {
                f"{INBOX}/a/message_1.json": chat(
                    "inbox/siti_178401234567890",
                    "Siti",
                    message(2, 0, "Siti", "Halo?"),
                    message(2, 5, "admin.bagus", "Ya"),
                    message(2, 9, OFFICE, "Ada apa?"),
                    others=("Siti", "admin.bagus"),
                ),
                PROFILE_FILE: PROFILE,
            },
            "a.zip",
        )
    )
    assert [row["why"] for row in desk.info()["rejected_rows"]] == ["staff"]
    assert desk.cases("ig") == [("02 02:00", "02 02:09")]


def test_one_chat_alone_covers_nothing_and_is_of_the_account_s_platform(desk):
    path = desk.file(SITI, "message_1.json")
    line = desk.load(path, "--account", "fb", "--own", OFFICE)
    assert (line["format"], counts(line)) == ("facebook", (3, 3, 0, 0, 0))
    assert (desk.info()["from"], desk.info()["until"]) == (None, None)
    desk.load(desk.file(ARCHIVE, "a.zip"))
    assert desk.info()["from"] == "2026-02-01T17:00:00Z"  # 2 February, 00:00 WIB


def test_facebook_is_told_from_instagram_by_its_folders(desk):
    facebook = {
        f"your_facebook_activity/messages/inbox/siti/{name}": value
        for name, value in (("message_1.json", SITI),)
    }
    line = desk.load(desk.file(facebook, "a.zip"), "--account", "fb", "--own", OFFICE)
    assert line["format"] == "facebook"


def test_the_export_of_secured_messages_is_the_same_thing(desk):
    secured = {
        "participants": ["Siti", OFFICE],
        "threadName": "Siti_7",
        "messages": [
            {
                "isUnsent": False,
                "media": [],
                "reactions": [],
                "senderName": name,
                "text": text,
                "type": "text",
                "timestamp": message(2, minute, name)["timestamp_ms"],
            }
            for minute, name, text in ((0, "Siti", "Apotek buka? 🙏"), (4, OFFICE, "Buka"))
        ],
    }
    desk.load(desk.file({"Siti_7.json": secured}, "a.zip"), "--account", "fb", "--own", OFFICE)
    assert desk.cases("fb") == [("02 02:00", "02 02:04")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({f"{INBOX}/a/message_1.html": "<html><body>Siti</body></html>"}, "JSON"),
        (
            {"your_facebook_activity/comments_and_reactions/comments.json": {"comments_v2": []}},
            "centang Pesan",
        ),
    ],
)
def test_an_export_without_chats_in_json_says_what_to_ask_for(desk, content, says):
    assert says in str(desk.refused(desk.file(content, "a.zip"), "--account", "ig"))


def test_no_name_id_or_text_is_stored(desk):
    desk.load(desk.file(ARCHIVE, "a.zip"), "--account", "ig", "--own", OFFICE)
    desk.cases("ig")
    content = desk.contents()
    for secret in (
        "rahayu",
        "178401234567890",
        "rujukan",
        "bawa ktp",
        "terima kasih",
        "sántoso",
        "sitirahayu",
        "kesehatan klaten",
    ):
        assert secret.encode() not in content, secret
